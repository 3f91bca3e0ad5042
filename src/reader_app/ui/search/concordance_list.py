"""The lines of a concordance as a view: choosing by mouse and keys, and copying."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from reader_app.domain.concordance import Line
from reader_app.ui.i18n import tr
from reader_app.ui.search.concordance_delegate import ConcordanceDelegate
from reader_app.ui.search.concordance_model import ConcordanceModel

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ConcordanceList(QListView):
    """Shows a `ConcordanceModel`.

    Signals:
        chosen: (`Line`) it shall be opened.
        went: (`Line` or None) it is the current one now.
    """

    chosen = Signal(object)
    went = Signal(object)

    def __init__(self, model: ConcordanceModel, delegate: ConcordanceDelegate) -> None:
        super().__init__()
        self._lines = model
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(tr("逐处对照"))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setItemDelegate(delegate)
        self.setModel(model)
        self.doubleClicked.connect(self._choose)

    def current(self) -> Line | None:
        """The line that is selected, or None."""
        return self._lines.line_at(self.currentIndex().row())

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Show these in place of those before; the selected one stays so, if it is among them."""
        kept = self.current()
        self._lines.show(lines)
        self.setCurrentIndex(self._lines.index(max(0, self._lines.row_of(kept))))
        self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.PositionAtCenter)

    def _choose(self, index: QModelIndex) -> None:
        line = self._lines.line_at(index.row())
        if line is not None:
            self.chosen.emit(line)

    # Qt

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        self.went.emit(self.current())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        line = self.current()
        if event.key() in _ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._choose(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.Copy):
            if line is not None:
                QGuiApplication.clipboard().setText(self._lines.words(line))
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, _search: str) -> None:
        """Nothing: letters do not look through what may be very many lines."""
