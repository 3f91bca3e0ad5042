"""Paints the pronunciation of rare characters above them, in the space that their line leaves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from reader_app.domain.block import BlockKind
from reader_app.services.showing import Showing
from reader_app.ui.reader.geometry import Band, Geometry, LineBox
from reader_app.ui.reader.typography import PINYIN, Typography
from reader_app.ui.theme import Theme

_ABOVE = 1.0
"""Where pinyin stands, in sizes of the character above its baseline."""
_WIDEST = 2.0
"""What pinyin may take where its neighbours have none, in sizes of the character."""
_SPACE = 0.12
"""Between two readings, in sizes of the character."""

Placed = tuple[LineBox, str]


class Readings:
    """The readings of one page; those of a block are looked up when it is first painted."""

    def __init__(self, geometry: Geometry, showing: Showing, typography: Typography, theme: Theme) -> None:
        self._geometry = geometry
        self._showing = showing
        self._type = typography
        self._colour = QColor(theme.ink2)
        self._known: dict[int, tuple[tuple[int, str], ...]] = {}

    def of(self, index: int) -> tuple[tuple[int, str], ...]:
        """(offset in the block, pinyin) of the rare characters of a document block."""
        if index not in self._known:
            block = self._geometry.page.source.blocks[index]
            read = () if block.kind is BlockKind.CODE else self._showing.readings(block.text)
            self._known[index] = read
        return self._known[index]

    def paint(self, painter: QPainter, index: int, band: Band) -> None:
        """Those of document block `index` that meet `band`."""
        found = self.of(index)
        if not found:
            return
        start = self._geometry.page.source.start(index)
        placed = [
            (box, said)
            for offset, said in found
            for box in self._geometry.boxes(start + offset, start + offset + 1, band)
        ]
        if placed:
            size = self._geometry.size_at(start)
            font = QFont(self._type.small)
            font.setPixelSize(max(6, round(size * PINYIN)))
            painter.setFont(font)
            painter.setPen(self._colour)
            for _, line in groupby(placed, key=lambda item: item[0].baseline):
                _paint_line(painter, list(line), size, QFontMetricsF(font))


def _paint_line(painter: QPainter, line: Sequence[Placed], size: float, metrics: QFontMetricsF) -> None:
    for (box, said), room in zip(line, rooms([box.box.left() for box, _ in line], size), strict=True):
        width = metrics.horizontalAdvance(said)
        scale = min(1.0, room / width)
        painter.save()
        painter.translate(QPointF(box.box.left() + size / 2 - width * scale / 2, box.baseline - size * _ABOVE))
        painter.scale(scale, 1.0)
        painter.drawText(QPointF(0, 0), said)
        painter.restore()


def rooms(lefts: Sequence[float], size: float) -> Iterator[float]:
    """How wide each reading of a line may be, so that none touches its neighbour; characters begin at `lefts`."""
    for index, left in enumerate(lefts):
        near = [abs(left - other) for other in lefts[max(0, index - 1) : index + 2] if other != left]
        yield min([size * _WIDEST, *(distance - size * _SPACE for distance in near)])
