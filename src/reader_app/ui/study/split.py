"""What of a text that is too long for one screen is shown, and where it is cut: after sentences, else clauses. Pure."""

from __future__ import annotations

from collections.abc import Callable

from reader_app.domain.text import CLAUSE_ENDS, SENTENCE_ENDS, cuts


def around(text: str, start: int, end: int, fits: Callable[[str], bool]) -> tuple[int, int] | None:
    """(start, end) of what is shown with the passage start:end on one screen, or None if it alone has no room there.

    Whole sentences around the passage, as many as fit; clauses of its own sentence where not even that fits; else the
    passage alone.
    """
    if not fits(text[start:end]):
        return None
    for ends in (SENTENCE_ENDS, CLAUSE_ENDS):
        places = sorted({0, len(text), *cuts(text, ends)})
        low = max(place for place in places if place <= start)
        high = min(place for place in places if place >= end)
        if fits(text[low:high]):
            return _widened(text, low, high, places, fits)
    return start, end


def _widened(text: str, low: int, high: int, places: list[int], fits: Callable[[str], bool]) -> tuple[int, int]:
    """With what follows, and then with what comes before, while it fits."""
    for place in places:
        if place > high and fits(text[low:place]):
            high = place
    for place in reversed(places):
        if place < low and fits(text[place:high]):
            low = place
    return low, high


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
