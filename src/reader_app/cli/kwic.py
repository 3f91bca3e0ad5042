"""The lines of a concordance on a terminal: what was found stands in one column, its context on both sides."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence

from reader_app.cli import values
from reader_app.cli.output import Output, one_line, width

_TITLE = 20
"""Columns for a title where lines have to fit on a terminal."""
_NARROWEST = 10
"""Columns that a context has at least."""


def print_lines(out: Output, lines: Sequence[values.Json], titles: Sequence[str]) -> None:
    """Print lines, each with the title of its article; on a terminal contexts are cut to its width."""
    found = [one_line(line["keyword"]) for line in lines]
    room = _room(found)
    lefts = [line["left"] if room is None else _end(line["left"], room) for line in lines]
    rights = [line["right"] if room is None else _beginning(line["right"], room) for line in lines]
    left_width, right_width = (max(map(width, texts), default=0) for texts in (lefts, rights))
    for left, keyword, right, title in zip(lefts, found, rights, titles, strict=True):
        before = " " * (left_width - width(left)) + left
        # The words at the right edge line up as well as the longest keyword lets them.
        after = right + " " * (right_width - width(right) + max(map(width, found)) - width(keyword))
        origin = title if room is None else _beginning(title, _TITLE)
        out.text(f"{before} {out.strong(keyword)} {after}  {one_line(origin)}")


def _room(found: Sequence[str]) -> int | None:
    """Columns for the context on each side; None where nothing limits them."""
    if not sys.stdout.isatty():
        return None
    columns = shutil.get_terminal_size().columns
    return max(_NARROWEST, (columns - max(map(width, found), default=0) - _TITLE - 5) // 2)


def _beginning(text: str, columns: int) -> str:
    """As much of the beginning of a text as these columns hold."""
    taken = 0
    for place, char in enumerate(text):
        taken += width(char)
        if taken > columns:
            return text[:place]
    return text


def _end(text: str, columns: int) -> str:
    return _beginning(text[::-1], columns)[::-1]
