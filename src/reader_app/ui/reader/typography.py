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
PARAGRAPH_GAP = 12 / 17


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
    """

    family: str = ""
    size: int = 17
    line_height: float = 1.9
    characters: int = 34
    full_width_marks: bool = True
    numbers: bool = True

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
        )

    def pixels(self, share: float) -> int:
        """`share` of the text's size, in whole pixels."""
        return round(self.size * share)

    @cached_property
    def line(self) -> int:
        """Height of a line of text in pixels."""
        return self.pixels(self.line_height)

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
        """Of paragraph numbers."""
        return theme.font(theme.SANS, self.pixels(11 / 17))

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
