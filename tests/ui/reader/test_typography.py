"""Every setting of the layout is to be seen on the page."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlock, QTextFormat

from reader_app.domain.block import Block, BlockKind, Document, Span, SpanKind
from reader_app.domain.settings import DECLARED
from reader_app.ui.reader.document_writer import Page, write
from reader_app.ui.reader.readings import rooms
from reader_app.ui.reader.typography import Typography
from reader_app.ui.theme import LIGHT


def page(*blocks: Block, **settings: object) -> Page:
    return write(Document.titled("发现", blocks), Typography(**settings), LIGHT, byline="来源")  # type: ignore[arg-type]


def paragraph(text: str = "正文", **settings: object) -> QTextBlock:
    return page(Block(BlockKind.PARAGRAPH, text), **settings).written.lastBlock()


def test_what_is_not_set_is_the_settings_default() -> None:
    assert Typography.chosen(lambda key: DECLARED[key].default) == Typography()


def test_indent_gap_and_alignment(qapp: object) -> None:
    typography = Typography(size=20)
    form = paragraph(size=20, indent=3, gap=1.5, justified=False).blockFormat()
    assert form.textIndent() == pytest.approx(3 * typography.advance)
    assert form.bottomMargin() == 30
    assert form.alignment() == Qt.AlignmentFlag.AlignLeft
    assert paragraph().blockFormat().alignment() == Qt.AlignmentFlag.AlignJustify
    assert paragraph(indent=0).blockFormat().textIndent() == 0


def test_pinyin_has_room_above_its_characters(qapp: object) -> None:
    for line_height in (1.5, 1.7, 2.5):
        assert paragraph(size=20, line_height=line_height, pinyin=True).blockFormat().lineHeight() >= 1.7 * 20
    heading = page(Block(BlockKind.HEADING, "饕餮", level=2), pinyin=True).written.lastBlock()
    assert heading.blockFormat().lineHeight() >= 1.7 * heading.charFormat().font().pixelSize()
    assert paragraph(size=20, line_height=1.5).blockFormat().lineHeight() == 30


def test_the_other_script_is_shown_and_no_place_moves(qapp: object) -> None:
    code = Block(BlockKind.CODE, "发展")
    text = Block(BlockKind.PARAGRAPH, "头发的发展，见发展", (Span(7, 9, SpanKind.CODE),))
    there = page(text, code, script="traditional")
    assert "發現" in there.written.toPlainText()
    assert "頭髮的發展，見发展\n发展" in there.written.toPlainText()
    assert "來源" in there.written.toPlainText()
    assert there.places.position(there.source.start(1)) == there.written.toPlainText().index("頭")
    back = page(Block(BlockKind.PARAGRAPH, "頭髮"), script="simplified")
    assert "头发" in back.written.toPlainText()


def width(text: str, **settings: object) -> float:
    return page(Block(BlockKind.HEADING, text, level=3), size=40, **settings).written.idealWidth()


def test_chinese_and_latin_stand_apart_by_a_quarter(qapp: object) -> None:
    size = paragraph(size=40).charFormat().font().pixelSize() * 18 / 17
    both = width("甲乙丙丁Ab12戊己", latin_space=True) - width("甲乙丙丁Ab12戊己")
    assert both == pytest.approx(size / 2, rel=0.1)
    assert width("甲乙丙丁 Ab 戊己", latin_space=True) == width("甲乙丙丁 Ab 戊己")


def test_marks_keep_their_width_if_squeezing_is_off(qapp: object) -> None:
    assert width("甲。”乙丙丁戊", squeeze=False) >= width("甲。”乙丙丁戊")
    block = paragraph("甲。”乙", squeeze=False)
    assert not block.layout().formats()
    assert [each.start for each in paragraph("甲。”乙").layout().formats()] == [1]
    assert paragraph("甲。”乙").layout().formats()[0].format.hasProperty(QTextFormat.Property.FontFeatures.value)


def test_readings_never_touch_each_other() -> None:
    lefts = [0.0, 20.0, 40.0, 200.0]
    centred = [(left - room / 2, left + room / 2) for left, room in zip(lefts, rooms(lefts, 20), strict=True)]
    assert all(one[1] < other[0] for one, other in pairwise(centred))
    assert max(rooms(lefts, 20)) <= 40
