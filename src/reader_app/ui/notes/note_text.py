"""A note's text laid out at a width, so that a card's height is known without a widget and is what is painted."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QPainter, QTextLayout, QTextOption

LINE_PITCH = 1.65
"""Of a note's lines, in shares of the letters' size."""


class NoteText:
    """Plain text in lines of one pitch; what the user typed is what is shown.

    Args:
        width: In pixels.
        most_lines: Further lines are left out, 0 = none are.
    """

    def __init__(self, text: str, font: QFont, width: float, most_lines: int = 0) -> None:
        self._pitch = round(font.pixelSize() * LINE_PITCH)
        self._layout = QTextLayout(text.replace("\n", "\u2028"), font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._layout.beginLayout()
        count = 0
        while not most_lines or count < most_lines:
            line = self._layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(max(1.0, width))
            line.setPosition(QPointF(0, count * self._pitch + (self._pitch - line.height()) / 2))
            count += 1
        self._layout.endLayout()
        self.height = count * self._pitch if text else 0

    def paint(self, painter: QPainter, place: QPointF) -> None:
        """Draw it with the painter's pen."""
        self._layout.draw(painter, place)
