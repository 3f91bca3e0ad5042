"""What some letters of pinyin can mean, the likeliest first: one word, or two that are written together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from reader_app.search.spelling import LONGEST, Alphabet, Steps, possibly_sounding, sounding
from reader_app.search.words import Found, Words, ranked

_HALVES = 30
"""Words that are tried for each half of two that are written together."""
_PAIR = 40
"""Letters at most of two words that are written together."""

Spell = Callable[[str], Steps]


def meanings(words: Words, alphabet: Alphabet, letters: str, limit: int) -> Iterator[str]:
    """Texts that `letters`, a to z, can be read as; some may come twice.

    Two words together come with and without a space if their letters are written in full; by first letters alone, any
    text would have both somewhere, so these come only as one text.
    """
    if len(letters) > LONGEST:
        return
    full = alphabet.full(letters)
    exactly = _texts(sounding(words, full), limit)
    yield from exactly
    others = _texts(possibly_sounding(words, full), limit)
    yield from others
    short = _texts(sounding(words, alphabet.short(letters), shortest=2), limit)
    yield from short
    if not exactly and not others:
        for pair in _pairs(words, letters, alphabet.full, limit):
            yield "".join(pair)
            yield " ".join(pair)
    mixed = _texts(sounding(words, alphabet.mixed(letters), shortest=2), limit)
    yield from mixed
    if not (exactly or others or short or mixed):
        yield from map("".join, _pairs(words, letters, alphabet.consonants, limit))


def _texts(found: Iterable[Found], limit: int) -> list[str]:
    return [word for word, _ in ranked(found, limit)]


def _pairs(words: Words, letters: str, spell: Spell, limit: int) -> list[tuple[str, str]]:
    """Two words of two or more characters each, the most frequent pairs first."""
    pairs: list[tuple[int, tuple[str, str]]] = []
    for cut in range(2, len(letters) - 1) if len(letters) <= _PAIR else ():
        first = ranked(sounding(words, spell(letters[:cut]), shortest=2), _HALVES)
        second = ranked(sounding(words, spell(letters[cut:]), shortest=2), _HALVES) if first else []
        pairs += [(often + equally, (one, other)) for one, often in first for other, equally in second]
    pairs.sort(key=lambda pair: -pair[0])
    return [pair for _, pair in pairs[:limit]]
