"""What is proposed while a query is typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.queries import queries

from reader_app.domain.completion import MOST, Completion, CompletionKind, complete
from reader_app.domain.query import Field, Phrase
from reader_app.domain.query_parser import parse

VALUES = {
    Field.COLUMN: [("作风建设", 3), ("基层治理", 9)],
    Field.SOURCE: [("新华社", 5), ("基层 报", 20)],
    Field.AUTHOR: [("Li Hua", 2)],
    Field.TAG: [("会议", 1)],
}
RECENT = ("减负 担当", "基层")
SAVED = (("基层减负", "栏目:=基层治理 减负"), ("旧稿", "日期:..2020"))


def proposed(text: str, cursor: int | None = None) -> tuple[Completion, ...]:
    return complete(text, len(text) if cursor is None else cursor, VALUES.__getitem__, RECENT, SAVED)


def taken(text: str, completion: Completion) -> str:
    """The text when the proposal is taken."""
    return text[: completion.start] + completion.insert + text[completion.end :]


def results(text: str, cursor: int | None = None) -> list[str]:
    """The texts that proposals lead to."""
    return [taken(text, completion) for completion in proposed(text, cursor)]


def test_with_nothing_typed_earlier_queries_and_saved_ones_are_proposed() -> None:
    found = proposed("")
    assert [(each.kind, each.label, each.insert, each.detail) for each in found] == [
        (CompletionKind.RECENT, "减负 担当", "减负 担当", ""),
        (CompletionKind.RECENT, "基层", "基层", ""),
        (CompletionKind.SAVED, "基层减负", "栏目:=基层治理 减负", "栏目:=基层治理 减负"),
        (CompletionKind.SAVED, "旧稿", "日期:..2020", "日期:..2020"),
    ]


def test_many_earlier_queries_leave_room_for_saved_ones() -> None:
    found = complete("", 0, VALUES.__getitem__, [f"词{number}" for number in range(30)], SAVED)
    kinds = [each.kind for each in found]
    assert kinds == [CompletionKind.RECENT] * (MOST - 2) + [CompletionKind.SAVED] * 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("标", ["标题:", "标签:"]),
        ("bt", ["标题:"]),
        ("BQ", ["标签:"]),
        ("ti", ["title:"]),
        ("日", ["日期:"]),
        ("-标", ["-标题:", "-标签:"]),
        ("减负 (栏", ["减负 (栏目:"]),
        ("a|作者", ["a|作者:"]),
        ("标题:标", []),
    ],
)
def test_fields_that_begin_with_the_word(text: str, expected: list[str]) -> None:
    assert results(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("栏目:", ["栏目:=基层治理", "栏目:=作风建设"]),
        ("栏目：基", ["栏目：=基层治理"]),
        ("column:=作", ["column:=作风建设"]),
        ("-栏目:治理", ["-栏目:=基层治理"]),
        ("来源:基", ['来源:="基层 报"']),
        ('来源:="基层 ', ['来源:="基层 报"']),
        ("来源:“报", ['来源:="基层 报"']),
        ("栏目:(=作风建设 | 基", ["栏目:(=作风建设 | =基层治理"]),
        ("作者:li", ['作者:="Li Hua"']),
        ("标题:会", []),
        ("栏目:=基层治理", []),
    ],
)
def test_values_of_a_field_that_contain_what_is_typed(text: str, expected: list[str]) -> None:
    assert results(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("是:", ["是:未读", "是:在读", "是:已读", "是:收藏"]),
        ("is:f", ["is:finished", "is:favourite"]),
        ("是:(未读 | 收", ["是:(未读 | 收藏"]),
        ("有：批", ["有：批注"]),
        ("日期:近3", ["日期:近30天", "日期:近3个月"]),
        ("date:to", ["date:today"]),
    ],
)
def test_words_that_a_field_understands(text: str, expected: list[str]) -> None:
    assert results(text) == expected
    assert all(not parse(result).remarks for result in results(text) if "(" not in result)


def test_a_plain_word_is_proposed_as_a_value_the_most_frequent_first() -> None:
    found = proposed("减负 基层")
    assert [(str(each.label), str(each.detail)) for each in found] == [
        ("来源：基层 报", "20 篇"),
        ("栏目：基层治理", "9 篇"),
    ]
    assert results("减负 基层") == ['减负 来源:="基层 报"', "减负 栏目:=基层治理"]


def test_earlier_and_saved_queries_take_the_place_of_everything() -> None:
    assert results("减负") == ["减负 担当", "栏目:=基层治理 减负"]
    assert results("旧") == ["日期:..2020"]
    assert results("减负 担当") == []


def test_in_the_middle_the_whole_word_is_replaced() -> None:
    assert results("栏目:基层 减负", 4) == ["栏目:=基层治理 减负"]
    assert results("栏目:(=基 | =作)", 6) == ["栏目:(=基层治理 | =作)"]
    assert results("标 减负", 1) == ["标题: 减负", "标签: 减负"]


@given(queries, st.data())
def test_no_text_fails_and_every_proposal_has_its_place(text: str, data: st.DataObject) -> None:
    cursor = data.draw(st.integers(0, len(text)))
    found = proposed(text, cursor)
    assert len(found) <= MOST
    assert all(0 <= each.start <= cursor <= each.end <= len(text) for each in found)
    assert all(taken(text, each) != text for each in found)


@given(queries.filter(lambda value: value and not set('"“”＂') & set(value)))
def test_a_value_that_is_taken_is_looked_for(value: str) -> None:
    (found,) = complete("栏目:", 3, {Field.COLUMN: [(value, 1)]}.__getitem__)
    assert parse(taken("栏目:", found)).root == Phrase((value,), Field.COLUMN, whole=True)


def test_an_english_window_proposes_english_names_where_it_is_left_open() -> None:
    def first(text: str) -> str:
        return complete(text, len(text), VALUES.__getitem__, english=True)[0].insert

    assert first("is:") == "unread"
    assert first("has:") == "note"
    assert first("date:") == "today"
    assert first("作风") == "column:=作风建设"
    assert first("标") == "标题:"
    assert complete("是:", 2, VALUES.__getitem__)[0].insert == "未读"
