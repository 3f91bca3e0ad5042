"""Where each code point of the canonical text stands in the QTextDocument, and the way back. Knows no Qt class.

The document on the screen holds more than the canonical text (a by-line, pictures) and counts in UTF-16 units. Each
stretch that was written one for one is a segment; converting is a binary search and never looks at the text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable

from reader_app.domain.text import Utf16Map


class PageMap:
    """Converts between offsets (code points of the canonical text) and positions (of a QTextCursor).

    Args:
        text: The canonical text, or the part of it that was written.
        segments: (start, end, position): what is there in the canonical text was written at `position`; sorted by
            start, in the same order in both texts. Two may touch in the canonical text and not on the page, where
            a sign stands between them that says how lines are broken.
        start: Where `text` begins in the canonical text. What is outside has the position of the nearest end.
        reach: Called with an offset before its position is looked up; may `add` segments.
    """

    def __init__(
        self,
        text: str,
        segments: Iterable[tuple[int, int, int]],
        start: int = 0,
        reach: Callable[[int], None] = lambda _: None,
    ) -> None:
        self._reach = reach
        self._first = start
        self._units = Utf16Map(text)
        self._length = len(text)
        self._starts: list[int] = []
        self._sizes: list[int] = []
        self._positions: list[int] = []
        self.add(segments)

    def add(self, segments: Iterable[tuple[int, int, int]]) -> None:
        """More of the text has been written, after everything that was there."""
        for low, high, position in segments:
            unit = self._units.to_units(low - self._first)
            self._starts.append(unit)
            self._sizes.append(self._units.to_units(high - self._first) - unit)
            self._positions.append(position)

    def position(self, offset: int) -> int:
        """The cursor position before the code point `offset`; a separator's is the end of what stands before it."""
        self._reach(offset)
        unit = self._units.to_units(min(max(0, offset - self._first), self._length))
        index = bisect_right(self._starts, unit) - 1
        if index < 0:
            return self._positions[0] if self._positions else 0
        return self._positions[index] + min(unit - self._starts[index], self._sizes[index])

    def offset(self, position: int) -> int:
        """The code point at a cursor position; one outside the canonical text gives the end of what stands before."""
        index = bisect_right(self._positions, position) - 1
        if index < 0:
            return self._first
        inside = min(position - self._positions[index], self._sizes[index])
        return self._first + self._units.to_offset(self._starts[index] + inside)
