"""The list of all tags in the tag dialog, each with a box to tick for the articles that the dialog is about."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from reader_app.ui import theme
from reader_app.ui.i18n import tr
from reader_app.ui.library.tag_delegate import COUNT, DOT, TagDelegate
from reader_app.ui.session import Session

_TOGGLES = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TagList(QListWidget):
    """Shows the tags of `ids`; a click, space or Enter asks for a tag to be given or taken.

    Signals:
        toggled: (str, bool) this tag shall be given to all of the articles, or taken from them.
    """

    toggled = Signal(str, bool)

    def __init__(self, session: Session, ids: tuple[str, ...]) -> None:
        super().__init__()
        self._session = session
        self._ids = ids
        self._pressed = -1
        self._delegate = TagDelegate(theme.choose(session.settings.text("general.theme")))
        self.setItemDelegate(self._delegate)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("所有标签"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.load()

    def load(self) -> None:
        """Show the tags as they are now; the same one stays current."""
        current = self.tag()
        service = self._session.services.tags
        having = Counter(tag for article_id in self._ids for tag in service.of(article_id))
        colours = service.colours()
        self.clear()
        for tag, count in service.counts().items():
            item = QListWidgetItem(tag, self)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            state = _state(having[tag], len(self._ids))
            item.setData(Qt.ItemDataRole.CheckStateRole, state)
            item.setData(COUNT, count)
            item.setData(DOT, colours[tag])
            item.setData(Qt.ItemDataRole.AccessibleTextRole, _spoken(tag, state))
            item.setToolTip(tag)
        self.go_to(current)

    def tag(self) -> str:
        """The current line's tag, or ""."""
        item = self.currentItem()
        return item.text() if item is not None else ""

    def go_to(self, tag: str) -> None:
        """Make a tag's line the current one, or the first where there is no such tag."""
        found = self.findItems(tag, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchCaseSensitive) if tag else []
        row = self.row(found[0]) if found else 0
        self.setCurrentRow(row, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _toggle(self, index: QModelIndex) -> None:
        state = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole))
        self.toggled.emit(index.data(), state is not Qt.CheckState.Checked)

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _TOGGLES and self.currentItem() is not None:
            self._toggle(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._pressed = self.indexAt(event.position().toPoint()).row()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        # Not by `clicked`: the lines are made anew while it is told.
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.row() == self._pressed and event.button() is Qt.MouseButton.LeftButton:
            self._toggle(index)


def _state(having: int, total: int) -> Qt.CheckState:
    if not having:
        return Qt.CheckState.Unchecked
    return Qt.CheckState.Checked if having == total else Qt.CheckState.PartiallyChecked


def _spoken(tag: str, state: Qt.CheckState) -> str:
    said = {
        Qt.CheckState.Unchecked: tr("没有"),
        Qt.CheckState.PartiallyChecked: tr("部分文章有"),
        Qt.CheckState.Checked: tr("已有"),
    }[state]
    return tr("{name}，{state}", name=tag, state=said)
