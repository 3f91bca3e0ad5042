"""Regular expressions in a text: what they match, what is said of a wrong one, and that none can take for ever."""

from __future__ import annotations

import re
from functools import partial
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader_app.domain.errors import Cancelled, ReaderError
from reader_app.services.finding import find, find_apart

TEXT = "门开了\n第12号门，第345号灯\nDoor and door"


def words(pattern: str, **options: bool) -> list[str]:
    return [TEXT[start:end] for start, end in find(pattern, TEXT, **options)]


def test_what_matches() -> None:
    assert words(r"第\d+号") == ["第12号", "第345号"]
    assert words("^门..$") == ["门开了"], "ends of lines"
    assert words("号(?=灯)") == ["号"]
    assert words("没有") == []


def test_case_matters_only_if_it_is_asked_for() -> None:
    assert words("door") == ["Door", "door"]
    assert words("door", folding=False) == ["door"]


def test_matches_of_nothing_are_left_out() -> None:
    assert words("x*") == []
    assert words(r"\d*号") == ["12号", "345号"]


@pytest.mark.parametrize(("pattern", "place"), [("门(", 2), ("[", 1), ("a{2}{3}", 5), ("*", 1), ("a{99999999999}", 1)])
def test_a_wrong_pattern_says_where(pattern: str, place: int) -> None:
    for way in (find, partial(find_apart, patience=60)):
        with pytest.raises(ReaderError) as raised:
            way(pattern, TEXT)
        assert raised.value.code == "bad_pattern"
        assert f"第 {place} 个字符" in str(raised.value)


def test_apart_it_finds_the_same() -> None:
    text = TEXT + "\ud800\U00020000号"
    assert find_apart(r"\w号", text, patience=60) == find(r"\w号", text)
    assert find_apart("DOOR", text, folding=False, patience=60) == ()


def test_a_pattern_that_takes_for_ever_is_given_up() -> None:
    with pytest.raises(ReaderError) as raised:
        find_apart("(a+)+$", "a" * 40 + "b", patience=0.3)
    assert raised.value.code == "too_slow"


def test_what_is_not_wanted_any_more_is_given_up() -> None:
    def unwanted(_done: int, _total: int, _text: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        find_apart("(a+)+$", "a" * 40 + "b", unwanted, patience=60)


@given(st.text("门灯a\n"), st.text("门灯a\n", min_size=1))
def test_spans_are_sorted_do_not_overlap_and_hold_a_match(text: str, wanted: str) -> None:
    spans = find(re.escape(wanted), text)
    assert all(text[start:end].casefold() == wanted for start, end in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    assert bool(spans) == (wanted in text)
