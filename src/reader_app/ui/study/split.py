"""Where a text that is too long for one screen is cut: after sentences, else after clauses, else anywhere. Pure."""

from __future__ import annotations

from collections.abc import Callable

from reader_app.domain.text import CLAUSE_ENDS, SENTENCE_ENDS, cuts


def split(text: str, fits: Callable[[str], bool]) -> tuple[tuple[int, int], ...]:
    """(start, end) of the pieces that together are `text`, each of them fitting, in as few as reading allows.

    Args:
        fits: Whether a piece has room on the screen; a shorter beginning of what fits must fit too. A single character
            that does not fit becomes a piece all the same.
    """
    pieces: list[tuple[int, int]] = []
    start = 0
    while start < len(text) or not pieces:
        length = _piece(text[start:], fits)
        pieces.append((start, start + length))
        start += length
    return tuple(pieces)


def _piece(text: str, fits: Callable[[str], bool]) -> int:
    """How many characters of `text` go onto the screen that it begins."""
    if fits(text):
        return len(text)
    low, high = 1, len(text)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if fits(text[:middle]) else (low, middle)
    for ends in (SENTENCE_ENDS, CLAUSE_ENDS):
        places = [cut for cut in cuts(text[: low + 1], ends) if cut <= low]
        if places and (ends == SENTENCE_ENDS or places[-1] > low // 2):
            return places[-1]
    return low
