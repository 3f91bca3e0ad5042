"""The types of our fields, in Whoosh's terms. A field has a column and no terms: who searches it asks the column."""

# mypy: disable-error-code="no-untyped-call"

from __future__ import annotations

import zlib
from functools import cached_property
from typing import Any

from whoosh.columns import Column, ColumnReader, ColumnWriter
from whoosh.fields import FieldType

from reader_app.search.checksums import DamagedIndexError
from reader_app.search.column_reader import NgramReader
from reader_app.search.column_writer import NgramWriter
from reader_app.search.folding import Folded, folded
from reader_app.search.substring import Piece
from reader_app.search.substring_query import Substring


class NgramColumn(Column):
    """See `column_format`."""

    def writer(self, dbfile: Any) -> NgramWriter:
        """A writer into `dbfile`."""
        return NgramWriter(dbfile)

    def reader(self, dbfile: Any, _basepos: int, length: int, doccount: int) -> NgramReader:
        """A reader of `dbfile`, which holds this column only."""
        return NgramReader(dbfile, length, doccount)

    def default_value(self, reverse: bool = False) -> Folded:  # noqa: ARG002  Whoosh's signature
        """The value of documents in segments without the column."""
        return folded("")


class NgramText(FieldType):
    """A text of which any piece is found."""

    indexed = False
    stored = False
    spelling = False
    scorable = False

    def __init__(self) -> None:
        # The constructor of FieldType wants a posting format, of which there is none.
        self.column_type = NgramColumn()

    def to_column_value(self, value: str) -> Folded:
        """What the column takes."""
        return folded(value)

    def from_column_value(self, value: Folded) -> Folded:
        """What the column gives."""
        return value

    def self_parsing(self) -> bool:
        """Whoosh's parser leaves text for this field to `parse_query`."""
        return True

    def parse_query(self, fieldname: str, qstring: str, boost: float = 1.0) -> Substring:
        """The query for a piece of text as it stands."""
        return Substring(fieldname, Piece(qstring, exact=True), boost)


class Lines(Column):
    """A short text without line breaks for each document, all read at once.

    Layout: the texts in UTF-8, joined by line feeds; u32 CRC-32 of them, little endian.
    """

    class Writer(ColumnWriter):
        """Collects the texts."""

        def __init__(self, file: Any) -> None:
            super().__init__(file)
            self._lines: list[str] = []

        def add(self, docnum: int, value: str) -> None:
            """The text of a document; those left out have an empty one."""
            self._fill(docnum)
            self._lines.append(value)

        def finish(self, doccount: int) -> None:
            """Write the column."""
            self._fill(doccount)
            data = "\n".join(self._lines).encode("utf-8", "surrogatepass")
            self._dbfile.write(data + zlib.crc32(data).to_bytes(4, "little"))

        def _fill(self, docnum: int) -> None:
            self._lines += [""] * (docnum - len(self._lines))

    class Reader(ColumnReader):
        """Reads them when the first is asked for.

        Raises:
            DamagedIndexError: They are not what was written.
        """

        @cached_property
        def lines(self) -> list[str]:
            """The text of each document."""
            self._dbfile.seek(self._basepos)
            data = self._dbfile.read(self._length)
            if zlib.crc32(data[:-4]) != int.from_bytes(data[-4:], "little"):
                raise DamagedIndexError("a column of lines is not what was written")
            lines = data[:-4].decode("utf-8", "surrogatepass").split("\n")
            return lines if self._doccount else []

        def check(self) -> None:
            """Look at all of them."""
            _ = self.lines

        def __getitem__(self, docnum: int) -> str:
            """The text of a document."""
            return self.lines[docnum]

    _default = ""


class LineField(FieldType):
    """A short text that is kept and not searched."""

    indexed = False
    stored = False
    spelling = False

    def __init__(self) -> None:
        self.column_type = Lines()

    def to_column_value(self, value: str) -> str:
        """What the column takes."""
        return value

    def from_column_value(self, value: str) -> str:
        """What the column gives."""
        return value
