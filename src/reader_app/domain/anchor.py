"""Where a passage is, said so that it can be found again after the text has been edited.

One `Anchor` serves annotations, search hits, bookmarks, reading position and slides; one `resolve` finds its place. The
method follows the W3C Web Annotation model's TextPositionSelector and TextQuoteSelector (exact, prefix, suffix).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import islice

from reader_app.domain.block import Document
from reader_app.domain.text import CLAUSE_ENDS, cuts, fingerprint

CONTEXT = 32
"""Characters of context kept on either side of the quote."""

NEAR = 6
"""Characters; less of a line or of one side's context than this says nothing about a place."""

FUZZY_MINIMUM = 8
"""Quotes shorter than this are never looked for approximately: too many places look like them."""

FUZZY_MAXIMUM = 256
"""Of an edited quote that is longer than this only the beginning and the end are looked for."""

CLAUSE = 24
"""An approximate place is widened to whole clauses, by no more than this at either end."""

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
    return find_place(describe_place(before, offset), offset, after)


def describe_place(document: Document, offset: int) -> Anchor | None:
    """The anchor of the words that begin at `offset`; None at the very beginning or end, which need none."""
    end = min(offset + CONTEXT, len(document.text))
    return describe(document, offset, end) if 0 < offset < end else None


def find_place(anchor: Anchor | None, offset: int, document: Document) -> int:
    """Where a place that was `offset` and that `describe_place` described is in the document of today."""
    if anchor is not None and anchor.text_fingerprint != document.fingerprint:
        found = resolve(anchor, document.text)
        if found.found:
            return found.start
    return min(offset, len(document.text))


def occurrences(text: str, quote: str) -> Iterator[int]:
    """Every start of `quote` in `text`, overlapping ones included."""
    position = text.find(quote) if quote else -1
    while position >= 0:
        yield position
        position = text.find(quote, position + 1)


def resolve(anchor: Anchor, text: str) -> Resolution:
    """Find `anchor` in a text that may have been edited since.

    The quote in its whole context, standing there only once, is sure: exact, or moved. With its context on one side
    only it is sure if it is long and stands nowhere else, or if its own line is as it was: when a row of a list is
    deleted, the rows beside it keep that side of its context and have many words in common with it. Otherwise the
    likeliest copy, or the stretch that is most like the quote, is doubtful.
    """
    whole = anchor.prefix + anchor.quote + anchor.suffix
    home = anchor.start - len(anchor.prefix)
    at_home = home >= 0 and text.startswith(whole, home)
    same = [start + len(anchor.prefix) for start in islice(occurrences(text, whole), 2)]
    if at_home and (len(same) == 1 or fingerprint(text) == anchor.text_fingerprint):
        return _at(anchor, anchor.start)
    if len(same) == 1 and len(whole) >= FUZZY_MINIMUM:
        return _at(anchor, same[0])
    copies = {start: _context(anchor, text, start) for start in occurrences(text, anchor.quote)}
    if not copies:
        return _approximate(anchor, text)
    best = min(copies, key=lambda start: (-sum(copies[start]), abs(start - anchor.start)))
    before, after = copies[best]
    one_side = len(anchor.prefix) == before or len(anchor.suffix) == after
    long_and_alone = len(copies) == 1 and len(anchor.quote) >= FUZZY_MINIMUM and max(before, after) >= NEAR
    if one_side and (long_and_alone or _stands_in_its_line(anchor, copies, best)):
        return _at(anchor, best)
    return Resolution(AnchorStatus.DOUBTFUL, best, best + len(anchor.quote))


def _stands_in_its_line(anchor: Anchor, copies: Mapping[int, tuple[int, int]], start: int) -> bool:
    """Whether the paragraph around this copy is the old one, as far as its context goes, and no other copy's is."""
    head = len(anchor.prefix.rpartition("\n")[2])
    tail = len(anchor.suffix.partition("\n")[0])
    alike = [copy for copy, (before, after) in copies.items() if before >= head and after >= tail]
    return alike == [start] and "\n" not in anchor.quote and head + len(anchor.quote) + tail >= NEAR


