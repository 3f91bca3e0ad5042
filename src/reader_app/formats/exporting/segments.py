"""Cuts a block's text where its spans and the marks on it begin and end. Knows no format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from reader_app.domain.annotation import Placed
from reader_app.domain.block import Block, Span


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text that looks the same throughout.

    Attributes:
        start, end: In the canonical text.
        spans: The block's spans that cover it.
        passages: The marked passages that cover it.
    """

    start: int
    end: int
    text: str
    spans: tuple[Span, ...]
    passages: tuple[Placed, ...]


def segments(block: Block, start: int, passages: Iterable[Placed]) -> Iterator[Segment]:
    """The segments of a block that begins at `start` in the canonical text; none if it has no text."""
    end = start + len(block.text)
    here = [p for p in passages if p.resolution.start < end and p.resolution.end > start]
    cuts = {start, end}
    for span in block.spans:
        cuts |= {start + span.start, start + span.end}
    for passage in here:
        cuts |= {max(start, passage.resolution.start), min(end, passage.resolution.end)}
    ordered = sorted(cuts)
    for low, high in pairwise(ordered):
        yield Segment(
            low,
            high,
            block.text[low - start : high - start],
            tuple(span for span in block.spans if start + span.start <= low and high <= start + span.end),
            tuple(p for p in here if p.resolution.start <= low and high <= p.resolution.end),
        )
