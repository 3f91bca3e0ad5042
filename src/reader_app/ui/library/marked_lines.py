"""Lays out a few lines of words, cut with an ellipsis, and paints them with marks behind what was found."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from reader_app.domain.text import Utf16Map
from reader_app.ui.search.excerpt import MarkedText

LONGEST = 400
"""Characters that are looked at; no row is wide enough for more."""


class MarkedLines:
    """`words` in at most `count` lines of `width` px.

    Args:
        line_height: From one line to the next, in px; the words stand in the middle of it.
    """

    def __init__(self, words: MarkedText, font: QFont, width: float, line_height: float, count: int = 1) -> None:
        self._metrics = QFontMetricsF(font)
        self._font, self._width, self._line_height = font, width, line_height
        text = words.text[:LONGEST]
        units = Utf16Map(text)
        self._marks = [(units.to_units(start), units.to_units(min(end, LONGEST))) for start, end in words.marks]
        self._layout = self._lay_out(text)
        if self._layout.lineCount() > count:
            start = units.to_offset(self._layout.lineAt(count - 1).textStart())
            last = self._metrics.elidedText(text[start:], Qt.TextElideMode.ElideRight, width)
            self._layout = self._lay_out(text[:start] + last, count)
            kept = units.to_units(start + len(last) - 1)
            self._marks = [(low, min(high, kept)) for low, high in self._marks if low < kept]

    def _lay_out(self, text: str, count: int = LONGEST) -> QTextLayout:
        layout = QTextLayout(text, self._font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setCacheEnabled(True)
        layout.beginLayout()
        for row in range(count):
            line = layout.createLine()
            if not line.isValid():
                break
            # The last line allowed has been cut already; rounding must not break it once more.
            line.setLineWidth(self._width if row < count - 1 else self._width + self._metrics.averageCharWidth())
            line.setPosition(QPointF(0, row * self._line_height + (self._line_height - line.height()) / 2))
        layout.endLayout()
        return layout

    def paint(self, painter: QPainter, at: QPointF, mark: QColor) -> None:
        """Draw them with the painter's pen, the first line's top left corner at `at`."""
        if self._marks:
            painter.save()
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(mark)
            for area in self._areas():
                painter.drawRoundedRect(area.translated(at), 2, 2)
            painter.restore()
        self._layout.draw(painter, at)

    def _areas(self) -> list[QRectF]:
        """The rectangles behind the marks."""
        areas = []
        edges = [self._layout.lineAt(row).textStart() for row in range(self._layout.lineCount())]
        height = self._metrics.capHeight() + self._metrics.descent() + 4
        for row, (first, last) in enumerate(pairwise([*edges, len(self._layout.text()) * 2])):
            line = self._layout.lineAt(row)
            top = line.y() + line.ascent() - self._metrics.capHeight() - 3
            for start, end in self._marks:
                if start < last and end > first:
                    left, right = self._x(row, max(start, first)), self._x(row, min(end, last))
                    areas.append(QRectF(left, top, right - left, height))
        return areas

    def _x(self, row: int, unit: int) -> float:
        found = self._layout.lineAt(row).cursorToX(unit)
        assert isinstance(found, tuple)  # PySide6 answers with the position as well
        return float(found[0])
