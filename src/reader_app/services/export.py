"""Exporting notes: chooses articles and annotations, hands them to a format as values, writes the file."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

from reader_app.domain.anchor import resolve
from reader_app.domain.annotation import Annotation, Placed, in_order, timestamp
from reader_app.domain.article import Article, Metadata
from reader_app.domain.block import Block, BlockKind, Document
from reader_app.domain.errors import ReaderError
from reader_app.domain.progress import Progress, silent
from reader_app.formats.exporting import ArticleNotes, NotesSelection, Picture, exporters
from reader_app.services.library import LibraryService
from reader_app.services.notes import NotesService
from reader_app.storage.atomic import write_bytes

TITLE = "学习笔记"


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What has been written.

    Attributes:
        articles: How many articles are in the file.
        annotations: How many annotations.
        missing: Titles of articles whose file could not be read; their annotations are listed as not found.
    """

    path: Path
    format: str
    articles: int
    annotations: int
    missing: tuple[str, ...] = ()


def blocks_to_markdown(blocks: Sequence[Block]) -> str:
    """Blocks as Markdown, without front matter."""
    from reader_app import documents

    # The writer repeats a title that equals the first heading; no heading is a control character.
    title = Block(BlockKind.HEADING, "\x00", level=1)
    return documents.to_markdown(Metadata(), Document((title, *blocks))).partition("---\n\n")[2]


_EXPORTERS = exporters(blocks_to_markdown)

FORMATS = tuple((one.id, one.suffix, one.label) for one in _EXPORTERS)
"""Every format: its word on the command line, the suffix of its files, its name in menus."""


class ExportService:
    """Writes the notes of a library, or a part of them, into one file."""

    def __init__(self, library: LibraryService, notes: NotesService) -> None:
        self._library = library
        self._notes = notes

    def export(
        self,
        format: str,
        output: Path,
        *,
        articles: Sequence[str] | None = None,
        meaning: str | None = None,
        tag: str | None = None,
        whole_text: bool = False,
        progress: Progress = silent,
    ) -> ExportReport:
        """Write `output`.

        Args:
            format: An id out of `FORMATS`.
            articles: Ids, in the order wanted; None = every article that has annotations.
            meaning: Only annotations with this meaning (id, label or key).
            tag: Only annotations with this tag.
            whole_text: Also the articles' texts with the marks in them.

        Raises:
            ReaderError: "unknown_format", "not_found" (an article), "no_notes" (nothing to write), or why the file
                could not be written; then an existing file is as it was.
            Cancelled: `progress` was; an existing file is as it was.
        """
        exporter = next((one for one in _EXPORTERS if one.id == format), None)
        if exporter is None:
            known = "、".join(one.id for one in _EXPORTERS)
            raise ReaderError(
                "不能导出为“{format}”，可用的格式有：{known}", code="unknown_format", format=format, known=known
            )
        if output.is_dir():
            raise ReaderError("这是一个文件夹，请写明要导出的文件名：{path}", code="cannot_write", path=output)
        chosen = self._chosen(articles, meaning, tag)
        if not chosen or not (whole_text or any(made for _, made in chosen)):
            raise ReaderError("没有可以导出的批注，请先划线或放宽条件。", code="no_notes")
        missing: list[str] = []
        collected = []
        for done, (article, made) in enumerate(chosen):
            progress(done, len(chosen), article.title)
            collected.append(self._collect(article, made, output if whole_text else None, missing))
        authors = dict.fromkeys(a.author for _, made in chosen for a in made if a.author)
        zone = datetime.now().astimezone().tzinfo
        assert zone is not None
        selection = NotesSelection(TITLE, tuple(collected), timestamp(), "、".join(authors), whole_text, zone)
        data = exporter.write(selection)
        progress(len(chosen), len(chosen), "")  # the last moment at which it can be cancelled
        write_bytes(output, data)
        return ExportReport(output, format, len(collected), selection.count, tuple(missing))

    def _chosen(
        self, ids: Sequence[str] | None, kind: str | None, tag: str | None
    ) -> list[tuple[Article, tuple[Annotation, ...]]]:
        """The articles with their annotations, in the order in which they will stand in the file."""
        made: dict[str, list[Annotation]] = {}
        for annotation in self._notes.select(meaning=kind, tag=tag):
            made.setdefault(annotation.article_id, []).append(annotation)
        if ids is None:
            known = sorted(self._library.among(made).values(), key=lambda article: article.path)
            lost = sorted(made.keys() - {article.id for article in known})
            articles = [*known, *(_lost_article(article_id) for article_id in lost)]
        else:
            articles = [self._article(article_id) for article_id in dict.fromkeys(ids)]
        return [(article, tuple(made.get(article.id, ()))) for article in articles]

    def _article(self, article_id: str) -> Article:
        article = self._library.article(article_id)
        if article is None:
            raise ReaderError("文库里没有这篇文章：{id}", code="not_found", id=article_id)
        return article

    def _collect(
        self, article: Article, made: Iterable[Annotation], output: Path | None, missing: list[str]
    ) -> ArticleNotes:
        """Everything of one article; `output` is the file that will hold its whole text, if that is wanted."""
        try:
            document = self._library.open(article.id).document
        except ReaderError:
            missing.append(article.title)
            document = Document.titled(article.title, ())
        passages = in_order(Placed(each, resolve(each.anchor, document.text)) for each in made)
        pictures = dict(self._pictures(article, document, output)) if output else {}
        return ArticleNotes(article, document, passages, pictures)

    def _pictures(self, article: Article, document: Document, output: Path) -> Iterable[tuple[str, Picture]]:
        for block in document.blocks:
            path = self._library.resource(article, block.target) if block.kind is BlockKind.FIGURE else None
            if path is None:
                continue
            try:
                yield block.target, Picture(_link(path, output), path.read_bytes())
            except OSError:
                continue  # its caption stands for it


def _link(path: Path, output: Path) -> str:
    """The address of a picture as seen from the exported file."""
    try:
        relative = os.path.relpath(path, output.resolve().parent)
    except ValueError:  # another drive
        return path.as_uri()
    return quote(relative.replace(os.sep, "/"))


def _lost_article(article_id: str) -> Article:
    """Stands for an article that has annotations but is no longer in the library."""
    return Article(article_id, "", f"已不在文库中的文章（编号 {article_id}）")
