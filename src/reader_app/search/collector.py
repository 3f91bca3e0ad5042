"""Evaluates a whole tree of queries over arrays of documents, a segment at a time.

And, Or, Not, AndNot and Every of Whoosh are set operations here; any other query goes through its own matcher.
"""

# mypy: disable-error-code="no-untyped-call"

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import reduce
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh import query
from whoosh.collectors import Collector

from reader_app.domain.errors import Cancelled
from reader_app.search.column_reader import NgramReader
from reader_app.search.substring import Occurrences, Piece, occurrences
from reader_app.search.substring_query import Substring

Documents = NDArray[np.int64]
Columns = Callable[[Any, str], NgramReader]


class ArrayCollector(Collector):
    """Collects which documents a query finds, and how often pieces occur in them.

    Args:
        columns: Gives the column of a segment's reader and a field.
        counted: (field, piece) of what is counted in the documents that are found.
        dropped: Flag for each document of the index: it is left out.
        cancelled: Asked before each segment.

    Attributes:
        documents: Numbers in the whole index, ascending.
        counts: Of each item of `counted`, of each document.

    Raises:
        Cancelled: `cancelled()` was true.
        DamagedIndexError: A column is not what was written.
    """

    def __init__(
        self,
        columns: Columns,
        counted: Sequence[tuple[str, Piece]],
        dropped: NDArray[np.bool_],
        cancelled: Callable[[], bool],
    ) -> None:
        super().__init__()
        self._columns = columns
        self._counted = counted
        self._dropped = dropped
        self._cancelled = cancelled
        self._parts: list[Documents] = []
        self._counts: list[NDArray[np.int64]] = []
        self._known: dict[tuple[str, Piece], Occurrences] = {}

    @property
    def documents(self) -> Documents:
        """See above."""
        return np.concatenate(self._parts) if self._parts else np.zeros(0, np.int64)

    @property
    def counts(self) -> NDArray[np.int64]:
        """See above."""
        none = np.zeros((len(self._counted), 0), np.int64)
        return np.concatenate([none, *self._counts], axis=1)

    def set_subsearcher(self, subsearcher: Any, offset: int) -> None:
        """Go on with the next segment, without making a matcher for it."""
        self.subsearcher = subsearcher
        self.offset = offset
        self._known = {}

    def collect_matches(self) -> None:
        """Evaluate the query in the present segment."""
        if self._cancelled():
            raise Cancelled
        documents = self._found(self.q)
        documents = documents[~self._dropped[documents + self.offset]]
        if len(documents):
            self._parts.append(documents + self.offset)
            self._counts.append(np.array([self._count(*item, documents) for item in self._counted]))

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
        totals = self.counts.sum(axis=0)
        order = np.argsort(-totals, kind="stable")
        return self._results([(float(totals[at]), int(self.documents[at])) for at in order])

    def _found(self, q: Any) -> Documents:
        """The documents of the present segment that a query finds, ascending; deleted ones may be among them."""
        if isinstance(q, Substring):
            return self._occurrences(q.fieldname, q.piece).documents.astype(np.int64)
        kind = type(q)
        if kind is query.And:
            return self._all_of(q.subqueries)
        if kind is query.Or:
            return reduce(np.union1d, map(self._found, q.subqueries), np.zeros(0, np.int64))
        if kind is query.Not:
            return np.setdiff1d(self._every(), self._found(q.query), assume_unique=True)
        if kind is query.AndNot:
            return np.setdiff1d(self._found(q.a), self._found(q.b), assume_unique=True)
        if kind is query.Every and q.fieldname is None:
            return self._every()
        return np.array(list(q.matcher(self.subsearcher, self.context).all_ids()), np.int64)

    def _all_of(self, subqueries: Sequence[Any]) -> Documents:
        found: Documents | None = None
        # What is left out comes last, so that it is taken from few.
        for q in sorted(subqueries, key=lambda q: type(q) is query.Not):
            if found is None:
                found = self._found(q)
            elif type(q) is query.Not:
                found = np.setdiff1d(found, self._found(q.query), assume_unique=True)
            else:
                found = np.intersect1d(found, self._found(q), assume_unique=True)
            if not len(found):
                break
        return np.zeros(0, np.int64) if found is None else found

    def _every(self) -> Documents:
        return np.arange(self.subsearcher.doc_count_all())

    def _occurrences(self, fieldname: str, piece: Piece) -> Occurrences:
        known = self._known.get((fieldname, piece))
        if known is None:
            known = occurrences(self._columns(self.subsearcher.reader(), fieldname), piece)
            self._known[fieldname, piece] = known
        return known

    def _count(self, fieldname: str, piece: Piece, documents: Documents) -> NDArray[np.int64]:
        found = self._occurrences(fieldname, piece)
        if not len(found.documents):
            return np.zeros(len(documents), np.int64)
        at = np.minimum(np.searchsorted(found.documents, documents.astype(np.uint32)), len(found.documents) - 1)
        return np.where(found.documents[at] == documents, found.counts[at], 0).astype(np.int64)
