"""Writes the column of one text field: sorts all grams of a segment and writes their positions.

The folded texts wait in a temporary file. Their grams are sorted some millions at a time, by ranges of the first unit,
so that memory does not grow with the segment.
"""

# mypy: disable-error-code="no-untyped-call"

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.columns import ColumnWriter

from reader_app.search import column_format as layout
from reader_app.search.folding import Folded, Units, folded
from reader_app.search.postings import Positions, encode_narrow, encode_wide
from reader_app.search.sections import SectionWriter

PART = 4_000_000
"""Grams that are sorted at once, about; a unit is not divided."""
_BUFFERED = 1_000_000
_CHUNK = 2_000_000

Numbers = NDArray[Any]


class NgramWriter(ColumnWriter):
    """Takes the `Folded` value of each document, in ascending order; documents left out have no text."""

    def __init__(self, file: Any, part: int = PART) -> None:
        super().__init__(file)
        self._part = part
        self._waiting: list[Units] = []
        self._buffered = 0
        self._size = 0
        self._units: list[int] = []
        self._points: list[int] = []
        self._ends: list[Positions] = []
        self._places: list[Positions] = []
        self._written: list[Units] = []
        self._frequency = np.zeros(0x10000, np.int64)
        self._texts = tempfile.TemporaryFile()  # noqa: SIM115  closed by finish, or with the writer

    def add(self, docnum: int, value: Folded) -> None:
        """The value of document `docnum`.

        Raises:
            ValueError: The segment would have too many positions.
        """
        self._fill(docnum)
        padding = layout.padding(len(value.units))
        if self._size + len(value.units) + padding > layout.LIMIT:
            raise ValueError("too much text for one segment")
        self._waiting += (value.units, np.zeros(padding, np.uint16))
        if len(value.places):
            self._places.append(value.places + np.uint32(self._size))
            self._written.append(value.written)
        self._units.append(len(value.units))
        self._points.append(value.length)
        self._size += len(value.units) + padding
        self._buffered += len(value.units) + padding
        if self._buffered >= _BUFFERED:
            self._flush()

    def finish(self, doccount: int) -> None:
        """Write the column."""
        self._fill(doccount)
        self._flush()
        self._texts.flush()
        sections = SectionWriter(self._dbfile)
        sections.section("units", np.array(self._units, "<u4"))
        sections.section("points", np.array(self._points, "<u4"))
        sections.section("ends", encode_wide(np.diff(_joined(self._ends, "<u4"), prepend=np.uint32(0))))
        sections.section("vplaces", _joined(self._places, "<u4"))
        sections.section("vwritten", _joined(self._written, "<u2"))
        row = np.memmap(self._texts, "<u2", "r", shape=(self._size,)) if self._size else np.zeros(0, np.uint16)
        lists = _Lists(sections, self._units, layout.wide_from(self._size))
        for grams, positions in _sorted_parts(row, self._frequency, self._part):
            lists.add(grams, positions)
        lists.finish()
        sections.finish()
        del row  # the mapping must be gone before the file where the system minds
        self._texts.close()

    def _fill(self, docnum: int) -> None:
        while len(self._units) < docnum:
            self.add(len(self._units), folded(""))

    def _flush(self) -> None:
        if self._waiting:
            row = np.concatenate(self._waiting)
            self._frequency += np.bincount(row, minlength=0x10000)
            ends = np.flatnonzero(layout.SENTENCE_END[row]) + (self._size - self._buffered)
            self._ends.append(ends.astype(np.uint32))
            self._texts.write(row.astype("<u2", copy=False).tobytes())
            self._waiting.clear()
            self._buffered = 0


def _joined(arrays: list[Any], kind: str) -> Numbers:
    return np.concatenate(arrays).astype(kind, copy=False) if arrays else np.zeros(0, kind)


def _parts(frequency: NDArray[np.int64], size: int) -> Iterator[tuple[int, int]]:
    """Ranges of first units with about `size` grams each."""
    frequency = frequency.copy()
    frequency[0] = 0
    before = np.concatenate([[0], np.cumsum(frequency)])
    low = 1
    while low < 0x10000 and before[-1] > before[low]:
        high = int(np.searchsorted(before, before[low] + size, "right")) - 1
        high = min(max(high, low + 1), 0x10000)
        if before[high] > before[low]:
            yield low, high
        low = high


