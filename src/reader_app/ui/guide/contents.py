"""What stands beside a page of the guide: all pages with their headings, or the places where words were found."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QTreeWidget, QTreeWidgetItem, QWidget

from reader_app.services.guide import GuidePage, GuidePlace
from reader_app.ui.i18n import tr

_PAGE, _START, _END = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1, Qt.ItemDataRole.UserRole + 2
DEEPEST = 2
"""Headings beyond this level are not listed."""


class Contents(QTreeWidget):
    """A tree of pages.

    Signals:
        chosen: (page's name, start, end) by mouse or key; end = start for a heading or a page.
    """

    chosen = Signal(str, int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._following = False
        self.setObjectName("guideContents")
        self.setAccessibleName(tr("指南目录"))
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setIndentation(14)
        self.setRootIsDecorated(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentItemChanged.connect(lambda item, _before: self._choose(item))
        self.itemClicked.connect(self._choose)

    def show_pages(self, pages: Sequence[GuidePage]) -> None:
        """List the pages with their headings."""
        self._begin()
        for page in pages:
            item = self._add(None, page.title, page.name, 0, 0)
            for start, level, words in page.headings:
                if level <= DEEPEST:
                    self._add(item, words, page.name, start, start)
        self._following = False

    def show_found(self, places: Sequence[GuidePlace], titles: dict[str, str]) -> None:
        """List where something was found, by page."""
        self._begin()
        for place in places:
            last = self.topLevelItem(self.topLevelItemCount() - 1)
            if last is None or last.data(0, _PAGE) != place.page:
                last = self._add(None, titles[place.page], place.page, 0, 0)
                last.setExpanded(True)
            self._add(last, place.excerpt, place.page, place.start, place.end).setToolTip(0, place.excerpt)
        self._following = False

    def follow(self, page: str, offset: int) -> None:
        """Show where the reader is, without choosing it; only this page's headings are unfolded."""
        self._following = True
        for number in range(self.topLevelItemCount()):
            item = self.topLevelItem(number)
            assert item is not None
            here = item.data(0, _PAGE) == page
            item.setExpanded(here)
            if here:
                inside = [item, *filter(None, (item.child(place) for place in range(item.childCount())))]
                self.setCurrentItem([each for each in inside if each.data(0, _START) <= offset][-1])
        self._following = False

    def first(self) -> None:
        """Choose the first place that was found."""
        item = self.topLevelItem(0)
        if item is not None:
            self.setCurrentItem(item.child(0) or item)
            self._choose(self.currentItem())

    def _begin(self) -> None:
        self._following = True
        self.clear()

    def _add(self, parent: QTreeWidgetItem | None, words: str, page: str, start: int, end: int) -> QTreeWidgetItem:
        item = QTreeWidgetItem([words])
        for role, value in ((_PAGE, page), (_START, start), (_END, end)):
            item.setData(0, role, value)
        if parent is None:
            self.addTopLevelItem(item)
        else:
            parent.addChild(item)
        return item

    def _choose(self, item: QTreeWidgetItem | None) -> None:
        if item is not None and not self._following:
            self.chosen.emit(item.data(0, _PAGE), item.data(0, _START), item.data(0, _END))

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self._choose(item)
            return
        super().keyPressEvent(event)
