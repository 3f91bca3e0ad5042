"""Opening marks that begin a line hang out by their blank half, so that the left edge of the text is straight.

So does the thin space after a character that ends one, at the right. Which characters these are is known only when a
block has been laid out; then its lines are made again, the ones that begin with such a mark wider by the blank half and
shifted by it to the left. Their number and their height stay what
Qt's layout of the page knows, so that nothing moves; a block that would have fewer lines stays as it is. This is done
for blocks that are about to be measured or painted, never for a whole article.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontMetricsF, QTextBlock, QTextFormat, QTextLayout, QTextLine

from reader_app.ui.line_breaks import BREAK, JOINED, OPENING

_HALF = 0.5
_INK_FROM = 0.4
"""A mark has a blank half if its ink begins behind this share of its width."""


@dataclass(frozen=True, slots=True)
class _Settled:
    """What a block's lines were when they were seen to: by it one knows whether Qt has made them anew.

    Attributes:
        width: Of a whole line.
        line: The first one that was made wider, or None.
        made: The width of that line.
    """

    width: float
    line: int | None = None
    made: float = 0.0

    def holds(self, layout: QTextLayout) -> bool:
        """Whether nothing is to be done."""
        if self.line is None:
            return layout.lineAt(1).width() == self.width
        return self.line < layout.lineCount() and layout.lineAt(self.line).width() == self.made


class LineStarts:
    """Sees to the lines of one page."""

    def __init__(self) -> None:
        self._settled: dict[int, _Settled] = {}
        self._blanks: dict[tuple[str, str], float] = {}

    def settle(self, block: QTextBlock) -> None:
        """Let the opening marks at the starts of this block's lines hang out; it must be laid out."""
        layout = block.layout()
        if layout.lineCount() < 2:
            return
        settled = self._settled.get(block.blockNumber())
        if settled is None or not settled.holds(layout):
            self._settled[block.blockNumber()] = self._settle(block, layout)

    def _settle(self, block: QTextBlock, layout: QTextLayout) -> _Settled:
        text = _units(block.text())
        lines = [layout.lineAt(number) for number in range(layout.lineCount())]
        before = [line.width() for line in lines]
        gaps = _gaps(layout)
        blanks: dict[str, float] = {}
        if any(text[line.textStart()] in OPENING for line in lines[1:]):
            blanks = {mark: self._blank(block.charFormat().font(), mark) for mark in OPENING}
        if any(blanks.values()) or any(_last(line, text) in gaps for line in lines[:-1]):
            _make_lines(layout, text, blanks, gaps)
            made = [layout.lineAt(number).width() for number in range(layout.lineCount())]
            changed = next(
                (n for n, widths in enumerate(zip(before, made, strict=True)) if widths[0] != widths[1]), None
            )
            if changed is not None:
                return _Settled(before[1], changed, made[changed])
        return _Settled(before[1])

    def _blank(self, font: QFont, mark: str) -> float:
        """How much of `mark` is blank at its left, in pixels: half of it or nothing."""
        key = (font.key(), mark)
        if key not in self._blanks:
            metrics = QFontMetricsF(font)
            advance = metrics.horizontalAdvance(mark)
            blank = metrics.tightBoundingRect(mark).left() > advance * _INK_FROM
            self._blanks[key] = advance * _HALF if blank else 0.0
        return self._blanks[key]


def _make_lines(layout: QTextLayout, text: str, blanks: dict[str, float], gaps: dict[int, float]) -> None:
    """Make a block's lines again with blanks and gaps hanging out; as they were, if there would be another number."""
    lines = [layout.lineAt(number) for number in range(layout.lineCount())]
    baselines = [line.y() + line.ascent() for line in lines]
    first, body = (lines[0].x(), lines[0].width()), (lines[1].x(), lines[1].width())
    for outside, behind in ((blanks, gaps), ({}, {})):
        layout.beginLayout()
        for number in range(len(text) + 1):
            line = layout.createLine()
            if not line.isValid():
                break
            left, width = body if number else first
            blank = outside.get(text[line.textStart()], 0.0) if number else 0.0
            line.setLeadingIncluded(True)
            line.setLineWidth(width + blank)
            _hang_gap(line, width + blank, behind.get(_last(line, text), 0.0))
            baseline = baselines[min(number, len(baselines) - 1)]
            line.setPosition(QPointF(left - blank, baseline - line.ascent()))
        layout.endLayout()
        if layout.lineCount() == len(baselines):
            return


def _hang_gap(line: QTextLine, width: float, gap: float) -> None:
    """Let the thin space at the end of a line stand outside, unless the line would then hold more."""
    length = line.textLength()
    if gap:
        line.setLineWidth(width + gap)
        if line.textLength() != length:
            line.setLineWidth(width)


def _gaps(layout: QTextLayout) -> dict[int, float]:
    """Unit -> the thin space after it, in pixels."""
    spacing = QTextFormat.Property.FontLetterSpacing.value
    return {
        each.start: each.format.fontLetterSpacing() for each in layout.formats() if each.format.hasProperty(spacing)
    }


def _last(line: QTextLine, text: str) -> int:
    """The last unit of a line that is seen, -1 if there is none."""
    last = line.textStart() + line.textLength() - 1
    while last >= line.textStart() and text[last] in JOINED + BREAK:
        last -= 1
    return last


def _units(text: str) -> str:
    """`text` with one character for each UTF-16 unit, as Qt counts."""
    if text.isascii() or max(text) < "\U00010000":
        return text
    return "".join(map(chr, array("H", text.encode("utf-16-le", "surrogatepass"))))
