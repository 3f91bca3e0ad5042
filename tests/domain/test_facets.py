"""Values of facets are chosen in the text of the query."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.queries import TODAY, queries

from reader_app.domain.facets import Facet, chosen, filter_of, toggled
from reader_app.domain.query import Node, State
from reader_app.domain.query_parser import parse


def nodes(text: str) -> list[Node]:
    return [part.node for part in parse(text).parts]


choices = st.one_of(
    st.tuples(
        st.sampled_from([Facet.COLUMN, Facet.SOURCE, Facet.TAG]),
        queries.filter(lambda value: value and not set('"“”＂') & set(value)),
    ),
    st.tuples(st.just(Facet.YEAR), st.integers(1, 9999).map("{:04}".format)),
    st.tuples(st.just(Facet.STATE), st.sampled_from([state.value for state in State])),
)


@pytest.mark.parametrize(
    ("text", "facet", "values"),
    [
        ("栏目:=甲", Facet.COLUMN, ("甲",)),
        ("来源:=“新华社 电”", Facet.SOURCE, ("新华社 电",)),
        ("标签:(=甲 | =乙)", Facet.TAG, ("甲", "乙")),
        ("栏目:=甲 | 栏目:=乙", Facet.COLUMN, ("甲", "乙")),
        ("日期:2024", Facet.YEAR, ("2024",)),
        ("日期:(去年 | 2024-01..2024-12)", Facet.YEAR, ("2025", "2024")),
        ("是:(未读 | 在读)", Facet.STATE, ("unread", "reading")),
    ],
)
def test_a_part_that_only_chooses_is_known(text: str, facet: Facet, values: tuple[str, ...]) -> None:
    query = parse(f"减负 {text}", TODAY)
    assert [filter_of(part) for part in query.parts] == [None, facet]
    assert chosen(query) == {each: values if each is facet else () for each in Facet}


@pytest.mark.parametrize(
    "text",
    [
        "栏目:甲",
        "作者:=甲",
        "来源:=新*社",
        "-栏目:=甲",
        "栏目:=甲 | 来源:=乙",
        "栏目:=甲 | 减负",
        "栏目:(=甲 =乙)",
        "日期:2024-03",
        "日期:2024-01..2025-12",
        "日期:2024..",
        "有:标签",
    ],
)
def test_other_parts_choose_nothing(text: str) -> None:
    query = parse(text)
    assert [filter_of(part) for part in query.parts] == [None]
    assert not any(chosen(query).values())


def test_choices_of_several_parts_come_together() -> None:
    assert chosen(parse("标签:=甲 是:未读 标签:(=乙 | =甲)"))[Facet.TAG] == ("甲", "乙")


@pytest.mark.parametrize(
    ("text", "facet", "value", "changed"),
    [
        ("", Facet.COLUMN, "甲", "栏目:=甲"),
        ("减负", Facet.SOURCE, "新华社", "减负 来源:=新华社"),
        ("减负", Facet.SOURCE, "新 华", '减负 来源:="新 华"'),
        ("减负 标题:", Facet.TAG, "甲", "减负 标签:=甲 标题:"),
        ("标题:", Facet.TAG, "甲", "标签:=甲 标题:"),
        ("栏目:=甲 减负", Facet.COLUMN, "乙", "栏目:(=甲 | =乙) 减负"),
        ("栏目：(=甲 | =乙 | =丙)", Facet.COLUMN, "乙", "栏目:(=甲 | =丙)"),
        ("栏目:(=甲 | =乙) -会议", Facet.COLUMN, "甲", "栏目:=乙 -会议"),
        ("栏目:=甲 AND -会议", Facet.COLUMN, "甲", "-会议"),
        ("标签:=甲 标签:=乙", Facet.TAG, "丙", "标签:=甲 标签:(=乙 | =丙)"),
        ("标签:=甲 a 标签:(=乙 | =甲)", Facet.TAG, "甲", "a 标签:=乙"),
        ("日期:2024", Facet.YEAR, "2023", "日期:(2024 | 2023)"),
        ("日期:2024", Facet.YEAR, "2024", ""),
        ("是:未读", Facet.STATE, "reading", "是:(未读 | 在读)"),
        ("减负 |", Facet.STATE, "favourite", '减负 AND "|" AND 是:收藏'),
        ('"减负', Facet.COLUMN, "a b", '"减负 栏目:=“a b”'),
    ],
)
def test_a_value_is_chosen_or_not_any_more(text: str, facet: Facet, value: str, changed: str) -> None:
    assert toggled(parse(text), facet, value) == changed


@given(queries, choices)
def test_choosing_a_value_changes_nothing_else_and_can_be_taken_back(text: str, choice: tuple[Facet, str]) -> None:
    query = parse(text)
    facet, value = choice
    after = parse(toggled(query, facet, value))
    before = chosen(query)
    if value in before[facet]:
        assert chosen(after)[facet] == tuple(each for each in before[facet] if each != value)
        again = chosen(parse(toggled(after, facet, value)))
        assert set(again[facet]) == set(before[facet])
    else:
        assert chosen(after)[facet] == (*before[facet], value)
        assert nodes(toggled(after, facet, value)) == nodes(text)
    others = [part.node for part in query.parts if filter_of(part) is not facet]
    assert [part.node for part in after.parts if filter_of(part) is not facet] == others


@pytest.mark.parametrize(
    ("text", "facet", "value", "changed"),
    [
        ("lamp", Facet.COLUMN, "甲", "lamp column:=甲"),
        ("column:=甲", Facet.COLUMN, "乙", "column:(=甲 | =乙)"),
        ("是:未读", Facet.STATE, "finished", "is:(unread | finished)"),
        ("is:unread", Facet.STATE, "unread", ""),
    ],
)
def test_an_english_window_writes_english_names(text: str, facet: Facet, value: str, changed: str) -> None:
    assert toggled(parse(text), facet, value, english=True) == changed
