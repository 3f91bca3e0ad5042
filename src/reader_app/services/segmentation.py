"""Where the words of Chinese text begin and end: the likeliest way of cutting it into words of the lexicon.

The way is jieba's without guessing at new words (the best path through all words that may stand somewhere, each as
likely as it is frequent); a character that begins no word stands alone, letters and digits stay together.
"""

from __future__ import annotations

import math
import re
import threading
from collections.abc import Callable, Iterator
from typing import Protocol

_LATIN = re.compile(r"[0-9A-Za-zÀ-ɏͰ-ϿЀ-ӿ]+(?:[.'’_-][0-9A-Za-zÀ-ɏͰ-ϿЀ-ӿ]+)*[%％]?|[０-９Ａ-Ｚａ-ｚ]+")
_TOTAL = math.log(60_101_967)
"""Of the frequencies of all of jieba's words, from which the lexicon's are."""

Starts = list[list[tuple[int, float]]]


class Cuttable(Protocol):
    """Where words are looked up; `search.cutting.Cutting` is one."""

    def starts(self, text: str) -> Starts: ...


class SegmentationService:
    """Cuts text into words. Knows no article; may be asked from several threads.

    Args:
        make: Reads the lexicon, which takes a fifth of a second; called at the first question or by `warm`.
    """

    def __init__(self, make: Callable[[], Cuttable]) -> None:
        self._make = make
        self._words: Cuttable | None = None
        self._lock = threading.Lock()

    def warm(self) -> None:
        """Read the lexicon, so that the first question need not wait for it."""
        self._lexicon().starts("研读")

    def words(self, text: str) -> list[tuple[int, int]]:
        """(start, end) of every word of `text`, in code points; white space and marks are pieces of their own.

        The pieces touch each other and make up the whole text.
        """
        if not text:
            return []
        pieces: list[tuple[int, int]] = []
        place = 0
        for match in _LATIN.finditer(text):
            pieces += self._cut(text, place, match.start())
            pieces.append(match.span())
            place = match.end()
        pieces += self._cut(text, place, len(text))
        return pieces

    def _cut(self, text: str, low: int, high: int) -> Iterator[tuple[int, int]]:
        """The likeliest words of `text[low:high]`, by working backwards from its end."""
        stretch = text[low:high]
        if not stretch:
            return
        starts = self._lexicon().starts(stretch)
        best: list[tuple[float, int]] = [(0.0, 0)] * (len(stretch) + 1)
        for place in range(len(stretch) - 1, -1, -1):
            # A single character may always stand alone, as unlikely as a word that was seen once.
            best[place] = max(
                (weight - _TOTAL + best[place + length][0], place + length)
                for length, weight in [*starts[place], (1, 0.0)]
            )
        place = 0
        while place < len(stretch):
            end = best[place][1]
            yield low + place, low + end
            place = end

    def _lexicon(self) -> Cuttable:
        with self._lock:
            if self._words is None:
                self._words = self._make()
            return self._words
