"""Keeping an engine up to date with a library."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import islice
from typing import Protocol

from reader_app.domain.article import Article
from reader_app.domain.progress import Progress
from reader_app.search.engine import Facts, IndexEntry, SearchEngine

FIRST_BATCH = 1000
BATCH = 24_000
"""Articles that are put into the index in one commit: at first, and at most."""


class Articles(Protocol):
    """What is asked of a library; `LibraryService` gives it."""

    def ids(self) -> Set[str]: ...
    def article(self, article_id: str) -> Article | None: ...
    def among(self, ids: Iterable[str]) -> Mapping[str, Article]: ...
    def text(self, article_id: str) -> str: ...
    def texts(self, ids: Iterable[str]) -> Iterator[tuple[str, str]]: ...
    def pending(self) -> tuple[str, ...]: ...
    def mark_indexed(self, ids: Iterable[str]) -> None: ...


def facts(article: Article) -> Facts:
    """What an engine is told of an article besides its text."""
    return Facts(article.date, article.author, article.source, article.column, article.tags)


class Indexing:
    """Compares what an engine holds with the articles of a library, and puts what it does not hold."""

    def __init__(self, engine: SearchEngine, library: Articles) -> None:
        self._engine = engine
        self._library = library
        self._compared: tuple[Set[str], Set[str]] | None = None
        self._different: tuple[Set[str], Set[str]] = (frozenset(), frozenset())

    def differences(self, articles: Set[str]) -> tuple[Set[str], Set[str]]:
        """Articles that the engine does not hold, and those that only it has; worked out when either side changes."""
        held = self._engine.ids()
        if self._compared is None or self._compared[0] is not held or self._compared[1] is not articles:
            self._compared = held, articles
            self._different = articles - held, held - articles
        return self._different

    def run(self, progress: Progress) -> int:
        """Bring the engine up to date, some thousand articles in a commit; returns how many were put into it.

        Raises:
            Cancelled: `progress` was; what was committed stays.
            IndexBusyError: Another process is at it.
        """
        articles = self._library.ids()
        pending = dict.fromkeys(self._library.pending())
        missing, removed = self.differences(articles)
        gone = [key for key in pending if key not in articles]
        waiting = list(dict.fromkeys([*(key for key in pending if key in articles), *missing]))
        if removed:
            self._engine.update((), tuple(removed), _part(progress, 0, len(waiting)))
        if gone:
            self._library.mark_indexed(gone)
        done = 0
        for batch in _batches(waiting):
            self._engine.update(self._entries(batch), (), _part(progress, done, len(waiting)))
            # Only what was pending: another article may have changed meanwhile, and is pending from then on.
            self._library.mark_indexed([key for key in batch if key in pending])
            done += len(batch)
        return done

    def _entries(self, ids: Sequence[str]) -> Iterator[IndexEntry]:
        # What was removed since `ids` were asked for is left out; the library will say so the next time.
        articles = self._library.among(ids)
        for article_id, text in self._library.texts(ids):
            if article_id in articles:
                yield IndexEntry(article_id, text, facts(articles[article_id]))


def _part(progress: Progress, before: int, total: int) -> Progress:
    def report(done: int, _total: int, _text: str) -> None:
        progress(before + done, total, "")

    return report


def _batches(items: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """A small one, so that the first articles are soon in the index, then large ones: each makes searching longer."""
    remaining, size = iter(items), FIRST_BATCH
    while batch := tuple(islice(remaining, size)):
        yield batch
        size = BATCH
