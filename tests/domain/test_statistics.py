from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from reader_app.domain.statistics import (
    LEVELS,
    Period,
    Reading,
    begins,
    by_column,
    calendar,
    streak,
    totals,
    within,
)

TODAY = date(2026, 11, 26)  # a Thursday

readings = st.lists(
    st.builds(
        Reading,
        st.integers(0, 500).map(lambda ago: TODAY - timedelta(days=ago)),
        st.sampled_from("abcd"),
        st.integers(0, 4000),
        st.integers(0, 9000),
    ),
    max_size=30,
)


def test_where_periods_begin() -> None:
    assert [begins(period, TODAY) for period in Period] == [
        date(2026, 11, 23),
        date(2026, 11, 1),
        date(2026, 1, 1),
        date.min,
    ]


@given(readings)
def test_totals_are_sums(found: list[Reading]) -> None:
    summed = totals(found)
    assert summed.characters == sum(each.characters for each in found)
    assert summed.seconds == sum(each.seconds for each in found)
    assert summed.articles == len({each.article_id for each in found})
    assert totals(within(found, Period.ALL, TODAY)) == summed


@given(readings)
def test_the_calendar_has_every_day_and_darker_days_are_fuller(found: list[Reading]) -> None:
    cells = calendar(found, TODAY)
    assert cells[0].day.weekday() == 0
    assert cells[-1].day == TODAY
    assert [cell.day for cell in cells] == [cells[0].day + timedelta(days=n) for n in range(len(cells))]
    sums: Counter[date] = Counter()
    for each in found:
        sums[each.day] += each.characters
    for cell in cells:
        assert cell.characters == sums[cell.day]
        assert (cell.level == 0) == (cell.characters == 0)
        assert cell.level <= LEVELS
    ordered = sorted(cells, key=lambda cell: cell.characters)
    assert [cell.level for cell in ordered] == sorted(cell.level for cell in cells)


@given(st.sets(st.integers(0, 20)))
def test_days_in_a_row(ago: set[int]) -> None:
    days = {TODAY - timedelta(days=number) for number in ago}
    start = 0 if 0 in ago else 1
    naive = 0
    while start + naive in ago:
        naive += 1
    assert streak(days, TODAY) == naive


def test_columns_are_sorted_by_what_was_read_and_gone_articles_count_nowhere() -> None:
    found = [Reading(TODAY, "a", 60, 100), Reading(TODAY, "b", 60, 300), Reading(TODAY, "gone", 60, 900)]
    columns = by_column(found, {"a": "甲", "b": "乙", "c": "丙"}, {"甲": 1, "乙": 1, "丙": 1}, {"丙": 1})
    assert [(each.name, each.characters, each.finished, each.total) for each in columns] == [
        ("乙", 300, 0, 1),
        ("甲", 100, 0, 1),
        ("丙", 0, 1, 1),
    ]
