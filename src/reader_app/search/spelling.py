"""Which words are written with some letters: in full, by their first letters, or each character either way.

Letters are cut into *steps*: from each place, the places that one character can lead to and, as a table over the
numbers of syllables, how that character may sound. Words of n characters are then found by going n steps through the
letters with the rows of the words that still fit; where two ways of cutting meet, their rows are united. That is quick
since only the first step looks at all words.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from reader_app.search.fold import fold
from reader_app.search.words import Codes, Found, Group, Rows, Words

Table = NDArray[np.bool_]
Steps = list[list[tuple[int, Table]]]
"""Place in the letters -> (next place, what may be heard between), of which the last place has none."""

LONGEST = 48
"""Letters that may be written for a word: eight of the longest syllables."""

_IGNORED = str.maketrans("", "", " '’‘`\u0301\u0304\u030c\u0300")
_SHORT = {"zh", "ch", "sh"} | set("abcdefghjklmnopqrstwxyz")
_VOWELS = set("aeo")
_TYPED = {"lu": ("lu", "lv"), "nu": ("nu", "nv"), "lue": ("lve",), "nue": ("nve",)}
_TYPED |= {first + "v" + rest: (first + "u" + rest,) for first in "jqxy" for rest in ("", "e", "n", "an")}
"""What people type for ü, beside v: u where that is another syllable, and ü where u is written."""


def letters_of(text: str) -> str:
    """The letters a to z of what was typed, "v" for "ü", without tones; empty if there is anything else."""
    plain = unicodedata.normalize("NFD", fold(text)).translate(_IGNORED).replace("u\u0308", "v")
    return plain if plain.isascii() and plain.isalpha() else ""


class Alphabet:
    """The steps that letters can be cut into."""

    def __init__(self, words: Words) -> None:
        self._syllables = words.syllables
        self._full = {typed: self._table(typed) for typed in words.syllables if typed}
        self._full |= {typed: self._table(*meant) for typed, meant in _TYPED.items()}
        self._short = {letters: self._beginning(letters) for letters in _SHORT}
        self._consonants = {letters: table for letters, table in self._short.items() if letters not in _VOWELS}

    def full(self, letters: str) -> Steps:
        """Every character is written in full."""
        return _steps(letters, self._full)

    def short(self, letters: str) -> Steps:
        """Every character is written with what its syllable begins with; of zh, ch and sh the first letter may do."""
        return _steps(letters, self._short)

    def consonants(self, letters: str) -> Steps:
        """As `short`, but of characters that begin with a consonant: what has a vowel is likely a foreign word."""
        return _steps(letters, self._consonants)

    def mixed(self, letters: str) -> Steps:
        """Some characters are written in full, some with the consonant that they begin with."""
        return _steps(letters, self._consonants | self._full)

    def _beginning(self, letters: str) -> Table:
        return np.array([syllable.startswith(letters) for syllable in self._syllables])

    def _table(self, *meant: str) -> Table:
        return np.isin(self._syllables, meant)


def _steps(letters: str, tables: dict[str, Table]) -> Steps:
    longest = 6
    return [
        [(end, tables[part]) for end in range(place + 1, place + longest + 1) if (part := letters[place:end]) in tables]
        for place in range(len(letters))
    ]


def sounding(words: Words, steps: Steps, shortest: int = 1) -> Iterator[Found]:
    """The words that sound so, each character as it is read in that word."""
    return _found(words.groups[shortest - 1 :], steps, lambda group: group.sounds)


def possibly_sounding(words: Words, steps: Steps) -> Iterator[Found]:
    """The words that would sound so if characters were read in any of their ways."""
    written = [[(end, _written(words, table)) for end, table in ways] for ways in steps]
    return _found(words.groups, written, lambda group: group.chars)


def _written(words: Words, table: Table) -> Table:
    """A table over syllables as one over code points."""
    characters = np.zeros(len(words.readings), np.bool_)
    for number in np.flatnonzero(table):
        characters[words.spoken[number]] = True
    return characters


def _found(groups: tuple[Group, ...], steps: Steps, columns: Callable[[Group], Codes]) -> Iterator[Found]:
    from_here = _reaching_the_end(steps, len(groups[-1].chars))
    for group in groups:
        rows = _walk(columns(group), steps, from_here)
        if len(rows):
            yield group, rows


def _reaching_the_end(steps: Steps, most: int) -> list[set[int]]:
    """Number of steps -> the places from which so many steps lead to the end."""
    reaching = [{len(steps)}]
    for _ in range(most):
        reaching.append({place for place, ways in enumerate(steps) if any(end in reaching[-1] for end, _ in ways)})
    return reaching


def _walk(columns: Codes, steps: Steps, reaching: list[set[int]]) -> Rows:
    left = len(columns)
    if 0 not in reaching[left]:
        return np.zeros(0, np.intp)
    here: dict[int, Rows | None] = {0: None}
    for column in columns:
        left -= 1
        following: dict[int, Rows | None] = {}
        for place, rows in here.items():
            for end, table in steps[place]:
                if end in reaching[left]:
                    fitting = _fitting(column, table, rows)
                    others = following.get(end)
                    following[end] = fitting if others is None else np.union1d(others, fitting)
        here = following
    rows = here[len(steps)]
    assert rows is not None
    return rows


def _fitting(column: Codes, table: Table, rows: Rows | None) -> Rows:
    return np.flatnonzero(table[column]) if rows is None else rows[table[column[rows]]]
