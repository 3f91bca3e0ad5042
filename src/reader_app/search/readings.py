"""How characters are read, from the head of the lexicon's file: without its words and without NumPy."""

from __future__ import annotations

import lzma
from pathlib import Path

FORMAT = "yandu-words 1"
"""What the first line says; the layout is told in `words`."""


def read_readings(file: Path) -> dict[str, tuple[str, ...]]:
    """Each character with the syllables that it can be read as, in letters a to z ("v" for "ü").

    Args:
        file: resources/lexicon/words.txt.xz.

    Raises:
        ValueError: This is no such file, or one of another format.
    """
    known: dict[str, tuple[str, ...]] = {}
    with lzma.open(file, "rt", encoding="utf-8") as lines:
        if next(lines, "").rstrip("\n") != FORMAT:
            raise ValueError(f"{file} is no {FORMAT}")
        for line in lines:
            syllable, _, characters = line.rstrip("\n").partition(" ")
            if not syllable:
                break
            for char in characters:
                known[char] = (*known.get(char, ()), syllable)
    return known
