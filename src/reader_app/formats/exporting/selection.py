"""What is exported, as values, and what an exporter is. How it looks is each format's own business."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, tzinfo
from typing import Protocol

from reader_app.domain.annotation import Placed
from reader_app.domain.article import Article
from reader_app.domain.block import Document


@dataclass(frozen=True, slots=True)
class Picture:
    """An image of an article.

    Attributes:
        link: Its address as seen from the exported file.
        data: The file's bytes.
    """

    link: str
    data: bytes


@dataclass(frozen=True, slots=True)
class ArticleNotes:
    """One article with those of its annotations that are exported.

    Attributes:
        passages: In the order of the text, those that are no longer found last.
        pictures: By the target that the article's figures name; needed for the whole text only.
    """

    article: Article
    document: Document
    passages: tuple[Placed, ...]
    pictures: Mapping[str, Picture] = field(default_factory=dict)

    @property
    def found(self) -> tuple[Placed, ...]:
        """The passages that have a place in the text."""
        return tuple(passage for passage in self.passages if passage.resolution.found)

    @property
    def orphans(self) -> tuple[Placed, ...]:
        """The passages that the text does not hold any more."""
        return tuple(passage for passage in self.passages if not passage.resolution.found)


@dataclass(frozen=True, slots=True)
class NotesSelection:
    """Everything that one exported file holds. Equal selections give equal bytes.

    Attributes:
        title: Of the file.
        created: When it is exported, ISO 8601 in UTC.
        author: Whose notes they are, for the file's properties; may be empty.
        whole_text: Whether the articles' texts follow their notes, with the marks in them.
        zone: In which times are written.
    """

    title: str
    articles: tuple[ArticleNotes, ...]
    created: str
    author: str = ""
    whole_text: bool = False
    zone: tzinfo = UTC

    @property
    def count(self) -> int:
        """How many annotations."""
        return sum(len(notes.passages) for notes in self.articles)


class Exporter(Protocol):
    """One format.

    Attributes:
        id: The word on the command line.
        suffix: Of its files, with the dot.
        label: What menus call it.
    """

    @property
    def id(self) -> str: ...

    @property
    def suffix(self) -> str: ...

    @property
    def label(self) -> str: ...

    def write(self, selection: NotesSelection) -> bytes:
        """The bytes of a file with these notes."""
        ...
