"""An engine without an index: it looks through every text, to compare other engines with."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Set

from reader_app.domain.hits import Match, Snippet
from reader_app.domain.progress import Progress
from reader_app.domain.query import Query, Sort
from reader_app.search.engine import NOTHING, IndexEntry, TextSource, never
from reader_app.search.ranking import rank
from reader_app.search.snippets import snippets
from reader_app.search.verify import gather


class MemoryEngine:
    """A `SearchEngine` that remembers only ids and dates."""

    def __init__(self, texts: TextSource) -> None:
        self._texts = texts
        self._dates: dict[str, str | None] = {}

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
        ids = list(dict.fromkeys([*also, *(extra.keys() & self._dates.keys()), *self._dates]))
        return rank(gather(query, lambda: self._texts.texts(ids), extra, cancelled), self._dates, sort)

    def snippets(self, query: Query, text: str, limit: int = 3) -> tuple[Snippet, ...]:
        """See `SearchEngine.snippets`."""
        return snippets(query, text, limit)

    def ids(self) -> Set[str]:
        """See `SearchEngine.ids`."""
        return self._dates.keys()

    def update(self, entries: Iterable[IndexEntry], removed: Collection[str], progress: Progress) -> None:
        """See `SearchEngine.update`."""
        progress(0, 0, "")
        for article_id in removed:
            self._dates.pop(article_id, None)
        self._dates.update((entry.article_id, entry.date) for entry in entries)

    def clear(self) -> None:
        """See `SearchEngine.clear`."""
        self._dates.clear()

    def close(self) -> None:
        """Nothing is held open."""
