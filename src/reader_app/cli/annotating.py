"""Turning what a command line says of a passage into annotations. What is printed of them is `notes`' business."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from reader_app.cli import values
from reader_app.domain.anchor import AnchorStatus, Resolution, occurrences
from reader_app.domain.annotation import Annotation, meaning
from reader_app.domain.article import Article
from reader_app.domain.block import Document
from reader_app.domain.changes import ChangeSet
from reader_app.domain.errors import ReaderError
from reader_app.domain.progress import Progress

if TYPE_CHECKING:
    from reader_app.services.bundle import Services

_KEPT_OPEN = 50
"""Documents that are kept while many annotations are made; files are parsed again beyond that."""


@dataclass(frozen=True, slots=True)
class Wish:
    """An annotation as asked for.

    Attributes:
        article: An id, a path or a part of a title.
        occurrence: From 1, through the canonical text, overlapping occurrences included.
        meaning: Its id.
    """

    article: str
    quote: str
    occurrence: int = 1
    meaning: str = "argument"
    note: str = ""
    tags: tuple[str, ...] = ()


def annotate_one(services: Services, wish: Wish) -> values.Json:
    """Make and store one annotation; its JSON.

    Raises:
        ReaderError: "quote_not_found", or why the article was not found or not read.
    """
    article, annotation = _Maker(services).make(wish)
    services.notes.apply(ChangeSet.put(annotation, name="添加批注"))
    return _value(article, annotation)


def annotate_all(services: Services, lines: Sequence[str], progress: Progress) -> list[values.Json]:
    """Make the annotations that JSON lines ask for and store them in one step; blank lines ask for nothing.

    Returns:
        For each in its order the annotation's JSON, or {"error": {...}, "line": n}.
    """
    maker = _Maker(services)
    made: list[values.Json] = []
    stored: list[Annotation] = []
    for number, line in enumerate(lines, start=1):
        progress(number - 1, len(lines), "")
        if not line.strip():
            continue
        try:
            article, annotation = maker.make(_wish(line))
        except ReaderError as error:
            made.append(values.error(error.code, str(error), line=number))
            continue
        stored.append(annotation)
        made.append(_value(article, annotation))
    if stored:
        services.notes.apply(ChangeSet.put(*stored, name="添加批注"))
    return made


class _Maker:
    """Makes annotations of one library, keeping some documents open."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._documents: dict[str, Document] = {}

    def make(self, wish: Wish) -> tuple[Article, Annotation]:
        article = self._services.library.find(wish.article)
        document = self._document(article.id)
        starts = list(islice(occurrences(document.text, wish.quote), wish.occurrence))
        if len(starts) < wish.occurrence:
            raise _not_found(wish, article, len(starts))
        start = starts[-1]
        annotation = self._services.notes.new(
            article.id,
            document,
            start,
            start + len(wish.quote),
            meaning=wish.meaning,
            note=wish.note,
            tags=wish.tags,
        )
        return article, annotation

    def _document(self, article_id: str) -> Document:
        document = self._documents.get(article_id)
        if document is None:
            if len(self._documents) >= _KEPT_OPEN:
                self._documents.clear()
            document = self._services.library.open(article_id).document
            self._documents[article_id] = document
        return document


def _not_found(wish: Wish, article: Article, found: int) -> ReaderError:
    if found:
        return ReaderError(
            "《{title}》里这段话只有 {count} 处：{quote}",
            code="quote_not_found",
            title=article.title,
            count=found,
            quote=wish.quote,
        )
    return ReaderError(
        "《{title}》里找不到这段话，请照原文逐字给出：{quote}",
        code="quote_not_found",
        title=article.title,
        quote=wish.quote,
    )


def _value(article: Article, annotation: Annotation) -> values.Json:
    anchor = annotation.anchor
    return values.note(annotation, Resolution(AnchorStatus.EXACT, anchor.start, anchor.end), article)


def _wish(line: str) -> Wish:
    """A line of the file.

    Raises:
        ReaderError: "bad_line".
    """
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        raise _bad("这一行不是 JSON") from None
    if not isinstance(value, dict):
        raise _bad("这一行不是 JSON 对象")
    article, quote = value.get("article"), value.get("quote")
    if not isinstance(article, str) or not isinstance(quote, str) or not quote:
        raise _bad("缺少 article 或 quote")
    occurrence = _or(value.get("occurrence"), 1)
    if type(occurrence) is not int or occurrence < 1:
        raise _bad("occurrence 应是从 1 数起的整数")
    kind = meaning(str(_or(value.get("meaning"), "argument")))
    if kind is None:
        raise _bad(f"没有“{value['meaning']}”这种含义")
    note, tags = _or(value.get("note"), ""), _or(value.get("tags"), [])
    if not isinstance(note, str) or not _are_texts(tags):
        raise _bad("note 应是文字，tags 应是文字的列表")
    return Wish(article, quote, occurrence, kind.id, note, tuple(tags))


def _or(value: object, default: object) -> Any:
    return default if value is None else value


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _bad(reason: str) -> ReaderError:
    return ReaderError("{reason}", code="bad_line", reason=reason)
