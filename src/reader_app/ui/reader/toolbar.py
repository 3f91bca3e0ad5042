"""The line above the article: back and forward, its title, and the commands that readers use most."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from reader_app.ui.i18n import tr
from reader_app.ui.library.labels import ElidedLabel

_LEFT = ("go.back", "go.forward")
_RIGHT = ("reader.layout", "reader.contents", "view.notes", "study.present", "notes.export")
_ACCENT = "study.present"


class ReaderToolbar(QWidget):
    """Buttons for actions that exist among `actions`."""

    def __init__(self, actions: Mapping[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("readerToolbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(44)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(6)
        self._title = ElidedLabel()
        self._title.setStyleSheet("font-size: 12px;")
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        for name in _LEFT:
            self._add(row, name, actions)
        row.addWidget(self._title, 1)
        for name in _RIGHT:
            self._add(row, name, actions)

    def _add(self, row: QHBoxLayout, name: str, actions: Mapping[str, QAction]) -> None:
        if action := actions.get(name):
            button = QToolButton()
            button.setDefaultAction(action)
            button.setAccessibleName(action.text())
            button.setProperty("accent", name == _ACCENT)
            button.setStyleSheet("font-size: 12px;")
            row.addWidget(button)

    def set_title(self, title: str) -> None:
        """Show the open article's title."""
        self._title.setText(title)
        self._title.setAccessibleName(tr("打开的文章：{title}", title=title) if title else "")
