"""Writes a document's blocks into a QTextDocument, block by block, and remembers where each stretch of text went.

Only the text goes into the QTextDocument. Markers, numbers and rules are painted beside it (`decorations`), marks
behind it (`marks`), so that what can be selected is what the article says.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import (
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextImageFormat,
    QTextLayout,
    QTextTableFormat,
)

from reader_app.domain.block import Block, BlockKind, Document, Span, SpanKind
from reader_app.domain.text import utf16_units
from reader_app.services.showing import Showing
from reader_app.ui.i18n import tr
from reader_app.ui.line_breaks import JOINED, insertions
from reader_app.ui.punctuation import apart, shown, squeezed
from reader_app.ui.reader import table_widths
from reader_app.ui.reader.dashes import widen
from reader_app.ui.reader.formats import Formats
from reader_app.ui.reader.page_map import PageMap
from reader_app.ui.reader.parts import Part, cut, pieces
from reader_app.ui.reader.rest import Rest
from reader_app.ui.reader.typography import Typography
from reader_app.ui.theme import Theme

PICTURE = "figure:"
"""The name of block n's picture inside the QTextDocument is this and n."""

REFERENCE_LINK = "reference:"
"""A link with this scheme leads to the first reference to the footnote whose label follows."""

BACK = "\u00a0↑"
"""What is written after a footnote, to go back by."""

PART_LINK = "part:"
"""A link with this scheme leads to the part with the number that follows."""

SHORT = 20_000
"""Characters of an article that is always written at once; that takes no longer than a frame or two."""

FIRST = 1_500
"""Characters that fill the first screen of most windows; a larger one asks for more."""

# Characters by which QTextDocument tells blocks, frames and objects apart; a file may hold them by accident.
_LINE_SEPARATOR = "\u2028"
_SPECIAL = str.maketrans({"\n": _LINE_SEPARATOR} | dict.fromkeys("\r\u2029\ufdd0\ufdd1\ufffc", "\ufffd"))
_HAS_SPECIAL = re.compile("[\n\r\u2029\ufdd0\ufdd1\ufffc]")

_KEPT = frozenset({SpanKind.CODE, SpanKind.LINK})
_SMALL = frozenset({SpanKind.FOOTNOTE_REFERENCE, SpanKind.SUBSCRIPT, SpanKind.SUPERSCRIPT})

Segments = list[tuple[int, int, int]]
"""See `PageMap`."""

Signs = Sequence[tuple[int, str]]
"""What stands between characters on the page only: (before which character, sign), sorted."""


@dataclass(frozen=True, slots=True)
class Page:
    """A document as it was written, or one part of it.

    Attributes:
        written: To be shown; its parent is who was named.
        places: Offsets to cursor positions and back.
        showing: What gives the readings of rare characters.
        rest: What is still to be written.
    """

    source: Document
    written: QTextDocument
    places: PageMap
    part: Part
    showing: Showing
    rest: Rest


def shown_words(block: Block, *, full_width: bool) -> str:
    """The words of a block with their marks as they are shown, of the same length."""
    if not full_width or block.kind is BlockKind.CODE:
        return block.text
    return shown(block.text, [(span.start, span.end) for span in block.spans if span.kind in _KEPT])


def write(
    document: Document,
    typography: Typography,
    theme: Theme,
    *,
    subtitle: str = "",
    byline: str = "",
    picture_size: Callable[[str], QSize | None] = lambda _target: None,
    part: Part | None = None,
    showing: Showing | None = None,
    first: int | None = None,
    parent: QObject | None = None,
) -> Page:
    """The document on a page.

    Args:
        byline: Under the title, not part of the canonical text; neither is `subtitle`.
        picture_size: Size in pixels at which a figure's target is to be shown, or None if it cannot be.
        part: What of it; everything if it is not given.
        showing: What converts scripts and gives readings.
        first: How many characters are written at once, the rest bit by bit; everything at once if it is not given.
    """
    showing = showing or Showing()
    part = part or Part(1, 1, 0, len(document.text) + 1)
    writer = _Writer(typography, theme, picture_size, showing, parent)
    text = document.text if part.count == 1 else document.text[part.start : part.end]
    rest = Rest(writer.written, _steps(writer, document, part, (subtitle, byline)), lambda: places.add(writer.taken()))
    places = PageMap(text, (), part.start, rest.reach)
    if first is None or len(text) <= SHORT:
        rest.complete()
    else:
        rest.reach(part.start + first, 0)
        rest.go_on_by_itself()
    return Page(document, writer.written, places, part, showing, rest)


