"""Counting and folding."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.search.texts import count

from reader_app.search.verify import Terms, fold


@pytest.mark.parametrize("text", ["学习", "ABC Ωß", "İstanbul", "ﬁn", "\ud800x", "𐐀𠀀"])
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@given(st.text("aAbß的，𠀀", max_size=30), st.text("aAbß的，𠀀", min_size=1, max_size=3))
def test_counts_are_those_of_the_plainest_way(text: str, term: str) -> None:
    evidence = Terms([term]).examine("x", text)
    assert (evidence.counts[0] if evidence else 0) == count(text, term)
