"""What people type becomes terms."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader_app.domain.query import parse


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("减负", ("减负",)),
        ("减负 实干", ("减负", "实干")),
        ("　减负\t实干\n", ("减负", "实干")),
        ("减负 减负", ("减负",)),
        ("，“重点”", ("，“重点”",)),
        ('"two words" 减负', ("two words", "减负")),
        ('5" 屏', ('5"', "屏")),
        ('a"b c"d', ('a"b', 'c"d')),
        ('""', ('""',)),
        ("", ()),
        ("  ", ()),
    ],
)
def test_terms(text: str, terms: tuple[str, ...]) -> None:
    query = parse(text)
    assert (query.text, query.terms, bool(query)) == (text, terms, bool(terms))


@given(st.text())
def test_no_text_fails_and_no_word_is_lost(text: str) -> None:
    terms = parse(text).terms
    assert all(terms)
    assert set("".join(text.split())) - {'"'} <= set("".join(terms))


@given(st.text(alphabet='减负 a"，', min_size=1).filter(lambda t: not any(c.isspace() for c in t) and '"' not in t))
def test_a_word_stands_for_itself(word: str) -> None:
    assert parse(word).terms == (word,)
