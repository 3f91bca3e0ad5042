"""The text of a query is changed without its meaning changing along."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.domain.queries import queries

from reader_app.domain.query import Field, Node, Phrase
from reader_app.domain.query_parser import parse
from reader_app.domain.query_text import joined, quoted, without

values = queries.filter(lambda value: value and not all(mark in value for mark in '"”＂'))


def nodes(text: str) -> list[Node]:
    return [part.node for part in parse(text).parts]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("减负", "减负"),
        ("减负（试行）办法", "减负（试行）办法"),
        ("http://a.b", "http://a.b"),
        ("a b", '"a b"'),
        ("（一）", '"（一）"'),
        ("a)", '"a)"'),
        ("OR", '"OR"'),
        ("-a", '"-a"'),
        ("标题:", '"标题:"'),
        ("a*b", '"a*b"'),
        ('5" 屏', '“5" 屏”'),
        ("“重点”工作", '"“重点”工作"'),
        ('"”', '＂"”＂'),
        ('"”＂', '"＂”＂"'),
        ("", ""),
    ],
)
def test_quotation_marks_are_set_where_they_are_needed(value: str, written: str) -> None:
    assert quoted(value) == written


@given(values)
def test_a_quoted_value_is_one_literal_phrase_everywhere(value: str) -> None:
    phrase = Phrase((value,))
    assert nodes(quoted(value)) == [phrase]
    assert nodes(f"减负 -{quoted(value)} 担当")[1:] == [*nodes(f"-{quoted(value)}"), Phrase(("担当",))]
    assert nodes(f"栏目:={quoted(value)}") == [Phrase((value,), Field.COLUMN, whole=True)]


def test_marks_that_stand_beside_are_left_alone() -> None:
    assert quoted("a b", '"减负') == "“a b”"
    assert quoted("a b", '"“＂') == '"a b"'


@pytest.mark.parametrize(
    ("text", "place", "left"),
    [
        ("减负", 0, ""),
        ("减负 担当 基层", 1, "减负 基层"),
        ("  减负   -担当  ", 0, "-担当"),
        ("减负 AND 担当", 0, "担当"),
        ("减负 AND 担当", 1, "减负"),
        ("减负 AND 担当 AND 基层", 1, "减负 AND 基层"),
        ("减负 | 担当 AND 基层", 1, "减负 | 担当"),
        ("“减负”“担当”“基层”", 1, "“减负”“基层”"),
        ("减负 担当 标题:", 1, "减负 标题:"),
        ("减负 | 标题:", 0, "| 标题:"),
        ("减负 作者:甲 NEAR 担当", 1, '减负 AND "NEAR" AND 担当'),
        ("(a )x b)", 1, '"(a" AND "b)"'),
        ("NOT 标题: 减负", 1, "(NOT 标题:)"),
    ],
)
def test_a_part_is_taken_out(text: str, place: int, left: str) -> None:
    query = parse(text)
    assert without(query, query.parts[place]) == left


@given(queries, st.data())
def test_taking_a_part_out_leaves_the_others_as_they_are(text: str, data: st.DataObject) -> None:
    query = parse(text)
    assume(query.parts)
    part = data.draw(st.sampled_from(query.parts))
    assert nodes(without(query, part)) == [each.node for each in query.parts if each is not part]


@given(queries, queries)
def test_joined_texts_say_what_each_says(one: str, other: str) -> None:
    assume(not set('"“”＂()（）') & set(one + other))
    assert nodes(joined(one, other)) == nodes(one) + nodes(other)


def test_texts_are_joined_with_a_space() -> None:
    assert joined("减负 | 担当", "", " 基层 ") == "减负 | 担当 基层"
    assert joined("减负 |", "担当") == '减负 AND "|" AND 担当'
    assert joined() == ""
