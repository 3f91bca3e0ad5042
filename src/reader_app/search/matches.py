"""Matches in order, of which only those are sorted and made that are looked at: a screen of a hundred thousand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any, overload

import numpy as np
from numpy.typing import NDArray

from reader_app.domain.hits import Match, Matches

HEAD = 200
"""So many are sorted first."""

Order = NDArray[np.int64]


class RankedMatches(Matches):
    """The matches of one search.

    Args:
        names: Gives the ids of the articles with these places in the arrays.
        keys: What they are ordered by, falling, the most important first; equals stay as they are.
    """

    def __init__(
        self,
        names: Callable[[Order], list[str]],
        scores: NDArray[Any],
        counts: NDArray[np.int64],
        keys: Sequence[NDArray[Any]],
    ) -> None:
        self._names = names
        self._scores = scores
        self._counts = counts
        self._keys = keys

    @cached_property
    def hits(self) -> int:
        """How many places in all articles together."""
        return int(self._counts.sum())

    def __len__(self) -> int:
        return len(self._scores)

    @overload
    def __getitem__(self, index: int) -> Match: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Match, ...]: ...
    def __getitem__(self, index: int | slice) -> Match | tuple[Match, ...]:
        places = range(len(self))[index]
        if isinstance(places, int):
            return self._made(range(places, places + 1))[0]
        return self._made(places)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]

    def _made(self, places: range) -> tuple[Match, ...]:
        if not places:
            return ()
        order = self._head if max(places) < len(self._head) else self._order
        chosen = order[np.array(places)]
        rows = zip(self._names(chosen), self._scores[chosen].tolist(), self._counts[chosen].tolist(), strict=True)
        return tuple([Match(*row) for row in rows])

    @cached_property
    def _head(self) -> Order:
        """The first places of the order, without sorting all."""
        first = self._keys[0]
        if len(first) <= 2 * HEAD:
            return self._order
        least = np.partition(first, len(first) - HEAD)[len(first) - HEAD]
        return self._sorted(np.flatnonzero(first >= least))[:HEAD]

    @cached_property
    def _order(self) -> Order:
        return self._sorted(np.arange(len(self)))

    def _sorted(self, places: Order) -> Order:
        return places[np.lexsort([-key[places] for key in reversed(self._keys)])]

    def __iter__(self) -> Any:
        return iter(self[:])
