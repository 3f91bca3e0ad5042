"""Searching a library: the engine's matches with what the library knows of them; keeping the engine up to date."""

from __future__ import annotations

import logging
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from itertools import islice
from typing import Protocol, overload

from reader_app.domain.annotation import Annotation
from reader_app.domain.article import Article
from reader_app.domain.errors import ReaderError
from reader_app.domain.hits import Match, Matches, SearchResult, Snippet, total_hits
from reader_app.domain.progress import Progress
from reader_app.domain.query import Query, Sort, parse
from reader_app.search.engine import IndexBusyError, IndexEntry, SearchEngine, never
from reader_app.search.snippets import hits
from reader_app.search.verify import fold

logger = logging.getLogger(__name__)

FIRST_BATCH = 1000
BATCH = 16_000
"""Articles that are put into the index in one commit: at first, and at most."""


class Articles(Protocol):
    """What this service asks of a library; `LibraryService` gives it."""

    def articles(self) -> tuple[Article, ...]: ...
    def text(self, article_id: str) -> str: ...
    def pending(self) -> tuple[str, ...]: ...
    def mark_indexed(self, ids: Iterable[str]) -> None: ...


class Annotations(Protocol):
    """What this service asks of the notes; `NotesStore` gives it."""

    def annotations(self, article_id: str | None = None) -> tuple[Annotation, ...]: ...


class SearchService:
    """Finds articles of one library by any piece of text or notes."""

    def __init__(self, engine: SearchEngine, library: Articles, notes: Annotations) -> None:
        self._engine = engine
        self._library = library
        self._notes = notes
        self._listed: tuple[Article, ...] = ()
        self._by_id: dict[str, Article] = {}
        self._compared: tuple[Set[str], dict[str, Article]] | None = None
        self._different: tuple[Set[str], Set[str]] = (frozenset(), frozenset())

    def search(
        self,
        text: str,
        *,
        sort: Sort = Sort.RELEVANCE,
        facets: bool = False,
        cancelled: Callable[[], bool] = never,
    ) -> SearchResult:
        """Every article in which, or in whose notes and tags, all terms of `text` occur.

        Raises:
            Cancelled: `cancelled()` was true.
        """
        begun = time.perf_counter()
        query = parse(text)
        articles = self._articles()
        # What is pending is asked before the engine looks at its index: what is indexed in between is then only read
        # twice and not missed.
        pending = set(self._library.pending()) & articles.keys()
        also = pending | self._differences(articles)[0]
        notes = self._noted(articles)
        extra = {key: "\n".join(texts) for key, texts in notes.items()}
        matches = self._engine.search(query, also=also, extra=extra, sort=sort, cancelled=cancelled)
        # Asked again: the engine may have gone on to a newer state.
        if unknown := self._differences(articles)[1]:
            matches = tuple(match for match in matches if match.article_id not in unknown)
        if notes:
            matches = _NotedMatches(query, matches, notes)
        if sort is Sort.DATE and also:
            matches = _by_date(matches, articles)
        found = _facets(articles[match.article_id] for match in matches) if facets else None
        return SearchResult(query, matches, time.perf_counter() - begun, found)

    def snippets(self, query: Query, article_id: str, limit: int = 3) -> tuple[Snippet, ...]:
        """Up to `limit` pieces of an article that show where the query hits; none if only its notes match."""
        return self._engine.snippets(query, self._library.text(article_id), limit)

    def occurrences(self, query: Query, text: str) -> tuple[tuple[int, int], ...]:
        """All hits in a text, sorted, joined where they overlap; code points."""
        return hits(query, text)

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
            return self._bring_up_to_date(progress)
        except IndexBusyError as error:
            logger.info("another process is writing the search index: %s", error)
            return 0

    def _articles(self) -> dict[str, Article]:
        listed = self._library.articles()
        if listed != self._listed:  # of equal ones only the addresses are compared
            self._listed = listed
            self._by_id = {article.id: article for article in listed}
        return self._by_id

    def _differences(self, articles: dict[str, Article]) -> tuple[Set[str], Set[str]]:
        """Articles that the engine does not hold, and those that only it has; worked out when either side changes."""
        held = self._engine.ids()
        if self._compared is None or self._compared[0] is not held or self._compared[1] is not articles:
            self._compared = held, articles
            self._different = articles.keys() - held, held - articles.keys()
        return self._different

    def _bring_up_to_date(self, progress: Progress) -> int:
        articles = self._articles()
        pending = dict.fromkeys(self._library.pending())
        held = self._engine.ids()
        removed = [key for key in held if key not in articles]
        gone = [key for key in pending if key not in articles]
        waiting = list(dict.fromkeys([*(key for key in pending if key in articles), *(articles.keys() - held)]))
        if removed:
            self._engine.update((), removed, _part(progress, 0, len(waiting)))
        if gone:
            self._library.mark_indexed(gone)
        done = 0
        for batch in _batches(waiting):
            self._engine.update(self._entries(batch, articles), (), _part(progress, done, len(waiting)))
            # Only what was pending: another article may have changed meanwhile, and is pending from then on.
            self._library.mark_indexed([key for key in batch if key in pending])
            done += len(batch)
        return done

    def _entries(self, ids: Iterable[str], articles: Mapping[str, Article]) -> Iterator[IndexEntry]:
        for article_id in ids:
            try:
                text = self._library.text(article_id)
            except ReaderError:
                continue  # removed since `ids` were asked for; the library will say so the next time
            date = articles[article_id].date
            yield IndexEntry(article_id, text, date.isoformat() if date else None)

    def _noted(self, articles: Mapping[str, Article]) -> dict[str, list[str]]:
        """Article id -> of each of its annotations note and tags."""
        noted: dict[str, list[str]] = {}
        for annotation in self._notes.annotations():
            if annotation.article_id in articles and (annotation.note or annotation.tags):
                words = "\n".join((annotation.note, *annotation.tags))
                noted.setdefault(annotation.article_id, []).append(words)
        return noted


