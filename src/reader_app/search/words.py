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
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.uint16]
Rows = NDArray[np.intp]

FORMAT = "yandu-words 1"


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

    def word(self, row: int) -> str:
        """The word of a row."""
        return "".join(map(chr, self.chars[:, row].tolist()))


class Words(NamedTuple):
    """The whole lexicon.

    Attributes:
        syllables: Number of a syllable -> its letters; number 0 is no syllable.
        readings: [code point, n]: the syllables that a character of the BMP can have, then zeros.
        groups: By length, from 1 character.
    """

    syllables: tuple[str, ...]
    readings: Codes
    groups: tuple[Group, ...]


def read_words(file: Path) -> Words:
    """Read the file, which takes about a quarter of a second.

    Raises:
        ValueError: This is no such file, or one of another format.
    """
    head, _, tail = lzma.decompress(file.read_bytes()).decode().partition("\n\n")
    title, *spoken = head.splitlines()
    if title != FORMAT:
        raise ValueError(f"{file} is no {FORMAT}")
    syllables, readings = _read_readings(spoken)
    lines = tail.splitlines()
    groups = tuple(
        _group(length + 1, *lines[3 * length : 3 * length + 3], readings) for length in range(len(lines) // 3)
    )
    return Words(syllables, readings, groups)


def _read_readings(lines: list[str]) -> tuple[tuple[str, ...], Codes]:
    numbers: dict[str, int] = {"": 0}
    found: list[tuple[int, Codes]] = []
    for line in lines:
        syllable, _, characters = line.partition(" ")
        found.append((numbers.setdefault(syllable, len(numbers)), codes(characters)))
    known = np.zeros(0x10000, np.uint8)
    for _, characters_read in found:
        known[characters_read] += 1
    readings = np.zeros((0x10000, int(known.max())), np.uint16)
    known[:] = 0
    for number, characters_read in found:
        readings[characters_read, known[characters_read]] = number
        known[characters_read] += 1
    return tuple(numbers), readings


def _group(length: int, words: str, frequencies: str, slots: str, readings: Codes) -> Group:
    chars = codes(words).reshape(-1, length).T
    which = np.frombuffer(slots.encode(), np.uint8).reshape(-1, length).T - ord("0")
    sounds = readings[chars, which]
    return Group(
        np.ascontiguousarray(chars), np.ascontiguousarray(sounds), np.frombuffer(frequencies.encode(), np.uint8)
    )


def codes(text: str) -> Codes:
    """The code points of a text of the BMP; what lies beyond is two surrogates."""
    return np.frombuffer(text.encode("utf-16-le", "surrogatepass"), "<u2")
