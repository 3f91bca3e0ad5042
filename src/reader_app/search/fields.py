"""The types of our fields, in Whoosh's terms. A field has a column and no terms: who searches it asks the column."""

# mypy: disable-error-code="no-untyped-call"

from __future__ import annotations

from typing import Any

from whoosh.columns import Column
from whoosh.fields import FieldType, Schema

from reader_app.domain.query import Field, Phrase
from reader_app.search.column_reader import NgramReader
from reader_app.search.column_writer import NgramWriter
from reader_app.search.fact_columns import CATEGORIES, DAYS, NAMES
from reader_app.search.folding import Folded, folded
from reader_app.search.leaves import Words

BODY, TITLE, NAME, DAY = "body", "title", "name", "day"
"""The fields of a text, of its first line, of an article's id and of its day."""
CATEGORY = {Field.AUTHOR: "author", Field.SOURCE: "source", Field.COLUMN: "column", Field.TAG: "tag"}
"""The fields that hold values of facts."""


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


class _ColumnField(FieldType):
    """A field that consists of its column."""

    indexed = False
    stored = False
    spelling = False
    scorable = False

    def __init__(self, column: Column) -> None:
        # The constructor of FieldType wants a posting format, of which there is none.
        self.column_type = column

    def to_column_value(self, value: Any) -> Any:
        """What the column takes."""
        return value

    def from_column_value(self, value: Any) -> Any:
        """What the column gives."""
        return value


class NgramText(_ColumnField):
    """A text of which any piece is found."""

    def __init__(self) -> None:
        super().__init__(NgramColumn())

    def to_column_value(self, value: str) -> Folded:
        """What the column takes."""
        return folded(value)

    def self_parsing(self) -> bool:
        """Whoosh's parser leaves text for this field to `parse_query`."""
        return True

    def parse_query(self, fieldname: str, qstring: str, boost: float = 1.0) -> Words:
        """The query for a piece of text as it stands."""
        return Words(fieldname, Phrase((qstring,)), exact=True, boost=boost)


def schema() -> Any:
    """The fields of an article."""
    facts = {name: _ColumnField(CATEGORIES) for name in CATEGORY.values()}
    texts = {BODY: NgramText(), TITLE: NgramText()}
    return Schema(**{NAME: _ColumnField(NAMES), DAY: _ColumnField(DAYS)}, **facts, **texts)
