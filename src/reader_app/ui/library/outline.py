"""Which row of the list shows what, where articles stand in groups: a heading for each, and its articles unless the
group is collapsed. Numbers only; no widgets."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate

from reader_app.services.listing import Group


class Outline:
    """The rows of `total` articles, which stand in `groups` or, if there are none, one to a row.

    Args:
        collapsed: Whether a group shows nothing but its heading.
    """

    def __init__(
        self, total: int, groups: Sequence[Group] = (), collapsed: Callable[[Group], bool] = lambda _group: False
    ) -> None:
        self.groups = groups
        self._shown = [0 if collapsed(group) else group.count for group in groups]
        self.headings = list(accumulate((shown + 1 for shown in self._shown[:-1]), initial=0)) if groups else []
        self._starts = [group.start for group in groups]
        self._length = sum(self._shown) + len(groups) if groups else total

    def __len__(self) -> int:
        return self._length

    def number_of_group(self, row: int) -> int:
        """The group, counted from 0, whose heading or article is in a row; -1 where there are no groups."""
        return bisect_right(self.headings, row) - 1

    def is_heading(self, row: int) -> bool:
        """Whether the row is a group's heading."""
        number = self.number_of_group(row)
        return number >= 0 and self.headings[number] == row

    def is_collapsed(self, number: int) -> bool:
        """Whether a group, which has articles, shows none of them."""
        return not self._shown[number]

    def place(self, row: int) -> int:
        """The place among all articles of the one in a row; -1 for a heading or a row that there is not."""
        if not 0 <= row < self._length:
            return -1
        number = self.number_of_group(row)
        if number < 0:
            return row
        below = row - self.headings[number] - 1
        return self._starts[number] + below if below >= 0 else -1

    def row(self, place: int) -> int:
        """The row of the article at a place; -1 where it is not shown."""
        if not self.groups:
            return place if 0 <= place < self._length else -1
        number = bisect_right(self._starts, place) - 1
        below = place - self._starts[number]
        return self.headings[number] + 1 + below if 0 <= below < self._shown[number] else -1

    def places(self, top: int, bottom: int) -> Iterator[range]:
        """The places of the articles in the rows from `top` to `bottom`, both included."""
        if not self.groups:
            yield range(top, bottom + 1)
            return
        for number in range(self.number_of_group(top), self.number_of_group(bottom) + 1):
            first = max(top, self.headings[number] + 1)
            last = min(bottom, self.headings[number] + self._shown[number])
            if first <= last:
                start = self._starts[number] - self.headings[number] - 1
                yield range(start + first, start + last + 1)
