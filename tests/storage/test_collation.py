"""The order of a dictionary."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reader_app.storage.collation import LENGTH, key


def in_order(*words: str) -> bool:
    keys = [key(word) for word in words]
    return all(first < second for first, second in pairwise(keys))


def test_by_pinyin_then_tone_then_character() -> None:
    assert in_order("安心的事", "把门打开", "第一课", "路", "吕", "绿", "张家的门")


def test_numbers_by_value_and_before_words() -> None:
    assert in_order("2", "10", "2024 年", "第2讲", "第10讲")


def test_letters_after_characters_whatever_their_case_and_width() -> None:
    assert in_order("张", "ａb", "ABC", "b")


def test_marks_count_for_nothing() -> None:
    assert key("《把门打开》") == key("把门，打开！")


def test_the_first_character_decides_before_the_second() -> None:
    assert in_order("把总", "霸安"), "both are read ba4, and 把 comes first whatever follows"


@given(st.text())
def test_every_text_has_a_short_key(text: str) -> None:
    assert len(key(text)) <= LENGTH
