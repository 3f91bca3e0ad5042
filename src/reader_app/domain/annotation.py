"""What a person marks and writes: an annotation is a passage with a meaning, a note and tags."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from reader_app.domain.anchor import Anchor, AnchorStatus, Resolution


class Style(StrEnum):
    """How a passage is drawn."""

    BACKGROUND = "background"
    UNDERLINE = "underline"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a colour stands for.

    Attributes:
        id: The word that is stored and that the command line takes.
        label: The word on the screen and in exported notes.
        key: The key that marks a selection with it.
        colour: Of the dot, the card's edge and the underline, as #RRGGBB.
        tint, dark_tint: Behind text, on paper and on the dark theme.
        style: How it is drawn unless the user says otherwise.
    """

    id: str
    label: str
    key: str
    colour: str
    tint: str
    dark_tint: str
    style: Style = Style.BACKGROUND


MEANINGS = (
    Meaning("argument", "论点", "1", "#E8C24A", "#FBE7A1", "#4D4118"),
    Meaning("golden", "金句", "2", "#D9776C", "#F6C9C3", "#532B27"),
    Meaning("evidence", "论据", "3", "#7FB36F", "#CFE6C8", "#2E4A2C"),
    Meaning("practice", "联系实际", "4", "#6FA0CF", "#C9DDF2", "#26405A"),
    Meaning("question", "疑问", "5", "#9B7BC8", "#E1D3F0", "#443557", Style.UNDERLINE),
)
"""The five meanings, in the order of their keys."""


def meaning(name: str) -> Meaning | None:
    """The meaning with this id, label or key, or None."""
    return next((m for m in MEANINGS if name in (m.id, m.label, m.key)), None)


@dataclass(frozen=True, slots=True)
class Annotation:
    """One marked passage, with what was written about it.

    Attributes:
        id: 32 hexadecimal digits.
        article_id: Whose passage it is.
        meaning: A `Meaning.id`.
        note: Markdown, may be empty.
        author: The name of the person.
        created, modified: ISO 8601 in UTC, to the second.
    """

    id: str
    article_id: str
    anchor: Anchor
    meaning: str
    style: Style
    note: str
    tags: tuple[str, ...]
    author: str
    created: str
    modified: str


@dataclass(frozen=True, slots=True)
class Placed:
    """An annotation and where it is in the text of today."""

    annotation: Annotation
    resolution: Resolution

    @property
    def doubtful(self) -> bool:
        """Whether the place must be called uncertain wherever it is shown."""
        return self.resolution.status is AnchorStatus.DOUBTFUL


def in_order(placed: Iterable[Placed]) -> tuple[Placed, ...]:
    """In the order of the text, those that it does not hold any more last."""
    return tuple(sorted(placed, key=lambda one: (not one.resolution.found, one.resolution.start, one.resolution.end)))


def new_annotation_id() -> str:
    """A random id that no other annotation has."""
    return uuid.uuid4().hex


def timestamp() -> str:
    """Now, as annotations write it: 2026-09-15T12:12:00Z."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
