"""Where a passage is, said so that it can be found again after the text has been edited.

One `Anchor` serves annotations, search hits, bookmarks, reading position and slides; one `resolve` finds its place. The
method follows the W3C Web Annotation model's TextPositionSelector and TextQuoteSelector (exact, prefix, suffix).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from reader_app.domain.block import Document

CONTEXT = 32
"""Characters of context kept on either side of the quote."""

FUZZY_MINIMUM = 8
"""Quotes shorter than this are never looked for approximately: too many places look like them."""

SURE_LIKENESS = 0.6
"""The share of a quote's characters that must be found again for an approximate place to be offered."""


class AnchorStatus(StrEnum):
    """How well an anchor found its place again; the value is the word in `reader-app notes --json`."""

    EXACT = "exact"  # where it was
    MOVED = "moved"  # the same words at another offset
    DOUBTFUL = "doubtful"  # probably here; the words have changed or the context does not decide
    ORPHAN = "orphan"  # not in the text any more


@dataclass(frozen=True, slots=True)
class Anchor:
    """A passage of a canonical text.

    Attributes:
        start, end: Code points in the text that it was made on.
        quote: Exactly `text[start:end]`.
        prefix, suffix: Up to `CONTEXT` characters before and after.
        paragraph: The number of its paragraph, or None in a heading, table, figure or footnote.
        text_fingerprint: Of the text it was made on.
    """

    start: int
    end: int
    quote: str
    prefix: str = ""
    suffix: str = ""
    paragraph: int | None = None
    text_fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class Resolution:
    """The outcome of looking for an anchor. `start` and `end` are 0 for an orphan."""

    status: AnchorStatus
    start: int = 0
    end: int = 0

    @property
    def found(self) -> bool:
        """Whether there is a place to show."""
        return self.status is not AnchorStatus.ORPHAN


def describe(document: Document, start: int, end: int) -> Anchor:
    """The anchor of `document.text[start:end]`.

    Raises:
        ValueError: The range is empty or outside the text.
    """
    text = document.text
    if not 0 <= start < end <= len(text):
        raise ValueError(f"no passage at {start}:{end} in a text of {len(text)} code points")
    return Anchor(
        start,
        end,
        text[start:end],
        text[max(0, start - CONTEXT) : start],
        text[end : end + CONTEXT],
        document.paragraph_at(start),
        document.fingerprint,
    )


def follow(offset: int, before: Document, after: Document) -> int:
    """The offset in `after` of what stands at `offset` in `before`; the same number where that has gone."""
    end = min(offset + CONTEXT, len(before.text))
    found = resolve(describe(before, offset, end), after.text) if 0 < offset < end else None
    return found.start if found is not None and found.found else min(offset, len(after.text))


def occurrences(text: str, quote: str) -> Iterator[int]:
    """Every start of `quote` in `text`, overlapping ones included."""
    position = text.find(quote) if quote else -1
    while position >= 0:
        yield position
        position = text.find(quote, position + 1)


def resolve(anchor: Anchor, text: str) -> Resolution:
    """Find `anchor` in a text that may have been edited since.

    The quote at its old offset is exact if no other copy of it stands more in its old context. Otherwise the copy
    whose context fits best, moved if that is beyond doubt. Otherwise the most alike stretch near one of its pieces,
    always as doubtful.
    """
    end = anchor.start + len(anchor.quote)
    if text[anchor.start : end] == anchor.quote and _context_score(anchor, text, anchor.start) == 1.0:
        return Resolution(AnchorStatus.EXACT, anchor.start, end)
    copies = [(_context_score(anchor, text, start), start) for start in occurrences(text, anchor.quote)]
    if copies:
        copies.sort(key=lambda copy: (-copy[0], abs(copy[1] - anchor.start)))
        score, start = copies[0]
        if start == anchor.start and score >= 0.5:
            return Resolution(AnchorStatus.EXACT, start, end)
        clear = len(copies) == 1 or score - copies[1][0] > 0.1
        known = score >= 0.5 or (len(copies) == 1 and len(anchor.quote) >= FUZZY_MINIMUM)
        status = AnchorStatus.MOVED if clear and known else AnchorStatus.DOUBTFUL
        return Resolution(status, start, start + len(anchor.quote))
    return _approximate(anchor, text)


def _context_score(anchor: Anchor, text: str, start: int) -> float:
    """How much of the old context stands around `start`, 0.0 to 1.0; an anchor without context fits anywhere."""
    total = len(anchor.prefix) + len(anchor.suffix)
    if not total:
        return 1.0
    end = start + len(anchor.quote)
    before = text[max(0, start - len(anchor.prefix)) : start]
    after = text[end : end + len(anchor.suffix)]
    matched = _common(before[::-1], anchor.prefix[::-1]) + _common(after, anchor.suffix)
    return matched / total


def _common(left: str, right: str) -> int:
    """Characters that the two have in common in order, quick when they are equal."""
    if left == right:
        return len(left)
    return sum(block.size for block in SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks())


def _approximate(anchor: Anchor, text: str) -> Resolution:
    """The edited quote: near places of its rarer pieces, the one that shares the most characters with it."""
    quote = anchor.quote
    if len(quote) < FUZZY_MINIMUM:
        return Resolution(AnchorStatus.ORPHAN)
    best, best_score = (0, 0), 0.0
    for guess in _guesses(anchor, text):
        low = max(0, guess - len(quote) // 2)
        window = text[low : guess + len(quote) + len(quote) // 2]
        runs = [
            run for run in SequenceMatcher(None, window, quote, autojunk=False).get_matching_blocks() if run.size >= 2
        ]
        score = sum(run.size for run in runs) / len(quote)
        if runs and score > best_score:
            best_score = score
            best = (low + runs[0].a, low + runs[-1].a + runs[-1].size)
    if best_score < SURE_LIKENESS or best[1] - best[0] > 2 * len(quote):
        return Resolution(AnchorStatus.ORPHAN)
    return Resolution(AnchorStatus.DOUBTFUL, *best)


def _guesses(anchor: Anchor, text: str) -> list[int]:
    """Starts that the quote would have if one of its four-character pieces, or its context, stood unchanged."""
    found: dict[int, None] = {}
    pieces = [(index, anchor.quote[index : index + 4]) for index in range(0, len(anchor.quote) - 3, 4)]
    for index, piece in pieces:
        for count, start in enumerate(occurrences(text, piece)):
            if count == 8:
                break
            found[max(0, start - index) // 8 * 8] = None
    for start in occurrences(text, anchor.prefix[-8:]):
        found[start + len(anchor.prefix[-8:])] = None
    return list(found)[:200]
