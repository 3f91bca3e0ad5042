"""Studying together: marked passages become slides."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reader_app.domain.annotation import Annotation
from reader_app.domain.article import Article
from reader_app.domain.block import BlockKind, Document


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
    """

    title: str
    text: str
    marks: tuple[tuple[int, int, str], ...]
    paragraph: int | None
    source: str | None
    date: str | None
    note: str = ""
    column: str | None = None


SLIDE_CHARACTERS = 120
"""A paragraph longer than this is cut to the sentences around the passage."""

_SENTENCE_ENDS = "。！？!?\n"


def slides(article: Article, document: Document, placed: Iterable[tuple[Annotation, int, int]]) -> tuple[Slide, ...]:
    """One slide for each annotation, in the order of the text; `placed` gives their present start and end."""
    ordered = sorted(placed, key=lambda item: (item[1], item[2]))
    return tuple(_slide(article, document, *item) for item in ordered if item[1] < item[2])


def _slide(article: Article, document: Document, annotation: Annotation, start: int, end: int) -> Slide:
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
    )


def _around(text: str, low: int, high: int, start: int, end: int) -> tuple[int, int]:
    """The whole sentences that hold start:end, and following ones while there is room."""
    first = max((text.rfind(mark, low, start) + 1 for mark in _SENTENCE_ENDS), default=low)
    first = max(first, low)
    while first < start and text[first] in "”’」』）)":
        first += 1
    stops = [i + 1 for i in range(end - 1, high) if text[i] in _SENTENCE_ENDS]
    if not stops:
        return first, high
    last = stops[0]
    for stop in stops[1:]:
        if stop - first > SLIDE_CHARACTERS:
            break
        last = stop
    while last < high and text[last] in "”’」』）)":
        last += 1
    return first, last
