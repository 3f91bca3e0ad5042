"""What facets and their values are called, and which values are worth a place under the search box."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import zip_longest

from reader_app.domain.facets import Facet
from reader_app.domain.query import Dated, Field, Is, Node, Part, Phrase, State
from reader_app.domain.query_label import label
from reader_app.ui.i18n import tr

Counts = Mapping[str, Mapping[str, int]]
"""The name of a facet -> value -> number of articles, the most frequent first."""

_FIELDS = {Facet.COLUMN: Field.COLUMN, Facet.SOURCE: Field.SOURCE, Facet.TAG: Field.TAG}


def facet_name(facet: Facet) -> str:
    """The heading over its values."""
    return {
        Facet.COLUMN: tr("栏目"),
        Facet.SOURCE: tr("来源"),
        Facet.YEAR: tr("年份"),
        Facet.TAG: tr("标签"),
        Facet.STATE: tr("状态"),
    }[facet]


def value_name(facet: Facet, value: str) -> str:
    """A value among others of its facet, such as 2026 年 or #写法."""
    if facet in (Facet.YEAR, Facet.STATE):
        return choice_name(facet, value)
    return f"#{value}" if facet is Facet.TAG else value


def choice_name(facet: Facet, value: str) -> str:
    """A value by itself, such as 栏目：基层治理."""
    return label(Part(0, 0, _node(facet, value))).said(tr)


def _node(facet: Facet, value: str) -> Node:
    if facet is Facet.YEAR:
        return Dated(date(int(value), 1, 1), date(int(value), 12, 31))
    return Is(State(value)) if facet is Facet.STATE else Phrase((value,), _FIELDS[facet], whole=True)


def offered(counts: Counts, chosen: Mapping[Facet, Sequence[str]], total: int) -> Iterator[tuple[Facet, str, int]]:
    """Values that change what is found, in turn the most frequent of each facet; of facets without a choice first."""
    fresh = [facet for facet in Facet if not chosen[facet]]
    for facets in (fresh, [facet for facet in Facet if chosen[facet]]):
        rows = [
            [
                (facet, value, count)
                for value, count in counts.get(facet.value, {}).items()
                if count and value not in chosen[facet] and (count < total or chosen[facet])
            ]
            for facet in facets
        ]
        for each in zip_longest(*rows):
            yield from filter(None, each)
