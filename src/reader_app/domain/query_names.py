"""The words of the query language: what its fields, states and features are called when they are typed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Final, TypeAlias

from reader_app.domain.query import Feature, Field, State


class Asked(StrEnum):
    """What is asked of an article with the form of a field, though it is no text."""

    DATE = "date"
    STATE = "is"
    FEATURE = "has"


Key: TypeAlias = Field | Asked
"""What can stand before a colon."""

NAMES: Final[Mapping[Key, tuple[str, ...]]] = {
    Field.TITLE: ("标题", "title"),
    Field.TEXT: ("正文", "text"),
    Field.AUTHOR: ("作者", "author"),
    Field.SOURCE: ("来源", "source"),
    Field.COLUMN: ("栏目", "column"),
    Field.TAG: ("标签", "tag"),
    Field.NOTE: ("批注", "note"),
    Asked.DATE: ("日期", "date"),
    Asked.STATE: ("是", "is"),
    Asked.FEATURE: ("有", "has"),
}
"""Chinese first, then English."""

STATES: Final[Mapping[State, tuple[str, ...]]] = {
    State.UNREAD: ("未读", "unread"),
    State.READING: ("在读", "reading"),
    State.FINISHED: ("已读", "finished", "读完"),
    State.FAVOURITE: ("收藏", "favourite", "favorite"),
}

FEATURES: Final[Mapping[Feature, tuple[str, ...]]] = {
    Feature.NOTE: ("批注", "note"),
    Feature.TAG: ("标签", "tag"),
    Feature.AUTHOR: ("作者", "author"),
    Feature.SOURCE: ("来源", "source"),
    Feature.COLUMN: ("栏目", "column"),
    Feature.DATE: ("日期", "date"),
}

WITH_VALUES: Final = (Field.COLUMN, Field.SOURCE, Field.AUTHOR, Field.TAG)
"""Fields of which `=` before the value means all of it."""

_KEYS = {name: key for key, names in NAMES.items() for name in names}
_STATES = {name: state for state, names in STATES.items() for name in names}
_FEATURES = {name: feature for feature, names in FEATURES.items() for name in names}
_PREFIX = re.compile(rf"({'|'.join(_KEYS)}):", re.IGNORECASE)
_NARROW = {0xFF01 + place: 0x21 + place for place in range(94)}


def named(names: tuple[str, ...], *, english: bool) -> tuple[str, ...]:
    """The names of one thing, those in the language wanted first."""
    return tuple(sorted(names, key=lambda name: name.isascii() != english))


def narrow(text: str) -> str:
    """The text with full-width letters, digits and marks made half-width; no place in it moves."""
    return text.translate(_NARROW)


def key_at(narrowed: str, start: int, end: int) -> tuple[Key, int] | None:
    """The field whose name stands at `start`, and the place behind its colon."""
    found = _PREFIX.match(narrowed, start, end)
    return (_KEYS[found[1].lower()], found.end()) if found else None


def state_of(word: str) -> State | None:
    """The state that a word means."""
    return _STATES.get(narrow(word).lower())


def feature_of(word: str) -> Feature | None:
    """The feature that a word means."""
    return _FEATURES.get(narrow(word).lower())