def _sorted_parts(row: Units, frequency: NDArray[np.int64], size: int) -> Iterator[tuple[Positions, Positions]]:
    """All grams with their positions, ascending by both, a part after the other."""
    for low, high in _parts(frequency, size):
        found = []
        for start in range(0, len(row), _CHUNK):
            chunk = row[start : start + _CHUNK + 1]
            # The last unit of the row is a NUL, so every unit of a text has one behind it.
            first = chunk[:-1]
            at = np.flatnonzero((first - np.uint16(low)) < np.uint16(high - low))
            key = first[at].astype(np.uint64)
            key <<= np.uint64(16)
            key |= chunk[at + 1]
            key <<= np.uint64(32)
            key |= (at + start).astype(np.uint64)
            found.append(key)
        keys = np.concatenate(found)
        del found
        keys.sort()
        positions = keys.astype(np.uint32)
        keys >>= np.uint64(32)
        yield keys.astype(np.uint32), positions


class _Lists:
    """Writes the lists as they come, and the tables over them at the end."""

    def __init__(self, sections: SectionWriter, units: list[int], wide_from: int) -> None:
        self._sections = sections
        self._wide_from = wide_from
        self._documents = len(units)
        self._blocks = layout.blocks(np.array(units, np.int64))
        self._wide: list[bytes] = []
        self._wide_grams: list[int] = []
        self._wide_counts: list[int] = []
        self._narrow_size = 0
        self._grams: list[Numbers] = []
        self._ends: list[Numbers] = []
        self._counts: list[Numbers] = []
        self._common: list[int] = []
        self._common_counts: list[Numbers] = []
        self._common_more: list[Numbers] = []
        sections.begin("narrow")

    def add(self, grams: Positions, positions: Positions) -> None:
        """Grams with their positions, ascending by both, behind all that were added before."""
        self._note_common(grams, positions)
        bounds = np.flatnonzero(np.diff(grams)) + 1
        starts, ends = np.concatenate([[0], bounds]), np.append(bounds, len(grams))
        counts = ends - starts
        differences = positions.copy()
        differences[1:] -= positions[:-1]
        differences[starts] = positions[starts]
        wide = counts >= self._wide_from
        for number in np.flatnonzero(wide):
            self._wide.append(encode_wide(differences[starts[number] : ends[number]]))
            self._wide_grams.append(int(grams[starts[number]]))
            self._wide_counts.append(int(counts[number]))
        narrow = ~wide
        if narrow.any():
            data, byte_ends = encode_narrow(differences[np.repeat(narrow, counts)] if wide.any() else differences)
            self._sections.write(data)
            self._grams.append(grams[starts[narrow]])
            self._counts.append(counts[narrow])
            self._ends.append(byte_ends[np.cumsum(counts[narrow]) - 1] + self._narrow_size)
            self._narrow_size += len(data)

    def finish(self) -> None:
        """Write the tables."""
        write = self._sections.section
        write("ngrams", _joined(self._grams, "<u4"))
        write("nstarts", np.concatenate([[0], *self._ends]).astype("<u4"))
        write("ncounts", _joined(self._counts, "<u2"))
        write("wide", b"".join(self._wide))
        write("wgrams", np.array(self._wide_grams, "<u4"))
        write("wstarts", np.cumsum([0, *map(len, self._wide)]).astype("<u4"))
        write("wcounts", np.array(self._wide_counts, "<u4"))
        write("cunits", np.array(self._common, "<u2"))
        write("ccounts", _joined(self._common_counts, "u1"))
        write("cmore", _joined(self._common_more, "<u4"))

    def _note_common(self, grams: Positions, positions: Positions) -> None:
        first = grams >> np.uint32(16)
        bounds = np.flatnonzero(np.diff(first)) + 1
        starts, ends = np.concatenate([[0], bounds]), np.append(bounds, len(first))
        documents = np.repeat(np.arange(self._documents), self._blocks)
        for number in np.flatnonzero(ends - starts >= layout.common_from(self._documents)):
            own = documents[positions[starts[number] : ends[number]] >> layout.SHIFT]
            counts = np.bincount(own, minlength=self._documents)
            many = np.flatnonzero(counts >= layout.MOST)
            place = np.full(len(many), len(self._common))
            self._common_more.append(np.column_stack([place, many, counts[many]]).ravel())
            self._common.append(int(first[starts[number]]))
            self._common_counts.append(np.minimum(counts, layout.MOST).astype(np.uint8))
