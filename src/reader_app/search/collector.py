"""Evaluates a request over flags of documents, a segment at a time.

Our leaves, And, Or, Not, AndNot and Every of Whoosh are operations on flags here; any other query goes through its own
matcher.
"""

# mypy: disable-error-code="no-untyped-call"

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh import query
from whoosh.collectors import Collector

from reader_app.domain.errors import Cancelled
from reader_app.search.leaves import Leaf, Words
from reader_app.search.ranking import Shares, saturated
from reader_app.search.segment import Flags, OpenSegments
from reader_app.search.substring import Occurrences

Counts = NDArray[Any]


@dataclass(frozen=True)
class Wanted:
    """What a collector is to find out besides which documents a query finds.

    Attributes:
        counted: What is counted in each document: words in all of the text, and the same words in the title.
        norms: Of each document, for `ranking.saturated`.
        filters: Facet -> query that must hold too; a facet's own counts are made without it.
        facets: Names of facets, each with the field whose values are counted, "" = the year.
        groups: Facet -> value -> query of the documents that have it too.
        dropped: Flag for each document of the index: it is left out.
    """

    dropped: Flags
    norms: Shares
    counted: Sequence[tuple[Words, Words]] = ()
    filters: Mapping[str, Any] = field(default_factory=dict)
    facets: Mapping[str, str] = field(default_factory=dict)
    groups: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


