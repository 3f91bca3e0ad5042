"""How a text is shown without being changed: in the other script, and with readings of its rare characters.

Every answer has the length of what was asked, or names offsets in it, so that marks and hits keep their places.
Dictionaries are loaded when they are first needed.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from reader_app.domain.level_one import LEVEL_ONE

if TYPE_CHECKING:
    from opencc import OpenCC

_CONVERSIONS = {"simplified": "t2s", "traditional": "s2t"}
_PIECES = re.compile(r"[^，。、；：？！\s]+|[，。、；：？！\s]+")
_CLAUSES = re.compile(r"[^，。；：？！\s]+")
_HAN_CLASS = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_HAN = re.compile(f"[{_HAN_CLASS}]")
_RUNS = re.compile(f"[{_HAN_CLASS}]+|[^{_HAN_CLASS}]+")


class Showing:
    """Converts and reads Chinese text for the eye; knows no article."""

    def convert(self, text: str, script: str) -> str:
        """`text` in "simplified" or "traditional" characters, in as many code points; as it is for another `script`."""
        if script not in _CONVERSIONS or not _HAN.search(text):
            return text
        converter = _converter(_CONVERSIONS[script])
        whole = str(converter.convert(text))
        if len(whole) == len(text):
            return whole
        return "".join(_piece(converter, match.group()) for match in _PIECES.finditer(text))

    def readings(self, text: str) -> tuple[tuple[int, str], ...]:
        """(offset, pinyin with tone mark) of every rare character of `text`, read in its context.

        A character is rare if neither it nor its simplified form is among the 3,500 common ones.
        """
        rare = [match.start() for match in _HAN.finditer(text) if _rare(match.group())]
        if not rare:
            return ()
        found: list[tuple[int, str]] = []
        for clause in _CLAUSES.finditer(text):
            inside = [offset - clause.start() for offset in rare if clause.start() <= offset < clause.end()]
            if inside:
                said = _pinyin(clause.group())
                found += [(clause.start() + offset, said[offset]) for offset in inside if said[offset]]
        return tuple(found)


def _piece(converter: OpenCC, piece: str) -> str:
    """As whole as its length allows, else character by character."""
    whole = converter.convert(piece)
    if len(whole) == len(piece):
        return str(whole)
    single = [(char, converter.convert(char)) for char in piece]
    return "".join(other if len(other) == 1 else char for char, other in single)


@cache
def _converter(direction: str) -> OpenCC:
    from opencc import OpenCC

    return OpenCC(direction)


@lru_cache(maxsize=8192)
def _rare(char: str) -> bool:
    return char not in LEVEL_ONE and _converter("t2s").convert(char) not in LEVEL_ONE


def _pinyin(clause: str) -> list[str]:
    """One reading a character; "" where there is none."""
    from pypinyin import Style, pinyin

    said: list[str] = []
    for match in _RUNS.finditer(clause):
        run = match.group()
        read = [each[0] for each in pinyin(run, style=Style.TONE, errors="ignore")] if _HAN.match(run) else []
        said += read if len(read) == len(run) else [_alone(char) for char in run]
    return said


def _alone(char: str) -> str:
    """The reading of one character out of its context, "" where it has none."""
    from pypinyin import Style, pinyin

    read = pinyin(char, style=Style.TONE, errors="ignore") if _HAN.match(char) else []
    return read[0][0] if read else ""
