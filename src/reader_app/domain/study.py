"""Studying together: marked passages become slides."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reader_app.domain.annotation import Placed, in_order
from reader_app.domain.article import Article
from reader_app.domain.block import BlockKind, Document
from reader_app.domain.text import cuts


@dataclass(frozen=True, slots=True)
class Slide:
    """What the audience sees at once: a passage in its paragraph, and where it is from.

    Attributes:
        title: Of the article.
        text: The paragraph, or the sentences of it around the passage.
        marks: (start, end, meaning id) in `text`.
        paragraph: Its number, or None.
        note: What the presenter wrote; the audience does not see it.
        column: Of the article, in the heading of the slide.
        doubtful: Whether the text has changed so much that another passage may have been meant.
    """

    title: str
    text: str
    marks: tuple[tuple[int, int, str], ...]
    paragraph: int | None
    source: str | None
    date: str | None
    note: str = ""
    column: str | None = None
    doubtful: bool = False


SLIDE_CHARACTERS = 120
"""A paragraph longer than this is cut to the sentences around the passage."""


def slides(article: Article, document: Document, placed: Iterable[Placed]) -> tuple[Slide, ...]:
    """One slide for each annotation that is found, in the order of the text."""
    return tuple(_slide(article, document, each) for each in in_order(placed) if each.resolution.found)


def _slide(article: Article, document: Document, placed: Placed) -> Slide:
    annotation, start, end = placed.annotation, placed.resolution.start, placed.resolution.end
    first, last = document.block_at(start), document.block_at(end - 1)
    low, high = document.start(first), document.end(last)
    if high - low > SLIDE_CHARACTERS and document.blocks[first].kind is not BlockKind.TABLE:
        low, high = _around(document.text, low, high, start, end)
    # A passage that ends between two blocks ends with the first of them.
    return Slide(
        title=article.title,
        text=document.text[low:high],
        marks=((min(start, high) - low, min(end, high) - low, annotation.meaning),),
        paragraph=document.paragraph_at(start),
        source=article.source,
        date=article.date.isoformat() if article.date else None,
        note=annotation.note,
        column=article.column,
        doubtful=placed.doubtful,
    )


def _around(text: str, low: int, high: int, start: int, end: int) -> tuple[int, int]:
    """The whole sentences that hold start:end, and following ones while there is room."""
    ends = [low + cut for cut in cuts(text[low:high])]
    first = max((cut for cut in ends if cut <= start), default=low)
    following = [cut for cut in ends if cut >= end] or [high]
    return first, max((cut for cut in following if cut - first <= SLIDE_CHARACTERS), default=following[0])
