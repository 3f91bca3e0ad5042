"""Places side by side with a line between them, which is seen and felt under the mouse; each can be put away."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QEvent, QRect, Qt
from PySide6.QtGui import QColor, QEnterEvent, QGuiApplication, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

from reader_app.ui import theme
from reader_app.ui.session import Session

TITLE = 32
"""Pixels of a window's title that must be on a screen to be taken hold of."""

GRAB = 4
"""Pixels on either side of the line where the mouse takes hold of it."""


class Panes(QSplitter):
    """A horizontal row of places."""

    def __init__(self, session: Session) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.session = session
        self.setHandleWidth(1)

    def createHandle(self) -> QSplitterHandle:
        return _Handle(self)

    def is_shown(self, place: QWidget) -> bool:
        """Whether something of a place can be seen: it is neither hidden nor pushed together."""
        return not place.isHidden() and (self.sizes()[self.indexOf(place)] > 0 or not self.isVisible())

    def show_place(self, place: QWidget, shown: bool, width: int) -> None:
        """Show a place, at least `width` px wide if it had been pushed together, or put it away."""
        place.setVisible(shown)
        sizes, index = self.sizes(), self.indexOf(place)
        if shown and self.isVisible() and sizes[index] == 0:
            widest = max(range(len(sizes)), key=lambda each: sizes[each])
            sizes[widest] -= width
            sizes[index] = width
            self.setSizes(sizes)

    def state(self) -> str:
        """The sizes as text, for `restore`."""
        return self.saveState().toBase64().toStdString()

    def restore(self, state: str) -> None:
        """The sizes that `state` gave."""
        if state:
            self.restoreState(QByteArray.fromBase64(state.encode()))
            self.setHandleWidth(1)


def on_screen(window: QWidget) -> None:
    """Bring a window back whose screen has gone or is smaller now, title and all."""
    frame = window.frameGeometry()
    areas = [screen.availableGeometry() for screen in QGuiApplication.screens()]
    title = QRect(frame.left() + TITLE, frame.top(), max(1, frame.width() - 2 * TITLE), TITLE)
    area = next((area for area in areas if area.intersects(title)), window.screen().availableGeometry())
    if area.contains(frame):
        return
    window.resize(window.size().boundedTo(area.size()))
    left = min(max(window.x(), area.left()), max(area.left(), area.right() - window.width()))
    top = min(max(window.y(), area.top()), max(area.top(), area.bottom() - window.height()))
    window.move(left, top)


class _Handle(QSplitterHandle):
    """One px wide to the eye, and wider under the mouse."""

    def __init__(self, panes: Panes) -> None:
        super().__init__(Qt.Orientation.Horizontal, panes)
        self._panes = panes
        self._over = False
        self.setAttribute(Qt.WidgetAttribute.WA_MouseNoMask)
        self.setContentsMargins(GRAB, 0, GRAB, 0)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        # Not QSplitterHandle's: it would put back margins of its own.
        self._draw_in()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._over = True
        self._draw_in()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._over = False
        self._draw_in()

    def _draw_in(self) -> None:
        """Cover no more of the places than what is painted."""
        line = self.contentsRect()
        self.setMask(QRegion(line.adjusted(-1, 0, 1, 0) if self._over else line))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = theme.choose(self._panes.session.settings.text("general.theme"))
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(colours.accent if self._over else colours.line))
