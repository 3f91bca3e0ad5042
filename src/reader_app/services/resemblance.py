"""Which of many texts may be alike, and how alike two are; numbers for `duplicates`. Needs numpy, nothing else.

A text is the set of its pieces of `PIECE` letters, without punctuation and spaces, so that a copy with other marks is a
copy. Its row holds the least hash of each of `BINS` parts of that set: one permutation hashing (Li, Owen and Zhang,
2012), empty bins filled from the next one (Shrivastava and Li, 2014). Rows that agree in a band of `BAND` places are
candidates (Broder's minhash, banded): of pairs with 60 in 100 pieces in common one in a hundred is missed.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Row: TypeAlias = npt.NDArray[np.uint32]
Pieces: TypeAlias = tuple[npt.NDArray[np.uint64], npt.NDArray[np.int64]]

PIECE = 3
BINS = 128
BAND = 4
FEWEST = 24
"""Letters; shorter texts are alike by chance."""
SEEN = 0.3
"""Candidates whose rows have less in common than this are let go."""
CROWD = 40
"""More texts than this in one band are compared with their neighbours only."""
LONGEST = 60_000
"""Characters of a text that are looked at."""

_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_EMPTY = np.uint32(0xFFFFFFFF)


def rows(texts: Sequence[str]) -> list[Row | None]:
    """The row of each text, None for those that are too short."""
    result: list[Row | None] = [None] * len(texts)
    # All at once: numpy's calls cost more than what they do with one short text.
    cut = [text[:LONGEST] for text in texts]
    letters = _letters()[_points("".join(cut))]
    owner = np.repeat(np.arange(len(cut), dtype=np.int64), [len(text) for text in cut])[letters > 0]
    letters = letters[letters > 0]
    long = np.flatnonzero(np.bincount(owner, minlength=len(cut)) >= FEWEST)
    if not len(long):
        return result
    hashes = _mixed(_windows(letters.astype(np.uint64), PIECE))
    inside = owner[: len(hashes)] == owner[PIECE - 1 :]  # a piece of two texts is no piece
    hashes, owner = hashes[inside], owner[: len(hashes)][inside]
    bins = owner * BINS + (hashes >> np.uint64(57)).astype(np.int64)
    table = np.full(len(cut) * BINS, _EMPTY, dtype=np.uint32)
    np.minimum.at(table, bins, (hashes & np.uint64(0xFFFFFFFE)).astype(np.uint32))
    table = _filled(table.reshape(len(cut), BINS)[long])
    for place, index in enumerate(long):
        result[index] = table[place]
    return result


def candidates(found: Sequence[Row]) -> list[tuple[int, int]]:
    """The pairs of rows, by index, that may belong to texts that are alike; sorted, each once."""
    if len(found) < 2:
        return []
    table = np.stack(found)
    pairs = np.unique(np.concatenate([_agreeing(table[:, at : at + BAND]) for at in range(0, BINS, BAND)]), axis=0)
    kept = [
        part[(table[part[:, 0]] == table[part[:, 1]]).mean(axis=1) >= SEEN]
        for part in np.array_split(pairs, len(pairs) // 100_000 + 1)
    ]
    return [(int(left), int(right)) for part in kept for left, right in part]


def pieces(text: str) -> Pieces:
    """The pairs of letters in a text and how often each occurs, for `likeness`."""
    letters = _letters()[_points(text)]
    values, counts = np.unique(_windows(letters[letters > 0].astype(np.uint64), 2), return_counts=True)
    return values, counts


def likeness(one: Pieces, other: Pieces) -> float:
    """The share of their pairs of letters that two texts have in common, 0.0 to 1.0 (Dice's coefficient)."""
    _, left, right = np.intersect1d(one[0], other[0], assume_unique=True, return_indices=True)
    total = int(one[1].sum() + other[1].sum())
    return 2 * int(np.minimum(one[1][left], other[1][right]).sum()) / total if total else 0.0


def _points(text: str) -> npt.NDArray[np.uint32]:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


@cache
def _letters() -> npt.NDArray[np.uint32]:
    """For each code point what it counts as: itself, small for Latin letters; 0 for punctuation and spaces."""
    points = np.arange(0x110000, dtype=np.uint32)
    points[65:91] += 32
    latin = ((points >= 97) & (points <= 122)) | ((points >= 48) & (points <= 57))
    wide = ((points >= 0x3400) & (points < 0xFE00)) | (points >= 0x20000) | ((points >= 0xC0) & (points < 0x2000))
    return np.where(latin | wide, points, np.uint32(0)).astype(np.uint32)


def _windows(letters: npt.NDArray[np.uint64], size: int) -> npt.NDArray[np.uint64]:
    """A number for every `size` letters that follow each other."""
    count = max(0, len(letters) - size + 1)
    result = np.zeros(count, dtype=np.uint64)
    for at in range(size):
        result = result * np.uint64(0x110000 | 1) + letters[at : at + count]
    return result


def _mixed(numbers: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
    """Spread over all bits (the finaliser of SplitMix64)."""
    mixed = numbers * _FACTOR
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return np.asarray(mixed ^ (mixed >> np.uint64(31)))


def _filled(table: npt.NDArray[np.uint32]) -> npt.NDArray[np.uint32]:
    """An empty bin takes what is in the next one that is not, going round, moved by how far that is."""
    result = table.copy()
    for away in range(1, BINS):
        empty = result == _EMPTY
        if not empty.any():
            break
        nearby = np.roll(table, -away, axis=1)
        result = np.where(empty & (nearby != _EMPTY), nearby ^ np.uint32(away * 0x9E3779B1 & 0xFFFFFFFE), result)
    return result


def _agreeing(band: npt.NDArray[np.uint32]) -> npt.NDArray[np.int64]:
    """The pairs of rows that are equal in a band."""
    keys = np.zeros(len(band), dtype=np.uint64)
    for column in band.T:
        keys = _mixed(keys ^ column.astype(np.uint64))
    order = np.argsort(keys, kind="stable")
    edges = np.flatnonzero(np.diff(keys[order])) + 1
    pairs = []
    for group in np.split(order, edges):
        if len(group) == 1:
            continue
        if len(group) > CROWD:
            pairs.append(np.stack([group[:-1], group[1:]], axis=1))
            pairs.append(np.stack([np.full(len(group) - 1, group[0]), group[1:]], axis=1))
        else:
            left, right = np.triu_indices(len(group), 1)
            pairs.append(np.stack([group[left], group[right]], axis=1))
    return np.concatenate(pairs) if pairs else np.empty((0, 2), dtype=np.int64)
