"""Exported files against goldens that were opened and looked at; and what no golden says."""

from __future__ import annotations

import io
import os
import re
import zipfile
from dataclasses import replace
from pathlib import Path
from xml.dom import minidom

import docx
import pytest
from tests.formats import samples

from reader_app import documents
from reader_app.domain.annotation import Placed, Style
from reader_app.domain.block import Block, BlockKind, Document, SpanKind
from reader_app.formats.exporting import ArticleNotes, Exporter, NotesSelection, exporters
from reader_app.services.export import blocks_to_markdown

GOLDEN = Path(__file__).parents[1] / "golden"
PARTS = ("word/document.xml", "word/comments.xml", "word/footer1.xml", "docProps/core.xml")


MARKDOWN, DOCX = exporters(blocks_to_markdown)


def unzipped(data: bytes) -> str:
    """The parts of a .docx that are ours, each element on a line of its own."""
    pieces = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in PARTS:
            if name in archive.namelist():
                pretty = minidom.parseString(archive.read(name)).toprettyxml(indent=" ")
                pieces.append(f"=== {name}\n" + re.sub(r' xmlns:\w+="[^"]*"', "", pretty))
    return "\n".join(pieces)


def check(name: str, written: str) -> None:
    """Compare with a golden; READER_APP_WRITE_GOLDEN=1 writes it, to be looked at before it is committed."""
    path = GOLDEN / name
    if os.environ.get("READER_APP_WRITE_GOLDEN"):
        path.write_text(written, "utf-8", newline="\n")
    assert written == path.read_text("utf-8")


@pytest.mark.parametrize("whole_text", [False, True])
def test_markdown_is_as_it_was_looked_at(whole_text: bool) -> None:
    name = "whole-text.md" if whole_text else "notes.md"
    check(name, MARKDOWN.write(samples.selection(whole_text=whole_text)).decode("utf-8"))


@pytest.mark.parametrize("whole_text", [False, True])
def test_docx_is_as_it_was_looked_at(whole_text: bool) -> None:
    name = "whole-text.docx.xml" if whole_text else "notes.docx.xml"
    check(name, unzipped(DOCX.write(samples.selection(whole_text=whole_text))))


@pytest.mark.parametrize("exporter", [MARKDOWN, DOCX], ids=lambda one: one.id)
def test_equal_notes_give_equal_bytes(exporter: Exporter) -> None:
    selection = samples.selection(whole_text=True)
    assert exporter.write(selection) == exporter.write(selection)


def test_notes_become_word_comments_on_their_passages() -> None:
    word = docx.Document(io.BytesIO(DOCX.write(samples.selection(whole_text=True))))
    comments = list(word.comments)
    assert [comment.author for comment in comments] == ["周明"] * 4 + ["许 & 陈"] + ["周明"] * 4
    assert comments[1].text.startswith("论点\n可与《减负》对照读。")
    assert comments[1].text.endswith("标签：会议、作风")
    assert comments[1].timestamp is not None
    assert comments[1].timestamp.isoformat() == "2026-09-15T12:30:00+00:00"


def test_every_font_is_named_in_every_slot() -> None:
    with zipfile.ZipFile(io.BytesIO(DOCX.write(samples.selection(whole_text=True)))) as archive:
        styles = archive.read("word/styles.xml").decode()
    for name in ("Normal", "Title", "Heading 1", "Quote"):
        style = re.search(rf'<w:name w:val="{name}"/>.*?</w:style>', styles, re.DOTALL | re.IGNORECASE)
        assert style
        fonts = re.search(r"<w:rFonts[^>]*>", style.group())
        assert fonts
        assert "Theme" not in fonts.group()
        assert all(f'w:{slot}="' in fonts.group() for slot in ("ascii", "hAnsi", "eastAsia", "cs"))


