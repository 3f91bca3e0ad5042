"""The hits that are marked in the open article and the one that the reader is at. Values, no Qt."""

from __future__ import annotations

from bisect import bisect_left
from typing import TypeAlias

from reader_app.ui.values import AtHit

Span: TypeAlias = tuple[int, int]


class Hits:
    """Sorted hits in code points.

    Attributes:
        index: Of the hit that the reader is at, or None.
    """

    def __init__(self) -> None:
        self.spans: tuple[Span, ...] = ()
        self.index: int | None = None

    @property
    def present(self) -> Span | None:
        """The hit that the reader is at."""
        return None if self.index is None else self.spans[self.index]

    def put(self, spans: tuple[Span, ...]) -> None:
        """Other hits; if they are the same, the reader stays at the one where they are."""
        if spans != self.spans:
            self.spans, self.index = spans, None

    def be_at(self, span: Span) -> None:
        """The reader is at this stretch, which may be a hit."""
        place = bisect_left(self.spans, span)
        self.index = place if self.spans[place : place + 1] == (span,) else None

    def be_after(self, offset: int) -> Span | None:
        """Go to the first hit that begins at `offset` or later, or else to the first of all."""
        if self.spans:
            self.index = bisect_left(self.spans, (offset, offset)) % len(self.spans)
        return self.present

    def step(self, step: int, here: int) -> bool:
        """Go to the next (+1) or previous (-1) hit, from `here` if the reader is at none; False where there is none."""
        if self.index is not None:
            index = self.index + step
        else:
            after = bisect_left(self.spans, (here, here))
            index = after if step > 0 else after - 1
        if not 0 <= index < len(self.spans):
            return False
        self.index = index
        return True

    def go_around(self, step: int) -> None:
        """Go on at the other end: to the first hit (+1) or the last (-1)."""
        if self.spans:
            self.index = 0 if step > 0 else len(self.spans) - 1

    def at(self, around: int = 0) -> AtHit | None:
        """What is told of it; None where nothing was found."""
        return (
            AtHit((self.index or 0) + 1 if self.index is not None else 0, len(self.spans), around)
            if self.spans
            else None
        )
