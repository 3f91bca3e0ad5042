"""Notes as a Markdown file: what is said is put into blocks; whoever writes those as Markdown escapes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from reader_app.domain.annotation import Placed
from reader_app.domain.article import Article
from reader_app.domain.block import Block, BlockKind, Span, SpanKind
from reader_app.formats.exporting import words
from reader_app.formats.exporting.marked import marked_blocks
from reader_app.formats.exporting.selection import ArticleNotes, NotesSelection

_ARTICLE, _SECTION, _TEXT = 2, 3, 4
"""Levels of headings: an article, a passage or section of it, the article's own headings in the whole text."""


@dataclass(frozen=True, slots=True)
class MarkdownExporter:
    """Markdown with footnotes and ==marks==, in UTF-8.

    Attributes:
        to_markdown: Writes blocks as Markdown.
    """

    to_markdown: Callable[[Sequence[Block]], str]
    id: str = "md"
    suffix: str = ".md"
    label: str = "Markdown 文档"

    def write(self, selection: NotesSelection) -> bytes:
        """The file. Notes stand in it as they were written, for they are Markdown already."""
        parts = [self._blocks(_heading(1, selection.title), _paragraph(words.summary(selection)))]
        for number, notes in enumerate(selection.articles, start=1):
            parts += self._article(notes, selection, f"{number}-" if len(selection.articles) > 1 else "")
        return ("\n\n".join(parts) + "\n").encode("utf-8", "replace")

    def _article(self, notes: ArticleNotes, selection: NotesSelection, prefix: str) -> Iterator[str]:
        yield self._blocks(_heading(_ARTICLE, notes.article.title), *_facts(notes.article))
        for number, passage in enumerate(notes.found, start=1):
            yield from self._passage(notes, passage, number, selection)
        if notes.orphans:
            yield self._blocks(_heading(_SECTION, words.ORPHANS), _paragraph(words.ORPHANS_EXPLAINED))
        for number, passage in enumerate(notes.orphans, start=len(notes.found) + 1):
            yield from self._passage(notes, passage, number, selection)
        if not notes.passages:
            yield self._blocks(_paragraph(words.NO_NOTES))
        if selection.whole_text:
            yield self._blocks(_heading(_SECTION, words.WHOLE_TEXT), *marked_blocks(notes, prefix, _TEXT))

    def _passage(self, notes: ArticleNotes, passage: Placed, number: int, selection: NotesSelection) -> Iterator[str]:
        level = _SECTION if passage.resolution.found else _SECTION + 1
        yield self._blocks(
            _heading(level, words.heading(notes.document, passage, number)),
            Block(BlockKind.QUOTE, words.quote(passage), level=1),
        )
        note = passage.annotation.note.strip()
        if note:
            yield note
        labels = words.tags(passage)
        small = (f"标签：{labels}" if labels else "", words.signature(passage, selection.zone))
        yield self._blocks(_paragraph("　　".join(part for part in small if part)))

    def _blocks(self, *blocks: Block) -> str:
        return self.to_markdown(blocks).strip("\n")


def _heading(level: int, text: str) -> Block:
    return Block(BlockKind.HEADING, text, level=level)


def _paragraph(text: str) -> Block:
    return Block(BlockKind.PARAGRAPH, text)


def _facts(article: Article) -> Iterator[Block]:
    """Subtitle, and what is known of the article in one line; the address is a link."""
    if article.subtitle:
        yield _paragraph(article.subtitle)
    known = words.facts(article)
    if not known:
        return
    text = "　".join(f"{label}：{value}" for label, value in known)
    spans: tuple[Span, ...] = ()
    if article.url:
        start = text.rindex(article.url)
        spans = (Span(start, start + len(article.url), SpanKind.LINK, article.url),)
    yield Block(BlockKind.PARAGRAPH, text, spans)
