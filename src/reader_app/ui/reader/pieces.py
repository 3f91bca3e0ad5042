"""Pieces of a block that a double or triple click takes: a word, a clause, a sentence. Pure functions on text."""

from __future__ import annotations

import re

from reader_app.domain.text import CLAUSE_ENDS, CLOSING, SENTENCE_ENDS

_WORD = re.compile(r"[0-9A-Za-zÀ-ɏͰ-ϿЀ-ӿ]+(?:[.'’_-][0-9A-Za-zÀ-ɏͰ-ϿЀ-ӿ]+)*[%％]?")
_BETWEEN = CLAUSE_ENDS + CLOSING + "（(《〈“‘「『【"
_ENDS = SENTENCE_ENDS + "\t"


def word_or_clause(text: str, offset: int) -> tuple[int, int]:
    """The Latin word or number at `offset`, else what stands between two punctuation marks around it."""
    for match in _WORD.finditer(text, max(0, offset - 80), offset + 80):
        if match.start() <= offset < match.end():
            return match.span()
    return _stretch(text, offset, _BETWEEN)


def sentence(text: str, offset: int) -> tuple[int, int]:
    """The sentence at `offset`, with its full stop and the quotation marks that close it."""
    start, end = _stretch(text, offset, _ENDS)
    if text[start:end].strip(CLOSING):
        while text[start] in CLOSING:
            start += 1
    while end < len(text) and text[end] in _ENDS + CLOSING and text[end] not in "\n\t":
        end += 1
    return start, end


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
