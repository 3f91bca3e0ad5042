"""What was read on which day, and the sums that are shown of it. Pure functions; `storage` keeps the log."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

WEEKS = 53
"""Of the calendar: a year, and the week that is not over."""

LEVELS = 4
"""Shades of a day on which something was read; level 0 is one without."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of one article on one day.

    Attributes:
        seconds: That somebody was at it.
        characters: That were in view long enough to be read, white space not counted.
    """

    day: date
    article_id: str
    seconds: int
    characters: int


class Period(StrEnum):
    """The time that is summed up, always up to today."""

    WEEK = "week"  # from Monday on
    MONTH = "month"
    YEAR = "year"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Totals:
    """The sums of a period.

    Attributes:
        articles: Different ones.
        days: On which something was read.
    """

    characters: int = 0
    seconds: int = 0
    articles: int = 0
    days: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """One day of the calendar; `level` from 0 (nothing) to `LEVELS`."""

    day: date
    characters: int
    seconds: int
    level: int


@dataclass(frozen=True, slots=True)
class ColumnTotals:
    """The sums of one column of the library; `name` is "" for articles without one.

    Attributes:
        finished, total: Articles of the column that were read to the end, and all of it.
    """

    name: str
    characters: int
    seconds: int
    finished: int
    total: int


def begins(period: Period, today: date) -> date:
    """The first day of a period."""
    match period:
        case Period.WEEK:
            return today - timedelta(days=today.weekday())
        case Period.MONTH:
            return today.replace(day=1)
        case Period.YEAR:
            return today.replace(month=1, day=1)
        case _:
            return date.min


def within(readings: Iterable[Reading], period: Period, today: date) -> list[Reading]:
    """Those of a period; what a clock that ran ahead has dated later than today belongs to today's."""
    first = begins(period, today)
    return [reading for reading in readings if reading.day >= first]


def totals(readings: Iterable[Reading]) -> Totals:
    """The sums of these."""
    found = list(readings)
    return Totals(
        sum(reading.characters for reading in found),
        sum(reading.seconds for reading in found),
        len({reading.article_id for reading in found}),
        len({reading.day for reading in found}),
    )


def streak(days: Collection[date], today: date) -> int:
    """Days in a row up to today; a today that has not come to it yet breaks nothing."""
    day = today if today in days else today - timedelta(days=1)
    count = 0
    while day in days:
        count += 1
        day -= timedelta(days=1)
    return count


def calendar(readings: Iterable[Reading], today: date, weeks: int = WEEKS) -> tuple[Cell, ...]:
    """A cell for each day of so many weeks up to today, from a Monday on.

    The levels are the quarters of the days on which something was read, so that a quiet reader sees differences too.
    """
    first = today - timedelta(days=today.weekday() + 7 * (weeks - 1))
    characters: dict[date, int] = defaultdict(int)
    seconds: dict[date, int] = defaultdict(int)
    for reading in readings:
        characters[reading.day] += reading.characters
        seconds[reading.day] += reading.seconds
    days = [first + timedelta(days=number) for number in range((today - first).days + 1)]
    busy = sorted(characters[day] for day in days if characters[day])
    return tuple(Cell(day, characters[day], seconds[day], _level(characters[day], busy)) for day in days)


def _level(characters: int, busy: Sequence[int]) -> int:
    """In which quarter of the busy days a day is."""
    if not characters:
        return 0
    below = sum(each < characters for each in busy)
    return 1 + below * LEVELS // len(busy)


def by_column(
    readings: Iterable[Reading],
    columns: Mapping[str, str],
    sizes: Mapping[str, int],
    finished: Mapping[str, int],
) -> tuple[ColumnTotals, ...]:
    """The sums of every column in which something was read or finished, the most read first.

    Args:
        columns: Article id -> column, "" where it has none; articles that are gone are not in it.
        sizes, finished: Column -> how many articles it has, and how many of them were read to the end.
    """
    characters: dict[str, int] = defaultdict(int)
    seconds: dict[str, int] = defaultdict(int)
    for reading in readings:
        name = columns.get(reading.article_id)
        if name is not None:
            characters[name] += reading.characters
            seconds[name] += reading.seconds
    names = {name for name in (*characters, *finished) if characters.get(name) or finished.get(name)}
    found = (
        ColumnTotals(name, characters[name], seconds[name], finished.get(name, 0), sizes.get(name, 0)) for name in names
    )
    return tuple(sorted(found, key=lambda each: (-each.characters, -each.finished, each.name)))
