"""Days, months, years and spans of them as people type them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.queries import TODAY

from reader_app.domain.query import Dated
from reader_app.domain.query_dates import dated


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024年", "2024-01-01", "2024-12-31"),
        ("２０２４年", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024年3月", "2024-03-01", "2024-03-31"),
        ("2024/3", "2024-03-01", "2024-03-31"),
        ("2024-03-05", "2024-03-05", "2024-03-05"),
        ("2024.3.5", "2024-03-05", "2024-03-05"),
        ("2024年3月5日", "2024-03-05", "2024-03-05"),
        ("2024-01..2024-06", "2024-01-01", "2024-06-30"),
        ("2024-01…2024-06", "2024-01-01", "2024-06-30"),
        ("2024年1月至2024年6月", "2024-01-01", "2024-06-30"),
        ("2024～2025", "2024-01-01", "2025-12-31"),
        ("2025~2024", "2024-01-01", "2025-12-31"),
        ("2024..", "2024-01-01", None),
        ("..2024-03-05", None, "2024-03-05"),
        ("去年..今天", "2025-01-01", "2026-11-25"),
        ("近30天", "2026-10-27", "2026-11-25"),
        ("近三天", "2026-11-23", "2026-11-25"),
        ("近二十天", "2026-11-06", "2026-11-25"),
        ("近十二天", "2026-11-14", "2026-11-25"),
        ("近九十九天", "2026-08-19", "2026-11-25"),
        ("近两周", "2026-11-12", "2026-11-25"),
        ("最近3个月", "2026-08-26", "2026-11-25"),
        ("近2年", "2024-11-26", "2026-11-25"),
        ("30D", "2026-10-27", "2026-11-25"),
        ("3m", "2026-08-26", "2026-11-25"),
        ("1y", "2025-11-26", "2026-11-25"),
        ("今天", "2026-11-25", "2026-11-25"),
        ("Yesterday", "2026-11-24", "2026-11-24"),
        ("本周", "2026-11-23", "2026-11-29"),
        ("上周", "2026-11-16", "2026-11-22"),
        ("本月", "2026-11-01", "2026-11-30"),
        ("上月", "2026-10-01", "2026-10-31"),
        ("今年", "2026-01-01", "2026-12-31"),
        ("去年", "2025-01-01", "2025-12-31"),
    ],
)
def test_days_that_are_understood(typed: str, first: str | None, last: str | None) -> None:
    expected = Dated(first and date.fromisoformat(first), last and date.fromisoformat(last))  # type: ignore[arg-type]
    assert dated(typed, TODAY) == expected


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "..",
        "2024-13",
        "2024-02-30",
        "0000",
        "24",
        "20241",
        "明年某天",
        "近0天",
        "近十十天",
        "近9999年",
        "2024..某天",
        "2024..2025..2026",
        "近天",
    ],
)
def test_days_that_are_not_understood(typed: str) -> None:
    assert dated(typed, TODAY) is None


def test_a_month_ago_is_a_day_that_the_month_has() -> None:
    assert dated("近1个月", date(2026, 3, 31)) == Dated(date(2026, 3, 1), date(2026, 3, 31))
    assert dated("上月", date(2026, 1, 31)) == Dated(date(2025, 12, 1), date(2025, 12, 31))


@given(st.text(alphabet="0123456789年月日近两十.-/~至天dmy") | st.text(), st.dates())
def test_no_text_and_no_day_fails(typed: str, today: date) -> None:
    span = dated(typed, today)
    if span and span.first and span.last:
        assert span.first <= span.last


@given(st.dates(), st.dates())
def test_every_day_can_be_typed(one: date, other: date) -> None:
    first, last = min(one, other), max(one, other)
    assert dated(f"{one.isoformat()}..{other}", TODAY) == Dated(first, last)
    assert dated(f"{one.year:04}年{one.month}月{one.day}日", TODAY) == Dated(one, one)
