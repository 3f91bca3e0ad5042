"""How alike two texts are, cheaply: a small sample of their eight-character pieces is compared.

The sample is the bottom-k sketch of Broder ("On the resemblance and containment of documents", 1997). Used to know an
article again whose file was both moved and edited.
"""

from __future__ import annotations

import zlib
from heapq import nsmallest
from typing import TypeAlias

Sketch: TypeAlias = frozenset[int]

PIECE = 8
SAMPLE = 256
"""Pieces; the likeness is right to about 0.03 then."""
READ = 20_000
"""Characters of a text that are looked at; the beginning tells who an article is."""

ALIKE = 0.4
ALIKE_WITH_TITLE = 0.2
"""Many articles share a title ("一周要闻"), so that a title alone never decides."""


def sketch(text: str) -> Sketch:
    """The sample of a text's pieces, the same in every run: what is one article today is one tomorrow."""
    text = text[:READ]
    return frozenset(nsmallest(SAMPLE, {_number(text[i : i + PIECE]) for i in range(len(text) - PIECE + 1)}))


def _number(piece: str) -> int:
    # CRC-32 is quick, but alike for pieces that are; the multiplication (Knuth's) spreads it.
    return zlib.crc32(piece.encode("utf-8", "surrogatepass")) * 0x9E3779B1 & 0xFFFFFFFF


def likeness(left: Sketch, right: Sketch) -> float:
    """The share of pieces that two texts have in common, 0.0 to 1.0, as their samples tell."""
    union = nsmallest(SAMPLE, left | right)
    return sum(1 for piece in union if piece in left and piece in right) / len(union) if union else 0.0


def is_same(score: float, *, same_title: bool) -> bool:
    """Whether texts that are this much alike are one article."""
    return score >= (ALIKE_WITH_TITLE if same_title else ALIKE)
