"""Days as people type them after `日期:`, made into a span of days."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import TypeAlias

from reader_app.domain.query import Dated
from reader_app.domain.query_names import narrow

Span: TypeAlias = tuple[date, date]
"""The first and the last day."""

_BETWEEN = re.compile(r"(.*?)(?:\.{2,}|…+|~|至)(.*)")
# 2024, 2024年, 2024-3, 2024年3月, 2024/3/5, 2024年3月5日
_CALENDAR = re.compile(r"([0-9]{4})(?:年|(?:年|[-/.])([0-9]{1,2})(?:月|(?:月|[-/.])([0-9]{1,2})日?)?)?")
# 近30天, 最近三个月, 30d
_LAST = re.compile(r"最?近([0-9]{1,4}|[一二两三四五六七八九十]{1,3})(天|日|周|个月|月|年)|([0-9]{1,4})([dmy])")
_NUMERAL = re.compile(r"(?:([一二三四五六七八九])?(十))?([一二两三四五六七八九])?")
_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"两": 2}
_IN_DAYS = {"天": 1, "日": 1, "d": 1, "周": 7}
_IN_MONTHS = {"个月": 1, "月": 1, "m": 1, "年": 12, "y": 12}


def dated(typed: str, today: date) -> Dated | None:
    """The days that are meant, None if that is not understood."""
    text = narrow(typed).lower()
    try:
        if found := _BETWEEN.fullmatch(text):
            return _between(found[1], found[2], today)
        span = _span(text, today)
    except (ValueError, OverflowError):  # no such month or day, or before the year 1
        return None
    return Dated(*span) if span else None


def _between(first: str, last: str, today: date) -> Dated | None:
    """From the beginning of the earlier to the end of the later; "" is no limit."""
    start, end = (_span(each, today) if each else None for each in (first, last))
    if (first and not start) or (last and not end) or not (start or end):
        return None
    if start and end:
        start, end = min(start, end), max(start, end)
    return Dated(start[0] if start else None, end[1] if end else None)


def _span(text: str, today: date) -> Span | None:
    if found := _CALENDAR.fullmatch(text):
        return _calendar(int(found[1]), found[2], found[3])
    if found := _LAST.fullmatch(text):
        return _last(_number(found[1] or found[3]), found[2] or found[4], today)
    return _called(text, today)


def _calendar(year: int, month: str | None, day: str | None) -> Span:
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if day is None:
        return _month(year, int(month))
    only = date(year, int(month), int(day))
    return only, only


def _month(year: int, month: int) -> Span:
    first = date(year, month, 1)
    return first, first.replace(day=monthrange(year, month)[1])


def _last(count: int, unit: str, today: date) -> Span | None:
    """So many days, weeks, months or years, today being the last of their days."""
    if count < 1:
        return None
    if unit in _IN_DAYS:
        return today - timedelta(days=count * _IN_DAYS[unit] - 1), today
    months = today.year * 12 + today.month - 1 - count * _IN_MONTHS[unit]
    first, last = _month(months // 12, months % 12 + 1)
    before = first.replace(day=min(today.day, last.day))
    return before + timedelta(days=1), today


def _number(text: str) -> int:
    """Digits, or a Chinese numeral below a hundred; 0 for what is none."""
    if text.isdecimal():
        return int(text)
    found = _NUMERAL.fullmatch(text)
    if found is None:
        return 0
    tens = _DIGITS[found[1] or "一"] * 10 if found[2] else 0
    return tens + (_DIGITS[found[3]] if found[3] else 0)


def _called(text: str, today: date) -> Span | None:
    """Days that have a name."""
    monday = today - timedelta(days=today.weekday())
    match text:
        case "今天" | "today":
            return today, today
        case "昨天" | "yesterday":
            return today - timedelta(days=1), today - timedelta(days=1)
        case "本周":
            return monday, monday + timedelta(days=6)
        case "上周":
            return monday - timedelta(days=7), monday - timedelta(days=1)
        case "本月":
            return _month(today.year, today.month)
        case "上月":
            last = today.replace(day=1) - timedelta(days=1)
            return _month(last.year, last.month)
        case "今年":
            return _calendar(today.year, None, None)
        case "去年":
            return _calendar(today.year - 1, None, None)
    return None
