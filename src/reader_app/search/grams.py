"""What the index keeps of a text: its one- and two-character grams, without case, width, places or counts.

A gram only says which articles are worth reading; the text itself decides. So the two-character grams may share a key
with others: hashed to a few thousand keys the index is a quarter of the size and twice as fast to write, and a handful
of articles more are read.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterator
from itertools import repeat
from operator import add, mul

from reader_app.search.verify import fold

PAIR_KEYS = 16_381
"""How many keys all pairs of characters share; a prime."""
_FACTOR = 8_191

_ENCODING = f"utf-32-{'le' if sys.byteorder == 'little' else 'be'}"


def _codes(text: str) -> array[int]:
    return array("I", fold(text).encode(_ENCODING, "surrogatepass"))


def _pairs(codes: array[int]) -> set[int]:
    pairs = set(map(add, map(mul, codes, repeat(_FACTOR)), codes[1:]))
    return {pair % PAIR_KEYS for pair in pairs}


def keys(text: str) -> Iterator[bytes]:
    """The keys of all grams of a text, each once: three bytes for a character, two for a pair."""
    codes = _codes(text)
    for code in set(codes):
        yield code.to_bytes(3, "big")
    for pair in _pairs(codes):
        yield pair.to_bytes(2, "big")


def needed(term: str) -> list[bytes]:
    """Keys that every text with `term` in it has: of its pairs or, if it is one character, of that."""
    if len(term) == 1:
        return list(keys(term))
    return [pair.to_bytes(2, "big") for pair in _pairs(_codes(term))]
