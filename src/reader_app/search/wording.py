"""Where phrases stand in one text: the last word on what a phrase means. No index and no order of results.

Occurrences may overlap: "哈哈" occurs twice in "哈哈哈". A phrase with wild cards occurs once at each place where it
can begin, and is as short there as it can be.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from reader_app.domain.anchor import occurrences
from reader_app.domain.query import Field, Near, Phrase, Wild
from reader_app.domain.text import SENTENCE_ENDS
from reader_app.search.fold import fold

Span = tuple[int, int]

_WILD = {Wild.ONE: r"[^\n]", Wild.GAP: f"[^{re.escape(SENTENCE_ENDS)}]*?"}


class Wording(NamedTuple):
    """A text ready to be looked through.

    Attributes:
        text: Folded, if that is wanted.
        title: Code points of its first line.
        folding: Whether it is folded.
    """

    text: str
    title: int
    folding: bool


def wording(text: str, folding: bool) -> Wording:
    """Make a text ready."""
    title = text.find("\n")
    return Wording(fold(text) if folding else text, len(text) if title < 0 else title, folding)


def spans(words: Phrase | Near, text: Wording) -> list[Span]:
    """(start, end) of every occurrence by start, in code points; of `Near`, of both phrases where they are near."""
    if isinstance(words, Phrase):
        found = _phrase(words, text)
    else:
        found = sorted({span for side in _near(words, text) for span in side})
    return [span for span in found if span[1] <= text.title] if _of_title(words) else found


def count(words: Phrase | Near, text: Wording) -> int:
    """How often they occur; of `Near`, how often either phrase stands near the other."""
    if isinstance(words, Near):
        left, right = _near(words, text)
        return len(left) + len(right) * (words.left != words.right)
    if words.plain is None or words.field is Field.TITLE:
        return len(spans(words, text))
    piece = _written(words.plain, text.folding)
    # str.count is fast and does not see overlaps; it is right for all pieces that cannot overlap themselves.
    return sum(1 for _ in occurrences(text.text, piece)) if _overlaps(piece) else text.text.count(piece)


def _of_title(words: Phrase | Near) -> bool:
    return (words if isinstance(words, Phrase) else words.left).field is Field.TITLE


def _phrase(phrase: Phrase, text: Wording) -> list[Span]:
    if phrase.plain is not None:
        piece = _written(phrase.plain, text.folding)
        return [(start, start + len(piece)) for start in occurrences(text.text, piece)]
    return [found.span(1) for found in _pattern(phrase, text.folding).finditer(text.text)]


def _near(words: Near, text: Wording) -> tuple[list[Span], list[Span]]:
    """The occurrences of either phrase that have one of the other near."""
    left, right = _phrase(words.left, text), _phrase(words.right, text)
    if _of_title(words):
        left, right = ([span for span in side if span[1] <= text.title] for side in (left, right))
    return _beside(left, right, words.distance), _beside(right, left, words.distance)


def _beside(these: list[Span], those: list[Span], distance: int) -> list[Span]:
    return [
        (start, end)
        for start, end in these
        if any(0 <= low - end <= distance or 0 <= start - high <= distance for low, high in those)
    ]


def _written(piece: str, folding: bool) -> str:
    return fold(piece) if folding else piece


def _overlaps(piece: str) -> bool:
    return any(piece.startswith(piece[start:]) for start in range(1, len(piece)))


@cache
def _pattern(phrase: Phrase, folding: bool) -> re.Pattern[str]:
    written = "".join(
        _WILD[piece] if isinstance(piece, Wild) else re.escape(_written(piece, folding)) for piece in phrase.pieces
    )
    return re.compile(f"(?=({written}))")
