"""One state of the index, opened: which articles it holds and what a request finds in it. Nothing is written here."""

# mypy: disable-error-code="no-untyped-call"

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.searching import Searcher

from reader_app.domain.query import Field, Sort
from reader_app.search.collector import ArrayCollector, Wanted
from reader_app.search.engine import Request
from reader_app.search.fields import BODY, CATEGORY
from reader_app.search.ranking import Found, Numbers, Shares, Statistics, norms, recency, statistics
from reader_app.search.segment import Flags, OpenSegments, Segment, deleted
from reader_app.search.substring import Piece
from reader_app.search.translate import in_text, in_title, translated

_FACETS = {
    "column": CATEGORY[Field.COLUMN],
    "source": CATEGORY[Field.SOURCE],
    "tag": CATEGORY[Field.TAG],
    "year": "",
}
"""Facet -> the field that it counts, as `collector.Wanted` has it."""


class _Names(Set[str]):
    """The ids of a snapshot's articles, as a set that is made only to be gone through: a commit takes less time."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot

    def __contains__(self, article_id: object) -> bool:
        return isinstance(article_id, str) and article_id in self._snapshot

    def __len__(self) -> int:
        return len(self._snapshot)

    def __iter__(self) -> Iterator[str]:
        return iter(self._made)

    def __sub__(self, others: Iterable[object]) -> Set[str]:
        return self._made.difference(others)

    @cached_property
    def _made(self) -> frozenset[str]:
        return frozenset(self._snapshot)

    @classmethod
    def _from_iterable(cls, ids: Iterable[str]) -> frozenset[str]:  # type: ignore[override]
        return frozenset(ids)


class Snapshot:
    """One state of the index.

    Attributes:
        signature: Which state; see `WhooshIndex.signature`.
        close: Closes its files.
    """

    def __init__(
        self, signature: tuple[str, int], reader: Any, segments: OpenSegments, close: Callable[[], None]
    ) -> None:
        self.signature = signature
        self.close = close
        self._searcher = Searcher(reader)
        self._open = segments
        leaves = [(leaf, base) for leaf, base in reader.leaf_readers() if leaf.doc_count_all()]
        self._segments: list[tuple[Segment, int]] = [(segments.segment(leaf), base) for leaf, base in leaves]
        segments.keep({segment.name for segment, _ in self._segments})
        self._deleted: Flags = np.concatenate([np.zeros(0, np.bool_), *(deleted(leaf) for leaf, _ in leaves)])

    def place(self, article_id: str) -> int | None:
        """The number of an article's document, or None."""
        for segment, base in self._segments:
            number = segment.places.get(article_id)
            if number is not None and not self._deleted[base + number]:
                return base + number
        return None

    def __contains__(self, article_id: str) -> bool:
        """Whether it holds an article."""
        return self.place(article_id) is not None

    def __len__(self) -> int:
        """How many articles it holds."""
        return int(len(self._deleted) - self._deleted.sum())

    def __iter__(self) -> Iterator[str]:
        """The ids of the articles that it holds."""
        for segment, base in self._segments:
            dead = self._deleted[base : base + segment.size]
            if dead.any():
                yield from (name for name, gone in zip(segment.ids, dead.tolist(), strict=True) if not gone)
            else:
                yield from segment.ids

    @cached_property
    def names(self) -> Set[str]:
        """The ids of the articles that it holds, looked up when they are asked for."""
        return _Names(self)

    def search(
        self, request: Request, without: Collection[str], cancelled: Callable[[], bool]
    ) -> tuple[Found, Mapping[str, Counter[str]]]:
        """The articles of which a request holds, except those of `without`, and facet -> value -> how many.

        Raises:
            Cancelled: `cancelled()` was true.
            DamagedIndexError: The index is not what was written.
        """
        exact = not request.folding
        collector = ArrayCollector(self._open, self._wanted(request, without, exact), cancelled)
        if self._segments:  # an index without segments has a reader that is none of a segment
            self._searcher.search_with_collector(translated(request.node, exact), collector)
        documents = collector.documents
        titled = self._titled[documents] if request.sort is Sort.TITLE else np.zeros(0)
        found = Found(
            lambda places: self._ids(documents[places]),
            collector.counts,
            collector.shares,
            self._recency[documents],
            self._days[documents],
            titled,
            collector.totals,
            self.statistics.average * len(documents),
        )
        return found, collector.facets

    def frequencies(self, pieces: Sequence[str]) -> list[int]:
        """See `SearchEngine.frequencies`."""
        grams = [Piece(piece, exact=False).grams for piece in pieces]
        columns = [segment.ngrams(BODY) for segment, _ in self._segments]
        return [sum(min((column.count(gram) for _, gram in own), default=0) for column in columns) for own in grams]

    def title_numbers(self, keys: Collection[bytes]) -> dict[bytes, float]:
        """Where titles, by their keys, are among `Found.titled`; what the index does not hold is between its own."""
        known, numbers = self._title_keys, {}
        for rank, key in enumerate(sorted(set(keys)), 1):
            place = bisect_left(known, key)
            held = place < len(known) and known[place] == key
            numbers[key] = float(place) if held else place - 1 + rank / (len(keys) + 1)
        return numbers

    def _wanted(self, request: Request, without: Collection[str], exact: bool) -> Wanted:
        dropped = self._deleted
        places = [place for name in without if (place := self.place(name)) is not None]
        if places:
            dropped = dropped.copy()
            dropped[places] = True
        return Wanted(
            dropped,
            self._norms,
            [(in_text(each, exact), in_title(each, exact)) for each in request.words],
            {name: translated(node, exact) for name, node in request.filters.items()},
            {name: _FACETS[name] for name in request.facets},
            {
                name: {value: translated(node, exact) for value, node in values.items()}
                for name, values in request.groups.items()
            },
        )

    def _ids(self, documents: Numbers) -> list[str]:
        which = np.searchsorted(self._bases, documents, "right") - 1
        return [
            self._segments[number][0].ids[document - self._segments[number][1]]
            for number, document in zip(which.tolist(), documents.tolist(), strict=True)
        ]

    @cached_property
    def _bases(self) -> Numbers:
        return np.array([base for _, base in self._segments], np.int64)

    @cached_property
    def statistics(self) -> Statistics:
        """Of all articles that it holds."""
        kept = ~self._deleted
        return statistics(self._lengths[kept], self._days[kept])

    @cached_property
    def _norms(self) -> Shares:
        return norms(self._lengths, self.statistics)

    @cached_property
    def _recency(self) -> Shares:
        return recency(self._days, self.statistics)

    @cached_property
    def _lengths(self) -> NDArray[np.uint32]:
        return np.concatenate([np.zeros(0, np.uint32), *(segment.lengths for segment, _ in self._segments)])

    @cached_property
    def _days(self) -> NDArray[np.uint32]:
        return np.concatenate([np.zeros(0, np.uint32), *(segment.days.days for segment, _ in self._segments)])

    @cached_property
    def _title_keys(self) -> list[bytes]:
        return sorted({key for segment, _ in self._segments for key in segment.titles})

    @cached_property
    def _titled(self) -> Any:
        numbers = {key: number for number, key in enumerate(self._title_keys)}
        return np.array([numbers[key] for segment, _ in self._segments for key in segment.titles], np.float64)
