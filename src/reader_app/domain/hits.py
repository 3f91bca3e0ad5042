"""What a search found, as values."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader_app.domain.query import Query


@dataclass(frozen=True, slots=True)
class Match:
    """One article that a query found, without its text.

    Attributes:
        count: Occurrences of all terms in the canonical text (overlapping ones included); 0 where only a note matched.
        notes: How many of its annotations matched in note or tags.
    """

    article_id: str
    score: float
    count: int
    notes: int = 0


class Matches(Sequence[Match]):
    """Matches, best first, of which each is made when it is looked at."""

    @property
    @abstractmethod
    def hits(self) -> int:
        """How many places in all articles together."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of canonical text around hits: `document.text[start:end] == text`; marks are relative to it."""

    text: str
    start: int
    end: int
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class SearchResult:
    """Every match, best first, and exact totals.

    Attributes:
        matches: May be made one by one as they are looked at.
        elapsed: Seconds.
        facets: The name of a `Facet` -> value -> how many articles that all but this facet's own choice lets through;
            the most frequent first. None unless asked for.
        instead: What was searched in place of the query, which finds nothing; the matches are this one's.
        suggestions: Other queries, as text, that find something; only where nothing was found, or something else.
    """

    query: Query
    matches: Sequence[Match]
    elapsed: float = 0.0
    facets: Mapping[str, Mapping[str, int]] | None = None
    instead: Query | None = None
    suggestions: tuple[str, ...] = ()

    @property
    def answered(self) -> Query:
        """The query that the matches answer, whose words are to be marked in them."""
        return self.instead or self.query

    @property
    def total(self) -> int:
        """How many articles."""
        return len(self.matches)

    @property
    def hits(self) -> int:
        """How many places."""
        return total_hits(self.matches)


def total_hits(matches: Sequence[Match]) -> int:
    """How many places in all articles together."""
    return matches.hits if isinstance(matches, Matches) else sum(match.count for match in matches)
