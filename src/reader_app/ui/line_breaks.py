"""Where a line of Chinese may and may not be broken, where Qt's line breaker (UAX 14) knows it otherwise.

Two signs without width say so between characters. They are no part of any article: they are put into what is shown, and
`PageMap` knows their places. Pure functions on text. The rules: GB/T 15834-2011, 5.1 (no closing mark, connecting mark
or interpunct begins a line, no opening mark ends one, dashes and ellipses are whole) and CLREQ, 3.1.3 and 3.2 (numbers
stay with their units).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache

JOINED = "\u2060"
"""Word joiner: no break here."""

BREAK = "\u200b"
"""Zero width space: a break is allowed here."""

HAN = "\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3105-\u312f\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Characters that fill a square, inside a class of a regular expression."""

OPENING = "（《〈「『【〔〖“‘"
CLOSING = "，。、；：？！）》〉」』】〕〗”’"

_UNITS = (
    "个百分点|百分点|万亿元|平方公里|平方米|立方米|平方千米|千瓦时|万千瓦|摄氏度|个多月|个小时|小时|分钟|秒钟|周年|周岁"
    "|公里|公斤|公顷|公分|公升|海里|英里|英寸|英尺|千米|千克|毫米|厘米|毫升|万元|亿元|万吨|亿吨|万人|亿人|人次|万亩|亿亩"
    "|个月|世纪|[年月日号时点分秒周岁天元角万亿千百十个位名人次项种只件册本页行条章节届级度倍成折吨克斤升米里亩户家座台"
    "辆架艘幅张场所间层楼套头匹根支枚颗粒瓶箱包期版卷集篇段句字]"
)
_LATIN_UNITS = r"(?:[kKmMGT]?(?:m|g|t|L|W|Hz|B|Wh|V|A)|km/h|cm|mm|dB|kcal|[°º]C|℃|%)(?![A-Za-z])"

_JOINS = (
    rf"(?<=[ \u3000])(?=[{CLOSING}…·％‰℃])"  # a space before a mark that ends something
    r"|(?<=[^\s—─～~–·・－])(?=[—─～~–·・－])"  # what connects, and a dash, stay with what is before
    r"|(?<=\d/)(?=\d)|(?<=\b\d[—～~–－])(?=\d)|(?<=\b\d\d[—～~–－])(?=\d)"  # 3～5天, but 1998—2008年 is long
    rf"|(?<=[0-9０-９] )(?={_LATIN_UNITS})"
)
_NUMBERS = rf"[0-9０-９][ ]?({_UNITS})"
_BREAKS = (
    rf"(?<=[{HAN}{CLOSING}…—％%0-9A-Za-z])(?=“)|(?<=[{HAN}{CLOSING}…—])(?=‘)"
    rf"|(?<=”)(?=[{HAN}{OPENING}0-9A-Za-z])|(?<=’)(?=[{HAN}{OPENING}])"
)
_ANY = r"[0-9０-９“”‘’\"—─～~–·・－ \u3000]"

_compiled = cache(re.compile)
"""When it is first asked for: the list of articles is there sooner without them."""


def insertions(text: str, kept: Collection[int] = ()) -> list[tuple[int, str]]:
    """What is to be put before which character of `text`: (index, `JOINED` or `BREAK`), sorted, one an index.

    Args:
        kept: Indices of characters before which nothing is put, such as those of code.
    """
    if not _compiled(_ANY).search(text):
        return []
    signs = dict.fromkeys((match.start() for match in _compiled(_BREAKS).finditer(text)), BREAK)
    signs.update(dict.fromkeys(_straight(text), BREAK))
    signs.update(dict.fromkeys((match.start() for match in _compiled(_JOINS).finditer(text)), JOINED))
    for match in _compiled(_NUMBERS).finditer(text):
        signs.update(dict.fromkeys(range(match.start(1), match.end(1)), JOINED))
    return sorted((index, sign) for index, sign in signs.items() if index and index not in kept)


def unsigned(text: str) -> str:
    """`text` without the two signs."""
    return text.replace(JOINED, "").replace(BREAK, "")


def _straight(text: str) -> Iterator[int]:
    """Breaks before opening and after closing straight quotation marks, where they come in pairs."""
    marks = [index for index, char in enumerate(text) if char == '"'] if '"' in text else []
    if len(marks) % 2:
        return
    for number, index in enumerate(marks):
        if number % 2 == 0 and index and re.match(f"[{HAN}{CLOSING}]", text[index - 1]):
            yield index
        if number % 2 == 1 and re.match(f"[{HAN}{OPENING}]", text[index + 1 : index + 2]):
            yield index + 1
