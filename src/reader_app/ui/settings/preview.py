"""A piece of an article as it is set now, beside the settings that decide it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent

from reader_app.ui import theme
from reader_app.ui.i18n import tr
from reader_app.ui.reader.document_writer import write
from reader_app.ui.reader.text_view import TextView
from reader_app.ui.reader.typography import Typography
from reader_app.ui.session import Session
from reader_app.ui.settings.sample import SAMPLE
from reader_app.ui.values import Change

HEIGHT = 190
EMPTY = 30
"""How far the preview is scrolled to begin with: the page's upper margin is of no use here. In px."""


class LayoutPreview(TextView):
    """Written by the reader's own writer; follows the settings."""

    def __init__(self, session: Session) -> None:
        super().__init__(lambda _address: None)
        self._session = session
        self.setObjectName("layoutPreview")
        self.setAccessibleName(tr("版式预览"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFixedHeight(HEIGHT)
        self.set_notes(False)
        session.changed.connect(self._follow)
        self._write()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        bar = self.verticalScrollBar()
        bar.setValue(max(EMPTY, bar.value()))

    def sizeHint(self) -> QSize:
        return QSize(480, HEIGHT)

    def _follow(self, change: Change) -> None:
        if any(key == "general.theme" or key.startswith("reader.") for key in change.settings):
            self._write()

    def _write(self) -> None:
        colours = theme.choose(self._session.settings.text("general.theme"))
        typography = Typography.chosen(self._session.setting)
        place = self.verticalScrollBar().value()
        self.setStyleSheet(
            f"QTextBrowser {{ border: 1px solid {colours.line}; border-radius: 9px; padding: 0;"
            f" background: {colours.paper}; }}"
        )
        self.show_page(write(SAMPLE, typography, colours, parent=self), typography, colours)
        self.verticalScrollBar().setValue(place)
