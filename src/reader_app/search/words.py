"""The words of the lexicon as arrays, and the file that they are read from. What is asked of them is asked elsewhere.

The file is text in UTF-8, packed with xz, made by scripts/lexicon.py:

    yandu-words 1                           what it is, and the format
    a 吖啊嗄锕阿                            a syllable and the characters that are read so: all first readings, then
    …                                       all second ones, and so on; "v" stands for "ü"
                                            an empty line, then for each length of words from 1 character to 8:
    一一一丁一七…                           the words one after the other, in the order of code points
    S56J…                                   for each word how frequent it is: a character from "!" (seldom) to "~"
    000000…                                 for each character of each word which of its readings it has there
"""

from __future__ import annotations

import lzma
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from reader_app.search.readings import FORMAT

Codes = NDArray[np.uint16]
Rows = NDArray[np.intp]


class Group(NamedTuple):
    """All words of one length.

    Attributes:
        chars: [place in the word, word]: code points.
        sounds: [place in the word, word]: the syllable, as a number.
        frequencies: [word]: steps on a logarithmic scale.
    """

    chars: Codes
    sounds: Codes
    frequencies: NDArray[np.uint8]

    def words(self, rows: Rows) -> list[str]:
        """The words of some rows."""
        length = len(self.chars)
        text = self.chars[:, rows].T.tobytes().decode("utf-16-le")
        return [text[start : start + length] for start in range(0, len(text), length)]


Found = tuple[Group, Rows]
"""Some words of one length."""


class Words(NamedTuple):
    """The whole lexicon.

    Attributes:
        syllables: Number of a syllable -> its letters; number 0 is no syllable.
        spoken: Number of a syllable -> the characters that can be read so.
        readings: [code point, n]: the syllables that a character of the BMP can have, then zeros.
        groups: By length, from 1 character.
    """

    syllables: tuple[str, ...]
    spoken: tuple[Codes, ...]
    readings: Codes
    groups: tuple[Group, ...]


def read_words(file: Path) -> Words:
    """Read the file, which takes about a tenth of a second.

    Raises:
        ValueError: This is no such file, or one of another format.
    """
    head, _, tail = lzma.decompress(file.read_bytes()).decode().partition("\n\n")
    title, *lines = head.splitlines()
    if title != FORMAT:
        raise ValueError(f"{file} is no {FORMAT}")
    syllables, spoken, readings = _read_readings(lines)
    parts = iter(tail.splitlines())
    groups = (_group(length, *part, readings) for length, part in enumerate(zip(parts, parts, parts, strict=True), 1))
    return Words(syllables, spoken, readings, tuple(groups))


def _read_readings(lines: list[str]) -> tuple[tuple[str, ...], tuple[Codes, ...], Codes]:
    spoken: dict[str, list[Codes]] = {"": []}
    columns: list[tuple[Codes, NDArray[np.uint8], int]] = []
    known = np.zeros(0x10000, np.uint8)
    for line in lines:
        syllable, _, characters = line.partition(" ")
        chars = codes(characters)
        spoken.setdefault(syllable, []).append(chars)
        columns.append((chars, known[chars], list(spoken).index(syllable)))
        known[chars] += 1
    readings = np.zeros((0x10000, int(known.max())), np.uint16)
    for chars, slots, number in columns:
        readings[chars, slots] = number
    return tuple(spoken), tuple(np.concatenate([codes(""), *parts]) for parts in spoken.values()), readings


def _group(length: int, words: str, frequencies: str, slots: str, readings: Codes) -> Group:
    chars = codes(words).reshape(-1, length).T
    which = np.frombuffer(slots.encode(), np.uint8).reshape(-1, length).T - ord("0")
    sounds = readings[chars, which]
    return Group(
        np.ascontiguousarray(chars), np.ascontiguousarray(sounds), np.frombuffer(frequencies.encode(), np.uint8)
    )


def ranked(found: Iterable[Found], limit: int) -> list[tuple[str, int]]:
    """Words with their frequency, the most frequent first."""
    entries: list[tuple[str, int]] = []
    for group, rows in found:
        order = np.argsort(-group.frequencies[rows].astype(np.int16), kind="stable")[:limit]
        entries += zip(group.words(rows[order]), group.frequencies[rows[order]].tolist(), strict=True)
    return sorted(entries, key=lambda entry: -entry[1])[:limit]


def codes(text: str) -> Codes:
    """The code points of a text of the BMP; what lies beyond is two surrogates."""
    return np.frombuffer(text.encode("utf-16-le", "surrogatepass"), "<u2")
