"""An article as the library knows it: who it is, what its file says of it, how far it has been read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from reader_app.domain.anchor import Anchor


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a file says of its article. What is not known is None, never "" or a guess.

    Attributes:
        extra: Unknown front matter keys with their values, kept as they are.
    """

    title: str | None = None
    subtitle: str | None = None
    date: date | None = None
    source: str | None = None
    author: str | None = None
    editor: str | None = None
    column: str | None = None
    url: str | None = None
    tags: tuple[str, ...] = ()
    extra: Mapping[str, object] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Article:
    """One article of a library, without its text.

    Attributes:
        id: Twelve hexadecimal digits, kept through edits, renames and moves of the file.
        path: Relative to the library, with forward slashes.
        title: Never empty: from the file's contents or, failing that, its name.
        words: Characters of the body that are not white space.
        summary: The first sentences of the body, for lists.
        fingerprint: Of the canonical text.
    """

    id: str
    path: str
    title: str
    subtitle: str | None = None
    date: date | None = None
    source: str | None = None
    author: str | None = None
    editor: str | None = None
    column: str | None = None
    url: str | None = None
    tags: tuple[str, ...] = ()
    words: int = 0
    summary: str = ""
    fingerprint: str = ""


class ReadingStatus(StrEnum):
    """How far a person has come with an article."""

    UNREAD = "unread"
    READING = "reading"
    FINISHED = "finished"


@dataclass(frozen=True, slots=True)
class ReadingState:
    """Where a person is in an article.

    Attributes:
        progress: The greatest share that was on the screen, 0.0 to 1.0.
        offset: Code point at the top of the window when it was left.
        opened: When it was last opened, ISO 8601 in UTC, or None.
        anchor: Of the words at `offset`, by which the place is found in an edited text; None at the very top.
    """

    article_id: str
    status: ReadingStatus = ReadingStatus.UNREAD
    progress: float = 0.0
    offset: int = 0
    favourite: bool = False
    opened: str | None = None
    anchor: Anchor | None = None
