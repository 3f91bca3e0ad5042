"""Where phrases with wild cards, and phrases near each other, are in the column of one segment.

`wording` says what they mean; here the same is worked out from positions. A phrase is cut at its gaps into *solids*,
whose characters are all next to each other. A gap is followed from each place to the next solid behind it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from reader_app.domain.query import Near, Phrase, Wild
from reader_app.search.column_reader import NgramReader
from reader_app.search.postings import Positions
from reader_app.search.substring import NOWHERE, Occurrences, Piece, both, occurrences, piece, positions, tally

_LINE_FEED = 0x0A
_HIGH = (0xD800, 0xDBFF)
"""First units of the characters that have two."""


class Places(NamedTuple):
    """Where something begins, ascending, and where each of these ends."""

    starts: Positions
    ends: Positions

    def only(self, chosen: NDArray[np.bool_]) -> Places:
        """Those that are chosen."""
        return Places(self.starts[chosen], self.ends[chosen])


NO_PLACES = Places(NOWHERE.documents, NOWHERE.documents)


def word_occurrences(column: NgramReader, words: Phrase | Near, exact: bool) -> Occurrences:
    """The documents in which the words occur, and how often.

    Raises:
        DamagedIndexError: The column is not what was written.
    """
    if isinstance(words, Near):
        return _near(column, words, exact)
    if words.plain is not None:
        return occurrences(column, piece(words.plain, exact))
    return tally(column, _places(column, words, exact).starts)


def _places(column: NgramReader, phrase: Phrase, exact: bool) -> Places:
    found: Places | None = None
    for pieces in _solids(phrase):
        solid = _solid(column, pieces, exact)
        found = solid if found is None else _behind_gap(column, found, solid)
        if not len(found.starts):
            break
    return NO_PLACES if found is None else found


def _solids(phrase: Phrase) -> Iterator[list[str | Wild]]:
    for gap, pieces in groupby(phrase.pieces, lambda piece: piece is Wild.GAP):
        if not gap:
            yield list(pieces)


def _solid(column: NgramReader, pieces: Sequence[str | Wild], exact: bool) -> Places:
    """Where these pieces are, each right behind the one before; single characters may be wild."""
    assert isinstance(pieces[0], str)
    found = _literal(column, piece(pieces[0], exact))
    wild = 0
    for each in pieces[1:]:
        if isinstance(each, Wild):
            wild += 1
        else:
            found = _behind_wild(column, found, piece(each, exact), wild)
            wild = 0
    return found


def _literal(column: NgramReader, literal: Piece) -> Places:
    starts = positions(column, literal)
    return Places(starts, starts + np.uint32(len(literal.units)))


def _behind_wild(column: NgramReader, found: Places, literal: Piece, wild: int) -> Places:
    """Those of `found` with the literal `wild` characters further on."""
    starts = positions(column, literal)
    astral = column.sorted_positions(*_HIGH)
    parts = []
    for doubles in range(wild + 1 if len(astral) else 1):
        # So many of the wild characters have two units.
        ahead = np.uint32(wild + doubles)
        # Looked for together, and not each in the other: there may be hundreds of thousands of either.
        at = found.ends.searchsorted(both(found.ends, starts, int(ahead)))
        within = Places(found.starts[at], found.ends[at])
        target = within.ends + ahead
        right = _between(astral, within.ends, target) == doubles
        right &= column.documents(within.starts) == column.documents(target)
        within, target = within.only(right), target[right]
        if len(target):
            right = _between(_breaks(column, literal, wild), within.ends, target) == 0
            parts.append(Places(within.starts[right], target[right] + np.uint32(len(literal.units))))
    if not parts:
        return NO_PLACES
    joined = Places(*(np.concatenate(side) for side in zip(*parts, strict=True)))
    order = np.argsort(joined.starts)
    return Places(joined.starts[order], joined.ends[order])


def _breaks(column: NgramReader, literal: Piece, wild: int) -> Positions:
    """Where the line feeds are that can be among so many characters before the literal."""
    if wild == 1:
        return column.positions(_LINE_FEED << 16 | literal.units[0])
    return column.sorted_positions(_LINE_FEED, _LINE_FEED)


def _behind_gap(column: NgramReader, found: Places, solid: Places) -> Places:
    """Those of `found` that have the solid behind them in the same sentence; the first one is taken."""
    at = solid.starts.searchsorted(found.ends)
    reached = at < len(solid.starts)
    found, at = found.only(reached), at[reached]
    starts = solid.starts[at]
    stops = np.append(column.sentence_ends, np.uint32(0xFFFFFFFF))
    whole = stops[stops.searchsorted(found.ends)] >= starts
    found, at, starts = found.only(whole), at[whole], starts[whole]
    same = column.documents(found.starts) == column.documents(starts)
    return Places(found.starts[same], solid.ends[at[same]])


def _between(marks: Positions, lows: Positions, highs: Positions) -> NDArray[np.int64]:
    """How many of the ascending marks are at `low` or behind it, and before `high`."""
    return marks.searchsorted(highs) - marks.searchsorted(lows)


def _near(column: NgramReader, words: Near, exact: bool) -> Occurrences:
    left, right = (_anywhere(column, phrase, exact) for phrase in (words.left, words.right))
    if not len(left.starts) or not len(right.starts):
        return NOWHERE
    astral = column.sorted_positions(*_HIGH)
    near = [left.starts[_beside(column, left, right, words.distance, astral)]]
    if words.left != words.right:
        near.append(right.starts[_beside(column, right, left, words.distance, astral)])
    return tally(column, np.sort(np.concatenate(near)))


def _anywhere(column: NgramReader, phrase: Phrase, exact: bool) -> Places:
    if phrase.plain is None:
        return _places(column, phrase, exact)
    return _literal(column, piece(phrase.plain, exact))


def _beside(column: NgramReader, these: Places, those: Places, distance: int, astral: Positions) -> NDArray[np.bool_]:
    """Which of `these` have one of `those` at most `distance` characters before or behind."""
    ends = np.sort(those.ends)
    behind = those.starts.searchsorted(these.ends)
    before = ends.searchsorted(these.starts, "right") - 1
    near = np.zeros(len(these.starts), np.bool_)
    for chosen, lows, highs in (
        (behind < len(ends), these.ends, those.starts[np.minimum(behind, len(ends) - 1)]),
        (before >= 0, ends[np.maximum(before, 0)], these.starts),
    ):
        # A character has two units at most.
        at = (chosen & (highs - lows <= np.uint32(2 * distance))).nonzero()[0]
        low, high = lows[at], highs[at]
        gap = high.astype(np.int64) - low - _between(astral, low, high)
        # `low` is behind a last unit, which may be the last of its document.
        same = column.documents(low - np.uint32(1)) == column.documents(high)
        near[at] |= same & (gap <= distance)
    return near
