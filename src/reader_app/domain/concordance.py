"""A concordance: every hit as one line, the words that were found with what stands before and behind them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from reader_app.domain.query import Query
from reader_app.domain.text import BLOCK_SEPARATOR

CONTEXT = 30
"""Characters that a line shows on each side, at most."""

LIMIT = 200_000
"""Lines of a concordance, at most."""

_BREAKS = re.compile(r"[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Line:
    """One hit, `text[start:end]` in code points, with its context inside the paragraph; all three without breaks."""

    article_id: str
    start: int
    end: int
    left: str
    keyword: str
    right: str


class Order(StrEnum):
    """The order of lines."""

    RESULTS = "results"
    LEFT = "left"  # by the context before the keyword, read backwards from it
    RIGHT = "right"
    DATE = "date"  # the newest article first


@dataclass(frozen=True, slots=True)
class Concordance:
    """The lines of a query in the order of its results.

    Attributes:
        articles: From how many articles they are.
        truncated: Whether there are more than were wanted.
        instead: What was searched in place of the query, which finds nothing; the lines are this one's.
    """

    query: Query
    lines: tuple[Line, ...] = ()
    articles: int = 0
    truncated: bool = False
    instead: Query | None = None

    @property
    def answered(self) -> Query:
        """The query whose hits the lines show."""
        return self.instead or self.query


def lines_of(article_id: str, text: str, spans: Iterable[tuple[int, int]]) -> Iterator[Line]:
    """A line for each of these places in an article's canonical text."""
    for start, end in spans:
        paragraph = text.rfind(BLOCK_SEPARATOR, 0, start) + 1
        paragraph_end = text.find(BLOCK_SEPARATOR, end)
        low = max(paragraph, start - CONTEXT)
        high = min(len(text) if paragraph_end < 0 else paragraph_end, end + CONTEXT)
        yield Line(article_id, start, end, *map(_one_line, (text[low:start], text[start:end], text[end:high])))


def ordered(lines: Sequence[Line], order: Order, dates: Mapping[str, date | None]) -> tuple[Line, ...]:
    """The lines in another order; those that it does not tell apart stay as they are.

    Args:
        lines: In the order of the results.
        dates: Of the articles, by id; what is not known comes last.
    """
    match order:
        case Order.RESULTS:
            return tuple(lines)
        case Order.LEFT:
            return tuple(sorted(lines, key=lambda line: _key(line.left[::-1])))
        case Order.RIGHT:
            return tuple(sorted(lines, key=lambda line: _key(line.right)))
        case Order.DATE:
            return tuple(sorted(lines, key=lambda line: dates.get(line.article_id) or date.min, reverse=True))


def _key(context: str) -> bytes:
    """As titles are compared: GB 2312 has the common characters by their pinyin."""
    return context.encode("gb18030", "replace")


def _one_line(text: str) -> str:
    """The same characters, with spaces for tabs and breaks, so that offsets stay."""
    return _BREAKS.sub(" ", text)
