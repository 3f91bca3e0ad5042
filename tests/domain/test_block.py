"""Documents: where blocks lie in the canonical text, which paragraphs are counted."""

from __future__ import annotations

from hypothesis import given, settings
from tests.documents.strategies import documents

from reader_app.domain.block import Block, BlockKind, Document
from reader_app.domain.text import fingerprint

SAMPLE = Document.titled(
    "题",
    (
        Block(BlockKind.PARAGRAPH, "第一段。"),
        Block(BlockKind.HEADING, "小标题", level=2),
        Block(BlockKind.QUOTE, "引文。", level=1),
        Block(BlockKind.RULE, ""),
        Block(BlockKind.TABLE, "项\t数\n会\t三", header_rows=1),
        Block(BlockKind.LIST, "甲", level=1),
        Block(BlockKind.FOOTNOTE, "注。", target="1"),
    ),
)


@settings(max_examples=60, deadline=None)
@given(documents())
def test_every_block_and_span_is_where_it_says(document: Document) -> None:
    for index, (start, end, block) in enumerate(document.placed()):
        assert document.text[start:end] == block.text
        assert (document.start(index), document.end(index)) == (start, end)
        assert document.block_at(start) == index
        assert document.block_at(end) == index
        for span in block.spans:
            inside = document.text[start + span.start : start + span.end]
            assert inside == block.text[span.start : span.end] != ""


def test_only_prose_is_counted() -> None:
    assert SAMPLE.paragraphs == (0, 1, 0, 2, 0, 0, 3, 0)
    assert SAMPLE.paragraph_count == 3
    assert SAMPLE.paragraph_at(SAMPLE.text.index("第一段")) == 1
    assert SAMPLE.paragraph_at(SAMPLE.text.index("小标题")) is None
    assert SAMPLE.paragraph_at(SAMPLE.text.index("甲")) == 3


def test_the_cells_of_a_table() -> None:
    assert SAMPLE.blocks[5].rows() == (("项", "数"), ("会", "三"))


def test_the_title_stands_once() -> None:
    heading = Block(BlockKind.HEADING, "题", level=1)
    assert Document.titled("题", (heading,)).blocks == (heading,)
    assert Document.titled("另题", (heading,)).text == "另题\n题"
    assert SAMPLE.title == "题"
    assert SAMPLE.fingerprint == fingerprint(SAMPLE.text)


def test_an_empty_document() -> None:
    empty = Document(())
    assert (empty.text, empty.title, empty.paragraph_count, empty.paragraph_at(0)) == ("", "", 0, None)
