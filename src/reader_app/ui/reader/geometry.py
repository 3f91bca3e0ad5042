"""Where text stands on the page, in document pixels: rectangles of passages, tops of lines, the blocks in a band."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QTextBlock, QTextLayout, QTextLine

from reader_app.ui.reader.document_writer import Page
from reader_app.ui.reader.line_starts import LineStarts


@dataclass(frozen=True, slots=True)
class Band:
    """A horizontal strip of the document, in pixels from its top."""

    top: float
    bottom: float


_FAR = 150
"""A point is never this many pixels from the text that it hits."""

EVERYTHING = Band(float("-inf"), float("inf"))


@dataclass(frozen=True, slots=True)
class LineBox:
    """A stretch of one line: the box of its letters, and where they stand."""

    box: QRectF
    baseline: float


class Geometry:
    """Measures a page that is laid out. Qt lays out no more of a long document than is asked for.

    Args:
        hanging: Whether opening marks hang out where they begin a line.
    """

    def __init__(self, page: Page, *, hanging: bool = False) -> None:
        self.page = page
        self._layout = page.written.documentLayout()
        self._starts = LineStarts() if hanging else None

    def boxes(self, start: int, end: int, band: Band = EVERYTHING) -> Iterator[LineBox]:
        """The boxes of `text[start:end]`, one a line, as far as they meet `band`."""
        low, high = self.page.places.position(start), self.page.places.position(end)
        block = self.page.written.findBlock(low)
        while block.isValid() and block.position() < high:
            rect = self._layout.blockBoundingRect(block)
            if rect.top() > band.bottom:
                return
            if rect.bottom() >= band.top:
                self._settle(block)
                inside = (max(0, low - block.position()), min(block.length() - 1, high - block.position()))
                yield from _lines(block, rect.topLeft(), *inside, band)
            block = block.next()

    def size_at(self, offset: int) -> int:
        """The size in pixels of the letters of the block in which `offset` stands."""
        return self.page.written.findBlock(self.page.places.position(offset)).charFormat().font().pixelSize()

    def first_line(self, index: int) -> LineBox:
        """The whole first line of document block `index`."""
        position = self.page.places.position(self.page.source.start(index))
        self._settle(self.page.written.findBlock(position))
        return self._line(position)

    def line_at(self, offset: int) -> LineBox:
        """The whole line in which `offset` stands."""
        return self._line(self.page.places.position(offset))

    def block_box(self, index: int) -> QRectF:
        """From the first line of document block `index` to its last (its column, where it is a table)."""
        source, places = self.page.source, self.page.places
        first = self._layout.blockBoundingRect(self.page.written.findBlock(places.position(source.start(index))))
        last = self._layout.blockBoundingRect(self.page.written.findBlock(places.position(source.end(index))))
        return first.united(last)

    def offset_at(self, point: QPointF, *, exact: bool = False) -> int | None:
        """The code point at a place; with `exact` None where no text is."""
        accuracy = Qt.HitTestAccuracy.ExactHit if exact else Qt.HitTestAccuracy.FuzzyHit
        position = self._layout.hitTest(point, accuracy)
        if position < 0:
            return None
        rect = self._layout.blockBoundingRect(self.page.written.findBlock(position))
        if not rect.top() - _FAR < point.y() < rect.bottom() + _FAR:
            # Qt answers with the end of the text where it has not laid out yet; asking for the size makes it finish.
            self._layout.documentSize()
            position = self._layout.hitTest(point, accuracy)
        return self.page.places.offset(position)

    def visible(self, band: Band) -> Iterator[int]:
        """The indices of the document blocks that meet `band`, in order."""
        source, part = self.page.source, self.page.part
        # Above the text Qt answers with the end of what it has laid out.
        above = band.top <= self._layout.blockBoundingRect(self.page.written.begin()).top()
        first = part.start if above else self.offset_at(QPointF(0, band.top))
        begin = max(source.block_at(part.start), source.block_at(first or 0) - 1)
        for index in range(begin, min(source.block_at(part.end - 1) + 1, len(source.blocks))):
            if self.first_line(index).box.top() > band.bottom:
                return
            yield index

    def _line(self, position: int) -> LineBox:
        block = self.page.written.findBlock(position)
        rect = self._layout.blockBoundingRect(block)
        layout = block.layout()
        line = layout.lineForTextPosition(position - block.position())
        if not line.isValid():
            return LineBox(rect, rect.bottom())
        return _box(line, rect.topLeft(), line.x(), line.x() + line.naturalTextWidth(), block)

    def _settle(self, block: QTextBlock) -> None:
        if self._starts is not None:
            self._layout.blockBoundingRect(block)  # lays it out
            self._starts.settle(block)


def _lines(block: QTextBlock, origin: QPointF, start: int, end: int, band: Band) -> Iterator[LineBox]:
    layout = block.layout()
    first, last = layout.lineForTextPosition(start), layout.lineForTextPosition(end)
    if not (first.isValid() and last.isValid()) or start >= end:
        return
    top = max(first.lineNumber(), _first_in(layout, band.top - origin.y()))
    for number in range(top, last.lineNumber() + 1):
        line = layout.lineAt(number)
        if origin.y() + line.y() > band.bottom:
            return
        low, high = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
        if low < high:
            yield _box(line, origin, _x(line, low), _x(line, high), block)


def _first_in(layout: QTextLayout, top: float) -> int:
    """The number of the first line whose foot is below `top`, by halving."""
    low, high = 0, layout.lineCount()
    while low < high:
        middle = (low + high) // 2
        line = layout.lineAt(middle)
        if line.y() + line.height() < top:
            low = middle + 1
        else:
            high = middle
    return low


def _box(line: QTextLine, origin: QPointF, left: float, right: float, block: QTextBlock) -> LineBox:
    baseline = origin.y() + line.y() + line.ascent()
    height = line.ascent() + line.descent()
    top = baseline - line.ascent()
    # Lines may stand closer than their letters' full height; boxes of two lines do not overlap.
    fixed = block.blockFormat().lineHeight()
    if 1 < fixed < height:
        top += (height - fixed) / 2
        height = fixed
    return LineBox(QRectF(origin.x() + left, top, right - left, height), baseline)


def _x(line: QTextLine, unit: int) -> float:
    found: Any = line.cursorToX(unit)
    return float(found[0])  # PySide gives (x, unit)
