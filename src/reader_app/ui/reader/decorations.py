"""Paints what stands beside and behind the text of a page: marks, paragraph numbers, list markers, rules of quotations.

Everything is painted for the blocks in view only, in document pixels, before the text itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from reader_app.domain.block import Block, BlockKind, Document, ListMarker
from reader_app.ui.reader.columns import Columns
from reader_app.ui.reader.geometry import Band, Geometry
from reader_app.ui.reader.marks import Mark, fills, mix
from reader_app.ui.reader.readings import Readings
from reader_app.ui.reader.typography import Typography
from reader_app.ui.theme import Theme

_NUMBER_DISTANCE = 34
_NUMBER_SPACE = 6
_RADIUS = 2.0
_DASH, _GAP = 5, 4


class Decorations:
    """Paints one page in one look."""

    def __init__(self, document: Document, geometry: Geometry, typography: Typography, theme: Theme) -> None:
        self._document = document
        self._geometry = geometry
        self._type = typography
        self._theme = theme
        self._readings = Readings(geometry, geometry.page.showing, typography, theme) if typography.pinyin else None
        self._rule = QColor(mix(theme.line, theme.ink3, 0.2))

    def paint(self, painter: QPainter, band: Band, columns: Columns, marks: Mapping[int, Sequence[Mark]]) -> None:
        """Everything that meets `band`."""
        gutter = columns.gutter
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index in self._geometry.visible(band):
            block = self._document.blocks[index]
            self._paint_block(painter, index, block, columns)
            if index in marks:
                self._paint_marks(painter, marks[index], band)
            if self._readings is not None:
                self._readings.paint(painter, index, band)
            number = self._document.paragraphs[index]
            if number and self._type.numbers:
                self._paint_number(painter, index, number, gutter)

    def _paint_marks(self, painter: QPainter, marks: Sequence[Mark], band: Band) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        for start, end, colour in fills(marks):
            painter.setBrush(QColor(colour))
            for line in self._geometry.boxes(start, end, band):
                painter.drawRoundedRect(line.box, _RADIUS, _RADIUS)
        for mark in marks:
            if mark.line:
                self._underline(painter, mark, band)
            if mark.edge:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(QColor(mark.edge), 1))
                for line in self._geometry.boxes(mark.start, mark.end, band):
                    painter.drawRoundedRect(line.box.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
                painter.setPen(Qt.PenStyle.NoPen)

    def _underline(self, painter: QPainter, mark: Mark, band: Band) -> None:
        for line in self._geometry.boxes(mark.start, mark.end, band):
            top = line.baseline + self._type.size * 0.24
            stroke = QRectF(line.box.left(), round(top), line.box.width(), 2)
            for piece in _dashes(stroke) if mark.dashed else (stroke,):
                painter.fillRect(piece, QColor(mark.line))

    def _paint_number(self, painter: QPainter, index: int, number: int, gutter: float) -> None:
        """Left of the text, at the left where there is room for three digits."""
        baseline = self._geometry.first_line(index).baseline
        width = QFontMetricsF(self._type.tiny).horizontalAdvance(str(number))
        left = max(2.0, min(gutter - _NUMBER_DISTANCE, gutter - _NUMBER_SPACE - width))
        self._write(painter, self._type.tiny, self._theme.ink3, QPointF(left, baseline), str(number))

    def _paint_block(self, painter: QPainter, index: int, block: Block, columns: Columns) -> None:
        gutter = columns.gutter
        match block.kind:
            case BlockKind.LIST:
                self._list_marker(painter, index, block)
            case BlockKind.FOOTNOTE:
                self._footnote(painter, index, block, gutter)
            case BlockKind.QUOTE:
                self._quote(painter, index, block, gutter)
            case BlockKind.CODE:
                pad = self._type.pixels(10 / 17)
                box = self._geometry.block_box(index).adjusted(0, -pad, 0, pad)
                box.setLeft(gutter)
                box.setWidth(columns.column)
                framed = self._theme.pane == self._theme.paper  # where every ground is the same
                painter.setPen(QColor(self._theme.line) if framed else Qt.PenStyle.NoPen)
                painter.setBrush(QColor(self._theme.pane))
                painter.drawRoundedRect(box, 6, 6)
            case BlockKind.RULE:
                middle = gutter + columns.column / 2
                y = self._geometry.block_box(index).center().y()
                self._hair_line(painter, middle - 48, middle + 48, y)
            case _:
                pass

    def _quote(self, painter: QPainter, index: int, block: Block, gutter: float) -> None:
        box = self._geometry.block_box(index)
        following = index + 1 < len(self._document.blocks) and self._document.blocks[index + 1].kind is BlockKind.QUOTE
        bottom = self._geometry.block_box(index + 1).top() if following else box.bottom()
        for depth in range(block.level):
            left = gutter + (1.5 * depth + 0.7) * self._type.advance
            painter.fillRect(QRectF(left, box.top() + 3, 3, bottom - box.top()), self._rule)

    def _footnote(self, painter: QPainter, index: int, block: Block, gutter: float) -> None:
        self._marker(painter, index, block.target, self._type.tiny)
        if self._document.blocks[index - 1].kind is not BlockKind.FOOTNOTE:
            top = self._geometry.block_box(index).top() - self._type.pixels(12 / 17)
            self._hair_line(painter, gutter, gutter + 8 * self._type.advance, top)

    def _list_marker(self, painter: QPainter, index: int, block: Block) -> None:
        if block.marker is ListMarker.NUMBER:
            self._marker(painter, index, f"{block.number}.", self._type.text)
        if block.marker is not ListMarker.BULLET:
            return
        line = self._geometry.first_line(index)
        centre = QPointF(line.box.left() - self._type.advance, line.baseline - self._type.size * 0.36)
        radius = self._type.size * 0.15
        painter.setPen(QPen(QColor(self._theme.ink2), 1.2))
        painter.setBrush(QColor(self._theme.ink2) if block.level % 2 else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(centre, radius, radius)

    def _marker(self, painter: QPainter, index: int, text: str, font: QFont) -> None:
        """`text` left of the first line, ending a little before it."""
        line = self._geometry.first_line(index)
        left = line.box.left() - self._type.advance * 0.5 - QFontMetricsF(font).horizontalAdvance(text)
        self._write(painter, font, self._theme.ink2, QPointF(left, line.baseline), text)

    def _write(self, painter: QPainter, font: QFont, colour: str, place: QPointF, text: str) -> None:
        painter.setFont(font)
        painter.setPen(QColor(colour))
        painter.drawText(place, text)

    def _hair_line(self, painter: QPainter, left: float, right: float, y: float) -> None:
        painter.fillRect(QRectF(left, round(y), right - left, 1), QColor(self._theme.ink3))


def _dashes(stroke: QRectF) -> Iterator[QRectF]:
    left = stroke.left()
    while left < stroke.right():
        yield QRectF(left, stroke.top(), min(_DASH, stroke.right() - left), stroke.height())
        left += _DASH + _GAP
