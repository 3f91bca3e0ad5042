"""Sentences and paragraphs follow each other and never leave their block."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reader_app.domain.block import Block, BlockKind, Document, Span, SpanKind
from reader_app.domain.sentences import (
    after,
    at,
    before,
    heading_of,
    paragraph_of,
    sentences_of,
    spoken,
    spoken_of,
)

TABLE = Block(BlockKind.TABLE, "项目\t数字。\n会议\t三次", header_rows=1)
NOTED = Block(
    BlockKind.PARAGRAPH, "会议是工具1。他说：“就行！”后来呢？", (Span(5, 6, SpanKind.FOOTNOTE_REFERENCE, "1"),)
)
DOCUMENT = Document.titled(
    "标题",
    [
        NOTED,
        Block(BlockKind.RULE, ""),
        Block(BlockKind.HEADING, "小标题", level=2),
        Block(BlockKind.CODE, "print(1)"),
        TABLE,
        Block(BlockKind.FIGURE, "", target="a.png"),
        Block(BlockKind.PARAGRAPH, "——\n最后一句"),
    ],
)


def all_of(pieces: object) -> list[str]:
    found, offset = [], 0
    while piece := after(DOCUMENT, offset, pieces):  # type: ignore[arg-type]
        found.append(DOCUMENT.text[slice(*piece)])
        offset = piece[0] + 1
    return found


def test_sentences_keep_their_stops_and_cells_are_sentences() -> None:
    assert all_of(sentences_of) == [
        *("标题", "会议是工具1。", "他说：“就行！”", "后来呢？", "小标题", "print(1)"),
        *("项目", "数字。", "会议", "三次", "最后一句"),
    ]


def test_code_is_not_read_aloud_and_labels_of_notes_are_left_out() -> None:
    assert "print(1)" not in all_of(spoken_of)
    start, end = at(DOCUMENT, 3, spoken_of) or (0, 0)
    assert spoken(DOCUMENT, start, end) == "会议是工具。"


def test_paragraphs_and_headings_are_whole_blocks() -> None:
    assert all_of(heading_of) == ["标题", "小标题"]
    assert all_of(paragraph_of)[-1] == "——\n最后一句"


def test_the_piece_at_a_place_is_the_one_around_it_or_the_next() -> None:
    text = DOCUMENT.text
    found = at(DOCUMENT, text.index("就行"))
    assert found
    assert text[slice(*found)] == "他说：“就行！”"
    found = at(DOCUMENT, text.index("——"))
    assert found
    assert text[slice(*found)] == "最后一句"
    found = before(DOCUMENT, found[0])
    assert found
    assert text[slice(*found)] == "三次"
    assert at(DOCUMENT, len(text) + 5) == (len(text) - 4, len(text))


def test_an_empty_document_has_none() -> None:
    empty = Document(())
    assert at(empty, 0) is None
    assert after(empty, 0) is None
    assert before(empty, 0) is None


@given(st.lists(st.text(alphabet="甲，。！“”a1 \n\t", max_size=12), max_size=4))
def test_going_on_and_going_back_meet_the_same_sentences(texts: list[str]) -> None:
    document = Document(tuple(Block(BlockKind.PARAGRAPH, text) for text in texts))
    forward, place = [], 0
    while piece := after(document, place):
        forward.append(piece)
        place = piece[0] + 1
    backward, place = [], len(document.text) + 1
    while piece := before(document, place):
        backward.append(piece)
        place = piece[0]
    assert forward == backward[::-1]
    assert all(start < end <= len(document.text) for start, end in forward)
    assert all(one[1] <= other[0] for one, other in pairwise(forward))
