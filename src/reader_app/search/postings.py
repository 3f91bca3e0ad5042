"""Ascending positions as bytes, two ways. Arrays in and out; no files here.

*Narrow*, for short lists: the differences in variable-byte coding, seven bits a byte, lowest first, the high bit set on
every byte but the last of a number. A run of narrow lists is decoded in one go.

*Wide*, for long lists, which it decodes many times faster: `u32 n, u32 e`, then n differences as `u16` (their low
halves), then the e that do not fit: `u32` index, and behind all indexes `u16` high half. Little endian throughout.
"""

from __future__ import annotations

import struct

import numpy as np
from numpy.typing import NDArray

Positions = NDArray[np.uint32]
Bytes = NDArray[np.uint8]
Sizes = NDArray[np.int64]

_HEAD = struct.Struct("<II")
_MOST = 5  # bytes of a 32-bit number in seven-bit pieces


def encode_narrow(numbers: Positions) -> tuple[Bytes, Sizes]:
    """Numbers in variable-byte coding, and where in the bytes each of them ends."""
    sizes = np.ones(len(numbers), np.int64)
    for piece in range(1, _MOST):
        more = numbers >= (1 << (7 * piece))
        if not more.any():
            break
        sizes += more
    ends = np.cumsum(sizes)
    starts = ends - sizes
    data = np.empty(int(ends[-1]) if len(ends) else 0, np.uint8)
    data[starts] = (numbers & 127).astype(np.uint8) | ((sizes > 1).astype(np.uint8) << 7)
    at = np.flatnonzero(sizes > 1)
    for piece in range(1, _MOST):
        if not len(at):
            break
        low = ((numbers[at] >> np.uint32(7 * piece)) & 127).astype(np.uint8)
        longer = sizes[at] > piece + 1
        data[starts[at] + piece] = low | (longer.astype(np.uint8) << 7)
        at = at[longer]
    return data, ends


def decode_narrow(data: Bytes) -> Positions:
    """The numbers that `encode_narrow` was given."""
    ends = (data < 128).nonzero()[0]
    if len(ends) == len(data):
        return data.astype(np.uint32)
    starts = np.empty_like(ends)
    starts[:1] = 0
    starts[1:] = ends[:-1] + 1
    numbers = (data[starts] & 127).astype(np.uint32)
    sizes = ends - starts
    for piece in range(1, _MOST):
        at = (sizes >= piece).nonzero()[0]
        if not len(at):
            break
        numbers[at] |= (data[starts[at] + piece] & 127).astype(np.uint32) << np.uint32(7 * piece)
    return numbers


def encode_wide(differences: Positions) -> bytes:
    """Differences of a long list; see above."""
    large = np.flatnonzero(differences > 0xFFFF)
    highs = (differences[large] >> np.uint32(16)).astype("<u2")
    head = _HEAD.pack(len(differences), len(large))
    return head + differences.astype("<u2").tobytes() + large.astype("<u4").tobytes() + highs.tobytes()


def decode_wide(data: Bytes) -> Positions:
    """The positions whose differences `encode_wide` was given."""
    count, exceptions = _HEAD.unpack(data[:8].tobytes())
    lows = np.frombuffer(data, "<u2", count, 8)
    if not exceptions:
        return np.cumsum(lows, dtype=np.uint32)
    differences = lows.astype(np.uint32)
    large = np.frombuffer(data, "<u4", exceptions, 8 + 2 * count)
    highs = np.frombuffer(data, "<u2", exceptions, 8 + 2 * count + 4 * exceptions)
    differences[large] |= highs.astype(np.uint32) << np.uint32(16)
    return np.cumsum(differences, dtype=np.uint32)
