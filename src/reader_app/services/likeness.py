"""How alike two texts are, cheaply: a small sample of their eight-character pieces is compared.

The sample is the bottom-k sketch of Broder ("On the resemblance and containment of documents", 1997). Used to know an
article again whose file was both moved and edited.
"""

from __future__ import annotations

from heapq import nsmallest
from typing import TypeAlias

Sketch: TypeAlias = frozenset[int]

PIECE = 8
SAMPLE = 64
READ = 20_000
"""Characters of a text that are looked at; the beginning tells who an article is."""

ALIKE = 0.4
ALIKE_WITH_TITLE = 0.2
"""Many articles share a title ("一周要闻"), so that a title alone never decides."""


def sketch(text: str) -> Sketch:
    """The sample of a text's pieces; it is valid within this process only, as Python's hashes are."""
    text = text[:READ]
    return frozenset(nsmallest(SAMPLE, {hash(text[i : i + PIECE]) for i in range(len(text) - PIECE + 1)}))


def likeness(left: Sketch, right: Sketch) -> float:
    """The share of pieces that two texts have in common, 0.0 to 1.0, as their samples tell."""
    union = nsmallest(SAMPLE, left | right)
    return sum(1 for piece in union if piece in left and piece in right) / len(union) if union else 0.0


def is_same(score: float, *, same_title: bool) -> bool:
    """Whether texts that are this much alike are one article."""
    return score >= (ALIKE_WITH_TITLE if same_title else ALIKE)
