"""The measures of the article on the screen, from the settings. Colours are the theme's, widths the window's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtGui import QFont, QFontMetricsF

from reader_app.domain.settings import Value
from reader_app.ui import theme

TITLE = 27 / 17
"""Sizes are shares of the text's; these are the design's figures at 17 px."""

HEADINGS = {1: 23 / 17, 2: 20 / 17, 3: 18 / 17}
LARGEST_NUMBER = 15
"""Pixels."""

PINYIN = 0.46
"""Size of pinyin, as a share of that of the character below."""

_LEAST_LINE = 1.7
"""Height of a line, in shares of the size, that holds pinyin above the characters."""

_TALL_LINE = 1.75
"""The same for headings, whose lines are closer otherwise."""


@dataclass(frozen=True)
class Typography:
    """How the article is set.

    Attributes:
        family: The reader's own choice of font, or "".
        size: Of the text, in pixels.
        line_height: Of the text, in shares of the size.
        characters: How many a full line holds when the window is wide enough.
        full_width_marks: Whether half-width marks in Chinese are shown as full-width ones.
        numbers: Whether paragraph numbers are shown.
        gap: Below a paragraph, in characters.
        indent: Of a paragraph's first line, in characters.
        justified: Whether lines of text end at the right edge.
        squeeze: Whether adjacent marks, and opening marks at the start of a line, give up their blank half.
        latin_space: Whether Chinese and Latin or digits stand a little apart.
        script: "simplified", "traditional", or "" as the article has it.
        pinyin: Whether rare characters have their pronunciation above them.
    """

    family: str = ""
    size: int = 17
    line_height: float = 1.9
    characters: int = 34
    full_width_marks: bool = True
    numbers: bool = True
    gap: float = 0.7
    indent: int = 2
    justified: bool = True
    squeeze: bool = True
    latin_space: bool = False
    script: str = ""
    pinyin: bool = False

    @classmethod
    def chosen(cls, setting: Callable[[str], Value]) -> Typography:
        """As the settings have it; `setting` gives the value of a declared setting."""
        return cls(
            str(setting("reader.font_family")),
            int(setting("reader.font_size")),
            float(setting("reader.line_height")),
            int(setting("reader.column_characters")),
            bool(setting("reader.full_width_marks")),
            bool(setting("reader.paragraph_numbers")),
            float(setting("reader.paragraph_gap")),
            int(setting("reader.indent")),
            bool(setting("reader.justified")),
            bool(setting("reader.squeeze")),
            bool(setting("reader.latin_space")),
            str(setting("reader.script")),
            bool(setting("reader.pinyin")),
        )

    def pixels(self, share: float) -> int:
        """`share` of the text's size, in whole pixels."""
        return round(self.size * share)

    @cached_property
    def line(self) -> int:
        """Height of a line of text in pixels."""
        return self.pixels(max(self.line_height, _LEAST_LINE) if self.pinyin else self.line_height)

    def title_line(self, size: float, line: float) -> float:
        """Height of a heading's line: `line`, or what letters of `size` need with pinyin above; shares of the size."""
        return max(line, size * _TALL_LINE) if self.pinyin else line

    @cached_property
    def text(self) -> QFont:
        """Of the article itself."""
        families = (self.family, *theme.SERIF) if self.family else theme.SERIF
        return theme.font(families, self.size)

    @cached_property
    def small(self) -> QFont:
        """Of by-lines, captions and labels: the interface's own letters."""
        return theme.font(theme.SANS, self.pixels(12 / 17))

    @cached_property
    def tiny(self) -> QFont:
        """Of paragraph numbers: no larger than what the gutter has room for."""
        return theme.font(theme.SANS, min(self.pixels(11 / 17), LARGEST_NUMBER))

    @cached_property
    def code(self) -> QFont:
        """Of code, every letter of one width."""
        font = theme.font(("Noto Sans Mono CJK SC", "Sarasa Mono SC", "Menlo", "Consolas", "monospace"), 1)
        font.setPixelSize(self.pixels(15 / 17))
        return font

    def text_of_size(self, share: float, *, bold: bool = False) -> QFont:
        """The text's font at another size, for titles and headings."""
        font = QFont(self.text)
        font.setPixelSize(max(1, self.pixels(share)))
        font.setBold(bold)
        return font

    @cached_property
    def advance(self) -> float:
        """Width of one Chinese character of the text in pixels."""
        return QFontMetricsF(self.text).horizontalAdvance("国")
