"""Half-width marks in Chinese are shown in full width, one for one, and only there."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader_app.ui.punctuation import shown, squeezed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("会议是工具;台账是本子,记得多了", "会议是工具；台账是本子，记得多了"),
        ("写进“入户时段”,谁去了", "写进“入户时段”，谁去了"),
        ("好吗?", "好吗？"),
        ("好吗?!他说", "好吗？！他说"),
        ("减少(一半)左右", "减少（一半）左右"),
        ("(完)", "（完）"),
        ("增长(约5%)左右", "增长(约5%)左右"),
        ("第3,000人", "第3,000人"),
        ("上午9:30开会", "上午9:30开会"),
        ("a,b", "a,b"),
        ("说)了", "说)了"),
        ("\U00020000,\U00020001", "\U00020000，\U00020001"),
        ("甲,\n乙", "甲，\n乙"),
        ("", ""),
    ],
)
def test_shown(text: str, expected: str) -> None:
    assert shown(text) == expected


def test_what_is_kept_stays() -> None:
    assert shown("甲,乙,丙", [(1, 2)]) == "甲,乙，丙"


@settings(max_examples=200)
@given(st.text(alphabet="甲乙,;:?!()“”a1 \n\U00020000", max_size=30))
def test_no_offset_moves(text: str) -> None:
    other = shown(text)
    assert len(other) == len(text)
    assert all(a == b or ord(b) == ord(a) + 0xFEE0 for a, b in zip(text, other, strict=True))


def test_the_first_of_a_closing_pair_and_the_second_of_an_opening_pair_are_narrow() -> None:
    assert squeezed("他说：“好。”走") == [2, 5]
    assert squeezed("读《书》、《报》") == [3, 4]
    assert squeezed("（“甲”）") == [1, 3]
    assert squeezed("甲，乙。") == []
