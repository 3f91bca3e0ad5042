"""Pieces of an article in one line."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reader_app.domain.hits import Snippet
from reader_app.ui.search.excerpt import excerpt


@st.composite
def snippet(draw: st.DrawFn) -> Snippet:
    text = draw(st.text(st.sampled_from("一二三。\n\t𠮷a"), min_size=1, max_size=30))
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    return Snippet(text, 0, len(text), ((start, end),))


@settings(max_examples=100)
@given(st.lists(snippet(), max_size=4))
def test_marks_stay_on_their_words(snippets: list[Snippet]) -> None:
    made = excerpt(snippets)
    words = [s.text[slice(*s.marks[0])].replace("\n", " ").replace("\t", " ") for s in snippets]
    assert [made.text[start:end] for start, end in made.marks] == words[: len(made.marks)]
    assert not snippets or made.marks
    assert "\n" not in made.text
