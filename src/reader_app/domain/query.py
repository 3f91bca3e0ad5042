"""A search query as a value: a small tree of what must hold of an article. `query_parser` reads it from what is typed.

The leaves say what they mean by themselves; how they are found fast is the affair of `search`. What counts as equal
writing (width, case, traditional characters) is no part of a query.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from reader_app.domain.sentence import Sentence
from reader_app.domain.sort import Sort as Sort


class Field(StrEnum):
    """Where something is looked for."""

    ANY = "any"
    """The canonical text, which begins with the title, and the notes and tags of the article's annotations."""
    TEXT = "text"
    """The canonical text."""
    TITLE = "title"
    """The first line of the canonical text."""
    AUTHOR = "author"
    SOURCE = "source"
    COLUMN = "column"
    TAG = "tag"
    """The article's tags, and those of its annotations."""
    NOTE = "note"
    """The notes of the article's annotations and the passages that they stand at."""


IN_TEXT = frozenset({Field.ANY, Field.TEXT, Field.TITLE})
"""Fields of which hits can be marked in an article."""


class Wild(StrEnum):
    """What stands for characters in a phrase; the value is how it is typed."""

    ONE = "?"
    """Any one character but a line feed."""
    GAP = "*"
    """As few characters as possible, also none, within a sentence."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A piece of text.

    Attributes:
        pieces: Literal text, never empty, and wild cards between: one gap, or single characters; literal at both ends.
        whole: It is all of the field's value (of one tag) and not just a part; not for text and notes.
    """

    pieces: tuple[str | Wild, ...]
    field: Field = Field.ANY
    whole: bool = False

    @property
    def plain(self) -> str | None:
        """The text if there are no wild cards."""
        only = self.pieces[0]
        return only if len(self.pieces) == 1 and not isinstance(only, Wild) else None


@dataclass(frozen=True, slots=True)
class Near:
    """Two phrases in the canonical text, in either order, not overlapping, at most `distance` characters between."""

    left: Phrase
    right: Phrase
    distance: int


@dataclass(frozen=True, slots=True)
class Dated:
    """Published on one of these days, both included; None: without a limit. Articles without a date are not."""

    first: date | None
    last: date | None


class State(StrEnum):
    """What a person has done with an article."""

    UNREAD = "unread"
    READING = "reading"
    FINISHED = "finished"
    FAVOURITE = "favourite"


@dataclass(frozen=True, slots=True)
class Is:
    """In this state."""

    state: State


class Feature(StrEnum):
    """What an article can have."""

    NOTE = "note"  # an annotation
    TAG = "tag"
    AUTHOR = "author"
    SOURCE = "source"
    COLUMN = "column"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Has:
    """Has this, whatever it is."""

    feature: Feature


@dataclass(frozen=True, slots=True)
class Among:
    """One of these articles, by id. Services put it in place of what only they know; nobody types it."""

    ids: frozenset[str]


@dataclass(frozen=True, slots=True)
class And:
    """All hold; none: every article."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """One holds; none: no article."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """It does not hold."""

    node: Node


Node: TypeAlias = Phrase | Near | Dated | Is | Has | Among | And | Or | Not


@dataclass(frozen=True, slots=True)
class Part:
    """One of the parts of a query that must all hold, and where it stands: `query.text[start:end]`."""

    start: int
    end: int
    node: Node


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for.

    Attributes:
        text: As it was typed.
        parts: All must hold; none: nothing is looked for.
        remarks: What was not understood as it may have been meant, and how it was taken instead.
    """

    text: str
    parts: tuple[Part, ...] = ()
    remarks: tuple[Sentence, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.parts)

    @property
    def root(self) -> Node:
        """All of it."""
        return self.parts[0].node if len(self.parts) == 1 else And(tuple(part.node for part in self.parts))

    @property
    def words(self) -> tuple[Phrase | Near, ...]:
        """What is to be marked in an article: every phrase that is wanted in its text, each once."""
        return tuple(dict.fromkeys(words(self.root)))


def words(node: Node) -> Iterator[Phrase | Near]:
    """The phrases of `node` that are wanted in an article's text, in order."""
    if isinstance(node, Near) or (isinstance(node, Phrase) and node.field in IN_TEXT):
        yield node
    elif isinstance(node, And | Or):
        for each in node.nodes:
            yield from words(each)
