"""Puts a Word file together: title, each article's passages with their notes, whole texts if asked for."""

from __future__ import annotations

from datetime import UTC, datetime

import docx
from docx.document import Document
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from reader_app.domain.annotation import Placed
from reader_app.formats.exporting import words
from reader_app.formats.exporting.selection import ArticleNotes, NotesSelection
from reader_app.formats.exporting.word.archive import printable, to_bytes
from reader_app.formats.exporting.word.parts import indent, rule_below, rule_beside
from reader_app.formats.exporting.word.styles import GREY, prepare
from reader_app.formats.exporting.word.text import TextWriter

_PROGRAM = "研读"


def build(selection: NotesSelection) -> bytes:
    """The .docx file with these notes."""
    document = docx.Document()
    prepare(document)
    _properties(document, selection)
    document.add_paragraph(printable(selection.title), style="Title")
    document.add_paragraph(words.summary(selection), style="Subtitle")
    for index, notes in enumerate(selection.articles):
        heading = document.add_paragraph(printable(notes.article.title), style="Heading 1")
        heading.paragraph_format.page_break_before = selection.whole_text and index > 0
        _article(document, notes, selection)
    return to_bytes(document)


def _properties(document: Document, selection: NotesSelection) -> None:
    created = datetime.fromisoformat(selection.created).astimezone(UTC).replace(tzinfo=None)
    properties = document.core_properties
    properties.title = printable(selection.title)
    properties.author = printable(selection.author)
    properties.last_modified_by = printable(selection.author)
    properties.comments = ""
    properties.keywords = ""
    properties.category = _PROGRAM
    properties.language = "zh-CN"
    properties.created = created
    properties.modified = created


def _article(document: Document, notes: ArticleNotes, selection: NotesSelection) -> None:
    if notes.article.subtitle:
        document.add_paragraph(printable(notes.article.subtitle))
    known = "　".join(f"{label}：{value}" for label, value in words.facts(notes.article))
    if known:
        _small(document.add_paragraph(), known)
    for number, passage in enumerate(notes.found, start=1):
        document.add_paragraph(printable(words.heading(notes.document, passage, number)), style="Heading 2")
        _passage(document, passage, selection)
    if notes.orphans:
        _section(document, words.ORPHANS)
        _small(document.add_paragraph(), words.ORPHANS_EXPLAINED)
    for number, passage in enumerate(notes.orphans, start=len(notes.found) + 1):
        document.add_paragraph(printable(words.heading(notes.document, passage, number)), style="Heading 3")
        _passage(document, passage, selection)
    if not notes.passages:
        _small(document.add_paragraph(), words.NO_NOTES)
    if selection.whole_text:
        _section(document, words.WHOLE_TEXT)
        TextWriter(document, notes).write()


def _passage(document: Document, passage: Placed, selection: NotesSelection) -> None:
    """The quotation beside a line in its colour, what was written about it, and by whom."""
    for line in words.quote(passage).split("\n"):
        quotation = document.add_paragraph(printable(line), style="Quote")
        quotation.paragraph_format.keep_with_next = True
        indent(quotation, left=1)
        rule_beside(quotation, words.meaning_of(passage).colour)
    for line in passage.annotation.note.strip().split("\n"):
        if line.strip():
            indent(document.add_paragraph(printable(line.strip())), first=2)
    labels = words.tags(passage)
    small = [f"标签：{labels}" if labels else "", words.signature(passage, selection.zone)]
    _small(document.add_paragraph(), "　　".join(part for part in small if part))


def _section(document: Document, text: str) -> None:
    """A heading that stands out from those of passages."""
    paragraph = document.add_paragraph(style="Heading 2")
    paragraph.paragraph_format.space_before = Pt(22)
    paragraph.paragraph_format.space_after = Pt(8)
    paragraph.add_run(text).font.size = Pt(14)
    rule_below(paragraph, "#BBBBBB")


def _small(paragraph: Paragraph, text: str) -> None:
    run = paragraph.add_run(printable(text))
    run.font.size = Pt(10.5)
    run.font.color.rgb = GREY
