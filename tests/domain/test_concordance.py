"""Lines of a concordance: what they show of a text, and their orders."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader_app.domain.concordance import CONTEXT, Line, Order, lines_of, ordered


def line(left: str, right: str, article_id: str = "a", keyword: str = "会") -> Line:
    return Line(article_id, len(left), len(left) + 1, left, keyword, right)


def test_a_line_ends_with_its_paragraph() -> None:
    text = "开会的事\n上午开会，下午也开会。\n散了"
    found = list(lines_of("a", text, [(1, 2), (8, 9), (14, 15)]))
    assert [(each.left, each.keyword, each.right) for each in found] == [
        ("开", "会", "的事"),
        ("上午开", "会", "，下午也开会。"),
        ("上午开会，下午也开", "会", "。"),
    ]
    assert [(each.article_id, each.start, each.end) for each in found] == [("a", 1, 2), ("a", 8, 9), ("a", 14, 15)]


def test_a_long_paragraph_is_cut_on_both_sides() -> None:
    [found] = lines_of("a", "甲" * 100 + "会" + "乙" * 100, [(100, 101)])
    assert (found.left, found.right) == ("甲" * CONTEXT, "乙" * CONTEXT)


@given(st.text("会开\t\n\r\u2028。", max_size=60), st.data())
def test_a_line_has_no_breaks_and_no_offset_moves(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    [found] = lines_of("a", text, [(start, end)])
    shown = found.left + found.keyword + found.right
    assert len(shown.splitlines()) <= 1
    assert "\t" not in shown
    assert len(found.keyword) == end - start
    around = text[start - len(found.left) : end + len(found.right)]
    assert all(one == other for one, other in zip(shown, around, strict=True) if not one.isspace())


def test_the_left_context_is_compared_backwards_from_the_keyword() -> None:
    lines = [line("乙在开", ""), line("甲不开", ""), line("", ""), line("常常办", "")]
    assert [each.left for each in ordered(lines, Order.LEFT, {})] == ["", "常常办", "甲不开", "乙在开"]


def test_contexts_are_compared_by_pinyin() -> None:
    lines = [line("", "中午"), line("", "安排"), line("", "八点"), line("", "abc")]
    assert [each.right for each in ordered(lines, Order.RIGHT, {})] == ["abc", "安排", "八点", "中午"]


def test_the_newest_comes_first_and_what_has_no_date_last() -> None:
    lines = [line("一", "", "old"), line("二", "", "none"), line("三", "", "new"), line("四", "", "new")]
    dates = {"old": date(2020, 1, 1), "none": None, "new": date(2026, 1, 1)}
    assert [each.left for each in ordered(lines, Order.DATE, dates)] == ["三", "四", "一", "二"]


@pytest.mark.parametrize("order", Order)
@given(st.lists(st.tuples(st.text("安八中", max_size=3), st.text("安八中", max_size=3))))
def test_an_order_loses_nothing_and_keeps_what_it_cannot_tell_apart(order: Order, pairs: list[tuple[str, str]]) -> None:
    lines = [Line(str(number), 0, 0, left, "会", right) for number, (left, right) in enumerate(pairs)]
    found = ordered(lines, order, {})
    assert sorted(found, key=lambda each: int(each.article_id)) == lines
    for first, second in pairwise(found):
        told_apart = {Order.LEFT: first.left != second.left, Order.RIGHT: first.right != second.right}.get(order, False)
        assert told_apart or int(first.article_id) < int(second.article_id)
