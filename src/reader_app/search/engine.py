"""What a search engine is to the rest of the program. The services know this protocol and no engine.

An engine answers from the canonical texts: an article is found if every term of the query occurs in its text (or in the
extra text given with the call), and never otherwise. How it gets there fast is its own affair.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol

from reader_app.domain.hits import Match, Snippet
from reader_app.domain.progress import Progress
from reader_app.domain.query import Query, Sort

NOTHING: Mapping[str, str] = MappingProxyType({})


def never() -> bool:
    """A `cancelled` for calls that nobody cancels."""
    return False


class TextSource(Protocol):
    """Where an engine reads canonical texts, by article id; the catalogue is one."""

    def texts(self, ids: Iterable[str]) -> Iterator[tuple[str, str]]:
        """The texts of these articles with their ids, in any order; unknown ids are left out."""

    def generation(self) -> int:
        """A number that differs after any text may have changed, here or by another process; cheap."""


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """What an engine is told of one article.

    Attributes:
        text: Canonical text; its first line is the title.
        date: ISO 8601, or None.
    """

    article_id: str
    text: str
    date: str | None


class IndexBusyError(Exception):
    """Another process is writing the index."""


class SearchEngine(Protocol):
    """Finds articles by exact pieces of their canonical text."""

    def search(
        self,
        query: Query,
        *,
        also: Collection[str] = (),
        extra: Mapping[str, str] = NOTHING,
        sort: Sort = Sort.RELEVANCE,
        cancelled: Callable[[], bool] = never,
    ) -> Sequence[Match]:
        """Every article in which all terms occur, best first. The matches may be made as they are looked at.

        Matching is exact; if nothing at all is found, it is tried again ignoring case and width.

        Args:
            query: Without terms it finds nothing.
            also: Ids whose present text the index does not hold; their texts are read one by one.
            extra: id -> more text of that article in which a term may occur instead (its notes and tags).
            sort: By date: newest first, unknown dates (also those of `also`) last.
            cancelled: Asked now and then.

        Raises:
            Cancelled: `cancelled()` was true.
        """

    def snippets(self, query: Query, text: str, limit: int = 3) -> tuple[Snippet, ...]:
        """Up to `limit` pieces of `text` around hits, in the order of the text, not overlapping."""

    def ids(self) -> Set[str]:
        """The articles that the index holds now; none if there is no index or it is damaged.

        The same object as long as they are the same, if the engine can.
        """

    def update(self, entries: Iterable[IndexEntry], removed: Collection[str], progress: Progress) -> None:
        """Put or replace these articles and drop `removed`: all of it or, if it is cancelled, nothing.

        A damaged index is replaced by a new one that holds only `entries`.

        Raises:
            Cancelled: `progress` was.
            IndexBusyError: Another process is writing and did not finish in time.
        """

    def clear(self) -> None:
        """Forget everything.

        Raises:
            IndexBusyError: Another process is writing and did not finish in time.
        """

    def close(self) -> None:
        """Let go of files; the engine may be used again."""
