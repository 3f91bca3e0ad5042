"""Pieces of a text that clicks take and keys step over: a word or clause, a sentence. Pure functions on text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from reader_app.domain.sentences import sentences_in
from reader_app.domain.text import CLAUSE_ENDS, CLOSING

_WORD = re.compile(r"[0-9A-Za-zÀ-ɏͰ-ϿЀ-ӿ]+(?:[.'’_-][0-9A-Za-zÀ-ɏͰ-ϿЀ-ӿ]+)*[%％]?")
_BETWEEN = CLAUSE_ENDS + CLOSING + "（(《〈“‘「『【"


_STRETCH = 400
"""Code points on either side of a place in which words are looked for, never beyond its line."""

Words = Callable[[str], list[tuple[int, int]]]
"""Gives (start, end) of all words and marks of a text; they make it up together."""


def word(text: str, offset: int, words: Words) -> tuple[int, int]:
    """The word, or the one mark, at `offset`; at the end of a line its last one."""
    pieces = [*_near(text, offset, words)]
    around = [piece for piece in pieces if piece[0] <= offset]
    return around[-1] if around else (offset, min(offset + 1, len(text)))


def next_word(text: str, offset: int, words: Words) -> int:
    """Where the next word or mark after `offset` begins; after the last one of a line its end, then the next line."""
    found = next((low for low, high in _near(text, offset, words) if low > offset and not text[low].isspace()), None)
    if found is not None:
        return found
    end = _line(text, offset)[1]
    return end if offset < end else min(end + 1, len(text))


def previous_word(text: str, offset: int, words: Words) -> int:
    """Where the word or mark before `offset` begins; from the beginning of a line the end of the one before."""
    found = [low for low, high in _near(text, offset, words) if low < offset and not text[low].isspace()]
    return found[-1] if found else max(0, offset - 1)


def _near(text: str, offset: int, words: Words) -> Iterator[tuple[int, int]]:
    low, high = _line(text, offset)
    low, high = max(low, offset - _STRETCH), min(high, offset + _STRETCH)
    return ((low + start, low + end) for start, end in words(text[low:high]))


def _line(text: str, offset: int) -> tuple[int, int]:
    end = text.find("\n", offset)
    return text.rfind("\n", 0, offset) + 1, len(text) if end < 0 else end


def word_or_clause(text: str, offset: int) -> tuple[int, int]:
    """The Latin word or number at `offset`, else what stands between two punctuation marks around it.

    What a double click takes where nothing knows the words of the language.
    """
    for match in _WORD.finditer(text, max(0, offset - 80), offset + 80):
        if match.start() <= offset < match.end():
            return match.span()
    return _stretch(text, offset, _BETWEEN)


def sentence(text: str, offset: int) -> tuple[int, int]:
    """The sentence at `offset`, with its full stop and the quotation marks that close it; never empty."""
    last = None
    for piece in sentences_in(text):
        if piece[0] > offset:
            break
        last = piece
    if last is not None and last[0] <= offset and (offset < last[1] or not text[last[1] : offset].strip()):
        return last
    return _stretch(text, offset, "\n\t")


def _stretch(text: str, offset: int, ends: str) -> tuple[int, int]:
    """The longest stretch around `offset` without a character of `ends`; a mark at `offset` is taken alone."""
    offset = min(max(0, offset), max(0, len(text) - 1))
    if offset < len(text) and text[offset] in ends:
        if offset and text[offset - 1] not in ends:
            offset -= 1
        else:
            return offset, offset + 1
    start = max((text.rfind(mark, 0, offset) for mark in ends), default=-1) + 1
    found = [place for place in (text.find(mark, offset) for mark in ends) if place >= 0]
    return start, min(found, default=len(text))
