"""Reads the column of one text field: the positions of a gram, the documents of positions, and texts for merging."""

# mypy: disable-error-code="no-untyped-call"

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.columns import ColumnReader

from reader_app.search import column_format as layout
from reader_app.search.folding import Folded, Units, refolded
from reader_app.search.postings import Positions, decode_narrow, decode_wide
from reader_app.search.sections import SectionReader

Documents = NDArray[np.uint32]
Counts = NDArray[np.uint32]


class NgramReader(ColumnReader):
    """See `column_format`. Every method may find that the file is damaged.

    Raises:
        DamagedIndexError: The file is not what was written.
    """

    def __init__(self, file: Any, length: int, doccount: int) -> None:
        super().__init__(file, 0, length, doccount)
        self._sections = SectionReader(file.file, length)

    @cached_property
    def points(self) -> NDArray[np.uint32]:
        """Code points of each document's text."""
        points: NDArray[np.uint32] = self._sections.array("points", "<u4")
        return points

    @cached_property
    def variants(self) -> tuple[Positions, Units]:
        """Where something else is written than what is folded, ascending, and what."""
        return self._sections.array("vplaces", "<u4"), self._sections.array("vwritten", "<u2")

    @cached_property
    def variant_units(self) -> Units:
        """What the variants are folded to; not of the stand-in and surrogates."""
        return refolded(self.variants[1])

    def count(self, gram: int) -> int:
        """How many positions the list of a gram has."""
        for grams, counts in ((self._grams, self._counts), (self._wide_grams, self._wide_counts)):
            if (number := _find(grams, gram)) is not None:
                return int(counts[number])
        return 0

    def positions(self, gram: int) -> Positions:
        """Where a gram is, ascending."""
        if (number := _find(self._wide_grams, gram)) is not None:
            return self._wide(number)
        if (number := _find(self._grams, gram)) is not None:
            return self._narrow(number, number + 1)
        return np.zeros(0, np.uint32)

    def positions_of_unit(self, unit: int) -> Positions:
        """Where a unit is, in no particular order: where the grams are that begin with it."""
        return self._positions_of_units(unit, unit)

    def sorted_positions(self, low: int, high: int) -> Positions:
        """Where the units `low` to `high` (included) are, ascending."""
        positions = self._positions_of_units(low, high)
        positions.sort()  # many times as fast as a stable sort, which would use that they are ascending runs
        return positions

    def _positions_of_units(self, low: int, high: int) -> Positions:
        narrow = self._narrow(*_beginning_with(self._grams, low, high))
        wide = [self._wide(number) for number in range(*_beginning_with(self._wide_grams, low, high))]
        return np.concatenate([narrow, *wide])

    @property
    def sentence_ends(self) -> Positions:
        """Where sentences end, ascending."""
        return decode_wide(self._sections.bytes("ends"))

    def documents(self, positions: Positions) -> Documents:
        """The document of each position."""
        documents: Documents = self._document_of_block.take(positions >> np.uint32(layout.SHIFT))
        return documents

    def common(self, unit: int) -> tuple[Documents, Counts] | None:
        """The documents of a common unit and how often it occurs in each; None if it is not common."""
        number = _find(self._common_units, unit)
        if number is None:
            return None
        size = len(self)
        dense = self._sections.bytes("ccounts", number * size, (number + 1) * size)
        documents = np.flatnonzero(dense).astype(np.uint32)
        counts = dense[documents].astype(np.uint32)
        more = self._sections.array("cmore", "<u4").reshape(-1, 3)
        more = more[more[:, 0] == number]
        counts[np.searchsorted(documents, more[:, 1])] = more[:, 2]
        return documents, counts

    def check(self) -> None:
        """Look at the whole file."""
        self._sections.check()

    def __getitem__(self, docnum: int) -> Folded:
        """The text of a document. The first call puts all texts of the segment together; it is for merging."""
        start, stop = (int(bound) for bound in self._text_bounds[docnum])
        places, written = self.variants
        low, high = np.searchsorted(places, (start, stop))
        own = places[low:high] - np.uint32(start)
        return Folded(self._row[start:stop], own, written[low:high], int(self.points[docnum]))

    def texts(self) -> Iterator[str]:
        """Every text as it was written, but for what UTF-16 cannot hold."""
        row = self._row.copy()
        places, written = self.variants
        row[places] = written
        data = row.astype("<u2", copy=False).tobytes()
        for start, stop in self._text_bounds.tolist():
            yield data[2 * start : 2 * stop].decode("utf-16-le", "surrogatepass")

    @cached_property
    def _row(self) -> Units:
        row = np.zeros(len(self._document_of_block) << layout.SHIFT, np.uint16)
        firsts = (self._grams >> 16).astype(np.uint16)
        row[self._narrow(0, len(firsts))] = np.repeat(firsts, self._counts)
        for number, gram in enumerate(self._wide_grams):
            row[self._wide(number)] = gram >> 16
        return row

    @cached_property
    def _text_bounds(self) -> NDArray[np.int64]:
        units = self._sections.array("units", "<u4").astype(np.int64)
        ends = np.cumsum(layout.blocks(units)) << layout.SHIFT
        starts = np.concatenate([[0], ends[:-1]])
        return np.column_stack([starts, starts + units])

    @cached_property
    def _document_of_block(self) -> Documents:
        units = self._sections.array("units", "<u4").astype(np.int64)
        return np.repeat(np.arange(len(units), dtype=np.uint32), layout.blocks(units))

    def _bytes(self, section: str, starts: NDArray[np.uint32], low: int, high: int) -> NDArray[np.uint8]:
        return self._sections.bytes(section, int(starts[low]), int(starts[high]))

    def _narrow(self, low: int, high: int) -> Positions:
        """The positions of narrow lists `low` to `high`, list by list."""
        if low == high:
            return np.zeros(0, np.uint32)
        sums = np.cumsum(decode_narrow(self._bytes("narrow", self._starts, low, high)), dtype=np.uint32)
        if high == low + 1:
            return sums
        counts = self._counts[low:high].astype(np.int64)
        before = np.zeros(len(counts), np.uint32)
        # Each list begins anew at its first position, which the sums over all lists do not know.
        before[1:] = sums[np.cumsum(counts)[:-1] - 1]
        return sums - np.repeat(before, counts)

    def _wide(self, number: int) -> Positions:
        return decode_wide(self._bytes("wide", self._wide_starts, number, number + 1))

    @cached_property
    def _grams(self) -> NDArray[np.uint32]:
        return self._sections.array("ngrams", "<u4")

    @cached_property
    def _starts(self) -> NDArray[np.uint32]:
        return self._sections.array("nstarts", "<u4")

    @cached_property
    def _counts(self) -> NDArray[np.uint16]:
        return self._sections.array("ncounts", "<u2")

    @cached_property
    def _wide_grams(self) -> NDArray[np.uint32]:
        return self._sections.array("wgrams", "<u4")

    @cached_property
    def _wide_starts(self) -> NDArray[np.uint32]:
        return self._sections.array("wstarts", "<u4")

    @cached_property
    def _wide_counts(self) -> NDArray[np.uint32]:
        return self._sections.array("wcounts", "<u4")

    @cached_property
    def _common_units(self) -> NDArray[np.uint16]:
        return self._sections.array("cunits", "<u2")


def _find(numbers: NDArray[Any], number: int) -> int | None:
    # A number of another type would make NumPy convert the whole array.
    at = int(numbers.searchsorted(numbers.dtype.type(number)))
    return at if at < len(numbers) and numbers[at] == number else None


def _beginning_with(grams: NDArray[np.uint32], low: int, high: int) -> tuple[int, int]:
    """The numbers of the grams whose first unit is one of `low` to `high`."""
    first = np.searchsorted(grams, np.uint32(low << 16))
    last = np.searchsorted(grams, np.uint32(high << 16 | 0xFFFF), "right")
    return int(first), int(last)
