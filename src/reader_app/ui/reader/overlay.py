"""What is shown for a while over the marks: a flash on the passage that is meant, the sentence that is read aloud."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QVariantAnimation
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from reader_app.ui.reader.geometry import Band, Geometry
from reader_app.ui.theme import Theme

_ROUND = 2.0


class Overlay(QObject):
    """Two stretches, in code points, that `paint` paints behind the letters."""

    def __init__(self, viewport: QWidget) -> None:
        super().__init__(viewport)
        self._viewport = viewport
        self._flash = QVariantAnimation(self, startValue=0.55, endValue=0.0, duration=1400)
        self._flash.valueChanged.connect(lambda _: viewport.update())
        self._flashed = (0, 0)
        self._spoken: tuple[int, int] | None = None

    def flash(self, start: int, end: int) -> None:
        """Show for a moment that this passage is meant."""
        self._flashed = (start, end)
        self._flash.start()

    def clear(self) -> None:
        """Another page: nothing flashes any more."""
        self._flash.stop()

    def speak(self, stretch: tuple[int, int] | None) -> None:
        """This sentence is being read, or none."""
        if stretch != self._spoken:
            self._spoken = stretch
            self._viewport.update()

    def paint(self, painter: QPainter, geometry: Geometry, band: Band, theme: Theme) -> None:
        """What of both is in `band`."""
        painter.setPen(Qt.PenStyle.NoPen)
        if self._spoken is not None:
            colour = QColor(theme.accent)
            colour.setAlphaF(0.20 if theme.dark else 0.13)
            painter.setBrush(colour)
            for line in geometry.boxes(*self._spoken, band):
                painter.drawRoundedRect(line.box, _ROUND, _ROUND)
                painter.fillRect(line.box.adjusted(0, line.box.height() - 1, 0, 1), QColor(theme.accent))
        if self._flash.state() is QVariantAnimation.State.Running:
            colour = QColor(theme.accent)
            colour.setAlphaF(float(self._flash.currentValue()))
            for line in geometry.boxes(*self._flashed, band):
                painter.fillRect(line.box, colour)
