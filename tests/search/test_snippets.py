"""Snippets are true pieces of the text with true marks, at clauses, and show as many terms as they can."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from tests.search.texts import terms

from reader_app.search.fold import fold
from reader_app.search.snippets import hits, snippets

BODY = (
    "把实事办实\n"
    "开会不在多，管用就行。记笔记不在厚，想透就行；学习贵在坚持，也贵在联系实际。\n"
    "有人问：“学了有什么用？”答案在田间地头，在群众的笑脸里。把学到的东西用起来，才算真正学会了。\n"
    "再说学习。学习不是一阵风。"
)


@given(
    st.text("的学，。\nab𠀀", max_size=200),
    st.lists(st.text("的学，ab𠀀", min_size=1, max_size=3), min_size=1, max_size=3),
)
def test_snippets_are_pieces_of_the_text(text: str, pieces: list[str]) -> None:
    query = terms(*pieces)
    found = snippets(query, text, True)
    assert len(found) <= 3
    assert bool(found) == any(fold(piece) in fold(text) for piece in pieces)
    last = 0
    for snippet in found:
        assert text[snippet.start : snippet.end] == snippet.text
        assert last <= snippet.start < snippet.end
        last = snippet.end
        assert snippet.marks
        position = 0
        for start, end in snippet.marks:
            assert position <= start < end <= len(snippet.text)
            position = end
        expected = [(a, b) for a, b in hits(query, text, True) if a < snippet.end and b > snippet.start]
        assert [(a + snippet.start, b + snippet.start) for a, b in snippet.marks] == expected


@given(st.text("的学a", max_size=60), st.lists(st.text("的学a", min_size=1, max_size=3), max_size=3))
def test_hits_cover_exactly_the_occurrences(text: str, pieces: list[str]) -> None:
    covered = {at for start, end in hits(terms(*pieces), text, True) for at in range(start, end)}
    expected: set[int] = set()
    for piece in pieces:
        for start in range(len(text)):
            if text.startswith(piece, start):
                expected.update(range(start, start + len(piece)))
    if expected:
        assert covered == expected
    found = hits(terms(*pieces), text, True)
    assert all(before[1] <= after[0] for before, after in pairwise(found))


def test_begins_and_ends_with_clauses() -> None:
    assert [snippet.text for snippet in snippets(terms("联系实际"), BODY, True)] == [
        "学习贵在坚持，也贵在联系实际。",
    ]
    (snippet,) = snippets(terms("田间地头"), BODY, True)
    assert snippet.text.startswith("有人问：“")
    assert snippet.text.endswith("才算真正学会了。")


def test_first_those_with_most_terms_then_in_the_order_of_the_text() -> None:
    long = BODY + "\n" + "\n".join(f"第{number}段，学习。" for number in range(20)) + "\n学习联系群众。"
    found = snippets(terms("学习", "群众"), long, True)
    assert len(found) == 3
    assert found == tuple(sorted(found, key=lambda snippet: snippet.start))
    assert found[-1].text == "学习联系群众。"


def test_the_title_is_shown_only_where_the_body_has_no_hit() -> None:
    assert [snippet.start for snippet in snippets(terms("办实"), BODY, True)] == [0]
    assert all(snippet.start > 5 for snippet in snippets(terms("实"), BODY, True))


def test_marks_ignore_case_unless_it_counts() -> None:
    assert hits(terms("App"), "app APP", True) == ((0, 3), (4, 7))
    assert hits(terms("APP"), "app APP", False) == ((4, 7),)


def test_a_hit_longer_than_a_snippet_is_shown_whole() -> None:
    piece = "长" * 100 + "短"
    (snippet,) = snippets(terms(piece), f"题\n前文，{piece}，后文", True)
    assert piece in snippet.text