def _steps(writer: _Writer, document: Document, part: Part, bylines: tuple[str, str]) -> Iterator[int]:
    """Write a block at each step; gives the code point up to which the page is written."""
    if part.number > 1:
        writer.add_part(part, tr("‹ 上一部分"), part.number - 1)
    for index, start, block in pieces(document, part):
        writer.add(index, start, block)
        if start == 0:
            writer.add_bylines(*bylines)
            if part.count > 1:
                writer.add_part(part)
        yield start + len(block.text)
    if part.number < part.count:
        writer.add_part(part, tr("下一部分 ›"), part.number + 1)


class _Writer:
    def __init__(
        self,
        typography: Typography,
        theme: Theme,
        picture_size: Callable[[str], QSize | None],
        showing: Showing,
        parent: QObject | None,
    ) -> None:
        self._formats = Formats(typography, theme)
        self._type = typography
        self._showing = showing
        self._picture_size = picture_size
        self.written = QTextDocument(parent)
        self.written.setUndoRedoEnabled(False)
        self.written.setDefaultFont(typography.text)
        self.written.setDocumentMargin(0)
        self._cursor = QTextCursor(self.written)
        self._unused = True  # whether the cursor is in a block that nothing was written into
        self._in_footnotes = False
        self.segments: Segments = []

    def taken(self) -> Segments:
        """The segments that were written since this was asked for last."""
        segments, self.segments = self.segments, []
        return segments

    def add(self, index: int, start: int, block: Block) -> None:
        """Write the block that begins at `start` of the canonical text."""
        if block.kind is BlockKind.TABLE:
            self._table(start, block)
        elif block.kind is BlockKind.FIGURE:
            self._figure(index, start, block)
        elif block.kind is BlockKind.CODE:
            self._code(start, block)
        elif index == 0 and block.kind is BlockKind.HEADING:
            self._text(start, block, self._formats.title, self._formats.title_characters)
        elif block.kind is BlockKind.FOOTNOTE and not self._in_footnotes:
            self._in_footnotes = True
            self._text(start, block, self._formats.first_footnote(block), self._formats.characters(block))
        else:
            self._text(start, block, self._formats.block(block), self._formats.characters(block))
        if "——" in block.text and block.kind is not BlockKind.CODE:
            widen(self._cursor.block())
        if block.kind is BlockKind.FOOTNOTE:
            self._way_back(block.target)
        elif block.kind is BlockKind.RULE:
            # Qt gives an empty block beside a table no room.
            self._cursor.insertText("\u00a0", self._formats.small)

    def add_bylines(self, subtitle: str, byline: str) -> None:
        """Lines under the title that are not canonical text."""
        formats = self._formats
        lines = [(subtitle, formats.subtitle_characters), (byline, formats.small)]
        lines = [line for line in lines if line[0]]
        for number, (line, characters) in enumerate(lines, 1):
            paragraph = QTextBlockFormat(formats.byline)
            if number < len(lines):
                paragraph.setBottomMargin(0)
            self._begin(paragraph, characters)
            self._cursor.insertText(self._showing.convert(line, self._type.script).translate(_SPECIAL), characters)

    def add_part(self, part: Part, link: str = "", number: int = 0) -> None:
        """A line that says which part this is, with a link to part `number`; not canonical text either."""
        formats = self._formats
        self._begin(formats.byline, formats.small)
        said = tr("这篇文章很长，这里是第 {number} 部分，共 {count} 部分", number=part.number, count=part.count)
        self._cursor.insertText(said, formats.small)
        if link:
            target = Span(0, len(link), SpanKind.LINK, f"{PART_LINK}{number}")
            self._cursor.insertText("\u3000", formats.small)
            self._cursor.insertText(link, formats.inside(formats.small, (target,)))

    def _begin(self, paragraph: QTextBlockFormat, characters: QTextCharFormat) -> None:
        if self._unused:
            self._cursor.setBlockFormat(paragraph)
            self._cursor.setBlockCharFormat(characters)
        else:
            self._cursor.insertBlock(paragraph, characters)
        self._unused = False

    def _text(self, start: int, block: Block, paragraph: QTextBlockFormat, characters: QTextCharFormat) -> None:
        self._begin(paragraph, characters)
        self.segments.append((start, start + len(block.text), self._cursor.position()))
        self._insert(self._cursor, self._shown(block), block.spans, characters)

    def _shown(self, block: Block) -> str:
        """The words of a block as they are shown, of the same length: full-width marks, the other script."""
        words = shown_words(block, full_width=self._type.full_width_marks)
        if not self._type.script or block.kind is BlockKind.CODE:
            return words
        text = self._showing.convert(words, self._type.script)
        for span in block.spans:
            if span.kind is SpanKind.CODE:
                text = text[: span.start] + words[span.start : span.end] + text[span.end :]
        return text

    def _insert(self, cursor: QTextCursor, text: str, spans: Sequence[Span], characters: QTextCharFormat) -> None:
        """Write the segment that was noted last, with what its lines need: signs between characters, narrow marks."""
        start, _, position = self.segments[-1]
        signs = insertions(text, _inside(spans, {SpanKind.CODE}))
        notes = {span.start for span in spans if span.kind is SpanKind.FOOTNOTE_REFERENCE and span.start}
        if notes:  # the number of a note begins no line
            signs = sorted({**dict(signs), **dict.fromkeys(notes, JOINED)}.items())
        if signs:
            self.segments[-1:] = _split(text, start, position, signs)
        self._write(cursor, text, spans, characters, signs)
        if self._type.squeeze or self._type.latin_space:
            over = [_over(_unit(text, index, signs), look) for index, look in self._looks(text, spans, characters)]
            if over:
                # Laid over the block and not written into it: the text stays in one piece.
                cursor.block().layout().setFormats(over)

    def _write(
        self, cursor: QTextCursor, text: str, spans: Sequence[Span], characters: QTextCharFormat, signs: Signs = ()
    ) -> None:
        made: dict[tuple[Span, ...], QTextCharFormat] = {(): characters}
        for low, high, active in _runs(text, spans) if spans else [(0, len(text), ())]:
            if active not in made:
                made[active] = self._formats.inside(characters, active)
            cursor.insertText(_signed(text, low, high, signs), made[active])

    def _looks(
        self, text: str, spans: Sequence[Span], characters: QTextCharFormat
    ) -> Iterator[tuple[int, QTextCharFormat]]:
        """Which characters are narrower or wider than others."""
        if self._type.squeeze:
            code = _inside(spans, {SpanKind.CODE})
            yield from ((index, self._formats.narrow) for index in squeezed(text) if index not in code)
        if self._type.latin_space:
            gap = self._formats.apart(characters)
            yield from ((index, gap) for index in apart(text, _inside(spans, _KEPT | _SMALL)))

    def _table(self, start: int, block: Block) -> None:
        rows, text = block.rows(), self._shown(block)
        width = max(len(row) for row in rows)
        characters = self._formats.characters(block)
        if self._unused:
            # Qt leaves the block before a table standing; an empty one must not be seen.
            self._begin(self._formats.nothing, characters)
        table_format = QTextTableFormat(self._formats.table)
        table_format.setHeaderRowCount(block.header_rows)
        table_widths.keep(table_format, self._formats.widths(text, block), self._formats.room)
        table = self._cursor.insertTable(len(rows), width, table_format)
        position = 0  # in the block's text; cells are filled in its order, so that cursor positions stay true
        for row, cells in enumerate(rows):
            head = QTextCharFormat(characters)
            if row < block.header_rows:
                head.setFontWeight(700)
            for column, cell in enumerate(cells):
                end = position + len(cell)
                place = table.cellAt(row, column)
                place.setFormat(self._formats.cell_frame(header=row < block.header_rows))
                cursor = place.firstCursorPosition()
                cursor.setBlockFormat(self._formats.cell((*block.alignments, *[""] * width)[column]))
                self.segments.append((start + position, start + end, cursor.position()))
                inside = [cut(span, position, end) for span in block.spans if span.start < end and span.end > position]
                self._insert(cursor, text[position:end], inside, head)
                if "——" in cell:
                    widen(cursor.block())
                position = end + 1
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        self._cursor.setBlockFormat(self._formats.nothing)
        self._unused = True

    def _figure(self, index: int, start: int, block: Block) -> None:
        formats = self._formats
        self._begin(formats.picture, formats.small)
        size = self._picture_size(block.target)
        if size is None:
            self._cursor.insertText(tr("（图片不在文库里）"), formats.small)
        else:
            image = QTextImageFormat()
            image.setName(f"{PICTURE}{index}")
            image.setWidth(size.width())
            image.setHeight(size.height())
            image.setAnchor(True)
            image.setAnchorHref(f"{PICTURE}{index}")
            image.setToolTip(block.text)
            self._cursor.insertImage(image)
        if block.text:
            self._text(start, block, formats.caption, formats.small)
        else:
            self.segments.append((start, start, self._cursor.position()))

    def _code(self, start: int, block: Block) -> None:
        """Each line stands by itself, so that one that is too long goes on under its own beginning."""
        lines, characters = block.text.split("\n"), self._formats.characters(block)
        for number, line in enumerate(lines):
            end = start + len(line)
            self._begin(self._formats.code_line(line, first=not number, last=number == len(lines) - 1), characters)
            self.segments.append((start, end, self._cursor.position()))
            self._cursor.insertText(line.translate(_SPECIAL), characters)
            start = end + 1

    def _way_back(self, label: str) -> None:
        """After a note, which is not canonical text: an arrow to where it is referred to."""
        link = Span(0, 1, SpanKind.LINK, f"{REFERENCE_LINK}{label}")
        formats = self._formats
        self._cursor.insertText(BACK, formats.plain_link(formats.small, link))


