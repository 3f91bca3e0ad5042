"""Which words are nearly the same as one that was written: they sound alike, or differ in one character."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from reader_app.search.spelling import sounding
from reader_app.search.words import Codes, Found, Group, Rows, Words

SHORTEST = 2
"""Characters of the shortest word that an edit may lead to: a single one says too little."""


def knows(words: Words, text: Codes) -> bool:
    """Whether it is a word."""
    return len(text) <= len(words.groups) and len(_equal(words.groups[len(text) - 1], text)) > 0


def homophones(words: Words, text: Codes) -> Iterator[Found]:
    """The words whose characters can sound as those of `text`, whatever their tones; itself among them."""
    readings = words.readings[text]
    if len(text) > len(words.groups) or not readings[:, 0].all():
        return iter(())
    tables = np.zeros((len(text), len(words.syllables)), np.bool_)
    tables[np.arange(len(text))[:, np.newaxis], readings] = True
    tables[:, 0] = False
    return sounding(words, [[(place + 1, table)] for place, table in enumerate(tables)])


def edits(words: Words, text: Codes) -> Iterator[Found]:
    """The words that become `text` if one character is replaced, left out or put in, or two neighbours are swapped."""
    length = len(text)
    if SHORTEST <= length <= len(words.groups):
        group = words.groups[length - 1]
        yield group, _one_other(group, text)
        yield group, _swapped(group, text)
    if SHORTEST < length <= len(words.groups) + 1:
        group = words.groups[length - 2]
        yield group, np.unique(np.concatenate([_equal(group, np.delete(text, place)) for place in range(length)]))
    if length < len(words.groups):
        group = words.groups[length]
        yield group, _one_more(group, text)


def _equal(group: Group, text: Codes) -> Rows:
    rows = np.flatnonzero(group.chars[0] == text[0])
    for column, code in zip(group.chars[1:], text[1:], strict=True):
        rows = rows[column[rows] == code]
    return rows


def _candidates(group: Group, text: Codes) -> Rows:
    """With one difference, either the first or the last character is the same."""
    return np.flatnonzero((group.chars[0] == text[0]) | (group.chars[-1] == text[-1]))


def _one_other(group: Group, text: Codes) -> Rows:
    rows = _candidates(group, text)
    same = (group.chars[:, rows] == text[:, np.newaxis]).sum(axis=0)
    fitting: Rows = rows[same == len(text) - 1]
    return fitting


def _swapped(group: Group, text: Codes) -> Rows:
    found = []
    for place in range(len(text) - 1):
        order = np.arange(len(text))
        order[[place, place + 1]] = place + 1, place
        found.append(_equal(group, text[order]))
    return np.unique(np.concatenate(found))


def _one_more(group: Group, text: Codes) -> Rows:
    """The words that begin with some characters of `text` and end with the others."""
    rows = _candidates(group, text)
    chars = group.chars[:, rows]
    before = np.logical_and.accumulate(chars[:-1] == text[:, np.newaxis]).sum(axis=0)
    after = np.logical_and.accumulate(chars[:0:-1] == text[::-1, np.newaxis]).sum(axis=0)
    fitting: Rows = rows[before + after >= len(text)]
    return fitting
