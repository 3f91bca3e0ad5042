"""What a search engine is to the rest of the program. The services know this protocol and no engine.

An engine answers from canonical texts and a few facts of each article: an article is found if the request holds of it,
and never otherwise. What holds is written down once, in `examine`; how an engine gets there fast is its own affair.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from reader_app.domain.hits import Matches
from reader_app.domain.progress import Progress
from reader_app.domain.query import Near, Node, Phrase, Sort, words


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
class Facts:
    """What an engine is told of an article besides its text; what is not known is None."""

    date: date | None = None
    author: str | None = None
    source: str | None = None
    column: str | None = None
    tags: tuple[str, ...] = ()


NO_FACTS = Facts()


def no_facts(_article_id: str) -> Facts:
    """For articles of which nothing is known but the text."""
    return NO_FACTS


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """What an engine is told of one article.

    Attributes:
        text: Canonical text; its first line is the title.
    """

    article_id: str
    text: str
    facts: Facts = NO_FACTS


FACETS = ("column", "source", "year", "tag")
"""The facets that an engine can count by itself."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of an engine.

    Attributes:
        node: Of `Phrase` in text, title, author, source, column and tag, `Near`, `Dated`, `Has` author, source, column
            and tag, `Among`, `And`, `Or` and `Not`; the rest are services' to resolve.
        filters: Facet -> what must hold besides, chosen from that facet. Its own counts are made without it.
        folding: Whether width, case and traditional characters are the same.
        sort: By date: newest first, unknown dates last; by title: as Chinese collation has it.
        facets: Of which of `FACETS` the articles are counted.
        groups: Facet -> value -> what holds of the articles that have it too, besides what `facets` counts.
    """

    node: Node
    filters: Mapping[str, Node] = field(default_factory=dict)
    folding: bool = True
    sort: Sort = Sort.RELEVANCE
    facets: tuple[str, ...] = ()
    groups: Mapping[str, Mapping[str, Node]] = field(default_factory=dict)

    @property
    def words(self) -> tuple[Phrase | Near, ...]:
        """What is counted in each article."""
        return tuple(dict.fromkeys(words(self.node)))


@dataclass(frozen=True, slots=True)
class Answer:
    """What an engine found.

    Attributes:
        matches: Every article, in order; they may be made as they are looked at.
        facets: Facet -> value -> how many articles, the most frequent first.
    """

    matches: Matches
    facets: Mapping[str, Mapping[str, int]]


class IndexBusyError(Exception):
    """Another process is writing the index."""


class SearchEngine(Protocol):
    """Finds articles by pieces of their canonical text and by facts."""

    def search(
        self,
        request: Request,
        *,
        also: Collection[str] = (),
        facts: Callable[[str], Facts] = no_facts,
        cancelled: Callable[[], bool] = never,
    ) -> Answer:
        """Every article of which the request holds.

        Args:
            also: Ids whose present text the index does not hold; their texts are read one by one.
            facts: Of articles whose texts are read.
            cancelled: Asked now and then.

        Raises:
            Cancelled: `cancelled()` was true.
        """

    def frequencies(self, pieces: Sequence[str]) -> list[int]:
        """How often each piece of text occurs in what the index holds, written in any way; about, from above."""

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