def test_the_page_is_a4_with_page_numbers() -> None:
    word = docx.Document(io.BytesIO(DOCX.write(samples.selection(whole_text=False))))
    section = word.sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert " PAGE " in section.footer._element.xml


def test_what_xml_forbids_does_not_break_the_file() -> None:
    text = samples.document("# 标题\n\n正文里的一句话。")
    made = replace(samples.annotation(text, "一句话", "golden"), note="响铃\x07与\ufffe和\x00", author="甲\x01")
    notes = ArticleNotes(samples.selection(whole_text=True).articles[1].article, text, (samples.passage(made),))
    selection = NotesSelection("学习笔记", (notes,), "2026-09-16T01:00:00Z", "", True)
    word = docx.Document(io.BytesIO(DOCX.write(selection)))
    assert "响铃与和" in "\n".join(paragraph.text for paragraph in word.paragraphs)


def whole(text: Document, *passages: Placed) -> NotesSelection:
    article = samples.selection(whole_text=True).articles[1].article
    notes = ArticleNotes(replace(article, title=text.title), text, passages)
    return NotesSelection("学习笔记", (notes,), "2026-09-16T01:00:00Z", whole_text=True)


def exported_blocks(selection: NotesSelection) -> Document:
    """The exported Markdown, read again."""
    return documents.parse(MARKDOWN.write(selection), "notes.md").document


def test_marks_that_cross_the_authors_emphasis_come_out_whole() -> None:
    text = samples.document("# 题\n\n前面**强调的话**后面。")
    marks = [samples.annotation(text, quote, "argument", number=n) for n, quote in enumerate(["前面强调", "的话后"], 1)]
    again = exported_blocks(whole(text, *map(samples.passage, marks)))
    block = again.blocks[-3]
    marked = "".join(block.text[span.start : span.end] for span in block.spans if span.kind is SpanKind.MARK)
    assert marked.replace("1", "").replace("2", "").replace("批注", "") == "前面强调的话后"
    assert [b.kind for b in again.blocks[-2:]] == [BlockKind.FOOTNOTE] * 2


def test_signs_of_markdown_in_a_passage_stay_signs() -> None:
    sentence = "1. *星* _线_ [方](括) `码` <b> # ! | ~ \\ =="
    text = Document.titled("题", [Block(BlockKind.PARAGRAPH, sentence)])
    again = exported_blocks(whole(text, samples.passage(samples.annotation(text, sentence, "golden"))))
    quoted = next(block for block in again.blocks if block.kind is BlockKind.QUOTE)
    assert quoted.text == sentence
    assert quoted.spans == ()


def test_an_article_without_annotations_says_so() -> None:
    selection = whole(samples.document("# 题\n\n正文。"))
    assert "这篇文章没有批注。" in MARKDOWN.write(selection).decode()
    word = docx.Document(io.BytesIO(DOCX.write(selection)))
    assert "这篇文章没有批注。" in [paragraph.text for paragraph in word.paragraphs]


def test_an_underlined_mark_is_underlined_in_its_colour() -> None:
    text = samples.document("# 题\n\n正文里的一句话。")
    made = samples.annotation(text, "一句话", "question")
    assert made.style is Style.UNDERLINE
    word = docx.Document(io.BytesIO(DOCX.write(whole(text, samples.passage(made)))))
    run = next(run for paragraph in word.paragraphs for run in paragraph.runs if run.text == "一句话" and run.underline)
    assert 'w:color="9B7BC8"' in run._r.xml


def test_a_picture_that_is_none_leaves_its_caption() -> None:
    selection = samples.selection(whole_text=True)
    broken = replace(selection.articles[0].pictures["images/book.png"], data=b"no picture")
    notes = replace(selection.articles[0], pictures={"images/book.png": broken})
    word = docx.Document(io.BytesIO(DOCX.write(replace(selection, articles=(notes,)))))
    assert not word.inline_shapes
    assert "街道办的会议记录本" in [paragraph.text for paragraph in word.paragraphs]
