"""Articles like one of the library: its characteristic phrases are searched for, and copies of it come first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from math import log
from typing import Protocol

from reader_app.domain.errors import ReaderError
from reader_app.domain.hits import Match
from reader_app.domain.query import Field, Or, Phrase
from reader_app.search.engine import Answer, Request, never
from reader_app.services.likeness import ALIKE, READ, likeness, sketch

PHRASES = 25
"""Phrases that are searched for."""
LIMIT = 10
"""Articles that are proposed, at most."""
ENOUGH = 0.12
"""What an article has of the score that the article itself gets; with less it is not like it."""

_LONGEST = 4
_CANDIDATES = 1_000
_COMPARED = 2 * LIMIT
_WORDS = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+|[A-Za-z]{3,}")
_EMPTY = frozenset("的了")


class Searching(Protocol):
    """What is asked of the search; `SearchService` is one."""

    def matching(self, request: Request, cancelled: Callable[[], bool] = never) -> Answer: ...
    def frequencies(self, pieces: Sequence[str]) -> list[int]: ...


class Texts(Protocol):
    """What is asked of the library; `LibraryService` is one."""

    def text(self, article_id: str) -> str: ...


@dataclass(frozen=True, slots=True)
class SimilarService:
    """Proposes what to read besides an article."""

    search: Searching
    library: Texts

    def to(self, article_id: str, cancelled: Callable[[], bool] = never) -> tuple[Match, ...]:
        """The articles that are most like one, the likest first, without itself.

        Raises:
            Cancelled: `cancelled()` was true.
            ReaderError: It is not in the library.
        """
        text = self.library.text(article_id)
        phrases = characteristic(text, self.search.frequencies)
        wanted = Or(tuple(Phrase((phrase,), Field.TEXT) for phrase in phrases))
        found = self.search.matching(Request(wanted), cancelled).matches
        best = tuple(islice(found, _COMPARED + 1))
        floor = next((match.score for match in best if match.article_id == article_id), 0.0) * ENOUGH
        others = [match for match in best if match.article_id != article_id and match.score >= floor]
        return tuple(self._copies_first(text, others)[:LIMIT])

    def _copies_first(self, text: str, found: Iterable[Match]) -> list[Match]:
        own = sketch(text)

        def copied(match: Match) -> float:
            try:
                alike = likeness(own, sketch(self.library.text(match.article_id)))
            except ReaderError:
                return 0.0  # taken out of the library since
            return alike if alike >= ALIKE else 0.0

        return sorted(found, key=copied, reverse=True)


def characteristic(text: str, frequencies: Callable[[Sequence[str]], list[int]]) -> tuple[str, ...]:
    """The phrases that occur often in a text and seldom in the library, none inside another.

    Args:
        frequencies: How often each occurs in the library.
    """
    counts = Counter(_pieces(text[:READ]))
    candidates = [piece for piece in _whole(counts) if counts[piece] > 1][:_CANDIDATES]
    if len(candidates) < 2 * PHRASES:
        candidates = list(dict.fromkeys([*candidates, *(piece for piece in counts if len(piece) == 2)]))[:_CANDIDATES]
    known = dict(zip(candidates, frequencies(candidates), strict=True))
    # What nobody else has finds nobody.
    shared = [piece for piece in candidates if known[piece] > counts[piece]] or candidates
    most = 1 + max((known[piece] for piece in shared), default=0)
    weight = {piece: counts[piece] * log(most / max(1, known[piece])) for piece in shared}
    chosen: list[str] = []
    for piece in sorted(shared, key=lambda piece: (-weight[piece], -len(piece), piece)):
        if not any(piece in other or other in piece for other in chosen):
            chosen.append(piece)
            if len(chosen) == PHRASES:
                break
    return tuple(chosen)


def _pieces(text: str) -> Iterator[str]:
    """Chinese in pieces of two to four characters, and words in letters; no digits, no punctuation."""
    for match in _WORDS.finditer(text):
        run = match.group()
        if run.isascii():
            yield run.lower()
            continue
        for size in range(2, _LONGEST + 1):
            for start in range(len(run) - size + 1):
                if run[start] not in _EMPTY and run[start + size - 1] not in _EMPTY:
                    yield run[start : start + size]


def _whole(counts: Counter[str]) -> Iterator[str]:
    """The pieces, frequent ones first, without those that occur only inside a longer one."""
    inside = {part for piece, count in counts.items() for part in (piece[1:], piece[:-1]) if counts[part] == count}
    return (piece for piece, _ in counts.most_common() if piece not in inside)
