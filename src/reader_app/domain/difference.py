"""Where two texts differ, to the character: paragraphs are compared, then the clauses of changed ones, then words.

Going from large to small keeps long texts quick: what two paragraphs have in common is never compared in characters.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

WITHIN = 1_500
"""Characters; stretches that are longer on either side, with no clause in common, are not compared in characters."""
ALIKE = 0.3
"""Of two stretches that have less than this in common every character counts as changed: what is left is chance."""
APART = 2
"""Fewer equal characters than this between two changes are part of the change."""

_CLAUSE = re.compile("\n|[^\n。！？；，、：.!?;,:]*[。！？；，、：.!?;,:]+|[^\n。！？；，、：.!?;,:]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """`left[left_start:left_end]` stands in the right text as `right[right_start:right_end]`; one may be empty."""

    left_start: int
    left_end: int
    right_start: int
    right_end: int


def differences(left: str, right: str) -> tuple[Piece, ...]:
    """What has to be replaced in `left` to make it `right`, in the order of the texts, none touching another."""
    return tuple(_joined(_compare(left, right, Piece(0, len(left), 0, len(right)), _LEVELS)))


def applied(left: str, right: str, pieces: Iterable[Piece]) -> str:
    """`left` with what `pieces` take from `right`."""
    made, place = [], 0
    for piece in pieces:
        made += [left[place : piece.left_start], right[piece.right_start : piece.right_end]]
        place = piece.left_end
    return "".join([*made, left[place:]])


def turned(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """The differences seen from the other text."""
    return tuple(Piece(each.right_start, each.right_end, each.left_start, each.left_end) for each in pieces)


def counterpart(offset: int, pieces: Sequence[Piece]) -> int:
    """Where in the right text stands what stands at `offset` in the left; inside a change, about there."""
    index = bisect_right(pieces, offset, key=lambda piece: piece.left_start) - 1
    if index < 0:
        return offset
    piece = pieces[index]
    if offset < piece.left_end:
        return min(piece.right_start + offset - piece.left_start, piece.right_end)
    return piece.right_end + offset - piece.left_end


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True) if not set(text) & _ODD else re.findall("[^\n]*\n|[^\n]+", text)


_ODD = frozenset("\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")
"""At which `str.splitlines` ends a line, but the canonical text does not."""


def _clauses(text: str) -> list[str]:
    return _CLAUSE.findall(text)


_LEVELS: tuple[Callable[[str], list[str]], ...] = (_lines, _clauses)


def _compare(left: str, right: str, here: Piece, levels: Sequence[Callable[[str], list[str]]]) -> Iterator[Piece]:
    """The differences inside `here`, in which the texts differ as far as is known."""
    if not levels:  # what was cut at the ends of a paragraph might belong to the next one
        here = _trimmed(left, right, here)
    a, b = left[here.left_start : here.left_end], right[here.right_start : here.right_end]
    if not a or not b:
        if a or b:
            yield here
    elif levels:
        cut, *finer = levels
        for piece in _matched(cut(a), cut(b), here):
            yield from _compare(left, right, piece, finer)
    elif max(len(a), len(b)) > WITHIN:
        yield here
    else:
        matcher = SequenceMatcher(None, a, b, autojunk=False)
        yield from _matched(a, b, here, matcher) if matcher.ratio() >= ALIKE else (here,)


def _matched(
    a: Sequence[str], b: Sequence[str], here: Piece, matcher: SequenceMatcher[str] | None = None
) -> Iterator[Piece]:
    """The stretches that differ, if `a` and `b` are what `here` holds, cut into pieces."""
    matcher = matcher or SequenceMatcher(None, a, b)
    left, right = _edges(a, here.left_start), _edges(b, here.right_start)
    for tag, low, high, other_low, other_high in matcher.get_opcodes():
        if tag != "equal":
            yield Piece(left[low], left[high], right[other_low], right[other_high])


def _edges(pieces: Sequence[str], start: int) -> list[int]:
    edges = [start]
    for piece in pieces:
        edges.append(edges[-1] + len(piece))
    return edges


def _trimmed(left: str, right: str, here: Piece) -> Piece:
    """Without what both begin and end with."""
    low, other_low, high, other_high = here.left_start, here.right_start, here.left_end, here.right_end
    while low < high and other_low < other_high and left[low] == right[other_low]:
        low, other_low = low + 1, other_low + 1
    while low < high and other_low < other_high and left[high - 1] == right[other_high - 1]:
        high, other_high = high - 1, other_high - 1
    return Piece(low, high, other_low, other_high)


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Changes with next to nothing between them are one."""
    waiting: Piece | None = None
    for piece in pieces:
        if waiting is not None and piece.left_start - waiting.left_end < APART:
            waiting = Piece(waiting.left_start, piece.left_end, waiting.right_start, piece.right_end)
            continue
        if waiting is not None:
            yield waiting
        waiting = piece
    if waiting is not None:
        yield waiting
