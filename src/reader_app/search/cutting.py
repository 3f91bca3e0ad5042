"""Which words of the lexicon may stand at each place of a text, and how likely each is. Choosing is elsewhere.

Words are looked up by halving in sorted arrays, all places of a text at once, so nothing has to be built but those
arrays: a dict of 302,000 words would take 40 MB.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from reader_app.search.fold import fold
from reader_app.search.words import Group, Words

LEVELS = 6.8
"""Steps of a word's frequency for each factor e, as scripts/lexicon.py has made them."""
_LEAST = ord("!")

Starts = list[list[tuple[int, float]]]
"""For each place of a text the words that begin there: (code points, logarithm of its frequency)."""


class Cutting:
    """The lexicon's words sorted, for being looked up."""

    def __init__(self, words: Words) -> None:
        self._sorted = [_sorted(group) for group in words.groups if len(group.frequencies)]

    def starts(self, text: str) -> Starts:
        """Every word of `text`, traditional characters meaning the simplified ones, by where it begins."""
        found: Starts = [[] for _ in text]
        codes = np.array([ord(char) for char in fold(text)], np.uint32)
        for words, weights in self._sorted:
            length = words.dtype.itemsize // 4
            if length > len(codes):
                break
            candidates = _strings(sliding_window_view(codes, length))
            rows = np.minimum(np.searchsorted(words, candidates), len(words) - 1)
            for place in np.flatnonzero(words[rows] == candidates).tolist():
                found[place].append((length, float(weights[rows[place]])))
        return found


def _sorted(group: Group) -> tuple[NDArray[Any], NDArray[np.float64]]:
    """Words and logarithms of frequencies; the file has the words in the order of their code points."""
    return _strings(group.chars.T), (group.frequencies.astype(np.float64) - _LEAST) / LEVELS


def _strings(codes: NDArray[Any]) -> NDArray[Any]:
    """[word, character] as NumPy's strings, one a row."""
    rows = np.ascontiguousarray(codes, np.uint32)
    return rows.view(f"U{rows.shape[1]}").ravel()