def _runs(text: str, spans: Sequence[Span]) -> Iterator[tuple[int, int, tuple[Span, ...]]]:
    """Stretches of one look: (start, end, the spans around it)."""
    ordered = sorted({0, len(text), *(edge for span in spans for edge in (span.start, span.end))})
    waiting = sorted(spans, key=lambda span: span.start, reverse=True)
    active: list[Span] = []
    for start, end in pairwise(ordered):
        while waiting and waiting[-1].start <= start:
            active.append(waiting.pop())
        active = [span for span in active if span.end > start]
        yield start, end, tuple(active)


def _inside(spans: Iterable[Span], kinds: Collection[SpanKind]) -> frozenset[int]:
    """The indices of the characters inside spans of these kinds."""
    return frozenset(index for span in spans if span.kind in kinds for index in range(span.start, span.end))


def _signed(text: str, low: int, high: int, signs: Signs) -> str:
    """`text[low:high]` as it is written, with the signs before its characters."""
    if not signs:
        piece = text[low:high]
    else:
        first = bisect_left(signs, (low, ""))
        last = bisect_left(signs, (high, ""))
        piece, place = "", low
        for index, sign in signs[first:last]:
            piece += text[place:index] + sign
            place = index
        piece += text[place:high]
    return piece.translate(_SPECIAL) if _HAS_SPECIAL.search(piece) else piece


def _split(text: str, start: int, position: int, signs: Signs) -> Iterator[tuple[int, int, int]]:
    """The segments of a text that begins at `start` and was written at `position` with signs between."""
    low = 0
    for index, _ in (*signs, (len(text), "")):
        yield start + low, start + index, position
        position += utf16_units(text[low:index]) + 1
        low = index


def _unit(text: str, index: int, signs: Signs) -> int:
    """Where the character stands in its block, in UTF-16 units."""
    return utf16_units(text[:index]) + bisect_right(signs, (index, "\uffff"))


def _over(start: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
    result = QTextLayout.FormatRange()
    result.start, result.length, result.format = start, 1, look
    return result