def _at(anchor: Anchor, start: int) -> Resolution:
    status = AnchorStatus.EXACT if start == anchor.start else AnchorStatus.MOVED
    return Resolution(status, start, start + len(anchor.quote))


def _context(anchor: Anchor, text: str, start: int) -> tuple[int, int]:
    """How many characters of the old context stand unchanged right before and right after a copy of the quote."""
    end = start + len(anchor.quote)
    before = _common(text[max(0, start - len(anchor.prefix)) : start][::-1], anchor.prefix[::-1])
    return before, _common(text[end : end + len(anchor.suffix)], anchor.suffix)


def _common(left: str, right: str) -> int:
    """The length of the beginning that both have."""
    pairs = enumerate(zip(left, right, strict=False))
    return next((index for index, (a, b) in pairs if a != b), min(len(left), len(right)))


def _approximate(anchor: Anchor, text: str) -> Resolution:
    """The stretch that is most like an edited quote, in whole clauses; always doubtful."""
    quote = anchor.quote
    if len(quote) <= FUZZY_MAXIMUM:
        found = _alike(quote, anchor.prefix, text)
    else:
        found = _between(quote, anchor.prefix, text)
    return Resolution(AnchorStatus.DOUBTFUL, *_clauses(text, *found)) if found else Resolution(AnchorStatus.ORPHAN)


def _between(quote: str, prefix: str, text: str) -> tuple[int, int] | None:
    """From the beginning of a long quote to its end, or as far as it was long where only one of them is found."""
    half = FUZZY_MAXIMUM // 2
    head = _alike(quote[:half], prefix, text)
    tail = _alike(quote[-half:], quote[:-half][-CONTEXT:], text)
    if head and tail and 0 < tail[1] - head[0] <= 2 * len(quote):
        return head[0], tail[1]
    if head:
        return head[0], min(len(text), head[0] + len(quote))
    return (max(0, tail[1] - len(quote)), tail[1]) if tail else None


def _alike(quote: str, prefix: str, text: str) -> tuple[int, int] | None:
    """Near places of its pieces, the stretch that shares the most characters with `quote`; None if too few."""
    if len(quote) < FUZZY_MINIMUM:
        return None
    best, best_score = (0, 0), 0.0
    for guess in _guesses(quote, prefix, text):
        low = max(0, guess - len(quote) // 2)
        window = text[low : guess + len(quote) + len(quote) // 2]
        blocks = SequenceMatcher(None, window, quote, autojunk=False).get_matching_blocks()
        runs = [run for run in blocks if run.size >= 2]
        score = sum(run.size for run in runs) / len(quote)
        if score > best_score:
            best_score = score
            # Two characters alone may stand anywhere; the ends are widened to clauses later.
            inner = [run for run in runs if run.size >= 3] or runs
            best = (low + inner[0].a, low + inner[-1].a + inner[-1].size)
    return best if best_score >= SURE_LIKENESS and best[1] - best[0] <= 2 * len(quote) else None


def _guesses(quote: str, prefix: str, text: str) -> Iterable[int]:
    """Starts that the quote would have if one of its four-character pieces, or its context, stood unchanged."""
    found: dict[int, None] = {}
    for index in range(0, len(quote) - 3, 4):
        for start in islice(occurrences(text, quote[index : index + 4]), 8):
            found[max(0, start - index) // 8 * 8] = None
    context = prefix[-NEAR:]
    for start in islice(occurrences(text, context), 8):
        found[start + len(context)] = None
    return islice(found, 64)


def _clauses(text: str, start: int, end: int) -> tuple[int, int]:
    """start:end with the rest of the clauses that it begins and ends in, within their lines."""
    low = max(0, start - CLAUSE)
    begins = [low + cut for cut in cuts(text[low:start], CLAUSE_ENDS)]
    if low == 0:
        begins.insert(0, 0)
    ends = [end - 1 + cut for cut in cuts(text[end - 1 : end + CLAUSE], CLAUSE_ENDS)]
    if end + CLAUSE >= len(text):
        ends.append(len(text))
    start, end = begins[-1] if begins else start, ends[0] if ends else end
    return start, start + len(text[start:end].rstrip())
