"""Finding a short text by what somebody types of it: a piece, its pinyin or first letters, or some of its characters.

How characters are read is told by a map; nothing here knows the language.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import lru_cache

Readings = Mapping[str, Sequence[str]]
"""A character -> the syllables that it can be read as, in letters a to z."""

LONGEST = 120
"""Characters of a text that are looked at."""


class Rank(IntEnum):
    """How well a text fits, the best first."""

    BEGINS = 0
    WORD = 1  # a word begins with it
    CONTAINS = 2
    SOUNDS = 3  # it begins with these letters of pinyin
    SOUNDS_WITHIN = 4
    SCATTERED = 5  # the characters are there in this order, with others between


@dataclass(frozen=True, slots=True)
class Found:
    """That a text fits.

    Attributes:
        places: Which characters of it were meant, sorted.
    """

    rank: Rank
    places: tuple[int, ...] = ()


def find(typed: str, text: str, readings: Readings, *, scattered: bool = True) -> Found | None:
    """How `text` fits what was typed, or None; of several words each must fit, and the worst of them counts.

    What fits a longer text fits all that it begins with, too.
    """
    low = _lower(text[:LONGEST])
    words = _lower(typed).split()
    whole = _literal(" ".join(words), low) if words else None
    if whole is not None:
        return whole
    found: list[Found] = []
    for word in words:
        hit = _literal(word, low) or _sounding(word, low, readings)
        if hit is None and scattered:
            hit = _scattered(word, low, readings)
        if hit is None:
            return None
        found.append(hit)
    if not found:
        return None
    return Found(max(each.rank for each in found), tuple(sorted({place for each in found for place in each.places})))


def find_any(typed: str, texts: Sequence[str], readings: Readings) -> Found | None:
    """The best of how several texts fit, the first of them in front; places are those of the first alone.

    In the others the characters must stand together: in so many words, something is scattered everywhere.
    """
    best: Found | None = None
    for number, text in enumerate(texts):
        found = find(typed, text, readings, scattered=number == 0)
        if found is not None and (best is None or found.rank < best.rank):
            best = found if number == 0 else replace(found, places=())
    return best


def _literal(word: str, text: str) -> Found | None:
    """The piece itself, where a word begins rather than in the middle of one."""
    first = place = text.find(word)
    if place < 0:
        return None
    while place > 0 and _is_inside(text, place):
        place = text.find(word, place + 1)
    rank = Rank.BEGINS if place == 0 else Rank.WORD if place > 0 else Rank.CONTAINS
    start = first if place < 0 else place
    return Found(rank, tuple(range(start, start + len(word))))


def _is_inside(text: str, place: int) -> bool:
    """Whether no word of letters begins at `place`; between Chinese characters nobody can say."""
    before, here = text[place - 1], text[place]
    return before.isalnum() and here.isalnum() and not (here.isascii() and not before.isascii())


def _sounding(word: str, text: str, readings: Readings) -> Found | None:
    """Characters one after the other that are written with these letters, each by at least its first."""
    if not word.isascii() or not word.isalnum():
        return None
    for start, char in enumerate(text):
        if not any(sound[0] == word[0] for sound in readings.get(char, char)):
            continue
        places = _spelled(word, text, start, readings, set())
        if places is not None:
            first = not any(char.isalnum() for char in text[:start])
            return Found(Rank.SOUNDS if first else Rank.SOUNDS_WITHIN, places)
    return None


def _spelled(
    word: str, text: str, start: int, readings: Readings, failed: set[tuple[int, int]], at: int = 0
) -> tuple[int, ...] | None:
    """The places from `start` on that spell `word[at:]`; marks and spaces between may be left out."""
    if at == len(word):
        return ()
    while at and start < len(text) and not text[start].isalnum():
        start += 1
    if start >= len(text) or (start, at) in failed:
        return None
    for sound in readings.get(text[start], text[start]):
        for taken in range(_common(sound, word, at), 0, -1):
            rest = _spelled(word, text, start + 1, readings, failed, at + taken)
            if rest is not None:
                return (start, *rest)
    failed.add((start, at))
    return None


def _common(sound: str, word: str, at: int) -> int:
    """How many letters `sound` and `word[at:]` begin with together."""
    count = 0
    while count < len(sound) and at + count < len(word) and sound[count] == word[at + count]:
        count += 1
    return count


def _scattered(word: str, text: str, readings: Readings) -> Found | None:
    """The characters, or the first letters of how they are read, in this order."""
    if len(word) < 2:
        return None
    places: list[int] = []
    for place, char in enumerate(text):
        wanted = word[len(places)]
        if char == wanted or any(sound[0] == wanted for sound in readings.get(char, ())):
            places.append(place)
            if len(places) == len(word):
                return Found(Rank.SCATTERED, tuple(places))
    return None


@lru_cache(maxsize=4096)
def _lower(text: str) -> str:
    """In small letters, character by character, so that places stay."""
    if text.isascii():
        return text.lower()
    return "".join(lower if len(lower := char.lower()) == 1 else char for char in text).replace("ü", "v")
