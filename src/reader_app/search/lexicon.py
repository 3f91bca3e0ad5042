"""What else may have been meant: words that are written with these letters, words that are like this one.

It knows the language, not the library: whoever asks keeps what occurs there. Importing this imports NumPy, so import it
where the first question is asked, as the rest of `search` is.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

from reader_app.search.cutting import Cutting, Starts
from reader_app.search.fold import fold
from reader_app.search.likes import likes
from reader_app.search.pinyin import meanings
from reader_app.search.spelling import Alphabet, letters_of
from reader_app.search.words import Words, read_words

LONGEST = 40
"""Characters of the longest text that likes are looked for of."""


class Lexicon:
    """Common Chinese words with their sounds and frequencies; may be asked from several threads."""

    def __init__(self, file: Path) -> None:
        """`file` is resources/lexicon/words.txt.xz; it is read at the first question."""
        self._file = file

    @cached_property
    def _words(self) -> Words:
        return read_words(self._file)

    @cached_property
    def _alphabet(self) -> Alphabet:
        return Alphabet(self._words)

    @cached_property
    def _cutting(self) -> Cutting:
        return Cutting(self._words)

    def starts(self, text: str) -> Starts:
        """For each place of `text` the words that may begin there: (code points, logarithm of its frequency)."""
        return self._cutting.starts(text)

    def by_pinyin(self, letters: str, limit: int = 200) -> tuple[str, ...]:
        """What is written with these letters of pinyin, the likeliest first; empty if nothing is.

        First words that are written so in full, then those with a character read in another of its ways, then by first
        letters ("xszy"), then with some characters in full and some by their consonant; within each the most frequent
        first. If none is written so in full, it may be two words written together: they come as one text and, after it,
        with a space between.

        Args:
            letters: A to Z in any case, and ü; spaces, apostrophes and signs of tones are ignored.
            limit: So many at most.
        """
        plain = letters_of(letters)
        return _first(meanings(self._words, self._alphabet, plain, limit), limit) if plain else ()

    def like(self, word: str, limit: int = 200) -> tuple[str, ...]:
        """Words that are nearly `word`, the likeliest first, never itself, all in simplified characters.

        First those that sound alike, whatever their tones, then those with one character replaced, missing, too many,
        or swapped with its neighbour; within each the most frequent first. If `word` is no word, the whole text comes
        too, with a part of it replaced in these ways.

        Args:
            word: Up to forty characters, traditional ones too.
            limit: So many at most.
        """
        text = fold(word.strip())
        if not text or len(text) > LONGEST:
            return ()
        return _first((found for found in likes(self._words, text, limit) if found != text), limit)


def _first(texts: Iterable[str], limit: int) -> tuple[str, ...]:
    """The first different ones; no more is worked out than that."""
    different: dict[str, None] = {}
    for text in texts:
        if len(different) >= limit:
            break
        different[text] = None
    return tuple(different)
