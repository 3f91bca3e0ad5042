"""Which heading the end of an address means."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from reader_app.domain.block import Block, BlockKind, Document
from reader_app.domain.fragments import heading_at

DOCUMENT = Document.titled(
    "题目",
    [
        Block(BlockKind.PARAGRAPH, "小结"),
        Block(BlockKind.HEADING, "一、先 看 Data（2025）", level=2),
        Block(BlockKind.HEADING, "小结", level=3),
        Block(BlockKind.HEADING, "小结", level=3),
    ],
)


@pytest.mark.parametrize(
    ("fragment", "index"),
    [
        ("一先-看-data2025", 2),
        ("一、先 看 Data（2025）", 2),
        (quote("一、先-看-Data（2025）"), 2),
        ("小结", 3),
        ("小结-1", 4),
        ("小结_1", 4),
        ("题目", 0),
    ],
)
def test_a_heading_is_found_however_its_name_was_made(fragment: str, index: int) -> None:
    assert heading_at(DOCUMENT, fragment) == (DOCUMENT.start(index), DOCUMENT.end(index))


@pytest.mark.parametrize("fragment", ["", "-", "没有", "小结-2", "先"])
def test_other_names_mean_none(fragment: str) -> None:
    assert heading_at(DOCUMENT, fragment) is None
