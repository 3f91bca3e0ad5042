"""How an audience's screen is laid out: measures from the window's size, one slide's text broken into screens.

Paints nothing by itself and knows no keys; `audience` does.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from reader_app.domain.annotation import MEANINGS, meaning
from reader_app.domain.study import Slide
from reader_app.domain.text import Utf16Map
from reader_app.ui import theme
from reader_app.ui.punctuation import shown, squeezed
from reader_app.ui.study.split import around, split

HEIGHT = 720
"""The height in px at which the measures below, and the setting of the text's size, hold."""

MARGIN, TOP, RULE, TEXT_TOP, TEXT_BOTTOM, FOOT = 96, 56, 104, 159, 120, 48
SMALL = 20
LINE = 84 / 46
MARK = 66 / 46
FEWEST_CHARACTERS, FEWEST_LINES = 7, 2
"""Text that leaves less room than this on a screen is made smaller instead of being broken into bits."""

_LINE_SEPARATOR = "\u2028"


@dataclass(frozen=True)
class Stage:
    """The measures of one screen.

    Attributes:
        width, height: Of the window in px.
        chosen: The text's size for a screen of `HEIGHT`, as the user has it.
        family: The user's own font for articles, or "".
        full_width_marks: Whether half-width marks in Chinese are shown as full-width ones.
    """

    width: float
    height: float
    chosen: float = 46
    family: str = ""
    full_width_marks: bool = True

    @property
    def scale(self) -> float:
        """Px here for one px of the design."""
        return max(0.2, self.height / HEIGHT)

    @cached_property
    def margin(self) -> float:
        """Left and right of everything."""
        return min(MARGIN * self.scale, self.width * 0.08)

    @cached_property
    def room(self) -> QRectF:
        """Where the text goes."""
        top = TEXT_TOP * self.scale
        return QRectF(
            self.margin,
            top,
            max(1.0, self.width - 2 * self.margin),
            max(1.0, self.height - top - TEXT_BOTTOM * self.scale),
        )

    @cached_property
    def size(self) -> float:
        """The text's size in px."""
        return min(
            self.chosen * self.scale,
            self.room.width() / FEWEST_CHARACTERS,
            self.room.height() / (LINE * (FEWEST_LINES - 1) + MARK),
        )

    @cached_property
    def font(self) -> QFont:
        """Of the text."""
        families = (self.family, *theme.SERIF) if self.family else theme.SERIF
        return theme.font(families, self.size)

    @cached_property
    def small(self) -> QFont:
        """Of head and foot."""
        return theme.font(theme.SANS, SMALL * self.scale)

    @cached_property
    def line(self) -> float:
        """From one line of text to the next, in px."""
        return self.size * LINE

    @cached_property
    def column(self) -> float:
        """Width of the text: as many whole characters as there is room for, and a hair for letters that overhang."""
        advance = QFontMetricsF(self.font).horizontalAdvance("国")
        hair = advance / 16 + 1
        return max(1, (self.room.width() - hair) // advance) * advance + hair

    def screens(self, slide: Slide) -> tuple[Screen, ...]:
        """The slide's text if one screen has room for it, else its passage with what fits beside it.

        Only a passage that is itself too long goes on to further screens, and is then alone on them.
        """
        text = slide.text.replace("\t", "　")
        start, end = _passage(slide)
        shown_at_once = (0, len(text)) if self._fits(text) else around(text, start, end, self._fits)
        if shown_at_once is not None:
            return (self._screen(slide, text, *shown_at_once),)
        pieces = split(text[start:end], self._fits)
        return tuple(self._screen(slide, text, start + low, start + high) for low, high in pieces)

    def _screen(self, slide: Slide, text: str, start: int, end: int) -> Screen:
        return Screen(self, slide, text[start:end], start)

    def _fits(self, text: str) -> bool:
        lines = lay_out(self, text.rstrip("\n")).lineCount()
        return (lines - 1) * self.line + self.size * MARK <= self.room.height()


def _passage(slide: Slide) -> tuple[int, int]:
    """From the first mark to the last; all of a text in which nothing is marked."""
    if not slide.marks:
        return 0, len(slide.text)
    return min(start for start, _, _ in slide.marks), max(end for _, end, _ in slide.marks)


def lay_out(stage: Stage, text: str) -> QTextLayout:
    """`text` in lines, with full-width marks and narrow neighbours as the reader shows them."""
    displayed = shown(text) if stage.full_width_marks else text
    layout = QTextLayout(displayed.replace("\n", _LINE_SEPARATOR), stage.font)
    option = QTextOption(Qt.AlignmentFlag.AlignJustify)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setUseDesignMetrics(True)
    layout.setTextOption(option)
    layout.setFormats(_narrow(stage.font, displayed))
    layout.beginLayout()
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(stage.column)
        # The letters stand in the middle of their line's height.
        line.setPosition(QPointF(0, top + (stage.size * MARK - line.height()) / 2))
        top += stage.line
    layout.endLayout()
    return layout


def _narrow(font: QFont, text: str) -> list[QTextLayout.FormatRange]:
    """Formats that take the blank half from marks that stand beside another one."""
    half = QFont(font)
    half.setFeature(QFont.Tag("halt"), 1)
    units = Utf16Map(text)
    ranges = []
    for index in squeezed(text):
        piece = QTextLayout.FormatRange()
        piece.start, piece.length = units.to_units(index), 1
        piece.format = QTextCharFormat()
        piece.format.setFont(half)
        ranges.append(piece)
    return ranges


class Screen:
    """One screenful of a slide.

    Args:
        text: What of the slide's text is on it, beginning at `start`, in code points.
    """

    def __init__(self, stage: Stage, slide: Slide, text: str, start: int) -> None:
        self.slide = slide
        self.text = text.rstrip("\n")
        self.start = start
        self.end = start + len(text)
        self._stage = stage
        self._layout = lay_out(stage, self.text)

    def bounds(self) -> QSizeF:
        """Width of the column and height of the lines."""
        lines = self._layout.lineCount()
        return QSizeF(self._stage.column, (lines - 1) * self._stage.line + self._stage.size * MARK)

    def marks(self) -> tuple[tuple[QRectF, str], ...]:
        """Rectangles behind marked text, relative to the text's corner, with their meanings."""
        units = Utf16Map(self.text)
        found = []
        for start, end, name in self.slide.marks:
            low = units.to_units(min(max(0, start - self.start), len(self.text)))
            high = units.to_units(min(max(0, end - self.start), len(self.text)))
            found += [(rectangle, name) for rectangle in self._rectangles(low, high)]
        return tuple(found)

    def _rectangles(self, low: int, high: int) -> list[QRectF]:
        """One rectangle for each line that the UTF-16 range touches."""
        rectangles = []
        for index in range(self._layout.lineCount()):
            line = self._layout.lineAt(index)
            first, last = max(low, line.textStart()), min(high, line.textStart() + line.textLength())
            if first >= last:
                continue
            left, right = _x(line, first), _x(line, last)
            top = index * self._stage.line
            rectangles.append(QRectF(left, top, right - left, self._stage.size * MARK))
        return rectangles

    def draw(self, painter: QPainter, colours: theme.Theme) -> None:
        """Marks, and the text over them."""
        origin = self._stage.room.topLeft()
        for rectangle, name in self.marks():
            kind = meaning(name) or MEANINGS[0]
            painter.fillRect(rectangle.translated(origin), QColor(kind.dark_tint if colours.dark else kind.tint))
        painter.setPen(QColor(colours.ink))
        self._layout.draw(painter, origin)


def _x(line: QTextLine, position: int) -> float:
    """Where a cursor stands in a line; PySide6 gives the position along with it, its type hints do not say so."""
    place: Any = line.cursorToX(position)
    return float(place[0] if isinstance(place, tuple) else place)
