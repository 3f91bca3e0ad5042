"""A file of named sections with checksums. What the sections hold is no concern of this module.

Layout, little endian; each part begins at a multiple of 8:

    sections   one behind another
    checksums  u32 CRC-32 of each block of 16 KiB of the sections; the last block may be shorter
    table      for each section: 8 bytes name (ASCII, padded with NUL), u64 offset, u64 length
    trailer    u64 length of all sections, u32 number of sections, u32 CRC-32 of checksums, table and the twelve
               bytes before, 8 bytes magic

A block is checked when it is first read, so opening a file costs nothing however large it is, and nothing that was
not checked is ever used.
"""

from __future__ import annotations

import struct
import zlib
from typing import IO, Any, Protocol

import numpy as np
from numpy.typing import DTypeLike, NDArray

from reader_app.search.checksums import DamagedIndexError

BLOCK = 1 << 14
MAGIC = b"YanduNg1"

_ENTRY = struct.Struct("<8sQQ")
_SIZES = struct.Struct("<QI")
_TRAILER = struct.Struct("<QII8s")


class Target(Protocol):
    """Where bytes go; a file of Whoosh or of Python."""

    def write(self, data: bytes, /) -> object: ...


class SectionWriter:
    """Writes sections one after another."""

    def __init__(self, target: Target) -> None:
        self._target = target
        self._offset = 0
        self._crc = 0
        self._checksums: list[int] = []
        self._table: list[bytes] = []
        self._begun: tuple[str, int] | None = None

    def begin(self, name: str) -> None:
        """Begin the section `name`; what was begun before ends here."""
        self._end()
        self._begun = (name, self._offset)

    def write(self, data: bytes | NDArray[Any]) -> None:
        """More of the present section."""
        view = memoryview(data if isinstance(data, bytes) else data.tobytes())
        while len(view):
            room = BLOCK - self._offset % BLOCK
            piece = bytes(view[:room])
            self._target.write(piece)
            self._crc = zlib.crc32(piece, self._crc)
            self._offset += len(piece)
            if self._offset % BLOCK == 0:
                self._checksums.append(self._crc)
                self._crc = 0
            view = view[len(piece) :]

    def section(self, name: str, data: bytes | NDArray[Any]) -> None:
        """A whole section."""
        self.begin(name)
        self.write(data)

    def finish(self) -> None:
        """Write what belongs behind the sections."""
        self._end()
        if self._offset % BLOCK:
            self._checksums.append(self._crc)
        checksums = np.array(self._checksums, "<u4").tobytes()
        behind = checksums + bytes(-len(checksums) % 8) + b"".join(self._table)
        crc = zlib.crc32(behind + _SIZES.pack(self._offset, len(self._table)))
        self._target.write(behind + _TRAILER.pack(self._offset, len(self._table), crc, MAGIC))

    def _end(self) -> None:
        if self._begun is None:
            return
        name, start = self._begun
        self._table.append(_ENTRY.pack(name.encode("ascii"), start, self._offset - start))
        self._begun = None
        self.write(bytes(-self._offset % 8))


class SectionReader:
    """The sections of a file, mapped into memory.

    Raises:
        DamagedIndexError: Here or when a section is read: it is not what was written.
    """

    def __init__(self, file: IO[bytes], length: int) -> None:
        if length < _TRAILER.size:
            raise DamagedIndexError("a column is cut off")
        self._raw = np.memmap(file, np.uint8, "r", shape=(length,)).view(np.ndarray)
        size, count, crc, magic = _TRAILER.unpack(self._raw[-_TRAILER.size :].tobytes())
        blocks = -(-size // BLOCK)
        behind = self._raw[size : length - _TRAILER.size].tobytes() if size < length else b""
        padded = 4 * blocks + -4 * blocks % 8
        right = magic == MAGIC and len(behind) == padded + count * _ENTRY.size
        if not right or zlib.crc32(behind + _SIZES.pack(size, count)) != crc:
            raise DamagedIndexError("a column has no proper end")
        self._size = size
        self._checksums = np.frombuffer(behind, "<u4", blocks)
        self._checked = np.zeros(blocks, np.bool_)
        entries = (_ENTRY.unpack_from(behind, padded + number * _ENTRY.size) for number in range(count))
        self._table = {name.rstrip(b"\0").decode("ascii"): (offset, size) for name, offset, size in entries}

    def array(self, name: str, kind: DTypeLike) -> NDArray[Any]:
        """A whole section as an array, without copying."""
        return self.bytes(name).view(kind)

    def bytes(self, name: str, start: int = 0, stop: int | None = None) -> NDArray[np.uint8]:
        """Bytes `start` to `stop` of a section, without copying."""
        offset, length = self._table[name]
        low, high = offset + start, offset + (length if stop is None else stop)
        self._check(low, high)
        return self._raw[low:high]

    def check(self) -> None:
        """Look at everything."""
        self._check(0, self._size)

    def _check(self, low: int, high: int) -> None:
        if high <= low:
            return
        first, last = low // BLOCK, -(-high // BLOCK)
        if self._checked[first:last].all():
            return
        for block in np.flatnonzero(~self._checked[first:last]) + first:
            piece = self._raw[block * BLOCK : min((block + 1) * BLOCK, self._size)]
            if zlib.crc32(piece.data) != self._checksums[block]:
                raise DamagedIndexError("a section of a column is not what was written")
            self._checked[block] = True
