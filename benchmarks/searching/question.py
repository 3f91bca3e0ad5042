"""One question of the measurement, as a value, and the classes of questions. How they are drawn is in `drawing`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

SHARED = (
    "char_frequent",
    "char_rare",
    "word_frequent",
    "word_medium",
    "word_rare",
    "phrase_4",
    "phrase_8",
    "phrase_16",
    "punctuated",
    "and_2",
    "and_3",
    "or_2",
    "not_1",
)
"""Classes that can be put to every engine: pieces of text, joined by and, or, not."""

OWN = ("wild_one", "wild_gap", "near", "field_title", "filtered")
"""Classes that only the program understands."""


@dataclass(frozen=True)
class Question:
    """What is asked. All parts must hold.

    Attributes:
        text: As a person types it into the program.
        groups: Of each, one of the pieces must occur.
        without: None of these may occur.
        pattern: A regular expression that must be found in the folded text as well.
        title: `groups` speak of the title alone.
        column: Part of the column's name.
        year: Of publication.
    """

    kind: str
    text: str
    groups: tuple[tuple[str, ...], ...]
    without: tuple[str, ...] = ()
    pattern: str = ""
    title: bool = False
    column: str = ""
    year: int = 0

    @property
    def pieces(self) -> tuple[str, ...]:
        """All pieces that are wanted, each once."""
        return tuple(dict.fromkeys(piece for group in self.groups for piece in group))

    @cached_property
    def compiled(self) -> re.Pattern[str] | None:
        """`pattern`, ready for use."""
        return re.compile(self.pattern, re.DOTALL) if self.pattern else None


@dataclass(frozen=True, slots=True)
class Answer:
    """What an engine says.

    Attributes:
        top: The best articles, by number or id.
        total: How many articles there are.
        hits: How many places in them, if it counts them.
    """

    top: Sequence[int | str]
    total: int
    hits: int | None = None


ALL = "all"
"""Stands for all classes of `SHARED` together."""


def belongs(question: Question, kind: str) -> bool:
    """Whether a question is of a class, or of `ALL`."""
    return question.kind in SHARED if kind == ALL else question.kind == kind
