"""Reading undisturbed: the article alone on the full screen, until a key or the mouse at the upper edge ends it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from reader_app.ui.main_window import MainWindow

EDGE = 2
"""Pixels from the upper edge of the screen at which the mouse brings menus and toolbar."""
LEAVE = 24
"""Pixels below them at which they go again."""

_MOVES = (QEvent.Type.MouseMove, QEvent.Type.HoverMove)


class Undisturbed(QObject):
    """Puts away what is not the article, and brings back exactly that."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._put_away: list[QWidget] = []
        self._was = Qt.WindowState.WindowNoState
        self._revealed = False
        self.on = False
        self._watch = QTimer(self, singleShot=True, interval=60)
        self._watch.timeout.connect(self._follow_mouse)
        self._mouse_y = 0

    def toggle(self) -> None:
        """Begin, or end."""
        if self.on:
            self.end()
        else:
            self.begin()

    def begin(self) -> None:
        """The article alone, on the full screen."""
        if self.on or self._window.session.current is None:
            return
        self.on = True
        self._window.reader.focus_text()  # before what has the keyboard is hidden and Qt gives it away
        self._was = self._window.windowState()
        self._put_away = [each for each in self._window.furniture() if not each.isHidden()]
        for each in self._put_away:
            each.hide()
        for place in (self._window.reader, self._window.reader.text):
            place.setMouseTracking(True)  # the upper edge is theirs
        self._window.reader.set_bare(True)
        self._window.showFullScreen()
        application = QApplication.instance()
        assert application is not None
        application.installEventFilter(self)

    def end(self) -> None:
        """Everything is as it was."""
        if not self.on:
            return
        self.on = self._revealed = False
        self._watch.stop()
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        for each in self._put_away:
            each.show()
        self._put_away = []
        self._window.reader.set_bare(False)
        self._window.setWindowState(self._was)
        self._window.reader.focus_text()

    # The mouse at the upper edge

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES and isinstance(event, QMouseEvent):
            self._mouse_y = self._window.mapFromGlobal(event.globalPosition().toPoint()).y()
            if self._revealed != self._at_edge():
                self._watch.start()
        return False

    def _at_edge(self) -> bool:
        if not self._revealed:
            return self._mouse_y <= EDGE
        menus, bar = self._window.menuBar(), self._window.reader.toolbar
        return self._mouse_y <= menus.height() + bar.height() + LEAVE or menus.activeAction() is not None

    def _follow_mouse(self) -> None:
        """Show menus and toolbar while the mouse is there."""
        shown = self._at_edge()
        if self.on and shown != self._revealed:
            self._revealed = shown
            self._window.menuBar().setVisible(shown)
            self._window.reader.set_bare(not shown)
