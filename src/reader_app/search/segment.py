"""One segment of the index with its columns open. Segments never change, so these outlive a state of the index."""

# mypy: disable-error-code="no-untyped-call"

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from reader_app.search.checksums import DamagedIndexError
from reader_app.search.column_reader import NgramReader
from reader_app.search.fact_columns import CategoriesReader, DaysReader, NamesReader
from reader_app.search.fields import BODY, DAY, NAME, TITLE
from reader_app.search.ranking import title_key

Flags = NDArray[np.bool_]
R = TypeVar("R")


class Segment:
    """The columns of a segment's reader.

    All are opened here: after another commit the files may be gone.

    Attributes:
        size: How many documents it has, deleted ones included.
        ids: Article ids by document.

    Raises:
        DamagedIndexError: A column is missing or, here or when it is read, not what was written.
    """

    def __init__(self, reader: Any) -> None:
        self.name: str = reader.segment().segment_id()
        self.size: int = reader.doc_count_all()
        self._columns: dict[str, Any] = {}
        for field in reader.schema.names():
            if not reader.has_column(field):
                raise DamagedIndexError(f"segment {self.name} has no column {field}")
            self._columns[field] = reader.column_reader(field, translate=False)
        self.ids: list[str] = self._column(NAME, NamesReader).names

    def ngrams(self, field: str) -> NgramReader:
        """The column of a text."""
        return self._column(field, NgramReader)

    def categories(self, field: str) -> CategoriesReader:
        """The column of values."""
        return self._column(field, CategoriesReader)

    @property
    def days(self) -> DaysReader:
        """The column of days."""
        return self._column(DAY, DaysReader)

    @cached_property
    def places(self) -> dict[str, int]:
        """Article id -> its last document."""
        return {name: number for number, name in enumerate(self.ids)}

    @property
    def lengths(self) -> NDArray[np.uint32]:
        """Code points of each text."""
        return self.ngrams(BODY).points

    @cached_property
    def titles(self) -> list[bytes]:
        """A key for each title, by which titles are in order."""
        return [title_key(title) for title in self.ngrams(TITLE).texts()]

    def flags(self, documents: NDArray[Any]) -> Flags:
        """A flag for each document: whether it is one of these."""
        flags = np.zeros(self.size, np.bool_)
        flags[documents] = True
        return flags

    def _column(self, field: str, kind: type[R]) -> R:
        column = self._columns[field]
        assert isinstance(column, kind)
        return column


class OpenSegments:
    """The segments that are in use, by name."""

    def __init__(self) -> None:
        self._open: dict[str, Segment] = {}

    def segment(self, reader: Any) -> Segment:
        """The segment of a reader."""
        name = reader.segment().segment_id()
        if name not in self._open:
            self._open[name] = Segment(reader)
        return self._open[name]

    def keep(self, names: Collection[str]) -> None:
        """Let go of all others."""
        for name in [name for name in self._open if name not in names]:
            del self._open[name]


def deleted(reader: Any) -> Flags:
    """A flag for each document of a segment: whether it is deleted."""
    flags = np.zeros(reader.doc_count_all(), np.bool_)
    flags[list(reader.segment().deleted_docs())] = True
    return flags
