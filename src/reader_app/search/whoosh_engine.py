"""The engine in use: Whoosh says which articles are worth reading, their texts say whether and how often they match.

Anything wrong with the index is said in one line of the log; until it is rebuilt the engine reads every text that it
knows of, or holds none (`ids`), and its caller names them in `also`.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterable, Mapping, Set
from functools import cached_property
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from reader_app.domain.hits import Match, Snippet
from reader_app.domain.progress import Progress
from reader_app.domain.query import Query, Sort
from reader_app.search.engine import NOTHING, IndexEntry, TextSource, never
from reader_app.search.grams import needed
from reader_app.search.ranking import rank
from reader_app.search.snippets import snippets
from reader_app.search.text_cache import TextCache
from reader_app.search.verify import fold, gather

if TYPE_CHECKING:
    from reader_app.search.segment import Snapshot
    from reader_app.search.whoosh_index import WhooshIndex

logger = logging.getLogger(__name__)

WAIT = 20.0
"""Seconds to wait for another process that is writing the index."""


class WhooshEngine:
    """A `SearchEngine` with its index in `directory`, which is made when first written to.

    One call at a time; calls from other threads wait.
    """

    def __init__(self, directory: Path, texts: TextSource, *, wait: float = WAIT) -> None:
        self._directory = directory
        self._texts = TextCache(texts)
        self._wait = wait
        self._lock = RLock()
        self._snapshot: Snapshot | None = None
        self._broken: tuple[str, int] | None = None

    @cached_property
    def _index(self) -> WhooshIndex:
        # Here and not above: importing Whoosh would delay every start of the program.
        from reader_app.search.whoosh_index import WhooshIndex

        return WhooshIndex(self._directory)

    def search(
        self,
        query: Query,
        *,
        also: Collection[str] = (),
        extra: Mapping[str, str] = NOTHING,
        sort: Sort = Sort.RELEVANCE,
        cancelled: Callable[[], bool] = never,
    ) -> tuple[Match, ...]:
        """See `SearchEngine.search`."""
        if not query:
            return ()
        with self._lock:
            snapshot = self._refreshed()
            terms = [fold(term) for term in query.terms]
            noted = [key for key, text in extra.items() if any(term in fold(text) for term in terms)]
            direct = dict.fromkeys([*also, *noted])
            ids = [*direct, *(key for key in self._candidates(snapshot, terms) if key not in direct)]
            found = gather(query, lambda: self._texts.texts(ids), extra, cancelled)
            return rank(found, snapshot.dates if snapshot else {}, sort)

    def snippets(self, query: Query, text: str, limit: int = 3) -> tuple[Snippet, ...]:
        """See `SearchEngine.snippets`."""
        return snippets(query, text, limit)

    def ids(self) -> Set[str]:
        """See `SearchEngine.ids`."""
        with self._lock:
            snapshot = self._refreshed()
            return snapshot.dates.keys() if snapshot else frozenset()

    def update(self, entries: Iterable[IndexEntry], removed: Collection[str], progress: Progress) -> None:
        """See `SearchEngine.update`. It is one commit, so give it about a thousand articles at a time."""
        with self._lock:
            self._index.write(entries, removed, progress, self._wait)

    def clear(self) -> None:
        """See `SearchEngine.clear`."""
        with self._lock:
            self.close()
            self._index.clear(self._wait)

    def close(self) -> None:
        """See `SearchEngine.close`."""
        with self._lock:
            self._texts.clear()
            if self._snapshot is not None:
                self._snapshot.close()
                self._snapshot = None

    def _refreshed(self) -> Snapshot | None:
        """The newest state of the index, whoever wrote it; None if there is none that can be used."""
        signature = self._index.signature()
        if self._snapshot is not None and self._snapshot.signature == signature:
            return self._snapshot
        if self._snapshot is not None:
            self._snapshot.close()
            self._snapshot = None
        if signature is not None and signature == self._broken:
            return None
        try:
            self._snapshot = self._index.open()
        except Exception as error:
            self._report(error)
            self._broken = signature
        return self._snapshot

    def _candidates(self, snapshot: Snapshot | None, terms: Iterable[str]) -> Iterable[str]:
        if snapshot is None:
            return ()
        try:
            return list(snapshot.candidates([key for term in terms for key in needed(term)]))
        except Exception as error:
            self._report(error)
            self._broken, self._snapshot = snapshot.signature, None
            snapshot.close()
            return snapshot.dates.keys()

    def _report(self, error: Exception) -> None:
        logger.info("the search index in %s will be rebuilt: %s: %s", self._directory, type(error).__name__, error)
