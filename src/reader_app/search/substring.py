"""Where a piece of text occurs in the column of one segment, and how often in each document.

A piece of n units is where its grams at 0, 2, 4, ... (and the last) all are, each shifted back by its place in the
piece: sorted lists are intersected, the rarest first. That holds for the folded text. Whether a hit is also what is
written is seen from the variants, and only for units to which more than one is folded.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from reader_app.search.column_reader import NgramReader
from reader_app.search.folding import AMBIGUOUS, STAND_IN, folded, units
from reader_app.search.postings import Positions

_FAR = 12
"""A list so many times longer is rather looked up in than gone through."""


class Occurrences(NamedTuple):
    """Documents in which something occurs, ascending, and how often."""

    documents: NDArray[np.uint32]
    counts: NDArray[np.uint32]


NOWHERE = Occurrences(np.zeros(0, np.uint32), np.zeros(0, np.uint32))


@dataclass(frozen=True)
class Piece:
    """A piece of text to look for.

    Attributes:
        text: Not empty.
        exact: Only as it is written; else whatever folds to the same.
    """

    text: str
    exact: bool

    @cached_property
    def units(self) -> tuple[int, ...]:
        """Folded."""
        return tuple(folded(self.text).units.tolist())

    @cached_property
    def grams(self) -> tuple[tuple[int, int], ...]:
        """(place, gram), so that every unit is in one; none for a single unit."""
        last = len(self.units) - 2
        places = dict.fromkeys([*range(0, last + 1, 2), last]) if last >= 0 else ()
        return tuple((place, self.units[place] << 16 | self.units[place + 1]) for place in places)

    @cached_property
    def doubtful(self) -> tuple[tuple[int, int | None], ...]:
        """(place, unit as it must be written there, None: the folded one), where the folded text does not tell."""
        written = units(self.text).tolist()
        return tuple(
            (place, unit if unit != plain else None)
            for place, (plain, unit) in enumerate(zip(self.units, written, strict=True))
            # The stand-in stands for things that have no case.
            if (self.exact and AMBIGUOUS[plain]) or plain == STAND_IN
        )


@lru_cache(maxsize=256)
def piece(text: str, exact: bool) -> Piece:
    """A `Piece`, of which those that were used lately are folded already."""
    return Piece(text, exact)


def occurrences(column: NgramReader, piece: Piece) -> Occurrences:
    """Where the piece occurs; occurrences may overlap.

    Raises:
        DamagedIndexError: The column is not what was written.
    """
    if not piece.grams:
        return _single(column, piece)
    return tally(column, positions(column, piece))


def positions(column: NgramReader, piece: Piece) -> Positions:
    """Where the piece begins, ascending.

    Raises:
        DamagedIndexError: The column is not what was written.
    """
    if piece.grams:
        return _written(column, piece, _folded(column, piece))
    (unit,) = piece.units
    return _written(column, piece, column.sorted_positions(unit, unit))


def tally(column: NgramReader, positions: Positions) -> Occurrences:
    """The documents of ascending positions, and how many each has."""
    if not len(positions):
        return NOWHERE
    each = column.documents(positions)
    bounds = np.empty(len(each) + 1, np.bool_)
    bounds[0] = bounds[-1] = True
    np.not_equal(each[1:], each[:-1], out=bounds[1:-1])
    starts = bounds.nonzero()[0]
    return Occurrences(each.take(starts[:-1]), (starts[1:] - starts[:-1]).astype(np.uint32))


def _single(column: NgramReader, piece: Piece) -> Occurrences:
    """Where a piece of a single unit occurs. Few positions are looked at where the unit is common."""
    (unit,) = piece.units
    common = None if unit == STAND_IN else column.common(unit)
    if common is None:
        return _counted(column, _written(column, piece, column.positions_of_unit(unit)))
    if not piece.doubtful:
        return Occurrences(*common)
    ((_, written),) = piece.doubtful
    places = column.variants[0]
    if written is not None:
        return _counted(column, places[column.variants[1] == written])
    other = _counted(column, places[column.variant_units == unit])
    documents, counts = common
    counts = counts.copy()
    counts[documents.searchsorted(other.documents)] -= other.counts
    return Occurrences(documents[counts > 0], counts[counts > 0])


def _counted(column: NgramReader, positions: Positions) -> Occurrences:
    """How many of the positions, which may be in no order, each document has."""
    if not len(positions):
        return NOWHERE
    counts = np.bincount(column.documents(positions), minlength=len(column))
    documents = counts.nonzero()[0].astype(np.uint32)
    return Occurrences(documents, counts[documents].astype(np.uint32))


def _folded(column: NgramReader, piece: Piece) -> Positions:
    """Where the folded piece begins."""
    rarest = sorted((column.count(gram), place, gram) for place, gram in piece.grams)
    if rarest[0][0] == 0:
        return NOWHERE.documents
    found: Positions | None = None
    for _, place, gram in rarest:
        positions = column.positions(gram)
        found = _shifted(positions, place) if found is None else both(found, positions, place)
        if not len(found):
            break
    return NOWHERE.documents if found is None else found


def _shifted(positions: Positions, places: int) -> Positions:
    """Positions so many places before, without those that would be before the first."""
    if not places:
        return positions
    shifted: Positions = positions[np.searchsorted(positions, np.uint32(places)) :] - np.uint32(places)
    return shifted


def both(found: Positions, positions: Positions, place: int) -> Positions:
    """Those of `found` at which, `place` further on, there is one of `positions`. All are ascending."""
    if len(positions) > _FAR * len(found):
        return found[held(positions, found + np.uint32(place))]
    shifted = _shifted(positions, place)
    if len(found) > _FAR * len(shifted):
        return shifted[held(found, shifted)]
    joined = np.concatenate([found, shifted])
    joined.sort()
    twice: Positions = joined[:-1][joined[1:] == joined[:-1]]
    return twice


def held(haystack: Positions, needles: Positions) -> NDArray[np.bool_]:
    """Which of `needles` are in the ascending `haystack`."""
    if not len(haystack):
        return np.zeros(len(needles), np.bool_)
    at = np.minimum(haystack.searchsorted(needles), len(haystack) - 1)
    found: NDArray[np.bool_] = haystack[at] == needles
    return found


def _written(column: NgramReader, piece: Piece, positions: Positions) -> Positions:
    """Those of `positions` at which the piece stands as it must be written."""
    places, written = column.variants
    for place, unit in piece.doubtful:
        if not len(positions):
            break
        wanted = positions + np.uint32(place)
        variant = held(places, wanted)
        if unit is None:
            positions = positions[~variant]
        else:
            positions = positions[variant]
            positions = positions[written[np.searchsorted(places, wanted[variant])] == unit]
    return positions
