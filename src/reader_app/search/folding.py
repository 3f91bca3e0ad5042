"""How a text becomes the numbers that the index is made of: UTF-16 units with differences of writing folded away.

Folding is one unit to one unit, so a place in the folded text is the place in the text. What folding takes away is kept
beside it as *variants* (place, unit as written): from both together comes whether a hit is exact, without the text.
Folding ignores what `fold.fold` ignores: two units are folded to the same one exactly if that makes them equal. Which
one is chosen so that variants are seldom: marks become full-width, as Chinese text has them. Unit 0 is never part of a
folded text; it stands for "no character" between two texts.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from reader_app.search.fold import fold

Units = NDArray[np.uint16]
Flags = NDArray[np.bool_]

STAND_IN = 0xFFFD
"""Stands in the folded text for what UTF-16 or the format cannot hold there: lone surrogates and NUL."""

USUAL = {ord(narrow): ord(wide) for narrow, wide in zip(",:;?!()", "，：；？！（）", strict=True)}
"""What `fold.fold` gives -> what stands for it here, where that is not the same."""

_UNFIT = re.compile("[\0\ud800-\udfff]")
_UNITS = "<u2"


class Folded(NamedTuple):
    """A folded text.

    Attributes:
        units: The folded UTF-16 units.
        places: Of the variants, ascending: where `units` is not what is written there.
        written: Of the variants: the unit that is written there.
        length: Code points of the text.
    """

    units: Units
    places: NDArray[np.uint32]
    written: Units
    length: int


def _make_table() -> Units:
    table = np.arange(0x10000, dtype=np.uint16)
    for code in range(0x10000):
        plain = ord(fold(chr(code)))
        table[code] = USUAL.get(plain, plain)
    table[0] = STAND_IN
    return table


def _make_ambiguous(table: Units) -> Flags:
    ambiguous = np.bincount(table, minlength=0x10000) > 1
    ambiguous[0xD800:0xE000] = True  # letters beyond U+FFFF differ in case by one of their two units
    ambiguous[STAND_IN] = True
    return ambiguous


_TABLE = _make_table()
AMBIGUOUS = _make_ambiguous(_TABLE)
"""Folded unit -> whether more than one unit is folded to it."""


def units(text: str) -> Units:
    """The UTF-16 units of a text as written; a lone surrogate is a unit."""
    return np.frombuffer(text.encode("utf-16-le", "surrogatepass"), _UNITS)


def folded(text: str) -> Folded:
    """Fold a text."""
    written = units(text)
    if bool(((written & 0xF800) == 0xD800).any()):
        result = _TABLE[units(_UNFIT.sub(chr(STAND_IN), fold(text)))]
    else:
        result = _TABLE[written]
    places = np.flatnonzero(result != written)
    return Folded(result, places.astype(np.uint32), written[places], len(text))


def refolded(written: Units) -> Units:
    """What units other than surrogates and NUL are folded to."""
    return _TABLE[written]
