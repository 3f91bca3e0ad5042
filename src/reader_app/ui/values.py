"""The values that travel between the session and its views."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader_app.domain.shelf import Shelf as Shelf
from reader_app.domain.shelf import ShelfKind as ShelfKind

if TYPE_CHECKING:
    from reader_app.domain.article import Article
    from reader_app.domain.block import Document
    from reader_app.domain.changes import ChangeSet
    from reader_app.domain.query import Query


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of an article to be brought into view, in code points; `flash` = show that it is the one meant."""

    start: int
    end: int
    flash: bool = False


@dataclass(frozen=True, slots=True)
class OpenArticle:
    """The article in the reader, as its file was when it was opened.

    Attributes:
        query: Whose hits are shown, or None.
    """

    article: Article
    document: Document
    query: Query | None = None


@dataclass(frozen=True, slots=True)
class AtHit:
    """At which of the hits that are shown in the article the reader is.

    Attributes:
        number: From 1 on; 0 = at none yet.
        total: How many there are.
        around: +1: going on began again at the first of all, -1: going back at the last.
    """

    number: int
    total: int
    around: int = 0


@dataclass(frozen=True, slots=True)
class Work:
    """Long work under way, for the status line; `total` 0 = not known."""

    done: int
    total: int
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """What has changed, carried by `Session.changed`; a view looks at the parts that it shows.

    Attributes:
        annotations: The change to annotations, or None.
        library: The list of articles is another (added, changed, gone).
        article: Another article is open, its file was read again, or other hits are shown in it.
        place: Bring this into view.
        reading: Reading states of these articles.
        moved: The reader is at another place of the open article.
        shelf: Another line of the sidebar is chosen, or another order.
        search: `Session.search_text` or `Session.result` is another.
        focus: The annotation that the user is at is another.
        hit: `Session.at_hit` is another.
        settings: The keys of settings that are different.
        work: `Session.work` is another.
        saved: Saved searches or their counts are others.
        chosen: Other articles are chosen in the list.
        tags: The user's tags of these articles are others, or (where it is not None and empty) colours of tags.
        tabs: The tabs, or the article beside the open one, are others.
    """

    annotations: ChangeSet | None = None
    library: bool = False
    article: bool = False
    place: Place | None = None
    reading: frozenset[str] = frozenset()
    moved: bool = False
    shelf: bool = False
    search: bool = False
    focus: bool = False
    hit: bool = False
    settings: frozenset[str] = frozenset()
    work: bool = False
    saved: bool = False
    chosen: bool = False
    tags: frozenset[str] | None = None
    tabs: bool = False
