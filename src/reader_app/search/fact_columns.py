"""Columns of what is known of an article besides its text: its id, its day, and values such as source and tags.

All of them are sections of a file that checks itself (see `sections`), read when they are first asked for:

    Names        names    the ids in UTF-8, joined by line feeds
    Days         days     u32 per document: proleptic Gregorian ordinal (1 = 0001-01-01); 0: not known
    Categories   counts   u16 per document: how many values it has
                 codes    u32 per value of each document, in order: which of `values`
                 values   the different values in UTF-8, joined by line feeds
"""

# mypy: disable-error-code="no-untyped-call"

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.columns import Column, ColumnReader, ColumnWriter

from reader_app.search.sections import SectionReader, SectionWriter


class _Writer(ColumnWriter):
    """Collects the value of each document; those left out have an empty one."""

    def __init__(self, file: Any, empty: Any) -> None:
        super().__init__(file)
        self._empty = empty
        self._values: list[Any] = []

    def add(self, docnum: int, value: Any) -> None:
        """The value of a document."""
        self._fill(docnum)
        self._values.append(value)

    def finish(self, doccount: int) -> None:
        """Write the column."""
        self._fill(doccount)
        sections = SectionWriter(self._dbfile)
        self._write(sections)
        sections.finish()

    def _fill(self, docnum: int) -> None:
        self._values += [self._empty] * (docnum - len(self._values))

    @abstractmethod
    def _write(self, sections: SectionWriter) -> None:
        """Write all values."""


class _Reader(ColumnReader):
    """Reads when asked.

    Raises:
        DamagedIndexError: The file is not what was written.
    """

    def __init__(self, file: Any, basepos: int, length: int, doccount: int) -> None:
        super().__init__(file, basepos, length, doccount)
        self._sections = SectionReader(file.file, length)

    def check(self) -> None:
        """Look at all of it."""
        self._sections.check()

    def _lines(self, section: str) -> list[str]:
        data = self._sections.bytes(section).tobytes()
        return data.decode("utf-8", "surrogatepass").split("\n")


def _joined(lines: Sequence[str]) -> bytes:
    return "\n".join(lines).encode("utf-8", "surrogatepass")


class NamesWriter(_Writer):
    """Takes strings without line feeds."""

    def _write(self, sections: SectionWriter) -> None:
        sections.section("names", _joined(self._values))


class NamesReader(_Reader):
    """The names of all documents."""

    @cached_property
    def names(self) -> list[str]:
        """By document."""
        return self._lines("names") if self._doccount else []

    def __getitem__(self, docnum: int) -> str:
        """Of one document."""
        return self.names[docnum]


class DaysWriter(_Writer):
    """Takes ordinals."""

    def _write(self, sections: SectionWriter) -> None:
        sections.section("days", np.array(self._values, "<u4"))


class DaysReader(_Reader):
    """The days of all documents."""

    @cached_property
    def days(self) -> NDArray[np.uint32]:
        """Ordinals by document; 0: not known."""
        days: NDArray[np.uint32] = self._sections.array("days", "<u4")
        return days

    @cached_property
    def years(self) -> NDArray[np.int64]:
        """Years by document; 0: not known."""
        # NumPy counts days from 1970-01-01, which is the ordinal 719163.
        days = (self.days.astype(np.int64) - 719_163).astype("datetime64[D]")
        years = days.astype("datetime64[Y]").astype(np.int64) + 1970
        return np.where(self.days == 0, 0, years)

    def __getitem__(self, docnum: int) -> int:
        """Of one document."""
        return int(self.days[docnum])


class CategoriesWriter(_Writer):
    """Takes tuples of strings."""

    def _write(self, sections: SectionWriter) -> None:
        numbers: dict[str, int] = {}
        codes = [numbers.setdefault(_one_line(value), len(numbers)) for own in self._values for value in own]
        sections.section("counts", np.array([len(own) for own in self._values], "<u2"))
        sections.section("codes", np.array(codes, "<u4"))
        sections.section("values", _joined(list(numbers)))


def _one_line(value: str) -> str:
    return value.replace("\n", " ")


class CategoriesReader(_Reader):
    """The values of all documents: `codes[i]` is what `owners[i]` has, the number of one of `values`."""

    @cached_property
    def values(self) -> list[str]:
        """The different values."""
        return self._lines("values") if len(self.codes) else []

    @cached_property
    def codes(self) -> NDArray[np.uint32]:
        """See above."""
        codes: NDArray[np.uint32] = self._sections.array("codes", "<u4")
        return codes

    @cached_property
    def owners(self) -> NDArray[np.int64]:
        """Documents, ascending."""
        counts = self._sections.array("counts", "<u2")
        return np.repeat(np.arange(len(counts)), counts)

    def __getitem__(self, docnum: int) -> tuple[str, ...]:
        """Of one document."""
        low, high = np.searchsorted(self.owners, (docnum, docnum + 1))
        return tuple(self.values[code] for code in self.codes[low:high])


class FactColumn(Column):
    """A column of one of these kinds; `empty` is the value of documents without one."""

    def __init__(self, writer: type[_Writer], reader: type[_Reader], empty: Any) -> None:
        self._writer, self._reader, self._empty = writer, reader, empty

    def writer(self, dbfile: Any) -> _Writer:
        """A writer into `dbfile`."""
        return self._writer(dbfile, self._empty)

    def reader(self, dbfile: Any, basepos: int, length: int, doccount: int) -> _Reader:
        """A reader of `dbfile`, which holds this column only."""
        return self._reader(dbfile, basepos, length, doccount)

    def default_value(self, reverse: bool = False) -> Any:  # noqa: ARG002  Whoosh's signature
        """The value of documents in segments without the column."""
        return self._empty


NAMES = FactColumn(NamesWriter, NamesReader, "")
DAYS = FactColumn(DaysWriter, DaysReader, 0)
CATEGORIES = FactColumn(CategoriesWriter, CategoriesReader, ())
