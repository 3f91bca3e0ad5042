"""Pieces of a text that show where a query hits, and all its hits. Pure functions; offsets are code points."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from reader_app.domain.hits import Snippet
from reader_app.domain.query import Query
from reader_app.domain.text import CLAUSE_ENDS, CLOSING, SENTENCE_ENDS
from reader_app.search.wording import spans, wording

BEFORE = 26
"""Characters that a snippet shows before its first hit, at most."""
LENGTH = 72
"""Characters of a snippet, at most, unless the hit itself is longer."""
CONSIDERED = 60
"""Windows that are compared for one text; a common character has hundreds of them."""

_ENDS = SENTENCE_ENDS + "；;"  # half a sentence is whole enough for a snippet

Span = tuple[int, int]


def hits(query: Query, text: str, folding: bool) -> tuple[Span, ...]:
    """Where any of the query's words stand, sorted, joined where they overlap."""
    return tuple(_merged(span[:2] for span in _spans(query, text, folding)))


def snippets(query: Query, text: str, folding: bool, limit: int = 3) -> tuple[Snippet, ...]:
    """Up to `limit` pieces around hits: first those that show most words, then in the order of the text.

    The title (the first line) is shown only where the body has no hit.
    """
    found = sorted(_spans(query, text, folding))
    body = text.find("\n") + 1
    found = [span for span in found if span[0] >= body] or found
    windows = list(islice(_windows(text, found), CONSIDERED))
    shown: set[int] = set()
    chosen: list[Span] = []
    while windows and len(chosen) < limit:
        # max() takes the first of equals, so of equal windows the earliest.
        best = max(windows, key=lambda window: (len(window[2] - shown), len(window[2])))
        windows.remove(best)
        shown |= best[2]
        chosen.append(best[:2])
    merged = list(_merged(span[:2] for span in found))
    return tuple(_snippet(text, start, end, merged) for start, end in sorted(chosen))


def _spans(query: Query, text: str, folding: bool) -> list[tuple[int, int, int]]:
    prepared = wording(text, folding)
    return [(*span, number) for number, words in enumerate(query.words) for span in spans(words, prepared)]


def _merged(found: Iterable[Span]) -> Iterator[Span]:
    start = end = -1
    for low, high in sorted(found):
        if low < end:
            end = max(end, high)
            continue
        if end >= 0:
            yield start, end
        start, end = low, high
    if end >= 0:
        yield start, end


def _windows(text: str, found: Sequence[tuple[int, int, int]]) -> Iterator[tuple[int, int, frozenset[int]]]:
    """Stretches that do not overlap, from the first hit on, each with the numbers of the words it shows."""
    position, floor = 0, 0
    while position < len(found):
        start, end = _window(text, found[position][0], found[position][1], floor)
        inside = set()
        while position < len(found) and found[position][0] < end:
            # A hit that the window's end would cut is taken in whole.
            end = max(end, found[position][1])
            inside.add(found[position][2])
            position += 1
        yield start, end, frozenset(inside)
        floor = end


def _window(text: str, start: int, end: int, floor: int) -> Span:
    """The clauses around the hit start:end, within its line and not before `floor`."""
    line = max(text.rfind("\n", 0, start) + 1, floor)
    line_end = text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end
    low = max(line, start - BEFORE)
    if low > line:
        low = _opening(text, low, start)
    high = min(line_end, max(end, low + LENGTH))
    if high < line_end:
        high = _ending(text, end, high)
    while low < start and text[low].isspace():
        low += 1
    while high > end and text[high - 1].isspace():
        high -= 1
    return low, high


def _opening(text: str, low: int, start: int) -> int:
    """Where to begin at or after `low`: behind the last end of a sentence, else behind the first of a clause."""
    last = max(text.rfind(mark, low, start) for mark in _ENDS)
    if last < 0:
        last = min((at for mark in CLAUSE_ENDS if (at := text.find(mark, low, start)) >= 0), default=low - 1)
    last += 1
    while last < start and text[last] in CLOSING + CLAUSE_ENDS:
        last += 1
    return last


def _ending(text: str, end: int, high: int) -> int:
    """Where to stop at or before `high`: after the last sentence in reach, else after the last clause."""
    for marks in (_ENDS, CLAUSE_ENDS):
        last = max(text.rfind(mark, end, high) for mark in marks) + 1
        if last > 0:
            while last < high and text[last] in CLOSING:
                last += 1
            return last
    return high


def _snippet(text: str, start: int, end: int, merged: Sequence[Span]) -> Snippet:
    first = max(0, bisect_left(merged, (start, start)) - 1)
    marks = []
    for low, high in islice(merged, first, None):
        if low >= end:
            break
        if high > start:
            marks.append((max(low, start) - start, min(high, end) - start))
    return Snippet(text[start:end], start, end, tuple(marks))