def _part(progress: Progress, before: int, total: int) -> Progress:
    def report(done: int, _total: int, _text: str) -> None:
        progress(before + done, total, "")

    return report


def _batches(items: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Growing ones: the first articles are soon found by the index, and a large library has few segments."""
    remaining, size = iter(items), FIRST_BATCH
    while batch := tuple(islice(remaining, size)):
        yield batch
        size = min(2 * size, BATCH)


class _NotedMatches(Matches):
    """Matches with the number of annotations in which one of the terms occurs."""

    def __init__(self, query: Query, matches: Sequence[Match], notes: Mapping[str, Sequence[str]]) -> None:
        self._terms = [fold(term) for term in query.terms]
        self._matches = matches
        self._notes = notes

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
        texts = self._notes.get(match.article_id)
        if texts is None:
            return match
        return replace(match, notes=sum(any(term in fold(text) for term in self._terms) for text in texts))


def _by_date(matches: Sequence[Match], articles: Mapping[str, Article]) -> tuple[Match, ...]:
    """Newest first, unknown dates last; the engine does not know those of articles that it does not hold."""

    def day(match: Match) -> str:
        date = articles[match.article_id].date
        return date.isoformat() if date else ""

    return tuple(sorted(matches, key=day, reverse=True))


def _facets(articles: Iterable[Article]) -> dict[str, dict[str, int]]:
    """Column, source and year -> value -> how many articles have it, the most frequent first."""
    counts: dict[str, Counter[str]] = {"column": Counter(), "source": Counter(), "year": Counter()}
    for article in articles:
        year = str(article.date.year) if article.date else None
        for name, value in (("column", article.column), ("source", article.source), ("year", year)):
            if value is not None:
                counts[name][value] += 1
    return {name: dict(counter.most_common()) for name, counter in counts.items()}