class ArrayCollector(Collector):
    """Collects what is wanted of the documents that a query finds.

    Args:
        cancelled: Asked before each segment and leaf.

    Attributes:
        facets: Facet -> value -> documents.
        totals: How often each of what is counted occurs in all of the documents.

    Raises:
        Cancelled: `cancelled()` was true.
        DamagedIndexError: A column is not what was written.
    """

    def __init__(self, segments: OpenSegments, wanted: Wanted, cancelled: Callable[[], bool]) -> None:
        super().__init__()
        self._segments = segments
        self._wanted = wanted
        self._cancelled = cancelled
        self._parts: list[Counts] = []
        self._counts: list[Counts] = []
        self._shares: list[Shares] = []
        self.totals = np.zeros(len(wanted.counted), np.int64)
        self._known: dict[Leaf, Occurrences] = {}
        self.facets: dict[str, Counter[str]] = {name: Counter() for name in (*wanted.facets, *wanted.groups)}

    @property
    def documents(self) -> Counts:
        """Numbers in the whole index, ascending."""
        return np.concatenate([np.zeros(0, np.int64), *self._parts])

    @property
    def counts(self) -> Counts:
        """How often everything that is counted occurs in each of the documents."""
        return np.concatenate([np.zeros(0, np.int64), *self._counts])

    @property
    def shares(self) -> Shares:
        """How much that says, for each of what is counted; see `ranking.saturated`."""
        return np.concatenate([np.zeros((len(self._wanted.counted), 0), np.float32), *self._shares], axis=1)

    def set_subsearcher(self, subsearcher: Any, offset: int) -> None:
        """Go on with the next segment, without making a matcher for it."""
        self.subsearcher = subsearcher
        self.offset = offset
        self._known = {}

    def collect_matches(self) -> None:
        """Evaluate everything in the present segment."""
        self._segment = self._segments.segment(self.subsearcher.reader())
        base = self._found(self.q)
        base &= ~self._wanted.dropped[self.offset : self.offset + self._segment.size]
        if not base.any():
            return
        filters = {name: self._found(q) for name, q in self._wanted.filters.items()}
        self._count_facets(base, filters)
        for flags in filters.values():
            base = base & flags
        documents = base.nonzero()[0]
        if len(documents):
            self._parts.append(documents + self.offset)
            self._count(documents)

    def count(self) -> int:
        """How many documents were found."""
        return sum(map(len, self._parts))

    def all_ids(self) -> list[int]:
        """The documents that were found."""
        return [int(number) for number in self.documents]

    def collect(self, sub_docnum: int) -> int:
        """Take one more document of the present segment."""
        self._parts.append(np.array([sub_docnum + self.offset]))
        return 0

    def sort_key(self, sub_docnum: int) -> int:
        """Documents are collected in their own order."""
        return sub_docnum

    def results(self) -> Any:
        """Whoosh's results: the documents by how often everything counted occurs in them."""
        counts, documents = self.counts, self.documents
        order = np.argsort(-counts, kind="stable")
        return self._results([(float(counts[at]), int(documents[at])) for at in order])

    def _found(self, q: Any) -> Flags:
        """Which documents of the present segment a query finds; deleted ones may be among them. A new array."""
        kind = type(q)
        if isinstance(q, Leaf):
            return self._segment.flags(self._occurrences(q).documents)
        if kind is query.And:
            return self._all_of(q.subqueries)
        if kind is query.Or:
            flags = self._segment.flags(np.zeros(0, np.int64))
            for each in q.subqueries:
                flags |= self._found(each)
            return flags
        if kind is query.Not:
            return ~self._found(q.query)
        if kind is query.AndNot:
            return self._found(q.a) & ~self._found(q.b)
        if kind is query.Every and q.fieldname is None:
            return np.ones(self._segment.size, np.bool_)
        return self._segment.flags(np.array(list(q.matcher(self.subsearcher, self.context).all_ids()), np.int64))

    def _all_of(self, subqueries: Sequence[Any]) -> Flags:
        flags = np.ones(self._segment.size, np.bool_)
        for q in subqueries:
            flags &= self._found(q)
            if not flags.any():
                break
        return flags

    def _occurrences(self, leaf: Leaf) -> Occurrences:
        known = self._known.get(leaf)
        if known is None:
            if self._cancelled():
                raise Cancelled
            known = self._known[leaf] = leaf.found(self._segment)
        return known

    def _count(self, documents: Counts) -> None:
        norm = self._wanted.norms[self.offset : self.offset + self._segment.size]
        norm = norm[documents] if len(documents) < self._segment.size else norm
        counts = np.zeros(len(documents), np.uint32)
        shares = np.empty((len(self._wanted.counted), len(documents)), np.float32)
        for row, (anywhere, in_title) in enumerate(self._wanted.counted):
            own = self._in(documents, self._occurrences(anywhere))
            titles = self._occurrences(in_title)
            counts += own
            self.totals[row] += int(own.sum(dtype=np.int64))
            shares[row] = saturated(own, self._in(documents, titles) if len(titles.documents) else None, norm)
        self._counts.append(counts)
        self._shares.append(shares)

    def _in(self, documents: Counts, found: Occurrences) -> NDArray[np.uint32]:
        """How often something was found in each of these documents."""
        if len(found.documents) == len(documents) and np.array_equal(found.documents, documents):
            return found.counts  # the usual case: everything that was found
        everywhere = np.zeros(self._segment.size, np.uint32)
        everywhere[found.documents] = found.counts
        return everywhere[documents]

    def _count_facets(self, base: Flags, filters: Mapping[str, Flags]) -> None:
        for name in self.facets:
            flags = base
            for other, chosen in filters.items():
                if other != name:
                    flags = flags & chosen
            for value, q in self._wanted.groups.get(name, {}).items():
                if count := int((flags & self._found(q)).sum()):
                    self.facets[name][value] += count
            if name in self._wanted.facets:
                self._count_values(self.facets[name], self._wanted.facets[name], flags)

    def _count_values(self, counter: Counter[str], fieldname: str, flags: Flags) -> None:
        if not fieldname:
            years = np.bincount(self._segment.days.years[flags])
            for year in years.nonzero()[0].tolist():
                if year:
                    counter[str(year)] += int(years[year])
            return
        column = self._segment.categories(fieldname)
        counts = np.bincount(column.codes[flags[column.owners]], minlength=len(column.values))
        for code in counts.nonzero()[0].tolist():
            counter[column.values[code]] += int(counts[code])
