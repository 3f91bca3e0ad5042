"""Which articles of a catalogue stand where in a list: the SQL of orders and groups. Opening is in `catalogue`.

A list of 100,000 is read as their bare numbers, from an index where there is one for the order; the rows themselves are
read when they are looked at.
"""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from reader_app.domain.arrangement import Arrangement, Grouping, Order
from reader_app.domain.article import Article
from reader_app.storage.catalogue import Catalogue
from reader_app.storage.catalogue_rows import ARTICLE, article_of

_NO_RANKS: Mapping[str, str | int] = MappingProxyType({})

_KEYS = {
    Order.DATE: "date",
    Order.TITLE: "title_key",
    Order.SOURCE: "source_key",
    Order.LENGTH: "words",
    Order.READ: "rank",
    Order.NOTES: "rank",
}
_MONTH = "substr(date, 1, 7)"
_GROUPS = {
    Grouping.COLUMN: ("section", ("section_key", "section")),
    Grouping.SOURCE: ("source", ("source_key", "source")),
    Grouping.MONTH: (_MONTH, (_MONTH,)),
}
"""The value that a group has in common, and by what groups are ordered."""

_SAME = {Grouping.SOURCE: Order.SOURCE, Grouping.MONTH: Order.DATE}
"""The order that turns the groups round, too."""


@dataclass(frozen=True, slots=True)
class Part:
    """Some of the articles of a catalogue.

    Attributes:
        column: Only those of this column.
        only: Only those with these ids.
        but: Not those with these ids.
        also: Those with these ids besides, whatever the others say.
    """

    column: str | None = None
    only: Collection[str] | None = None
    but: Collection[str] = ()
    also: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Ordered:
    """Numbers of articles in their order.

    Attributes:
        groups: What the articles of each group have in common (None: nothing is known) and how many they are.
    """

    numbers: array[int]
    groups: tuple[tuple[str | None, int], ...] = ()


