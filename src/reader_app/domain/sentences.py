"""Sentences and paragraphs of a document: what one key selects, and what is read aloud, one after the other.

A sentence never goes beyond its block; a cell of a table and a line of code or verse end one too. Stretches without a
letter or digit ("——") are no sentences. A paragraph is any block that has text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from reader_app.domain.block import BlockKind, Document, SpanKind
from reader_app.domain.text import SENTENCE_ENDS, cuts

Stretch = tuple[int, int]
"""(start, end) in code points of the canonical text."""
Pieces = Callable[[Document, int], list[Stretch]]
"""What the block with an index is made of, in order."""

_ENDS = SENTENCE_ENDS + "\t"
_UNSPOKEN = frozenset({BlockKind.CODE, BlockKind.RULE})


def sentences_in(text: str) -> Iterator[Stretch]:
    """The sentences of one block's text, without white space at their edges."""
    low = 0
    for cut in (*cuts(text, _ENDS), len(text)):
        start, end = _trimmed(text, low, cut)
        if any(char.isalnum() for char in text[start:end]):
            yield start, end
        low = cut


def sentences_of(document: Document, index: int) -> list[Stretch]:
    """The sentences of the block with this index."""
    start = document.start(index)
    return [(start + low, start + high) for low, high in sentences_in(document.blocks[index].text)]


def paragraph_of(document: Document, index: int) -> list[Stretch]:
    """The block with this index as the one piece that it is, or none if it is empty."""
    start, text = document.start(index), document.blocks[index].text
    low, high = _trimmed(text, 0, len(text))
    return [(start + low, start + high)] if low < high else []


def spoken_of(document: Document, index: int) -> list[Stretch]:
    """The sentences that are read aloud: code is not, nor is a figure without a caption."""
    return [] if document.blocks[index].kind in _UNSPOKEN else sentences_of(document, index)


def heading_of(document: Document, index: int) -> list[Stretch]:
    """The block if it is a heading."""
    return paragraph_of(document, index) if document.blocks[index].kind is BlockKind.HEADING else []


def at(document: Document, offset: int, pieces: Pieces = sentences_of) -> Stretch | None:
    """The piece in which the code point `offset` stands, else the next one, else the last one before."""
    found = next((piece for piece in _onward(document, offset, pieces) if piece[1] > offset), None)
    return found or before(document, offset, pieces)


def after(document: Document, offset: int, pieces: Pieces = sentences_of) -> Stretch | None:
    """The first piece that begins at `offset` or after it."""
    return next((piece for piece in _onward(document, offset, pieces) if piece[0] >= offset), None)


def before(document: Document, offset: int, pieces: Pieces = sentences_of) -> Stretch | None:
    """The last piece that begins before `offset`."""
    if not document.blocks:
        return None
    for index in range(document.block_at(offset), -1, -1):
        earlier = [piece for piece in pieces(document, index) if piece[0] < offset]
        if earlier:
            return earlier[-1]
    return None


def spoken(document: Document, start: int, end: int) -> str:
    """What is said of `text[start:end]` inside one block: without the labels of footnotes."""
    first = document.block_at(start)
    said, place = "", start
    for span in document.blocks[first].spans:
        low, high = document.start(first) + span.start, document.start(first) + span.end
        if span.kind is SpanKind.FOOTNOTE_REFERENCE and start <= low < end and low >= place:
            said += document.text[place:low]
            place = min(high, end)
    return said + document.text[place:end]


def _onward(document: Document, offset: int, pieces: Pieces) -> Iterator[Stretch]:
    for index in range(document.block_at(offset) if document.blocks else 0, len(document.blocks)):
        yield from pieces(document, index)


def _trimmed(text: str, start: int, end: int) -> Stretch:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end
