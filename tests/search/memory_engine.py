"""An engine without an index: it looks through every text, to compare other engines with."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence, Set

from reader_app.domain.hits import Match, Snippet
from reader_app.domain.progress import Progress
from reader_app.domain.query import Query, Sort
from reader_app.search.engine import NOTHING, IndexEntry, TextSource, never
from reader_app.search.ranking import examined, numbered, rank
from reader_app.search.snippets import snippets
from reader_app.search.verify import Terms, gather


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
    ) -> Sequence[Match]:
        """See `SearchEngine.search`."""
        if not query:
            return ()
        ids = list(dict.fromkeys([*also, *(extra.keys() & self._dates.keys()), *self._dates]))
        numbers = numbered([date or "" for date in self._dates.values()])
        dates = dict(zip(self._dates, numbers.tolist(), strict=True))
        for folded in (False, True):
            terms = Terms(query.terms, folded=folded)
            evidence = gather(terms, self._texts.texts(ids), extra, cancelled)
            if evidence:
                return rank(examined(evidence, len(terms.terms), lambda name: dates.get(name, 0)), sort)
        return ()

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
