"""What is painted behind the text: the reader's marks, the author's, search hits. Values and pure functions, no Qt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from reader_app.domain.annotation import MEANINGS, Placed, Style, meaning
from reader_app.domain.block import Document, SpanKind
from reader_app.domain.difference import Piece
from reader_app.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the canonical text with something behind it.

    Attributes:
        start, end: Code points.
        fill: Colour behind the text as #RRGGBB, or "".
        line: Colour of a line under the text, or "".
        dashed: Whether `line` is broken, as under a passage whose place is doubtful.
        edge: Colour of a thin frame, or "".
        covers: Whether `fill` hides what other marks fill instead of blending with it.
        annotation: The id of the annotation that it shows, or "".
    """

    start: int
    end: int
    fill: str = ""
    line: str = ""
    dashed: bool = False
    edge: str = ""
    covers: bool = False
    annotation: str = ""


def author_marks(document: Document, theme: Theme) -> Iterator[Mark]:
    """What the article's author has marked in the file."""
    fill = mix(theme.paper, theme.ink, 0.2 if theme.dark else 0.12)
    for start, _, block in document.placed():
        for span in block.spans:
            if span.kind is SpanKind.MARK:
                yield Mark(start + span.start, start + span.end, fill=fill)


def annotation_marks(placed: Iterable[Placed], theme: Theme, focused: str | None) -> Iterator[Mark]:
    """The reader's annotations; the focused one stands out, one in a doubtful place has a broken line only."""
    for item in placed:
        if not item.resolution.found:
            continue
        annotation = item.annotation
        kind = meaning(annotation.meaning) or MEANINGS[0]
        here = annotation.id == focused
        tint = kind.dark_tint if theme.dark else kind.tint
        fill = mix(tint, kind.colour, 0.4 if not theme.dark else 0.25) if here else tint
        underlined = annotation.style is Style.UNDERLINE or item.doubtful
        yield Mark(
            item.resolution.start,
            item.resolution.end,
            fill=(tint if here else "") if underlined else fill,
            line=kind.colour if underlined else "",
            dashed=item.doubtful,
            annotation=annotation.id,
        )


def hit_marks(hits: Sequence[tuple[int, int]], current: int | None, theme: Theme) -> Iterator[Mark]:
    """What a search found; the hit with the index `current` stands out."""
    for index, (start, end) in enumerate(hits):
        here = index == current
        yield Mark(start, end, theme.current_hit if here else theme.hit, edge=theme.current_hit, covers=here)


def difference_marks(pieces: Iterable[Piece], length: int, theme: Theme) -> Iterator[Mark]:
    """Where the left of two texts, `length` characters long, has other words; a broken line where it lacks some."""
    fill = mix(theme.paper, theme.accent, 0.24)
    for piece in pieces:
        if piece.left_end > piece.left_start:
            yield Mark(piece.left_start, piece.left_end, fill=fill, line=theme.accent)
        elif length:
            start = max(0, piece.left_start - 1)
            yield Mark(start, start + 1, line=theme.accent, dashed=True)


def by_block(document: Document, marks: Iterable[Mark]) -> Mapping[int, tuple[Mark, ...]]:
    """Block index -> the marks in it, each cut at the block's ends, in their order."""
    found: dict[int, list[Mark]] = {}
    for mark in marks:
        for index in range(document.block_at(mark.start), document.block_at(max(mark.start, mark.end - 1)) + 1):
            start, end = max(mark.start, document.start(index)), min(mark.end, document.end(index))
            if start < end:
                found.setdefault(index, []).append(replace(mark, start=start, end=end))
    return {index: tuple(inside) for index, inside in found.items()}


def fills(marks: Sequence[Mark]) -> list[tuple[int, int, str]]:
    """Stretches of one colour, sorted: (start, end, #RRGGBB). Where marks overlap their colours are mixed evenly."""
    filled = [mark for mark in marks if mark.fill]
    edges = sorted({edge for mark in filled for edge in (mark.start, mark.end)})
    waiting = sorted(enumerate(filled), key=lambda item: item[1].start, reverse=True)
    active: list[tuple[int, Mark]] = []
    result: list[tuple[int, int, str]] = []
    for start, end in pairwise(edges):
        while waiting and waiting[-1][1].start <= start:
            active.append(waiting.pop())
        active = [item for item in active if item[1].end > start]
        if not active:
            continue
        colour = _together([mark for _, mark in sorted(active, key=lambda item: item[0])])
        if result and result[-1][1] == start and result[-1][2] == colour:
            result[-1] = (result[-1][0], end, colour)
        else:
            result.append((start, end, colour))
    return result


def mix(first: str, second: str, share: float) -> str:
    """The colour between two: `share` 0.0 is the first, 1.0 the second."""
    pairs = zip(_channels(first), _channels(second), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def _together(marks: Sequence[Mark]) -> str:
    covering = [mark for mark in marks if mark.covers]
    if covering:
        return covering[-1].fill
    colours = [_channels(mark.fill) for mark in marks]
    return "#" + "".join(f"{round(sum(channel) / len(colours)):02X}" for channel in zip(*colours, strict=True))


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
