"""Block and character formats of the article, made from typography and theme. Says how things look, writes nothing."""

from __future__ import annotations

from functools import cached_property
from math import ceil

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextFrameFormat,
    QTextTableCellFormat,
    QTextTableFormat,
)

from reader_app.domain.block import Block, BlockKind, ListMarker, Span, SpanKind
from reader_app.ui.reader.table_widths import ColumnWidths, measure
from reader_app.ui.reader.typography import HEADINGS, TITLE, Typography
from reader_app.ui.theme import Theme

FOOTNOTE_LINK = "footnote:"
"""A link with this scheme leads to the footnote whose label follows."""

HALF_WIDTH = QFont.Tag("halt")
"""The OpenType feature that takes away the blank half of a full-width mark."""

THIN_SPACE = 0.25
"""Between Chinese and Latin, in characters."""

_FIXED = QTextBlockFormat.LineHeightTypes.FixedHeight.value
_SPECIFIED = QTextCharFormat.FontPropertiesInheritanceBehavior.FontPropertiesSpecifiedOnly
_LEFT = Qt.AlignmentFlag.AlignLeft
_CELL_ALIGNMENTS = {"center": Qt.AlignmentFlag.AlignHCenter, "right": Qt.AlignmentFlag.AlignRight}


class Formats:
    """Formats for one typography and one theme. Those of blocks are made once; who alters one copies it first."""

    def __init__(self, typography: Typography, theme: Theme) -> None:
        self._type = typography
        self._theme = theme
        self._blocks: dict[tuple[BlockKind, int, ListMarker], QTextBlockFormat] = {}
        self._characters: dict[tuple[BlockKind, int, ListMarker], QTextCharFormat] = {}

    # Blocks

    def block(self, block: Block) -> QTextBlockFormat:
        """How the lines of a block are set."""
        key = (block.kind, block.level, block.marker)
        if key not in self._blocks:
            self._blocks[key] = self._block(block)
        return self._blocks[key]

    def _block(self, block: Block) -> QTextBlockFormat:
        match block.kind:
            case BlockKind.HEADING:
                return self._heading(block.level)
            case BlockKind.QUOTE:
                return self._lines(left=1.5 * block.level + 0.5)
            case BlockKind.LIST:
                return self._item(block)
            case BlockKind.CODE:
                return self._lines(
                    left=1, right=1, line=24 / 17, top=18 / 17, bottom=18 / 17, alignment=Qt.AlignmentFlag.AlignLeft
                )
            case BlockKind.RULE:
                return self._lines(line=26 / 17, bottom=8 / 17, alignment=Qt.AlignmentFlag.AlignHCenter)
            case BlockKind.FOOTNOTE:
                return self._lines(left=1.8, line=25 / 17, bottom=5 / 17, alignment=Qt.AlignmentFlag.AlignLeft)
            case BlockKind.FIGURE:
                return self.caption
            case _:
                result = self._lines()
                result.setTextIndent(self._type.indent * self._type.advance)
                return result

    def code_line(self, line: str, *, first: bool, last: bool) -> QTextBlockFormat:
        """One line of code; where it is too long it goes on two letters to the right of its own beginning."""
        key = (len(line) - len(line.lstrip(" ")), first, last)
        if key not in self._code_lines:
            top, bottom = 24 / 17 * first, 26 / 17 * last
            made = self._lines(left=1, right=1, line=24 / 17, top=top, bottom=bottom, alignment=_LEFT)
            indent = min((key[0] + 2) * self._letter, self.room / 3)
            made.setLeftMargin(made.leftMargin() + indent)
            made.setTextIndent(-indent)
            self._code_lines[key] = made
        return self._code_lines[key]

    @cached_property
    def _code_lines(self) -> dict[tuple[int, bool, bool], QTextBlockFormat]:
        return {}

    @cached_property
    def _letter(self) -> float:
        """Width of a letter of code in pixels."""
        return QFontMetricsF(self._type.code).horizontalAdvance("0")

    @cached_property
    def title(self) -> QTextBlockFormat:
        """The article's title."""
        line = self._type.title_line(TITLE, 40 / 17)
        return self._lines(line=line, bottom=10 / 17, alignment=Qt.AlignmentFlag.AlignHCenter)

    @cached_property
    def byline(self) -> QTextBlockFormat:
        """The line under the title; the last one keeps the text at a distance."""
        return self._lines(line=22 / 17, bottom=26 / 17, alignment=Qt.AlignmentFlag.AlignHCenter)

    @cached_property
    def picture(self) -> QTextBlockFormat:
        """A picture stands in a line as high as it needs."""
        result = QTextBlockFormat()
        result.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        result.setTopMargin(self._type.pixels(12 / 17))
        result.setBottomMargin(self._type.pixels(6 / 17))
        return result

    @cached_property
    def caption(self) -> QTextBlockFormat:
        """What stands under a picture."""
        return self._lines(line=22 / 17, bottom=20 / 17, alignment=Qt.AlignmentFlag.AlignHCenter)

    def first_footnote(self, block: Block) -> QTextBlockFormat:
        """The first of the footnotes leaves room for the line above it."""
        result = QTextBlockFormat(self.block(block))
        result.setTopMargin(self._type.pixels(36 / 17))
        return result

    @cached_property
    def nothing(self) -> QTextBlockFormat:
        """An empty block that Qt wants after a table; it must not be seen."""
        return self._lines(line=1 / 17, bottom=0)

    def cell_frame(self, *, header: bool) -> QTextTableCellFormat:
        """A hair line under each cell, a darker one under the header."""
        result = QTextTableCellFormat()
        result.setBottomBorder(1)
        result.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        result.setBottomBorderBrush(QColor(self._theme.ink3 if header else self._theme.line))
        return result

    def cell(self, alignment: str) -> QTextBlockFormat:
        """A table cell."""
        flag = _CELL_ALIGNMENTS.get(alignment, Qt.AlignmentFlag.AlignLeft)
        return self._lines(line=25 / 17, bottom=0, alignment=flag)

    @cached_property
    def table(self) -> QTextTableFormat:
        """A table as wide as the column, with hair lines."""
        result = QTextTableFormat()
        result.setCellPadding(self._type.pixels(6 / 17))
        result.setCellSpacing(0)
        result.setBorder(0)
        result.setBorderCollapse(True)
        result.setTopMargin(self._type.pixels(6 / 17))
        result.setBottomMargin(self._type.pixels(20 / 17))
        return result

    @cached_property
    def room(self) -> int:
        """Pixels of the widest column of text."""
        return ceil(self._type.characters * self._type.advance)

    def widths(self, text: str, block: Block) -> ColumnWidths:
        """How wide the columns of a table shall be; `text` is what is shown of it."""
        font = self.characters(block).font()
        rows = [row.split("\t") for row in text.split("\n")]
        advance = self._type.advance * font.pixelSize() / self._type.size
        return measure(rows, block.header_rows, font, advance, self._type.pixels(6 / 17))

    def _heading(self, level: int) -> QTextBlockFormat:
        size = HEADINGS.get(level, 1.0)
        line = self._type.title_line(size, size * 1.5)
        return self._lines(line=line, top=14 / 17 * size, bottom=8 / 17 * size, alignment=Qt.AlignmentFlag.AlignLeft)

    def _item(self, block: Block) -> QTextBlockFormat:
        if block.marker is ListMarker.TERM:
            return self._lines(left=2.0 * (block.level - 1), bottom=2 / 17)
        return self._lines(left=2.0 * block.level, bottom=5 / 17)

    def _lines(
        self,
        *,
        left: float = 0,
        right: float = 0,
        top: float = 0,
        bottom: float | None = None,
        line: float | None = None,
        alignment: Qt.AlignmentFlag | None = None,
    ) -> QTextBlockFormat:
        """Lines of one height; left and right in characters, the rest in shares of the size.

        What is not given is the text's own: its gap, line and alignment.
        """
        result = QTextBlockFormat()
        if alignment is None:
            alignment = Qt.AlignmentFlag.AlignJustify if self._type.justified else Qt.AlignmentFlag.AlignLeft
        bottom = self._type.gap if bottom is None else bottom
        result.setLineHeight(self._type.line if line is None else max(1, self._type.pixels(line)), _FIXED)
        result.setAlignment(alignment)
        result.setLeftMargin(left * self._type.advance)
        result.setRightMargin(right * self._type.advance)
        result.setTopMargin(self._type.pixels(top))
        result.setBottomMargin(self._type.pixels(bottom))
        return result

    # Characters

    def characters(self, block: Block) -> QTextCharFormat:
        """How the letters of a block are drawn where no span says otherwise."""
        key = (block.kind, block.level, block.marker)
        if key not in self._characters:
            self._characters[key] = self._letters(block)
        return self._characters[key]

    def _letters(self, block: Block) -> QTextCharFormat:
        match block.kind:
            case BlockKind.HEADING:
                return self._font(self._type.text_of_size(HEADINGS.get(block.level, 1.0), bold=True))
            case BlockKind.CODE:
                return self._font(self._type.code)
            case BlockKind.FIGURE:
                return self.small
            case BlockKind.FOOTNOTE:
                return self._font(self._type.text_of_size(14 / 17), self._theme.ink2)
            case BlockKind.TABLE:
                return self._font(self._type.text_of_size(15 / 17))
            case BlockKind.QUOTE:
                return self._font(self._type.text, self._theme.ink2)
            case BlockKind.LIST if block.marker is ListMarker.TERM:
                return self._font(self._type.text_of_size(1.0, bold=True))
            case _:
                return self._font(self._type.text)

    @cached_property
    def title_characters(self) -> QTextCharFormat:
        """Of the article's title."""
        return self._font(self._type.text_of_size(TITLE, bold=True))

    @cached_property
    def subtitle_characters(self) -> QTextCharFormat:
        """Of the line that may stand between title and by-line."""
        return self._font(self._type.text_of_size(16 / 17), self._theme.ink2)

    @cached_property
    def small(self) -> QTextCharFormat:
        """Of by-lines and captions."""
        return self._font(self._type.small, self._theme.ink3)

    def inside(self, base: QTextCharFormat, spans: tuple[Span, ...]) -> QTextCharFormat:
        """`base` with everything that `spans` add to it."""
        result = QTextCharFormat(base)
        for span in spans:
            self._add(result, span)
        return result

    @cached_property
    def narrow(self) -> QTextCharFormat:
        """Laid over a mark that gives up its blank half."""
        result = QTextCharFormat()
        result.setFontFeatures({HALF_WIDTH: 1})
        return result

    def apart(self, base: QTextCharFormat) -> QTextCharFormat:
        """Laid over a character of `base` after which there is a thin space."""
        result = QTextCharFormat()
        result.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
        result.setFontLetterSpacing(base.font().pixelSize() * THIN_SPACE)
        return result

    def plain_link(self, base: QTextCharFormat, span: Span) -> QTextCharFormat:
        """`base` as a link that is no word of the text and so not underlined."""
        result = QTextCharFormat(base)
        self._link(result, span.target)
        return result

    def _add(self, result: QTextCharFormat, span: Span) -> None:
        match span.kind:
            case SpanKind.STRONG:
                result.setFontWeight(QFont.Weight.Bold)
            case SpanKind.EMPHASIS:
                # Chinese has no italics; sloped characters are hard to read, so emphasis is the one accent colour.
                result.setForeground(QColor(self._theme.accent))
            case SpanKind.CODE:
                font = QFont(self._type.code)
                font.setPixelSize(max(1, round(result.font().pixelSize() * 15 / 17)))
                result.setFont(font, _SPECIFIED)
            case SpanKind.STRIKE:
                result.setFontStrikeOut(True)
            case SpanKind.UNDERLINE:
                result.setFontUnderline(True)
            case SpanKind.SUBSCRIPT:
                result.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSubScript)
            case SpanKind.SUPERSCRIPT:
                result.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
            case SpanKind.LINK:
                self._link(result, span.target)
                result.setFontUnderline(True)
            case SpanKind.FOOTNOTE_REFERENCE:
                self._link(result, FOOTNOTE_LINK + span.target)
                result.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
            case SpanKind.MARK:
                pass  # painted behind the text, like every mark

    def _link(self, result: QTextCharFormat, address: str) -> None:
        result.setAnchor(True)
        result.setAnchorHref(address)
        result.setForeground(QColor(self._theme.accent))

    def _font(self, font: QFont, colour: str = "") -> QTextCharFormat:
        result = QTextCharFormat()
        result.setFont(font, _SPECIFIED)
        result.setForeground(QColor(colour or self._theme.ink))
        return result
