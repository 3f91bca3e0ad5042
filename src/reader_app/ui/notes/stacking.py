"""Where cards stand so that none covers another. Pure arithmetic."""

from __future__ import annotations

from collections.abc import Sequence


def stack(wanted: Sequence[float], heights: Sequence[float], gap: float, pinned: int | None = None) -> list[float]:
    """The tops of cards that want to be at `wanted` (ascending): each there, or just below the one before.

    Args:
        pinned: The index of a card that stands exactly where it wants; the ones before it make room upwards, unless
            that would push one above 0.
    """
    tops: list[float] = []
    floor = 0.0
    for top, height in zip(wanted, heights, strict=True):
        tops.append(max(top, floor))
        floor = tops[-1] + height + gap
    if pinned is None or tops[pinned] == wanted[pinned]:
        return tops
    above = list(tops[: pinned + 1])
    ceiling = wanted[pinned]
    above[pinned] = ceiling
    for index in range(pinned - 1, -1, -1):
        above[index] = min(above[index], ceiling - gap - heights[index])
        ceiling = above[index]
    if above[0] < 0:
        return tops
    floor = above[pinned] + heights[pinned] + gap
    for index in range(pinned + 1, len(tops)):
        above.append(max(wanted[index], floor))
        floor = above[-1] + heights[index] + gap
    return above
