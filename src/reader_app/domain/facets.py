"""Facets of results: which of their values a query has chosen, and how one is chosen or not any more."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from reader_app.domain.query import Dated, Field, Is, Node, Or, Part, Phrase, Query, State
from reader_app.domain.query_names import NAMES, STATES, Asked, Key, named
from reader_app.domain.query_parser import parse
from reader_app.domain.query_text import assembled, quoted, without, written


class Facet(StrEnum):
    """By what results are grouped."""

    COLUMN = "column"
    SOURCE = "source"
    YEAR = "year"
    TAG = "tag"
    STATE = "state"


_KEYS: Mapping[Facet, Key] = {
    Facet.COLUMN: Field.COLUMN,
    Facet.SOURCE: Field.SOURCE,
    Facet.YEAR: Asked.DATE,
    Facet.TAG: Field.TAG,
    Facet.STATE: Asked.STATE,
}
_FACETS = {key: facet for facet, key in _KEYS.items()}


def chosen(query: Query) -> Mapping[Facet, tuple[str, ...]]:
    """The values that a query chooses of each facet, in order; a year in digits, a state as in `State`."""
    found: dict[Facet, dict[str, None]] = {facet: {} for facet in Facet}
    for part in query.parts:
        if (choice := _choice(part.node)) is not None:
            found[choice[0]].update(dict.fromkeys(choice[1]))
    return {facet: tuple(values) for facet, values in found.items()}


def filter_of(part: Part) -> Facet | None:
    """The facet of which a part chooses values and does nothing else."""
    choice = _choice(part.node)
    return choice[0] if choice else None


def toggled(query: Query, facet: Facet, value: str, *, english: bool = False) -> str:
    """The text of the query with this value chosen, or not chosen any more if it was.

    A value that comes in is an alternative to those that the last part of this facet has chosen. `english`: the field
    is called so where it is written.
    """
    choices = [(part, choice[1]) for part in query.parts if (choice := _choice(part.node)) and choice[0] is facet]
    holding = [(part, values) for part, values in choices if value in values]
    if holding:
        part, values = holding[-1]
        text = _changed(query, part, facet, tuple(each for each in values if each != value), english=english)
        return toggled(parse(text), facet, value, english=english) if len(holding) > 1 else text
    if choices:
        part, values = choices[-1]
        return _changed(query, part, facet, (*values, value), english=english)
    typed = _typed(facet, (value,), query.text, english=english)
    end = query.parts[-1].end if query.parts else 0
    text = f"{query.text[:end]} {typed}{'' if end else ' '}{query.text[end:]}".strip()
    return assembled(text, (*written(query, query.parts), _meant(typed)))


def _changed(query: Query, part: Part, facet: Facet, values: tuple[str, ...], *, english: bool) -> str:
    """The text with a part that chooses these values instead."""
    if not values:
        return without(query, part)
    typed = _typed(facet, values, query.text, english=english)
    parts = written(query, query.parts)
    parts[query.parts.index(part)] = _meant(typed)
    return assembled(query.text[: part.start] + typed + query.text[part.end :], parts)


def _meant(typed: str) -> tuple[str, Node]:
    return typed, parse(typed).root


def _typed(facet: Facet, values: tuple[str, ...], beside: str, *, english: bool) -> str:
    """How a choice is typed, such as 栏目:(=甲 | =乙)."""
    if facet is Facet.YEAR:
        words = list(values)
    elif facet is Facet.STATE:
        words = [named(STATES[State(value)], english=english)[0] for value in values]
    else:
        words = [f"={quoted(value, beside)}" for value in values]
    alternatives = " | ".join(words)
    field = named(NAMES[_KEYS[facet]], english=english)[0]
    return f"{field}:{alternatives if len(words) == 1 else f'({alternatives})'}"


def _choice(node: Node) -> tuple[Facet, tuple[str, ...]] | None:
    """The facet, and the values of it, if choosing them is all that a node does."""
    match node:
        case Phrase(whole=True) if node.plain is not None and node.field in _FACETS:
            return _FACETS[node.field], (node.plain,)
        case Dated(first=date(month=1, day=1) as first, last=date(month=12, day=31) as last) if first.year == last.year:
            return Facet.YEAR, (f"{first.year:04}",)
        case Is():
            return Facet.STATE, (node.state.value,)
        case Or():
            choices = [_choice(each) for each in node.nodes]
            facets = {choice[0] if choice else None for choice in choices}
            if len(facets) == 1 and (facet := facets.pop()):
                return facet, tuple(dict.fromkeys(value for choice in choices if choice for value in choice[1]))
    return None
