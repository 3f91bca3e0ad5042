"""The order of a Chinese dictionary, as bytes that sort by themselves.

Marks and spaces count for nothing. Numbers stand first, by value; then Chinese characters, one by one, by the pinyin of
their most usual reading, its tone, and the character; then letters, whatever their case; then everything else.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from itertools import groupby

LENGTH = 48
"""Bytes of a key, at most: some twenty characters."""

_NUMBER, _CHARACTER, _LETTER, _OTHER = 0x10, 0x2000, 0xE0, 0xF0
"""First byte of each kind, of characters the first two; their 42,000 ranks end before 0xE000."""

_TONES = {"\u0304": 1, "\u0301": 2, "\u030c": 3, "\u0300": 4}


def key(text: str) -> bytes:
    """Of a title or name; of two of them the one that comes first in a dictionary has the smaller key."""
    ranks, found = _ranks(), bytearray()
    for is_number, characters in groupby(unicodedata.normalize("NFKC", text).casefold(), _is_digit):
        if is_number:
            digits = "".join(characters).lstrip("0")[:255]
            found += bytes((_NUMBER, len(digits))) + digits.encode("ascii")
        else:
            for character in characters:
                found += _key_of(character, ranks)
        if len(found) >= LENGTH:
            break
    return bytes(found[:LENGTH])


def _is_digit(character: str) -> bool:
    return "0" <= character <= "9"


def _key_of(character: str, ranks: dict[str, int]) -> bytes:
    rank = ranks.get(character)
    if rank is not None:
        return (_CHARACTER + rank).to_bytes(2, "big")
    if not character.isalnum():
        return b""
    first = _LETTER if character < "\u0250" else _OTHER
    return bytes((first,)) + character.encode("utf-8", "surrogatepass")


@cache
def _ranks() -> dict[str, int]:
    """Character -> its place among all of them. Loaded where articles are stored, which the window does not do."""
    from pypinyin.constants import PINYIN_DICT

    spoken = sorted((*_spoken(readings), code) for code, readings in PINYIN_DICT.items())
    return {chr(code): rank for rank, (_, _, code) in enumerate(spoken)}


def _spoken(readings: str) -> tuple[str, int]:
    """Syllable and tone (5: none) of the first of several readings, such as "zhòng,chóng"."""
    return _syllable(readings.partition(",")[0])


@cache
def _syllable(reading: str) -> tuple[str, int]:
    marks = unicodedata.normalize("NFD", reading)
    tone = next((_TONES[mark] for mark in marks if mark in _TONES), 5)
    return "".join(mark for mark in marks if mark not in _TONES).replace("u\u0308", "v"), tone
