"""The parts of a library that can be shown in the list."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ShelfKind(StrEnum):
    """What the list shows."""

    ALL = "all"
    STATUS = "status"  # value: a ReadingStatus
    FAVOURITE = "favourite"
    COLUMN = "column"
    MEANING = "meaning"  # articles with annotations of this meaning
    TAG = "tag"  # articles with this tag of the user's


@dataclass(frozen=True, slots=True)
class Shelf:
    """A part of the library: a kind and what it takes to say which."""

    kind: ShelfKind = ShelfKind.ALL
    value: str = ""
