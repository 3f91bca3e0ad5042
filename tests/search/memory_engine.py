"""An engine without an index: it looks through every text, to compare other engines with."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence, Set

import numpy as np

from reader_app.domain.progress import Progress
from reader_app.domain.query import Sort
from reader_app.search.engine import Answer, Facts, IndexEntry, Request, TextSource, never, no_facts
from reader_app.search.examine import complete, counted, gather
from reader_app.search.fold import fold
from reader_app.search.ranking import Statistics, examined, rank, statistics, title_key


class MemoryEngine:
    """A `SearchEngine` that remembers only ids, facts and lengths."""

    def __init__(self, texts: TextSource) -> None:
        self._texts = texts
        self._facts: dict[str, Facts] = {}
        self._lengths: dict[str, int] = {}

    def search(
        self,
        request: Request,
        *,
        also: Collection[str] = (),
        facts: Callable[[str], Facts] = no_facts,
        cancelled: Callable[[], bool] = never,
    ) -> Answer:
        """See `SearchEngine.search`."""
        ids = list(dict.fromkeys([*also, *self._facts]))
        known = self._facts | {article_id: facts(article_id) for article_id in also}
        evidence = gather(request, self._texts.texts(ids), known.__getitem__, cancelled)
        keys = sorted({title_key(item.title) for item in evidence})
        titled = {key: float(number) for number, key in enumerate(keys)} if request.sort is Sort.TITLE else None
        found = examined(complete(evidence), len(request.words), self._statistics(), titled)
        facets = {name: dict(counter.most_common()) for name, counter in counted(request, evidence).items()}
        return Answer(rank(found, request.sort), facets)

    def _statistics(self) -> Statistics:
        days = [facts.date.toordinal() if facts.date else 0 for facts in self._facts.values()]
        return statistics(np.array(list(self._lengths.values())), np.array(days))

    def frequencies(self, pieces: Sequence[str]) -> list[int]:
        """See `SearchEngine.frequencies`."""
        texts = [fold(text) for _, text in self._texts.texts(self._facts)]
        return [sum(text.count(fold(piece)) for text in texts) for piece in pieces]

    def ids(self) -> Set[str]:
        """See `SearchEngine.ids`."""
        return frozenset(self._facts)

    def update(self, entries: Iterable[IndexEntry], removed: Collection[str], progress: Progress) -> None:
        """See `SearchEngine.update`."""
        progress(0, 0, "")
        for article_id in removed:
            self._facts.pop(article_id, None)
            self._lengths.pop(article_id, None)
        for entry in entries:
            self._facts[entry.article_id] = entry.facts
            self._lengths[entry.article_id] = len(entry.text)

    def clear(self) -> None:
        """See `SearchEngine.clear`."""
        self._facts.clear()
        self._lengths.clear()

    def close(self) -> None:
        """Nothing is held open."""
