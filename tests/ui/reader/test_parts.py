"""A very long article in parts: every character is in one of them, and none is too large to be shown."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from reader_app.domain.block import Block, BlockKind, Document, Span, SpanKind
from reader_app.ui.reader.parts import LARGEST, LINE, Part, part_at, pieces, split

MOST = 100

texts = st.text("门灯。\n", max_size=300)
documents = st.lists(texts, min_size=1, max_size=12).map(
    lambda found: Document(tuple(Block(BlockKind.PARAGRAPH, text) for text in found))
)


def paragraphs(*found: str) -> Document:
    return Document(tuple(Block(BlockKind.PARAGRAPH, text) for text in found))


@settings(max_examples=150, deadline=None)
@given(documents)
def test_parts_hold_everything_and_none_too_much(document: Document) -> None:
    parts = split(document, MOST)
    assert [part.number for part in parts] == list(range(1, len(parts) + 1))
    assert (parts[0].start, parts[-1].end) == (0, len(document.text) + 1)
    assert all(part.end == after.start for part, after in pairwise(parts))
    seen = ["\0"] * len(document.text)
    for part in parts:
        held = list(pieces(document, part))
        assert sum(len(block.text) + LINE * (1 + block.text.count("\n")) for _, _, block in held) <= MOST + LINE
        for index, start, block in held:
            assert document.start(index) <= start
            seen[start : start + len(block.text)] = block.text
            assert part_at(parts, start) is part
    assert "".join(seen).replace("\0", "\n") == document.text


def test_an_ordinary_article_is_one_part() -> None:
    document = paragraphs("题", "话" * 100_000)
    assert split(document, LARGEST) == (Part(1, 1, 0, len(document.text) + 1),)
    assert [block for _, _, block in pieces(document, split(document, LARGEST)[0])] == list(document.blocks)


def test_blocks_are_kept_whole() -> None:
    document = paragraphs("题", "一" * 60, "二" * 60, "三" * 20)
    parts = split(document, MOST)
    assert [[block.text[0] for _, _, block in pieces(document, part)] for part in parts] == [
        ["题", "一"],
        ["二"],
        ["三"],
    ]


def test_a_giant_block_is_cut_after_a_sentence_and_keeps_its_spans() -> None:
    text = "门开着，话就好说。" * 20
    document = Document((Block(BlockKind.PARAGRAPH, text, (Span(5, 170, SpanKind.STRONG),)),))
    parts = split(document, MOST)
    found = [block for part in parts for _, _, block in pieces(document, part)]
    assert "".join(block.text for block in found) == text
    assert all(block.text.endswith("。") for block in found)
    bold = "".join(block.text[span.start : span.end] for block in found for span in block.spans)
    assert bold == text[5:170]


def test_a_giant_table_is_cut_between_rows_and_has_one_header() -> None:
    text = "\n".join(f"第{row}行\t话" for row in range(40))
    document = Document((Block(BlockKind.TABLE, text, header_rows=1),))
    found = [block for part in split(document, MOST) for _, _, block in pieces(document, part)]
    assert [row for block in found for row in block.rows()] == list(document.blocks[0].rows())
    assert [block.header_rows for block in found] == [1] + [0] * (len(found) - 1)


def test_a_place_is_in_one_part() -> None:
    parts = split(paragraphs("一" * 80, "二" * 80), MOST)
    assert [part_at(parts, offset).number for offset in (-1, 0, 80, 81, 161, 999)] == [1, 1, 1, 2, 2, 2]
    assert parts[1].meets(80, 82)
    assert not parts[1].meets(70, 81)
