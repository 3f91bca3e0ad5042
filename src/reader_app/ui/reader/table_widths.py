"""How wide the columns of a table are: measuring the words of its cells, and sharing the width that there is.

A column has a natural width, at which none of its cells needs a second line, and a least one, below which it is no
pleasure to read: a short column is never broken, a long one keeps some characters a line. A table whose least widths
do not fit is wider than the text and is moved sideways (`wide_tables`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import pairwise, zip_longest

from PySide6.QtGui import QFont, QFontMetricsF, QTextFormat, QTextLength, QTextTableFormat

SHORT = 8
"""Characters up to which a column is never broken, and which a longer one keeps where the table fits."""

LONG = 14
"""Characters of a long column in a table that is wider than the text."""

_PROPERTY = QTextFormat.Property.UserProperty.value + 1
_MOST = 1.5  # columns wider than this, in widths of the text, share as if they had just this
_MEASURED = 3  # the longest cells of a column by count are measured; one of them is the widest, or nearly so
_SLACK = 2.0
_UNBROKEN = re.compile(r"[!-~\u00c0-\u024f]+")
_BORDER = re.compile(r"(?<=[\u2e80-\u9fff])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z%])(?=[\u2e80-\u9fff])")
_THIN = 0.25


@dataclass(frozen=True, slots=True)
class ColumnWidths:
    """Of one table, a figure a column, in pixels, the padding of the cells included.

    Attributes:
        natural: At which nothing is broken.
        least: Below which a column shall not fall where the table fits.
        roomy: The same where the table does not fit and is moved sideways.
    """

    natural: tuple[float, ...]
    least: tuple[float, ...]
    roomy: tuple[float, ...]


def measure(
    rows: Sequence[Sequence[str]], header_rows: int, font: QFont, advance: float, padding: float
) -> ColumnWidths:
    """The widths that the cells ask for.

    Args:
        rows: Of any lengths; a missing cell is an empty one.
        advance: Width of a Chinese character of `font`.
        padding: At each side of a cell.
    """
    bold = QFont(font)
    bold.setBold(True)
    plain, strong = _ruler(font, advance), _ruler(bold, advance)
    more = 2 * padding + _SLACK
    natural, words = [], []
    for cells in zip_longest(*rows, fillvalue=""):
        head, body = cells[:header_rows], cells[header_rows:]
        natural.append(max(_widest(head, strong), _widest(body, plain)) + more)
        words.append(max(_widest(_unbroken(head), strong), _widest(_unbroken(body), plain)) + more)
    return ColumnWidths(
        tuple(natural),
        _at_least(natural, words, SHORT * advance + more, SHORT * advance * 2),
        _at_least(natural, words, LONG * advance + more, LONG * advance * 2),
    )


def share(widths: ColumnWidths, room: float) -> tuple[int, ...]:
    """Whole pixels a column; together just `room`, or more where the columns cannot be read in it."""
    natural, least = widths.natural, widths.least
    if sum(natural) <= room:
        # What is left over goes to all alike, so that the table is as wide as the text.
        return _whole([width * room / sum(natural) for width in natural], room)
    if sum(least) <= room:
        wanted = [min(width, room * _MOST) - floor for width, floor in zip(natural, least, strict=True)]
        part = (room - sum(least)) / max(1.0, sum(wanted))
        return _whole([floor + more * part for floor, more in zip(least, wanted, strict=True)], room)
    return _whole(list(widths.roomy), sum(widths.roomy))


def keep(table: QTextTableFormat, widths: ColumnWidths, room: float) -> None:
    """Share the whole width in a table's format as `room` would be, and let it remember the widths for another time."""
    shared = share(widths, room)
    figures = (widths.natural, widths.least, widths.roomy, shared)
    table.setProperty(_PROPERTY, [list(row) for row in figures])
    part = QTextLength.Type.PercentageLength
    table.setWidth(QTextLength(part, 100))
    table.setColumnWidthConstraints([QTextLength(part, 100 * width / sum(shared)) for width in shared])


def kept(table: QTextFormat) -> tuple[ColumnWidths, tuple[int, ...]] | None:
    """What `keep` or `apply` last put into a table's format: the widths, and how they are shared in pixels."""
    figures = table.property(_PROPERTY)
    if not figures:
        return None
    natural, least, roomy, shared = (tuple(float(width) for width in row) for row in figures)
    return ColumnWidths(natural, least, roomy), tuple(round(width) for width in shared)


def apply(table: QTextTableFormat, widths: ColumnWidths, shared: Sequence[int]) -> None:
    """Give the columns just these pixels."""
    table.setProperty(_PROPERTY, [list(row) for row in (widths.natural, widths.least, widths.roomy, shared)])
    fixed = QTextLength.Type.FixedLength
    table.setWidth(QTextLength(fixed, sum(shared)))
    table.setColumnWidthConstraints([QTextLength(fixed, width) for width in shared])


def _ruler(font: QFont, advance: float) -> Callable[[str], float]:
    """Measures a line, with room for the thin spaces between Chinese and Latin that the reader may have chosen."""
    width = QFontMetricsF(font).horizontalAdvance
    return lambda line: width(line) + len(_BORDER.findall(line)) * advance * _THIN


def _widest(cells: Sequence[str], width: Callable[[str], float]) -> float:
    lines = (line for cell in cells for line in cell.split("\u2028"))
    return max((width(line) for line in nlargest(_MEASURED, lines, key=_weight)), default=0.0)


def _unbroken(cells: Sequence[str]) -> list[str]:
    """What has no place inside at which a line may end: words of other scripts, and numbers."""
    return [word for cell in cells for word in _UNBROKEN.findall(cell)]


def _weight(line: str) -> int:
    """The wider, the more: a Chinese character is about three letters."""
    return len(line.encode("utf-8", "replace"))


def _at_least(natural: Sequence[float], words: Sequence[float], floor: float, ceiling: float) -> tuple[float, ...]:
    """The natural width where it is small, else `floor`, more for a long word, but no more than `ceiling`."""
    pairs = zip(natural, words, strict=True)
    return tuple(min(width, max(floor, min(word, ceiling))) for width, word in pairs)


def _whole(widths: Sequence[float], room: float) -> tuple[int, ...]:
    """Whole pixels whose sum is that of `room`; each figure is rounded together with all before it."""
    edges, at = [0], 0.0
    for width in widths:
        at += width
        edges.append(round(at))
    edges[-1] = round(room)
    return tuple(after - before for before, after in pairwise(edges))
