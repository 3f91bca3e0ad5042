"""Cutting a text that is too long for a screen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader_app.ui.study.split import around, split


def pieces(text: str, room: int) -> list[str]:
    return [text[start:end] for start, end in split(text, lambda piece: len(piece) <= room)]


def test_what_fits_stays_whole() -> None:
    assert pieces("门开着，话就好说。", 20) == ["门开着，话就好说。"]


def test_cuts_after_sentences_with_their_closing_marks() -> None:
    text = "“门开着。”话就好说。来的人多了。"
    assert pieces(text, 12) == ["“门开着。”话就好说。", "来的人多了。"]
    assert pieces(text, 9) == ["“门开着。”", "话就好说。", "来的人多了。"]


def test_a_long_sentence_is_cut_after_a_clause() -> None:
    assert pieces("有人来问医保，有人来借水桶，更多的人只是来坐", 16)[0] == "有人来问医保，有人来借水桶，"


def test_a_text_without_marks_is_cut_where_the_screen_ends() -> None:
    assert pieces("一二三四五六七八九十", 4) == ["一二三四", "五六七八", "九十"]


def test_nothing_makes_one_empty_screen() -> None:
    assert pieces("", 5) == [""]


@given(st.text(alphabet="门话说。，！”…\n；a1", max_size=60), st.integers(0, 20))
def test_the_pieces_are_the_text_and_fit(text: str, room: int) -> None:
    cut = pieces(text, room)
    assert "".join(cut) == text
    assert all(len(piece) <= max(room, 1) for piece in cut)
    assert all(cut) or text == ""


CONTEXT = "灯亮着。门开着，话就好说，人也来得多。夜深了。"


@pytest.mark.parametrize(
    ("room", "shown"),
    [
        (30, CONTEXT),
        (19, "门开着，话就好说，人也来得多。夜深了。"),
        (15, "门开着，话就好说，人也来得多。"),
        (10, "门开着，话就好说，"),
        (5, "话就好说，"),
        (4, "话就好说"),
        (3, None),
    ],
)
def test_what_fits_around_a_passage(room: int, shown: str | None) -> None:
    start = CONTEXT.index("话就好说")
    found = around(CONTEXT, start, start + 4, lambda piece: len(piece) <= room)
    assert (CONTEXT[slice(*found)] if found else None) == shown


@given(st.text(alphabet="门话说。，！”…\n；a1", min_size=1, max_size=60), st.data(), st.integers(1, 20))
def test_what_is_around_a_passage_holds_it_and_fits(text: str, data: st.DataObject, room: int) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = around(text, start, end, lambda piece: len(piece) <= room)
    if found is None:
        assert end - start > room
    else:
        assert found[0] <= start < end <= found[1]
        assert found[1] - found[0] <= room
