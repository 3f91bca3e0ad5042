"""A very long article is shown in parts: what a QTextDocument lays out has an end, and laying it out takes time.

Where parts begin and end, and the blocks of one; offsets stay those of the whole article. Pure functions, no Qt. An
ordinary article is one part.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reader_app.domain.block import Block, Document, Span

LARGEST = 500_000
"""What a part may hold: characters, and `LINE` for every line that is begun.

Qt's layout ends after 8.4 million px. This much stays below it with the largest text in a narrow window, and is on the
screen in a fifth of a second.
"""

LINE = 16

_ENDS = "。！？；\t"
_LOOKED_BACK = 200


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of an article that is shown at once.

    Attributes:
        number: From 1 to `count`.
        start: Where it begins, in code points of the canonical text.
        end: Where the next part begins; of the last one, the place after the end of the text.
    """

    number: int
    count: int
    start: int
    end: int

    def meets(self, start: int, end: int) -> bool:
        """Whether some of `text[start:end]` is in it."""
        return start < self.end and end > self.start


def split(document: Document, most: int) -> tuple[Part, ...]:
    """The parts of a document, one at least, none heavier than `most`; a block is cut only if it is heavier itself."""
    starts, used = [0], 0
    for start, _, block in document.placed():
        weight = _weight(block.text)
        giant = weight > most
        if used + weight > most and (not giant or used > most // 2):
            starts.append(start)
            used = 0
        place = 0
        while used + weight > most:
            place = _reach(block.text, place, most - used)
            starts.append(start + place)
            used, weight = 0, _weight(block.text[place:])
        used += weight
    ends = [*starts[1:], len(document.text) + 1]
    return tuple(Part(number, len(starts), *edges) for number, edges in enumerate(zip(starts, ends, strict=True), 1))


def part_at(parts: Sequence[Part], offset: int) -> Part:
    """The part in which a code point stands."""
    return parts[max(0, bisect_right(parts, offset, key=lambda part: part.start) - 1)]


def pieces(document: Document, part: Part) -> Iterator[tuple[int, int, Block]]:
    """The blocks of a part, the first and the last one cut where need be: index, start in the whole text, block."""
    for index in range(document.block_at(part.start), len(document.blocks)):
        start, block = document.start(index), document.blocks[index]
        if start >= part.end:
            return
        low, high = max(0, part.start - start), min(len(block.text), part.end - start)
        yield index, start + low, block if high - low == len(block.text) else _piece(block, low, high)


def cut(span: Span, low: int, high: int) -> Span:
    """The part of a span inside low:high, counted from there."""
    return Span(max(span.start, low) - low, min(span.end, high) - low, span.kind, span.target)


def _piece(block: Block, low: int, high: int) -> Block:
    text = block.text[low:high].removesuffix("\n")  # a line that ends with the part needs no empty one below it
    high = low + len(text)
    spans = tuple(cut(span, low, high) for span in block.spans if span.start < high and span.end > low)
    return replace(block, text=text, spans=spans, header_rows=0 if low else block.header_rows)


def _weight(text: str) -> int:
    return len(text) + LINE * (1 + text.count("\n"))


def _reach(text: str, place: int, room: int) -> int:
    """How far `room` takes from `place` on in a text that is heavier: to the end of a line, or else of a sentence."""
    while True:
        line = text.find("\n", place) + 1 or len(text)
        if line - place + LINE > room:
            break
        room -= line - place + LINE
        place = line
    if room <= LINE:
        return place
    limit = place + room - LINE
    sentence = max(text.rfind(mark, max(place, limit - _LOOKED_BACK), limit) for mark in _ENDS) + 1
    return sentence or limit
