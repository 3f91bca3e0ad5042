"""The sidebar's list: sections that are collapsed and shown again by a click on their heading or by Left and Right."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView

from reader_app.ui.library.sidebar_model import SidebarModel

_FOLD = {Qt.Key.Key_Left: True, Qt.Key.Key_Right: False}
_TURN = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SectionList(QListView):
    """Shows a `SidebarModel`."""

    def __init__(self, model: SidebarModel) -> None:
        super().__init__()
        self._sections = model
        self.setModel(model)
        self.clicked.connect(self._click)

    def _click(self, index: QModelIndex) -> None:
        line = self._sections.line(index.row())
        if line is not None and line.is_heading:
            self._fold(index.row(), not line.collapsed)

    def _fold(self, row: int, collapsed: bool) -> None:
        """Collapse the section that a row belongs to, or show it again; the keys are at its heading then."""
        heading = self._sections.heading_of(row)
        if heading < 0 or (not collapsed and heading != row):
            return
        self._sections.collapse(heading, collapsed)
        self.selectionModel().setCurrentIndex(self._sections.index(heading), QItemSelectionModel.SelectionFlag.NoUpdate)

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, row = Qt.Key(event.key()), self.currentIndex().row()
        line = self._sections.line(row)
        bare = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if bare and key in _FOLD:
            self._fold(row, _FOLD[key])
        elif bare and key in _TURN and line is not None and line.is_heading:
            self._fold(row, not line.collapsed)
        else:
            super().keyPressEvent(event)
