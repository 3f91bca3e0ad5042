"""The engine in use: an index of all character pairs with their places, in Whoosh.

The index knows without any text where a piece occurs; texts are read of articles that it does not hold yet and of those
whose notes have one of the terms. Anything wrong with the index is said in one line of the log; until it is rebuilt the
engine reads every text that it knows of, or holds none (`ids`), and its caller names them in `also`.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Collection, ItemsView, Iterable, Sequence, Set
from functools import cached_property
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from reader_app.domain.errors import Cancelled
from reader_app.domain.progress import Progress
from reader_app.domain.query import Sort
from reader_app.search.engine import Answer, Facts, IndexEntry, Request, TextSource, never, no_facts
from reader_app.search.examine import complete, counted, gather
from reader_app.search.text_cache import TextCache

if TYPE_CHECKING:
    from reader_app.search.ranking import Found
    from reader_app.search.snapshot import Snapshot
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
        # Here and not above: importing Whoosh and NumPy would delay every start of the program.
        from reader_app.search.whoosh_index import WhooshIndex

        return WhooshIndex(self._directory)

    def search(
        self,
        request: Request,
        *,
        also: Collection[str] = (),
        facts: Callable[[str], Facts] = no_facts,
        cancelled: Callable[[], bool] = never,
    ) -> Answer:
        """See `SearchEngine.search`."""
        from reader_app.search.ranking import rank

        with self._lock:
            direct = dict.fromkeys(also)
            found, facets = self._found(request, direct, facts, cancelled)
            return Answer(rank(found, request.sort), {name: dict(counts.most_common()) for name, counts in facets})

    def frequencies(self, pieces: Sequence[str]) -> list[int]:
        """See `SearchEngine.frequencies`."""
        with self._lock:
            snapshot = self._refreshed()
            if snapshot is not None:
                try:
                    return snapshot.frequencies(pieces)
                except Exception as error:
                    self._give_up(snapshot, error)
            return [0] * len(pieces)

    def ids(self) -> Set[str]:
        """See `SearchEngine.ids`."""
        with self._lock:
            snapshot = self._refreshed()
            return snapshot.names if snapshot else frozenset()

    def update(self, entries: Iterable[IndexEntry], removed: Collection[str], progress: Progress) -> None:
        """See `SearchEngine.update`. It is one commit, so give it some thousand articles at a time."""
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
                self._index.release()

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

    def _found(
        self,
        request: Request,
        direct: dict[str, None],
        facts: Callable[[str], Facts],
        cancelled: Callable[[], bool],
    ) -> tuple[Found, ItemsView[str, Counter[str]]]:
        """What the index finds, and what is found in the texts of the articles `direct`, to which it may add."""
        from reader_app.search.ranking import NO_STATISTICS, examined, title_key

        snapshot, indexed = self._refreshed(), None
        if snapshot is not None:
            try:
                indexed = snapshot.search(request, direct, cancelled)
            except Cancelled:
                raise
            except Exception as error:
                self._give_up(snapshot, error)
                direct.update(dict.fromkeys(snapshot.names))
                snapshot = None
        evidence = gather(request, self._texts.texts(direct), facts, cancelled) if direct else []
        counts = counted(request, evidence)
        numbers = None
        if request.sort is Sort.TITLE:
            keys = {title_key(item.title) for item in evidence}
            numbers = snapshot.title_numbers(keys) if snapshot else {key: n for n, key in enumerate(sorted(keys))}
        known = snapshot.statistics if snapshot else NO_STATISTICS
        read = examined(complete(evidence), len(request.words), known, numbers)
        if indexed is None:
            return read, counts.items()
        found, facets = indexed
        for name, counter in counts.items():
            facets[name].update(counter)
        return found + read, facets.items()

    def _give_up(self, snapshot: Snapshot, error: Exception) -> None:
        self._report(error)
        self._broken, self._snapshot = snapshot.signature, None
        self._index.mark_damaged(snapshot.signature[0])
        snapshot.close()

    def _report(self, error: Exception) -> None:
        logger.info("the search index in %s will be rebuilt: %s: %s", self._directory, type(error).__name__, error)
