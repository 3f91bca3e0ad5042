"""Searching a library: what a query finds, with what the library knows of it. Keeping up to date is in `indexing`."""

from __future__ import annotations

import logging
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import overload

from reader_app.domain.article import Article
from reader_app.domain.hits import Match, Matches, SearchResult, Snippet, total_hits
from reader_app.domain.progress import Progress
from reader_app.domain.query import Among, And, Not, Query, Sort
from reader_app.domain.query_parser import parse
from reader_app.search import snippets
from reader_app.search.engine import NO_FACTS, Answer, Facts, IndexBusyError, Request, SearchEngine, never
from reader_app.services.alternatives import Alternatives, Words
from reader_app.services.indexing import Articles, Indexing, facts
from reader_app.services.meaning import Annotations, Meaning, States, Tagged

logger = logging.getLogger(__name__)


def _always() -> bool:
    return True


class SearchService:
    """Finds articles of one library by what stands in them, in their notes and in what is known of them.

    Args:
        folding: Whether width, case and traditional characters are the same; asked at each search.
        tags: The user's tags of articles.
        words: Words by their pinyin or likeness, for queries that find nothing; None: nothing is tried instead.
    """

    def __init__(
        self,
        engine: SearchEngine,
        library: Articles,
        notes: Annotations,
        reading: States,
        *,
        tags: Tagged | None = None,
        folding: Callable[[], bool] = _always,
        words: Words | None = None,
    ) -> None:
        self._engine = engine
        self._library = library
        self._folding = folding
        self._meaning = Meaning(notes, reading, tags)
        self._indexing = Indexing(engine, library)
        self._alternatives = Alternatives(words, engine.frequencies) if words else None

    def search(
        self,
        query: str | Query,
        *,
        sort: Sort = Sort.RELEVANCE,
        facets: bool = False,
        cancelled: Callable[[], bool] = never,
    ) -> SearchResult:
        """Every article of which a query holds; where it is none, what was perhaps meant.

        Raises:
            Cancelled: `cancelled()` was true.
        """
        begun = time.perf_counter()
        query = parse(query) if isinstance(query, str) else query
        if not query:
            return SearchResult(query, (), 0.0, {} if facets else None)
        answer = self._answer(query, sort, facets, cancelled)
        instead: Query | None = None
        suggestions: tuple[str, ...] = ()
        if not answer.matches and self._alternatives is not None:

            def finds(other: Query) -> bool:
                return bool(self._answer(other, sort, False, cancelled).matches)

            instead, suggestions = self._alternatives.to(query, finds)
            if instead is not None:
                answer = self._answer(instead, sort, facets, cancelled)
        elapsed = time.perf_counter() - begun
        return SearchResult(query, answer.matches, elapsed, answer.facets if facets else None, instead, suggestions)

    def count(self, query: str | Query) -> int:
        """How many articles a query finds."""
        query = parse(query) if isinstance(query, str) else query
        return len(self._answer(query, Sort.RELEVANCE, False, never).matches) if query else 0

    def matching(self, request: Request, cancelled: Callable[[], bool] = never) -> Answer:
        """What of the library a request finds, indexed or not.

        Raises:
            Cancelled: `cancelled()` was true.
        """
        articles = self._library.ids()
        # What is pending is asked before the engine looks at its index: what is indexed in between is then only read
        # twice and not missed.
        pending = [key for key in self._library.pending() if key in articles]
        missing, unknown = self._indexing.differences(articles)
        if unknown:
            request = replace(request, node=And((request.node, Not(Among(frozenset(unknown))))))
        answer = self._engine.search(
            request,
            also=dict.fromkeys([*pending, *missing]),
            facts=self._facts,
            cancelled=cancelled,
        )
        later = self._indexing.differences(articles)[1]  # the engine may have gone on to a newer state
        if later - unknown:
            kept = _Chosen(tuple(match for match in answer.matches if match.article_id in articles))
            answer = Answer(kept, answer.facets)
        return answer

    def frequencies(self, pieces: Sequence[str]) -> list[int]:
        """How often each piece of text occurs in what is indexed, written in any way; about, from above."""
        return self._engine.frequencies(pieces)

    def snippets(self, query: Query, article_id: str, limit: int = 3) -> tuple[Snippet, ...]:
        """Up to `limit` pieces of an article that show where the query hits; none if only its notes match."""
        return snippets.snippets(query, self._library.text(article_id), self._folding(), limit)

    def occurrences(self, query: Query, text: str) -> tuple[tuple[int, int], ...]:
        """All hits in a text, sorted, joined where they overlap; code points."""
        return snippets.hits(query, text, self._folding())

    def index(self, progress: Progress, *, rebuild: bool = False) -> int:
        """Bring the engine up to date, some thousand articles in a commit.

        Where another process is at the same work it is left to it: what is not indexed yet is found all the same.

        Returns:
            How many articles were put into the index.

        Raises:
            Cancelled: `progress` was; what was committed stays.
        """
        try:
            if rebuild:
                self._engine.clear()
            return self._indexing.run(progress)
        except IndexBusyError as error:
            logger.info("another process is writing the search index: %s", error)
            return 0

    def article(self, article_id: str) -> Article | None:
        """One article of the library, or None."""
        return self._library.article(article_id)

    def _facts(self, article_id: str) -> Facts:
        article = self._library.article(article_id)
        return facts(article) if article is not None else NO_FACTS  # gone since; it finds nothing of it

    def _answer(self, query: Query, sort: Sort, facets: bool, cancelled: Callable[[], bool]) -> Answer:
        folding = self._folding()
        answer = self.matching(self._meaning.request(query, folding=folding, sort=sort, facets=facets), cancelled)
        noted = self._meaning.noted(query, folding)
        return Answer(_NotedMatches(answer.matches, noted), answer.facets) if noted else answer


class _Chosen(Matches):
    """Matches that are there already."""

    def __init__(self, matches: tuple[Match, ...]) -> None:
        self._matches = matches

    @property
    def hits(self) -> int:
        """How many places in all articles together."""
        return sum(match.count for match in self._matches)

    def __len__(self) -> int:
        return len(self._matches)

    @overload
    def __getitem__(self, index: int) -> Match: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Match, ...]: ...
    def __getitem__(self, index: int | slice) -> Match | tuple[Match, ...]:
        return self._matches[index]


class _NotedMatches(Matches):
    """Matches with the number of annotations in which one of the query's phrases occurs."""

    def __init__(self, matches: Sequence[Match], noted: Counter[str]) -> None:
        self._matches = matches
        self._counts: Mapping[str, int] = noted

    @property
    def hits(self) -> int:
        """How many places in all articles together."""
        return total_hits(self._matches)

    def __len__(self) -> int:
        return len(self._matches)

    @overload
    def __getitem__(self, index: int) -> Match: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Match, ...]: ...
    def __getitem__(self, index: int | slice) -> Match | tuple[Match, ...]:
        found = self._matches[index]
        return self._noted(found) if isinstance(found, Match) else tuple(map(self._noted, found))

    def __iter__(self) -> Iterator[Match]:
        return map(self._noted, self._matches)

    def _noted(self, match: Match) -> Match:
        notes = self._counts.get(match.article_id, 0)
        return replace(match, notes=notes) if notes else match
