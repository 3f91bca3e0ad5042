"""The last word on whether and how often terms occur in a text. No index, no order of results.

Occurrences may overlap: "哈哈" occurs twice in "哈哈哈".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from reader_app.domain.anchor import occurrences
from reader_app.domain.errors import Cancelled
from reader_app.search.traditional import SIMPLIFIED, TRADITIONAL

POLL = 64
"""Texts that are looked through between two questions whether to stop."""


class Evidence(NamedTuple):
    """What one article has to show: per term, occurrences in its text, and those in the title; its length."""

    article_id: str
    counts: tuple[int, ...]
    titles: tuple[int, ...]
    length: int


# U+FF01 to U+FF5E are the full-width forms of U+0021 to U+007E, U+3000 that of the space.
_PLAIN = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_PLAIN |= dict(zip(map(ord, TRADITIONAL), map(ord, SIMPLIFIED), strict=True))
# A list, because `str.translate` asks it in half the time that a dict takes to say it has nothing.
_TABLE = [_PLAIN.get(code, code) for code in range(0x10000)]


def fold(text: str) -> str:
    """`text` with case, width and traditional forms ignored, one character to one, so that offsets stay what they are.

    Width, because the reader shows half-width marks between Chinese characters as full-width ones: what is on the
    screen must be found as it stands there. Traditional characters, because the same word is meant: 發展 is 发展.
    """
    text = text.translate(_TABLE)
    folded = text.casefold()
    if len(folded) == len(text):
        return folded
    return "".join(lower if len(lower := char.casefold()) == 1 else char for char in text)


class Terms:
    """The terms of a query, ready to be looked for in many texts."""

    def __init__(self, terms: Iterable[str], *, folded: bool = False) -> None:
        self._prepare: Callable[[str], str] = fold if folded else str
        self.terms = tuple(dict.fromkeys(map(self._prepare, terms)))
        # str.count is fast and does not see overlaps; it is right for all terms that cannot overlap themselves.
        self._overlapping = tuple(
            any(term.startswith(term[start:]) for start in range(1, len(term))) for term in self.terms
        )

    def examine(self, article_id: str, text: str, extra: str = "") -> Evidence | None:
        """The evidence if every term occurs in `text` or `extra`, else None."""
        text = self._prepare(text)
        counts = []
        for term, overlapping in zip(self.terms, self._overlapping, strict=True):
            if term not in text and not (extra and term in self._prepare(extra)):
                return None
            counts.append(_count(text, term, overlapping))
        title = text.partition("\n")[0]
        titles = [_count(title, term, overlaps) for term, overlaps in zip(self.terms, self._overlapping, strict=True)]
        return Evidence(article_id, tuple(counts), tuple(titles), len(text))

    def spans(self, text: str) -> Iterator[tuple[int, int, int]]:
        """(start, end, number of the term) of every occurrence, term by term."""
        prepared = self._prepare(text)
        for number, term in enumerate(self.terms):
            for start in occurrences(prepared, term):
                yield start, start + len(term), number


def _count(text: str, term: str, overlapping: bool) -> int:
    return sum(1 for _ in occurrences(text, term)) if overlapping else text.count(term)


def gather(
    terms: Terms,
    texts: Iterable[tuple[str, str]],
    extra: Mapping[str, str],
    cancelled: Callable[[], bool],
) -> list[Evidence]:
    """The evidence of all articles in `texts` that match.

    Raises:
        Cancelled: `cancelled()` was true.
    """
    found = []
    for number, (article_id, text) in enumerate(texts):
        if number % POLL == 0 and cancelled():
            raise Cancelled
        evidence = terms.examine(article_id, text, extra.get(article_id, ""))
        if evidence is not None:
            found.append(evidence)
    return found
