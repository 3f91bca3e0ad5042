"""The document model: one tuple of blocks with inline spans, whatever file an article came from.

The canonical text of a document is the text of its blocks joined by `BLOCK_SEPARATOR`. Reader, presenter, search and
every exporter read the same blocks. The first block is always the article's title, a heading of level 1, so that what
is found, marked or quoted in a title has a place like everything else.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from reader_app.domain.text import BLOCK_SEPARATOR, fingerprint


class BlockKind(StrEnum):
    """What a block is; the value is the word in `reader-app show --json`."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUOTE = "quote"  # one block for each paragraph of a quotation
    LIST = "list"  # one block for each item (or further paragraph of an item)
    TABLE = "table"  # text: cells joined by tabs, rows by line feeds
    FIGURE = "figure"  # text: the caption
    CODE = "code"
    RULE = "rule"  # text: empty
    FOOTNOTE = "footnote"  # one block for each note, at the end


NUMBERED = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.LIST})
"""The kinds that count when people say "paragraph 3"."""


class SpanKind(StrEnum):
    """What a stretch of text inside a block is."""

    STRONG = "strong"
    EMPHASIS = "emphasis"
    MARK = "mark"  # ==text==, the author's own highlight
    CODE = "code"
    STRIKE = "strike"
    UNDERLINE = "underline"
    SUBSCRIPT = "subscript"
    SUPERSCRIPT = "superscript"
    LINK = "link"  # target: the address
    FOOTNOTE_REFERENCE = "footnote_reference"  # target: the note's label; the text is the label itself


class ListMarker(StrEnum):
    """What stands before a list item."""

    BULLET = "bullet"
    NUMBER = "number"
    TERM = "term"  # of a definition list
    DEFINITION = "definition"
    NONE = "none"  # a further paragraph of the item above


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a block's text, in code points from the start of the block; spans may nest, never be empty."""

    start: int
    end: int
    kind: SpanKind
    target: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One block.

    Attributes:
        kind: What it is.
        text: Its text. A line feed inside is a forced line break (or a row's end in a table).
        spans: Inline spans, sorted by start, then by descending end.
        level: Headings 1 to 6; quotations and list items their depth from 1; otherwise 0.
        marker: For list items.
        number: For numbered list items.
        target: The address of a figure's image as written in the file, the label of a footnote, the language of code.
        header_rows: For tables, how many rows from the top are header.
        alignments: For tables, one of "", "left", "center", "right" a column.
    """

    kind: BlockKind
    text: str
    spans: tuple[Span, ...] = ()
    level: int = 0
    marker: ListMarker = ListMarker.NONE
    number: int = 0
    target: str = ""
    header_rows: int = 0
    alignments: tuple[str, ...] = ()

    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The cells of a table, row by row."""
        return tuple(tuple(row.split("\t")) for row in self.text.split("\n"))


@dataclass(frozen=True)
class Document:
    """An article's blocks and the canonical text that they make."""

    blocks: tuple[Block, ...]
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        starts, position = [], 0
        for block in self.blocks:
            starts.append(position)
            position += len(block.text) + len(BLOCK_SEPARATOR)
        object.__setattr__(self, "_starts", tuple(starts))

    @cached_property
    def text(self) -> str:
        """The canonical text."""
        return BLOCK_SEPARATOR.join(block.text for block in self.blocks)

    @cached_property
    def fingerprint(self) -> str:
        """Of the canonical text."""
        return fingerprint(self.text)

    @cached_property
    def paragraphs(self) -> tuple[int, ...]:
        """For each block its paragraph number counted from 1, or 0 where it has none."""
        numbers, count = [], 0
        for block in self.blocks:
            counts = block.kind in NUMBERED and bool(block.text)
            count += counts
            numbers.append(count if counts else 0)
        return tuple(numbers)

    @property
    def paragraph_count(self) -> int:
        """How many numbered paragraphs there are."""
        return max(self.paragraphs, default=0)

    def start(self, index: int) -> int:
        """Where block `index` begins in the canonical text, in code points."""
        return self._starts[index]

    def end(self, index: int) -> int:
        """Where block `index` ends: `text[start:end]` is the block's text."""
        return self._starts[index] + len(self.blocks[index].text)

    def placed(self) -> Iterator[tuple[int, int, Block]]:
        """Each block with its start and end in the canonical text."""
        for start, block in zip(self._starts, self.blocks, strict=True):
            yield start, start + len(block.text), block

    def block_at(self, offset: int) -> int:
        """The index of the block in which `offset` lies (a separator belongs to the block before it)."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def paragraph_at(self, offset: int) -> int | None:
        """The number of the paragraph in which `offset` lies, or None in a heading, table, figure or footnote."""
        if not self.blocks:
            return None
        return self.paragraphs[self.block_at(offset)] or None

    @property
    def title(self) -> str:
        """The text of the title block."""
        return self.blocks[0].text if self.blocks else ""

    @classmethod
    def titled(cls, title: str, body: Iterable[Block]) -> Document:
        """A document whose first block is the title; a body that begins with that very heading keeps it as the one."""
        blocks = tuple(body)
        first = blocks[0] if blocks else None
        if first and first.kind is BlockKind.HEADING and first.level == 1 and first.text == title:
            return cls(blocks)
        return cls((Block(BlockKind.HEADING, title, level=1), *blocks))
