"""Marked passages become slides."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from reader_app.domain.anchor import AnchorStatus, Resolution, describe
from reader_app.domain.annotation import Annotation, Placed, Style
from reader_app.domain.article import Article
from reader_app.domain.block import Block, BlockKind, Document
from reader_app.domain.study import SLIDE_CHARACTERS, slides

SENTENCES = [f"这是第{number}句，说的是把事情办好。" for number in "一二三四五六七八九十"]
DOCUMENT = Document.titled(
    "题",
    (
        Block(BlockKind.PARAGRAPH, "短段落，有一句话。"),
        Block(BlockKind.PARAGRAPH, "".join(SENTENCES)),
        Block(BlockKind.TABLE, "项\t数\n会\t三", header_rows=1),
    ),
)
ARTICLE = Article("a" * 12, "a.md", "题", date=date(2024, 11, 17), source="青禾日报")


def placed(start: int, end: int, note: str = "", status: AnchorStatus = AnchorStatus.EXACT) -> Placed:
    anchor = describe(DOCUMENT, start, end)
    annotation = Annotation("0" * 32, ARTICLE.id, anchor, "golden", Style.BACKGROUND, note, (), "", "", "")
    return Placed(annotation, Resolution(status, start, end))


def test_a_short_paragraph_is_shown_whole() -> None:
    start = DOCUMENT.text.index("有一句话")
    (slide,) = slides(ARTICLE, DOCUMENT, [placed(start, start + 4, "讲给大家")])
    assert slide.text == "短段落，有一句话。"
    assert slide.marks == ((4, 8, "golden"),)
    assert (slide.title, slide.paragraph, slide.source, slide.date) == ("题", 1, "青禾日报", "2024-11-17")
    assert slide.note == "讲给大家"


def test_of_a_long_paragraph_the_sentences_around_it() -> None:
    start = DOCUMENT.text.index("第五句")
    (slide,) = slides(ARTICLE, DOCUMENT, [placed(start, start + 3)])
    assert slide.text.startswith("这是第五句")
    assert slide.text.endswith("。")
    assert len(slide.text) <= SLIDE_CHARACTERS
    low, high, _ = slide.marks[0]
    assert slide.text[low:high] == "第五句"


def test_slides_follow_the_text() -> None:
    first, second = DOCUMENT.text.index("短段落"), DOCUMENT.text.index("第九句")
    found = slides(ARTICLE, DOCUMENT, [placed(second, second + 3), placed(first, first + 3)])
    assert [slide.paragraph for slide in found] == [1, 2]


def test_a_doubtful_place_says_so_and_a_lost_one_is_no_slide() -> None:
    found = slides(
        ARTICLE,
        DOCUMENT,
        [placed(2, 5), placed(5, 8, status=AnchorStatus.DOUBTFUL), placed(0, 1, status=AnchorStatus.ORPHAN)],
    )
    assert [slide.doubtful for slide in found] == [False, True]


@given(st.data())
def test_a_slide_always_shows_its_passage(data: st.DataObject) -> None:
    length = len(DOCUMENT.text)
    start = data.draw(st.integers(0, length - 1))
    end = data.draw(st.integers(start + 1, length))
    (slide,) = slides(ARTICLE, DOCUMENT, [placed(start, end)])
    low, high, _ = slide.marks[0]
    assert slide.text[low:high].rstrip("\n") == DOCUMENT.text[start:end].rstrip("\n")
    assert slide.text in DOCUMENT.text
