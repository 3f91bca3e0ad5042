"""Groups of articles that are alike, as a tree: each group with its articles under it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from reader_app.services.duplicates import Duplicate
from reader_app.ui.i18n import tr

_ID = Qt.ItemDataRole.UserRole
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
Groups = Sequence[Sequence[Duplicate]]


class DuplicateGroups(QTreeWidget):
    """Groups with their articles under them.

    Signals:
        wanted: Enter was pressed.
    """

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("重复的文章"))
        self.setHeaderLabels([tr("标题"), tr("相同"), tr("来源"), tr("日期"), tr("文件")])
        self.setRootIsDecorated(True)
        self.setUniformRowHeights(True)
        self.setSelectionMode(QTreeWidget.SelectionMode.ExtendedSelection)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        header = self.header()
        header.setStretchLastSection(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        em = QFontMetrics(self.font()).horizontalAdvance("国")
        for column, characters in enumerate((24, 6, 10, 8)):
            self.setColumnWidth(column, characters * em)

    def fill(self, groups: Groups) -> None:
        """Show these groups, all open, the first article chosen that is like another."""
        self.clear()
        for group in groups:
            top = QTreeWidgetItem([group[0].article.title, tr("{count} 篇", count=len(group))])
            for number, each in enumerate(group):
                article, day = each.article, each.article.date
                alike = tr("原篇") if number == 0 else percent(each.likeness)
                row = [article.title, alike, article.source or "", day.isoformat() if day else "", article.path]
                item = QTreeWidgetItem(top, row)
                item.setData(0, _ID, article.id)
                item.setToolTip(4, article.path)
            self.addTopLevelItem(top)
            top.setExpanded(True)
            if self.topLevelItemCount() == 1:
                self.setCurrentItem(_children(top)[1])

    def chosen(self) -> list[str]:
        """The articles that are chosen."""
        return [str(item.data(0, _ID)) for item in self.selectedItems() if item.parent() is not None]

    def members(self) -> list[str]:
        """All articles of the group in which something is chosen."""
        items = self.selectedItems()
        return [] if not items else _ids(items[0].parent() or items[0])

    def group(self) -> list[str]:
        """The same, or nothing if articles of several groups are chosen."""
        tops = {id(item.parent() or item) for item in self.selectedItems()}
        return self.members() if len(tops) == 1 else []

    def pair(self) -> tuple[str, str] | None:
        """The two articles to compare: both that are chosen, or the first of the group and the chosen one."""
        group, chosen = self.group(), self.chosen()
        if not group or len(chosen) > 2:
            return None
        if len(chosen) == 2:
            return chosen[0], chosen[1]
        other = chosen[0] if chosen and chosen[0] != group[0] else group[1]
        return group[0], other

    def all_ids(self) -> list[str]:
        """Every article."""
        return [key for top in self._tops() for key in _ids(top)]

    def drop(self, ids: set[str]) -> None:
        """Leave out articles, and groups of which not two are left."""
        for top in self._tops():
            for item in _children(top):
                if item.data(0, _ID) in ids:
                    top.removeChild(item)
            top.setText(1, tr("{count} 篇", count=top.childCount()))
            if top.childCount() < 2:
                self.takeTopLevelItem(self.indexOfTopLevelItem(top))

    def _tops(self) -> list[QTreeWidgetItem]:
        items = [self.topLevelItem(index) for index in range(self.topLevelItemCount())]
        return [item for item in items if item is not None]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.wanted.emit()
            return
        super().keyPressEvent(event)


def _ids(top: QTreeWidgetItem) -> list[str]:
    return [str(item.data(0, _ID)) for item in _children(top)]


def _children(top: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    items = [top.child(index) for index in range(top.childCount())]
    return [item for item in items if item is not None]


def percent(likeness: float) -> str:
    """A likeness in words; only what is the same to the character is 100 %."""
    return tr("完全相同") if likeness >= 1.0 else f"{min(99, round(likeness * 100))} %"
