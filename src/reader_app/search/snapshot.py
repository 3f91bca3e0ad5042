"""One state of the index, opened: which articles it holds and what a query finds in it. Nothing is written here."""

# mypy: disable-error-code="no-untyped-call"

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import cached_property
from typing import Any

import numpy as np
from whoosh.query import And
from whoosh.searching import Searcher

from reader_app.search.checksums import DamagedIndexError
from reader_app.search.collector import ArrayCollector
from reader_app.search.column_reader import NgramReader
from reader_app.search.ranking import Found, Numbers, numbered
from reader_app.search.substring import Piece
from reader_app.search.substring_query import Substring, deleted

BODY, TITLE = "body", "title"
"""The fields of a text and of its first line."""


class OpenColumns:
    """The columns of the segments that are in use. Segments never change, so these outlive a state of the index."""

    def __init__(self) -> None:
        self._open: dict[tuple[str, str], Any] = {}

    def ngrams(self, reader: Any, fieldname: str) -> NgramReader:
        """The column of a text field in a segment."""
        column = self._column(reader, fieldname)
        assert isinstance(column, NgramReader)
        return column

    def lines(self, reader: Any, fieldname: str) -> list[str]:
        """The values of a field in a segment, by document."""
        lines: list[str] = self._column(reader, fieldname).lines
        return lines

    def _column(self, reader: Any, fieldname: str) -> Any:
        key = (reader.segment().segment_id(), fieldname)
        if key not in self._open:
            if not reader.has_column(fieldname):
                raise DamagedIndexError(f"segment {key[0]} has no column {fieldname}")
            self._open[key] = reader.column_reader(fieldname, translate=False)
        return self._open[key]

    def keep(self, segments: Collection[str]) -> None:
        """Let go of all other segments."""
        for key in [key for key in self._open if key[0] not in segments]:
            del self._open[key]


class Snapshot:
    """One state of the index.

    Attributes:
        signature: Which state; see `WhooshIndex.signature`.
        close: Closes its files.
        places: Article id -> number of its document, of all articles that it holds.
        names: Their ids.
    """

    def __init__(
        self, signature: tuple[str, int], reader: Any, columns: OpenColumns, close: Callable[[], None]
    ) -> None:
        self.signature = signature
        self.close = close
        self._searcher = Searcher(reader)
        self._columns = columns
        self._leaves = [(leaf, base) for leaf, base in reader.leaf_readers() if leaf.doc_count_all()]
        columns.keep({leaf.segment().segment_id() for leaf, _ in self._leaves})
        self._ids = [name for leaf, _ in self._leaves for name in columns.lines(leaf, "article")]
        self._deleted = np.zeros(len(self._ids), np.bool_)
        for leaf, base in self._leaves:
            self._deleted[deleted(leaf) + base] = True
            # Opened now: after another commit the files may be gone.
            for field in (BODY, TITLE):
                columns.ngrams(leaf, field)
            columns.lines(leaf, "date")
        dead = self._deleted.tolist()
        self.places = {name: number for number, name in enumerate(self._ids) if not dead[number]}
        self.names = self.places.keys()

    def date_number(self, article_id: str) -> int:
        """A number that grows with the date of an article; 0: unknown."""
        place = self.places.get(article_id)
        return 0 if place is None else int(self._dates[place])

    def search(
        self, terms: Sequence[str], exact: bool, without: Collection[str], cancelled: Callable[[], bool]
    ) -> Found:
        """The articles in which all terms occur, except those of `without`.

        Raises:
            Cancelled: `cancelled()` was true.
            DamagedIndexError: The index is not what was written.
        """
        dropped = self._deleted
        if without:
            dropped = dropped.copy()
            dropped[[self.places[name] for name in without if name in self.places]] = True
        pieces = [Piece(term, exact) for term in terms]
        counted = [(field, piece) for field in (BODY, TITLE) for piece in pieces]
        collector = ArrayCollector(self._columns.ngrams, counted, dropped, cancelled)
        wanted = And([Substring(BODY, piece) for piece in pieces])
        if self._leaves:  # an index without segments has a reader that is none of a segment
            self._searcher.search_with_collector(wanted, collector)
        documents, counts, ids = collector.documents, collector.counts, self._ids
        return Found(
            lambda places: [ids[number] for number in documents[places].tolist()],
            counts[: len(pieces)],
            counts[len(pieces) :],
            self._lengths[documents],
            self._dates[documents],
        )

    @cached_property
    def _lengths(self) -> Numbers:
        lengths = [self._columns.ngrams(leaf, BODY).points for leaf, _ in self._leaves]
        return np.concatenate([np.zeros(0, np.int64), *lengths])

    @cached_property
    def _dates(self) -> Numbers:
        return numbered([date for leaf, _ in self._leaves for date in self._columns.lines(leaf, "date")])
