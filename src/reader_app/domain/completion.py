"""What can be proposed while a query is typed: fields, their values, earlier queries and saved ones."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from reader_app.domain.query import Field, Part, Phrase
from reader_app.domain.query_label import label
from reader_app.domain.query_names import FEATURES, NAMES, STATES, WITH_VALUES, Asked, Key, key_at, named, narrow
from reader_app.domain.query_text import quoted
from reader_app.domain.sentence import Sentence, sentence

MOST = 12
"""Proposals at one time."""
_MOST_VALUES = 6
"""Of them values for a word without a field, so that earlier queries have a place."""
_MOST_SAVED = 4
"""Of them places that earlier queries leave to saved ones."""

Values = Callable[[Field], Iterable[tuple[str, int]]]
"""Gives the values of a field, and how many articles have each."""


class CompletionKind(StrEnum):
    """What is proposed."""

    FIELD = "field"
    VALUE = "value"
    RECENT = "recent"
    SAVED = "saved"


@dataclass(frozen=True, slots=True)
class Completion:
    """One proposal: `insert` takes the place of `text[start:end]`.

    Attributes:
        label: What is shown of it.
        detail: What is shown beside it, in small.
    """

    kind: CompletionKind
    label: Sentence | str
    insert: str
    start: int
    end: int
    detail: Sentence | str = ""


@dataclass(frozen=True, slots=True)
class _Place:
    """What stands at the cursor: `typed` so far, `text[start:end]` being replaced, after this field if there is one."""

    start: int
    end: int
    typed: str
    key: Key | None


# The first letters of how names are pronounced.
_INITIALS: dict[Key, str] = {
    Field.TITLE: "bt",
    Field.TEXT: "zw",
    Field.AUTHOR: "zz",
    Field.SOURCE: "ly",
    Field.COLUMN: "lm",
    Field.TAG: "bq",
    Field.NOTE: "pz",
    Asked.DATE: "rq",
    Asked.STATE: "s",
    Asked.FEATURE: "y",
}
_DAYS: tuple[tuple[str, ...], ...] = (
    ("今天", "today"),
    ("昨天", "yesterday"),
    ("本周",),
    ("上周",),
    ("本月",),
    ("上月",),
    ("今年",),
    ("去年",),
    ("近7天", "7d"),
    ("近30天", "30d"),
    ("近3个月", "3m"),
    ("近1年", "1y"),
)
_FIXED: dict[Key, tuple[tuple[str, ...], ...]] = {
    Asked.STATE: tuple(STATES.values()),
    Asked.FEATURE: tuple(FEATURES.values()),
    Asked.DATE: _DAYS,
}
# What is being typed just before the cursor: a word, or a quoted value that has not been closed.
_WORD = re.compile(r"(?:^|(?<=[\s|(]))-?([^\s|()]*)$")
_QUOTED_VALUE = re.compile(r"(?:^|(?<=[\s|(-]))([^\W\d_]+:)=?[\"“]([^\"”]*)$")
_REST = re.compile(r"[^\s|)]*")


def complete(
    text: str,
    cursor: int,
    values: Values,
    recent: Sequence[str] = (),
    saved: Sequence[tuple[str, str]] = (),
    *,
    english: bool = False,
) -> tuple[Completion, ...]:
    """What may be meant at the cursor, the likeliest first, at most `MOST`.

    Args:
        text: As far as it is typed.
        cursor: A place in it.
        values: Of the fields that have values of their own.
        recent: Earlier queries, the last first.
        saved: Name and text of each saved query.
        english: Whether fields and their values are called so where what is typed leaves it open.
    """
    place = _place(text, cursor)
    if place.key is not None:
        found = list(_values_of(place, place.key, values, english=english))
    else:
        found = list(_earlier(text, recent, saved))
        if place.typed:
            found = [*_fields(place), *_values_anywhere(place, values, english=english), *found]
    return tuple(each for each in found if each.insert != text[each.start : each.end])[:MOST]


def _place(text: str, cursor: int) -> _Place:
    narrowed = narrow(text)
    before = narrowed[:cursor]
    rest = _REST.match(narrowed, cursor)
    end = rest.end() if rest else cursor
    quoting = _QUOTED_VALUE.search(before)
    if quoting and (found := key_at(before, quoting.start(1), cursor)):
        return _Place(found[1], end, text[quoting.start(2) : cursor], found[0])
    word = _WORD.search(before)
    start = word.start(1) if word else cursor
    found = key_at(before, start, cursor)
    key, start = found or (_key_of_group(before), start)
    typed = text[start:cursor]
    return _Place(start, end, typed.lstrip("=＝") if key in WITH_VALUES else typed, key)


def _key_of_group(before: str) -> Key | None:
    """The field in whose brackets the text ends."""
    opening, closed = len(before), 0
    while opening > 0 and closed >= 0:
        opening -= 1
        closed += (before[opening] == ")") - (before[opening] == "(")
    if closed >= 0:
        return None
    word = _WORD.search(before, 0, opening)
    found = key_at(before, word.start(1), opening) if word else None
    return found[0] if found and found[1] == opening else None


def _values_of(place: _Place, key: Key, values: Values, *, english: bool) -> Iterator[Completion]:
    """What can stand behind the colon of a field."""
    for names in _FIXED.get(key, ()):
        if name := _beginning(named(names, english=english), place.typed):
            yield Completion(CompletionKind.VALUE, name, name, place.start, place.end)
    if isinstance(key, Field) and key in WITH_VALUES:
        for count, value in _containing(values(key), place.typed):
            insert = f"={quoted(value)}"
            yield Completion(CompletionKind.VALUE, value, insert, place.start, place.end, _articles(count))


def _fields(place: _Place) -> Iterator[Completion]:
    for key, names in NAMES.items():
        name = _beginning(names, place.typed)
        if name is None and _beginning((_INITIALS[key],), place.typed):
            name = names[0]
        if name is not None:
            yield Completion(CompletionKind.FIELD, f"{name}:", f"{name}:", place.start, place.end)


def _values_anywhere(place: _Place, values: Values, *, english: bool) -> Iterator[Completion]:
    """Values of all fields that contain the word, those of the most articles first."""
    found = [(count, field, value) for field in WITH_VALUES for count, value in _containing(values(field), place.typed)]
    for count, field, value in sorted(found, key=lambda each: -each[0])[:_MOST_VALUES]:
        shown = label(Part(0, 0, Phrase((value,), field, whole=True)))
        insert = f"{named(NAMES[field], english=english)[0]}:={quoted(value)}"
        yield Completion(CompletionKind.VALUE, shown, insert, place.start, place.end, _articles(count))


def _earlier(text: str, recent: Sequence[str], saved: Sequence[tuple[str, str]]) -> Iterator[Completion]:
    """Whole queries; they take the place of all of the text."""
    typed = _folded(text.strip())
    queries = [query for query in recent if typed in _folded(query)]
    names = [(name, query) for name, query in saved if typed in _folded(name)]
    for query in queries[: MOST - min(len(names), _MOST_SAVED)]:
        yield Completion(CompletionKind.RECENT, query, query, 0, len(text))
    for name, query in names:
        yield Completion(CompletionKind.SAVED, name, query, 0, len(text), query)


def _beginning(names: Iterable[str], typed: str) -> str | None:
    """The first of the names that begins with what is typed."""
    return next((name for name in names if name.startswith(_folded(typed))), None)


def _containing(values: Iterable[tuple[str, int]], typed: str) -> list[tuple[int, str]]:
    """Count and value of those that contain what is typed, the most frequent first."""
    wanted = _folded(typed)
    found = [(count, value) for value, count in values if value and wanted in _folded(value)]
    return sorted(found, key=lambda each: -each[0])[:MOST]


def _articles(count: int) -> Sentence:
    return sentence("{count} 篇", count=count)


@lru_cache(2**16)  # the same values are looked at with every letter that is typed
def _folded(text: str) -> str:
    return narrow(text).casefold()
