"""A set of stretches of a text, merged where they meet."""

from __future__ import annotations


class Stretches:
    """Half-open stretches of whole numbers, kept sorted and apart."""

    def __init__(self) -> None:
        self._parts: list[tuple[int, int]] = []

    def add(self, start: int, end: int) -> list[tuple[int, int]]:
        """Put a stretch in; returns the parts of it that were not in yet."""
        if start >= end:
            return []
        new: list[tuple[int, int]] = []
        kept: list[tuple[int, int]] = []
        place, low, high = start, start, end
        for first, last in self._parts:
            if last < start or first > end:
                kept.append((first, last))
                continue
            if first > place:
                new.append((place, first))
            place = max(place, last)
            low, high = min(low, first), max(high, last)
        if place < end:
            new.append((place, end))
        self._parts = sorted([*kept, (low, high)])
        return new
