"""What the column of one text field in one segment looks like; `column_writer` writes it, `column_reader` reads it.

The folded texts (see `folding`) stand one behind another, each followed by NULs up to the next multiple of 64, at
least one. A *position* is a place in that row, so that position >> 6 tells the document. A *gram* is two units that
follow each other, as one number: first << 16 | second; the last unit of a text makes one with the NUL behind it. Every
position with a unit is in the list of exactly one gram, so the lists are also the texts.

The sections of the file (see `sections`), little endian:

    units    u32 per document: units of its text
    points   u32 per document: code points of its text
    narrow   lists of fewer positions than `wide_from`, ascending by gram, as `postings` writes them
    ngrams   u32 per narrow list: the gram
    nstarts  u32 per narrow list and one more: where its bytes begin
    ncounts  u16 per narrow list: positions
    wide     longer lists, ascending by gram
    wgrams   u32 per wide list: the gram
    wstarts  u32 per wide list and one more: where its bytes begin
    wcounts  u32 per wide list: positions
    ends     ascending positions of the units that end a sentence, as `postings` writes a wide list
    vplaces  u32 per variant, ascending: its position
    vwritten u16 per variant: the unit as written
    cunits   u16 per common unit, ascending: the unit
    ccounts  u8 per common unit and document: how often it occurs there; 255: that often or more
    cmore    u32 triples: number of the common unit, document, how often it occurs there; where that is 255 or more
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from reader_app.domain.text import SENTENCE_ENDS
from reader_app.search.folding import folded

SHIFT = 6
"""Texts begin at multiples of 1 << SHIFT."""
COMMON = 1
"""A unit that occurs so often for each document of a segment is common: how often it occurs in each is at hand."""
MOST = 255
LIMIT = (1 << 31) - 1
"""Positions of a segment, so that two added fit into 32 bits."""


def common_from(documents: int) -> int:
    """How often a unit must occur in a segment of so many documents to be common."""
    return max(2048, COMMON * documents)


def wide_from(positions: int) -> int:
    """From how many positions on a list is wide, in a segment of so many.

    Where positions are 32,768 from each other on average, both ways of writing take about as many bytes, and a wide
    list is read many times faster. Of narrow lists the length is written in 16 bits.
    """
    return min(8192, max(256, positions >> 15))


def padding(units: int) -> int:
    """NULs behind a text of so many units."""
    return (1 << SHIFT) - units % (1 << SHIFT)


def blocks(units: NDArray[np.int64]) -> NDArray[np.int64]:
    """How many blocks of 64 positions texts of so many units take."""
    return (units >> SHIFT) + 1


SENTENCE_END = np.zeros(0x10000, np.bool_)
"""Folded unit -> whether it ends a sentence."""
SENTENCE_END[folded(SENTENCE_ENDS).units] = True
