"""How the reader's width is shared between paragraph numbers, text and notes. Pure arithmetic."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

GUTTER = 52
NARROW_GUTTER = 36
GAP = 24
CARD = 216
NARROW_CARD = 164
FEWEST_BESIDE_CARDS = 24
"""With fewer characters a line than this, notes give way to dots."""
DOTS = 26
PAD = 6
"""Right of the text, for the caret at the end of a full line."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Widths in pixels, from left to right.

    Attributes:
        left: Empty.
        gutter: For paragraph numbers.
        column: For text: a whole number of characters.
        gap: Between text and cards, or for dots.
        card: Of a note; 0 = notes do not fit (or are hidden), dots stand for them.
    """

    left: int
    gutter: int
    column: int
    gap: int
    card: int

    @property
    def page(self) -> int:
        """Width of gutter and text together."""
        return self.gutter + self.column + PAD


def share(width: int, advance: float, characters: int, *, notes: bool) -> Columns:
    """Share `width` pixels; `advance` is the width of a character, `characters` how many a line holds if they fit."""
    if notes:
        for gutter, card in ((GUTTER, CARD), (GUTTER, NARROW_CARD), (NARROW_GUTTER, NARROW_CARD)):
            room = int((width - gutter - PAD - 2 * GAP - card) / advance)
            enough = characters if card == CARD else min(characters, FEWEST_BESIDE_CARDS)
            if room >= enough:
                column = _pixels(min(room, characters), advance)
                spare = width - gutter - column - PAD - 2 * GAP - card
                card += min(CARD - card, spare)
                return Columns(max(0, width - gutter - column - PAD - 2 * GAP - card) // 2, gutter, column, GAP, card)
    gutter = GUTTER if width - GUTTER - DOTS >= characters * advance else NARROW_GUTTER
    column = _pixels(max(4, min(characters, int((width - gutter - PAD - DOTS) / advance))), advance)
    return Columns(max(0, (width - gutter - column - PAD - DOTS) // 2), gutter, column, DOTS, 0)


def _pixels(characters: int, advance: float) -> int:
    """Rounded up, so that rounding never costs the last character of a line."""
    return ceil(characters * advance)
