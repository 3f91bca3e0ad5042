"""Dates as Chinese pages, file names and front matter write them. What is not clearly a day is None."""

from __future__ import annotations

import re
from datetime import date, datetime

_DIGITS = str.maketrans("０１２３４５６７８９／－．：", "0123456789/-.:")
_NUMERALS = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "Ｏ": 0}

DATE = (
    r"(?<![\d.])(?:19|20)\d{2}(?:\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日?|(?P<mark>[-/.])\d{1,2}(?P=mark)"
    r"(?:\d{2}(?=\d{2}[:：])|\d{1,2}(?![\d.]))|\s*\d{2}/\d{2}(?=\s*\d{2}[:：]\d{2}))"
    r"(?:[ T\u3000]*\d{1,2}[:：]\d{2}(?:[:：]\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?"
)
"""A day, with or without a time, as a regular expression with one group, `mark`."""

_FOUND = re.compile(DATE)
_PARTS = re.compile(r"(\d{4})\D*?(\d{1,2})\D+(\d{1,2})")
_CHINESE = re.compile(
    r"([一二三四五六七八九〇零○Ｏ]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日"
)
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)")


def find_date(text: str) -> date | None:
    """The first day in `text`: 2024年11月17日, 2024-11-17, 2024/11/17 12:30, 2024.11.17, 二〇二四年十一月十七日."""
    text = text.translate(_DIGITS)
    found = _FOUND.search(text)
    if found:
        parts = _PARTS.match(found.group())
        return _day(*parts.groups()) if parts else None
    chinese = _CHINESE.search(text)
    if chinese:
        year = "".join(str(_NUMERALS[char]) for char in chinese[1])
        return _day(year, _number(chinese[2]), _number(chinese[3]))
    return None


def read_date(value: object) -> date | None:
    """A date from a value that is meant to be one: a date, a text such as in `find_date`, or 20241117."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = str(value).strip()
    compact = _COMPACT.fullmatch(text)
    return _day(*compact.groups()) if compact else find_date(text)


def name_date(stem: str) -> tuple[date | None, str]:
    """The day in front of (or behind) a file name's stem, and the stem without it: 2024-11-17-标题, 20241117_标题."""
    for pattern, parts in ((_FOUND, _PARTS), (_COMPACT, _COMPACT)):
        for found in pattern.finditer(stem):
            day = parts.match(found.group())
            value = _day(*day.groups()) if day else None
            before, after = stem[: found.start()].strip("（([【 "), stem[found.end() :].strip("）)]】 ")
            if value and not (before and after):
                rest = stem[: found.start()] + stem[found.end() :]
                return value, rest.strip(" \t_-—·.、，（）()[]【】")
    return None, stem


def heading_date(title: str) -> date | None:
    """The day that stands apart at the beginning or the end of a title: 2024-11-17 标题, 标题（2024年11月17日）."""
    title = title.translate(_DIGITS)
    for found in _FOUND.finditer(title):
        before, after = title[: found.start()].rstrip(), title[found.end() :].lstrip()
        starts = not before.strip("（([【") and (
            not after or after[0] in "】）)]|｜:_—-·" or title[found.end()] in " \u3000"
        )
        ends = not after.strip("）)]】") and (
            not before or before[-1] in "（([【|｜:_—-·" or title[found.start() - 1] == " "
        )
        if starts or ends:
            return find_date(found.group())
    return None


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _number(numeral: str) -> str:
    """一 to 三十一 as digits."""
    tens, ten, ones = numeral.rpartition("十")
    if not ten:
        return "".join(str(_NUMERALS[char]) for char in ones)
    value = (_NUMERALS.get(tens, 1) if tens else 1) * 10 + (_NUMERALS.get(ones, 0) if ones else 0)
    return str(value)