class CatalogueList:
    """What is asked of a catalogue by whoever lists its articles; every method as the catalogue's own."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def ordered(self, part: Part, arrangement: Arrangement, ranks: Mapping[str, str | int] = _NO_RANKS) -> Ordered:
        """The numbers of articles as they are to be listed; see `ordered`."""
        return self._catalogue.run(lambda connection: ordered(connection, part, arrangement, ranks))

    def numbered(self, numbers: Sequence[int]) -> dict[int, Article]:
        """Number -> article, of those of these that there are."""
        statement = f"SELECT number, {ARTICLE} FROM articles WHERE number IN (SELECT value FROM json_each(?))"
        return dict(
            self._catalogue.values(statement, lambda row: (row[0], article_of(row[1:])), (json.dumps(list(numbers)),))
        )

    def numbers(self, ids: Iterable[str]) -> dict[str, int]:
        """Id -> number, of those of these that there are. An article keeps its number while it is in the catalogue."""
        statement = "SELECT id, number FROM articles WHERE id IN (SELECT value FROM json_each(?))"
        return dict(self._catalogue.rows(statement, (json.dumps(list(ids)),)))

    def ids(self, numbers: Iterable[int] | None = None) -> dict[int, str]:
        """Number -> id, of those of these that there are, or of all."""
        if numbers is None:
            every = "SELECT number, id FROM articles ORDER BY id"  # from the index alone
            both = self._catalogue.rows(f"SELECT json_group_array(number), json_group_array(id) FROM ({every})")[0]
            return dict(zip(*map(json.loads, both), strict=True))
        statement = "SELECT number, id FROM articles WHERE number IN (SELECT value FROM json_each(?))"
        return dict(self._catalogue.rows(statement, (json.dumps(list(numbers)),)))

    def column_counts(self) -> dict[str, int]:
        """Column -> how many articles it has, in the order of a dictionary."""
        return self._counts("section", "section_key, section")

    def source_counts(self) -> dict[str, int]:
        """Source -> how many articles are from there, in the order of a dictionary."""
        return self._counts("source", "source_key, source")

    def author_counts(self) -> dict[str, int]:
        """Author -> how many articles are theirs."""
        return self._counts("author", "author")

    def tag_counts(self) -> dict[str, int]:
        """Tag that files give -> how many articles have it."""
        counts: dict[str, int] = {}
        for tags, count in self._counts("tags", "tags").items():
            for tag in set(json.loads(tags)):
                counts[tag] = counts.get(tag, 0) + count
        return counts

    def _counts(self, column: str, key: str) -> dict[str, int]:
        known = f"WHERE {column} IS NOT NULL GROUP BY {key}"
        return dict(self._catalogue.rows(f"SELECT {column}, COUNT(*) FROM articles {known} ORDER BY {key}"))


def ordered(
    connection: sqlite3.Connection, part: Part, arrangement: Arrangement, ranks: Mapping[str, str | int]
) -> Ordered:
    """The articles of a part as they are to be listed; `ranks`: id -> rank, for the orders that are not ours to know.

    Equal ones stand with the newest first.
    """
    where, arguments = _condition(part)
    source = "articles"
    if arrangement.order in (Order.READ, Order.NOTES):
        source = f"articles LEFT JOIN ({_RANKS}) AS ranked USING (number)"
        arguments["ranks"] = json.dumps(dict(ranks))
    numbers = f"SELECT number FROM {source} {where} ORDER BY {', '.join(_terms(arrangement))}"
    connection.execute("BEGIN")  # the same state for both questions
    try:
        # One row that holds them all takes half the time of 100,000 rows.
        (found,) = connection.execute(f"SELECT json_group_array(number) FROM ({numbers})", arguments).fetchone()
        return Ordered(array("q", json.loads(found)), _groups(connection, where, arguments, arrangement))
    finally:
        connection.execute("COMMIT")


_JOINED = "json_each(:{name}) AS given JOIN articles ON articles.id = given"
_RANKS = f"SELECT articles.number, given.value AS rank FROM {_JOINED.format(name='ranks')}.key"
_AMONG = f"SELECT articles.number FROM {_JOINED}.value"


def _condition(part: Part) -> tuple[str, dict[str, str]]:
    """WHERE and its arguments. Ids become numbers first, so that no row need be looked at for its id."""
    terms, arguments = list[str](), dict[str, str]()
    if part.column is not None:
        terms.append("number IN (SELECT number FROM articles INDEXED BY articles_by_section WHERE section = :column)")
        arguments["column"] = part.column
    if part.only is not None:
        terms.append(f"number IN ({_AMONG.format(name='only')})")
        arguments["only"] = json.dumps(list(part.only))
    if part.but:
        terms.append(f"number NOT IN ({_AMONG.format(name='but')})")
        arguments["but"] = json.dumps(list(part.but))
    if not terms:
        return "", arguments
    where = f"WHERE {' AND '.join(terms)}"
    if part.also:
        where += f" OR number IN ({_AMONG.format(name='also')})"
        arguments["also"] = json.dumps(list(part.also))
    return where, arguments


def _terms(arrangement: Arrangement) -> list[str]:
    key, descending = _KEYS[arrangement.order], arrangement.descending
    own = [_directed(key, descending)]
    rest = [] if key == "date" else ["date DESC"]
    groups = _group_terms(arrangement)
    if arrangement.grouping is Grouping.MONTH and arrangement.order is Order.DATE:
        groups = []  # by date they stand in months anyway, and an index gives them so
    if arrangement.grouping is Grouping.SOURCE and arrangement.order is Order.SOURCE:
        own = []
    elif arrangement.order is Order.SOURCE:
        own.append("source")
    return [*groups, *own, *rest, "number"]


def _group_terms(arrangement: Arrangement) -> list[str]:
    if arrangement.grouping is Grouping.NONE:
        return []
    keys = _GROUPS[arrangement.grouping][1]
    descending = arrangement.grouping is Grouping.MONTH
    if _SAME.get(arrangement.grouping) is arrangement.order:
        descending = arrangement.descending
    return [_directed(key, descending) for key in keys]


def _directed(key: str, descending: bool) -> str:
    return f"{key} {'DESC' if descending else 'ASC'} NULLS LAST"


def _groups(
    connection: sqlite3.Connection, where: str, arguments: Mapping[str, str], arrangement: Arrangement
) -> tuple[tuple[str | None, int], ...]:
    if arrangement.grouping is Grouping.NONE:
        return ()
    value, keys = _GROUPS[arrangement.grouping]
    terms = ", ".join(_group_terms(arrangement))
    statement = f"SELECT {value}, COUNT(*) FROM articles {where} GROUP BY {', '.join(keys)} ORDER BY {terms}"
    known = {name: argument for name, argument in arguments.items() if name != "ranks"}
    return tuple((name, count) for name, count in connection.execute(statement, known))
