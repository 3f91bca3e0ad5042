"""Offsets and cursor positions convert into each other for every kind of block, and the text is where they say."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QSize
from PySide6.QtGui import QTextCursor, QTextTable

from reader_app.documents import parse
from reader_app.domain.block import Block, BlockKind, Document, ListMarker, Span, SpanKind
from reader_app.ui.line_breaks import unsigned
from reader_app.ui.reader.document_writer import Page, write
from reader_app.ui.reader.typography import Typography
from reader_app.ui.theme import LIGHT

CHARACTERS = "甲乙丙，。“”（）《》,;:?!()ab1年—· \U00020000\U0001f600\ufdd0\ufffc\u2029"


def page(document: Document, **more: object) -> Page:
    return write(document, Typography(), LIGHT, subtitle="副题", byline="来源 · 日期", **more)  # type: ignore[arg-type]


def at(written: Page, offset: int) -> str:
    """What stands on the page for one code point."""
    cursor = QTextCursor(written.written)
    cursor.setPosition(written.places.position(offset))
    cursor.setPosition(written.places.position(offset + 1), QTextCursor.MoveMode.KeepAnchor)
    return unsigned(cursor.selectedText())


def check(document: Document, written: Page) -> None:
    for offset in range(len(document.text) + 1):
        assert written.places.offset(written.places.position(offset)) == offset
    for start, _, block in document.placed():
        for index, char in enumerate(block.text):
            if block.kind is BlockKind.TABLE and char in "\t\n":
                continue  # between two cells
            there = at(written, start + index)
            if char == "\n":
                assert there in "\u2028\u2029"
            elif char in "\ufdd0\ufffc\u2029":
                assert there == "\ufffd"  # Qt's own signs never reach it
            else:
                assert there in (char, chr(ord(char) + 0xFEE0))


texts = st.text(alphabet=CHARACTERS, max_size=12)
lines = st.lists(texts, min_size=1, max_size=3).map("\n".join)


@st.composite
def spanned(draw: st.DrawFn, block: Block) -> Block:
    spans = []
    for _ in range(draw(st.integers(0, 4))):
        if len(block.text) > 1:
            start = draw(st.integers(0, len(block.text) - 1))
            end = draw(st.integers(start + 1, len(block.text)))
            spans.append(Span(start, end, draw(st.sampled_from(list(SpanKind))), "x"))
    spans.sort(key=lambda span: (span.start, -span.end))
    return Block(
        block.kind,
        block.text,
        tuple(spans),
        block.level,
        block.marker,
        block.number,
        block.target,
        block.header_rows,
        block.alignments,
    )


@st.composite
def blocks(draw: st.DrawFn) -> Block:
    kind = draw(st.sampled_from(list(BlockKind)))
    if kind is BlockKind.TABLE:
        width = draw(st.integers(1, 3))
        rows = draw(st.lists(st.lists(texts, min_size=width, max_size=width), min_size=1, max_size=3))
        block = Block(kind, "\n".join("\t".join(row) for row in rows), header_rows=1, alignments=("right",))
    elif kind is BlockKind.RULE:
        block = Block(kind, "")
    elif kind is BlockKind.LIST:
        marker = draw(st.sampled_from(list(ListMarker)))
        block = Block(kind, draw(lines), level=draw(st.integers(1, 3)), marker=marker, number=3)
    else:
        block = Block(kind, draw(lines), level=draw(st.integers(1, 3)), target=draw(st.sampled_from(["", "a.png"])))
    return draw(spanned(block))


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(blocks(), max_size=5), st.sampled_from(["标题", "\U0001f600题"]))
def test_every_offset_has_a_position_and_comes_back(qapp: object, body: list[Block], title: str) -> None:
    document = Document.titled(title, body)
    sizes = {"a.png": QSize(20, 10)}
    check(document, page(document, picture_size=sizes.get))


def test_a_real_article(qapp: object) -> None:
    source = Path(__file__).parents[3] / "articles"
    for path in sorted(source.rglob("*.md"))[:4]:
        document = parse(path.read_bytes(), path.name).document
        written = page(document)
        for offset in range(0, len(document.text), 7):
            assert written.places.offset(written.places.position(offset)) == offset


def test_bylines_are_on_the_page_and_not_in_the_text(qapp: object) -> None:
    document = Document.titled("标题", [Block(BlockKind.PARAGRAPH, "正文")])
    written = page(document)
    assert "来源 · 日期" in written.written.toPlainText()
    inside = written.written.toPlainText().index("来源") + 1
    assert written.places.offset(inside) == len("标题")


def test_marks_in_chinese_are_shown_full_width_unless_the_setting_says_no(qapp: object) -> None:
    document = Document.titled("标题", [Block(BlockKind.PARAGRAPH, "甲,乙"), Block(BlockKind.CODE, "甲,乙")])
    assert "甲，乙\n甲,乙" in page(document).written.toPlainText()
    plain = write(document, Typography(full_width_marks=False), LIGHT)
    assert "甲,乙\n甲,乙" in plain.written.toPlainText()


def test_a_table_is_a_table(qapp: object) -> None:
    document = Document.titled("标题", [Block(BlockKind.TABLE, "甲\t乙\n丙\t丁", header_rows=1)])
    written = page(document).written
    tables = [frame for frame in written.rootFrame().childFrames() if isinstance(frame, QTextTable)]
    assert [(t.rows(), t.columns()) for t in tables] == [(2, 2)]
    assert tables[0].cellAt(1, 0).firstCursorPosition().block().text() == "丙"


def test_a_picture_that_is_not_in_the_library_is_said_to_be_missing(qapp: object) -> None:
    document = Document.titled("标题", [Block(BlockKind.FIGURE, "图注", target="http://example.org/a.png")])
    assert "图片不在文库里" in page(document).written.toPlainText()


def test_two_adjacent_marks_take_one_and_a_half_characters(qapp: object) -> None:
    typography = Typography(size=40)
    if not typography.text.families()[0].startswith("Noto Serif CJK"):
        pytest.skip("the font has no narrow marks that we know of")

    def width(text: str) -> float:
        written = write(Document((Block(BlockKind.HEADING, text, level=3),)), typography, LIGHT).written
        return written.idealWidth()

    apart, together = width("甲。乙”丙"), width("甲。”乙丙")
    assert apart - together == pytest.approx(0.5 * width("甲"), rel=0.15)


def test_a_chinese_dash_takes_two_characters(qapp: object) -> None:
    typography = Typography(size=40)
    if not typography.text.families()[0].startswith("Noto Serif CJK"):
        pytest.skip("the font has no wide dash that we know of")

    def width(text: str) -> float:
        written = write(Document((Block(BlockKind.HEADING, text, level=3),)), typography, LIGHT).written
        return written.idealWidth()

    apart, together = width("甲乙\U0001f600丙丁"), width("甲乙\U0001f600——丙丁")
    assert together - apart == pytest.approx(2 * width("甲"), rel=0.05)
