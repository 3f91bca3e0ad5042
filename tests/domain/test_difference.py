"""Where two texts differ: applying the difference to one gives the other."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reader_app.domain.difference import applied, counterpart, differences, turned

WORDS = st.text(alphabet="天地人门灯，。！\n \r\x85甲乙", max_size=120)


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, str]:
    """A text and the same with a few edits."""
    left = right = draw(WORDS)
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(right)))
        end = draw(st.integers(start, min(len(right), start + 9)))
        right = right[:start] + draw(st.text(alphabet="天地山水，\n", max_size=6)) + right[end:]
    return left, right


@given(st.one_of(edited(), st.tuples(WORDS, WORDS), st.tuples(st.text(), st.text())))
def test_applying_the_difference_gives_the_other_text(texts: tuple[str, str]) -> None:
    left, right = texts
    pieces = differences(left, right)
    assert applied(left, right, pieces) == right
    assert applied(right, left, turned(pieces)) == left
    for one, other in pairwise(pieces):
        assert one.left_end < other.left_start
        assert one.right_end < other.right_start
    assert bool(pieces) == (left != right)


@given(edited())
def test_what_is_equal_has_its_counterpart(texts: tuple[str, str]) -> None:
    left, right = texts
    pieces = differences(left, right)
    changed = {offset for piece in pieces for offset in range(piece.left_start, piece.left_end)}
    for offset in range(len(left)):
        if offset not in changed:
            assert left[offset] == right[counterpart(offset, pieces)]
        else:
            assert 0 <= counterpart(offset, pieces) <= len(right)


def said(left: str, right: str) -> list[tuple[str, str]]:
    return [(left[p.left_start : p.left_end], right[p.right_start : p.right_end]) for p in differences(left, right)]


def test_words_that_were_changed_are_told_and_nothing_else() -> None:
    left = "会议本是推动工作的工具。\n三小时的会压到四十分钟，谁去了、解决了什么。\n同一段。"
    right = "会议本是推动工作的工具。\n三小时的会压到五十分钟，谁去了、解决了什么。\n同一段。"
    assert said(left, right) == [("四", "五")]


def test_a_paragraph_that_was_added_is_one_change() -> None:
    assert said("甲段。\n丙段。", "甲段。\n乙段说了很多话。\n丙段。") == [("", "乙段说了很多话。\n")]


def test_other_words_altogether_are_one_change() -> None:
    assert said("头。\n清早七点门开了\n尾。", "头。\n表格多人就少\n尾。") == [("清早七点门开了", "表格多人就少")]


def test_long_texts_that_have_little_in_common_are_told_at_once() -> None:
    left = "".join(chr(0x4E00 + n * 7 % 5000) + ("。" if n % 11 == 0 else "") for n in range(100_000))
    right = "".join(chr(0x4E00 + n * 13 % 5000) + ("。" if n % 9 == 0 else "") for n in range(100_000))
    assert applied(left, right, differences(left, right)) == right
