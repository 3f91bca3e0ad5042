"""The canonical text of a document and the ways of counting in it.

Offsets everywhere are code points. Qt counts UTF-16 units; `Utf16Map` converts, and only `ui/reader` uses it.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

BLOCK_SEPARATOR = "\n"
"""Stands between two blocks in the canonical text and belongs to neither."""

SENTENCE_ENDS = "。！？!?…\n"
CLAUSE_ENDS = SENTENCE_ENDS + "，；：、,;:—\t"
CLOSING = "”’」』）)】》〉"
"""Marks that close what was opened; right after the end of a sentence they belong to it."""

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


def cuts(text: str, ends: str = SENTENCE_ENDS) -> Iterator[int]:
    """The places, ascending, behind each run of characters of `ends` with the marks that close after it."""
    cut = 0
    for index, char in enumerate(text):
        if char in ends and index >= cut:
            cut = index + 1
            while cut < len(text) and text[cut] in ends + CLOSING:
                cut += 1
            yield cut


def fingerprint(text: str) -> str:
    """Sixteen hexadecimal digits that change when the text does (BLAKE2b, 64 bits)."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def count_words(text: str) -> int:
    """What Chinese offices call 字数: every character that is not white space counts one."""
    return sum(1 for char in text if not char.isspace())


def reading_minutes(words: int, per_minute: int = 400) -> int:
    """Minutes that a careful reader takes, at least one."""
    return max(1, round(words / per_minute))


def utf16_units(text: str) -> int:
    """How many UTF-16 units `text` takes."""
    return len(text) + len(_ASTRAL.findall(text))


class Utf16Map:
    """Converts between code points and UTF-16 units of one text, in O(log astral characters)."""

    def __init__(self, text: str) -> None:
        self._length = len(text)
        self._astral = [match.start() for match in _ASTRAL.finditer(text)]
        # Where each astral character begins in UTF-16 units.
        self._astral_units = [index + extra for extra, index in enumerate(self._astral)]

    def to_units(self, offset: int) -> int:
        """UTF-16 units before the code point `offset` (0 <= offset <= length)."""
        return offset + bisect_left(self._astral, offset)

    def to_offset(self, unit: int) -> int:
        """The code point at a UTF-16 position; a position inside a surrogate pair gives its character."""
        before = bisect_right(self._astral_units, unit)
        if before and unit == self._astral_units[before - 1] + 1:
            return self._astral[before - 1]
        inside_or_at = before and self._astral_units[before - 1] == unit
        return min(unit - before + (1 if inside_or_at else 0), self._length)
