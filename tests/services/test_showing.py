"""Text is shown in the other script and with readings, in as many characters as it has."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader_app.services.showing import Showing


@pytest.mark.parametrize(
    ("text", "script", "expected"),
    [
        ("头发的发展，皇后后来", "traditional", "頭髮的發展，皇后後來"),
        ("頭髮的發展，皇后後來", "simplified", "头发的发展，皇后后来"),
        ("头发", "", "头发"),
        ("abc 123，", "traditional", "abc 123，"),
        ("𠮷野家的面条", "traditional", "𠮷野家的麪條"),
        ("", "simplified", ""),
    ],
)
def test_convert(text: str, script: str, expected: str) -> None:
    assert Showing().convert(text, script) == expected


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="头发后面干里台只系制历钟表云乾隆發髮裏裡龍𠮷，。 a\n", max_size=40), st.booleans())
def test_no_offset_moves(text: str, there: bool) -> None:
    assert len(Showing().convert(text, "traditional" if there else "simplified")) == len(text)


def test_rare_characters_are_read_in_their_context() -> None:
    assert Showing().readings("他在雨里彳亍，手里拎着ABC一包饕餮。") == (
        (4, "chì"), (5, "chù"), (16, "tāo"), (17, "tiè"),
    )  # fmt: skip


def test_common_characters_are_left_alone_in_either_script() -> None:
    assert Showing().readings("圖書館後面的書庫，图书馆后面的书库，重庆的长处") == ()


def test_a_rare_character_in_traditional_form_is_read_too() -> None:
    assert Showing().readings("齟齬") == ((0, "jǔ"), (1, "yǔ"))
