"""The order of results, from counts alone, so that every engine gives the same.

BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009) over occurrences; those in the title weigh
more; of articles that are about equal the newer comes first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reader_app.domain.hits import Match
from reader_app.domain.query import Sort
from reader_app.search.matches import RankedMatches
from reader_app.search.verify import Evidence

SATURATION = 1.2
LENGTH_NORM = 0.75
TITLE_WEIGHT = 6
"""An occurrence in the title counts as so many in the body."""
RECENCY = 0.03
"""The share by which the newest of the found articles is preferred to the oldest."""

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Found:
    """Articles that match, in no particular order.

    Attributes:
        names: Gives the ids of the articles with these places in the arrays.
        counts: Occurrences, term by article.
        titles: Those of them in the title, term by article.
        lengths: Code points of each article's text.
        dates: Of each article: a number that grows with its date; 0: unknown.
    """

    names: Callable[[Numbers], list[str]]
    counts: Numbers
    titles: Numbers
    lengths: Numbers
    dates: Numbers

    def __len__(self) -> int:
        return len(self.lengths)

    def __add__(self, other: Found) -> Found:
        """Both, the others behind these."""

        def names(places: Numbers) -> list[str]:
            own = places < len(self)
            found = np.empty(len(places), object)
            found[own] = self.names(places[own])
            found[~own] = other.names(places[~own] - len(self))
            return list(found)

        return Found(
            names,
            np.concatenate([self.counts, other.counts], axis=1),
            np.concatenate([self.titles, other.titles], axis=1),
            np.concatenate([self.lengths, other.lengths]),
            np.concatenate([self.dates, other.dates]),
        )


def examined(evidence: Sequence[Evidence], terms: int, date_number: Callable[[str], int]) -> Found:
    """What was found by looking at texts. `date_number`: id -> see `Found.dates`."""
    ids = [item.article_id for item in evidence]
    shape = (len(evidence), terms)
    return Found(
        lambda places: [ids[place] for place in places.tolist()],
        np.array([item.counts for item in evidence], np.int64).reshape(shape).T,
        np.array([item.titles for item in evidence], np.int64).reshape(shape).T,
        np.array([item.length for item in evidence], np.int64),
        np.array([date_number(article_id) for article_id in ids], np.int64),
    )


def numbered(dates: Sequence[str]) -> Numbers:
    """A number for each ISO date that grows with it; 0 for an empty one."""
    known = sorted({*dates} - {""})
    numbers = {date: number for number, date in enumerate(["", *known])}
    return np.array([numbers[date] for date in dates], np.int64)


def rank(found: Found, sort: Sort) -> Sequence[Match]:
    """The matches in order."""
    if not len(found):
        return ()
    scores = np.round(_relevance(found) * (1 + _recency(found.dates)), 4)
    keys = (found.dates, scores) if sort is Sort.DATE else (scores,)
    return RankedMatches(found.names, scores, found.counts.sum(axis=0), keys)


def _relevance(found: Found) -> NDArray[Any]:
    average = float(found.lengths.mean()) or 1.0
    norm = SATURATION * (1 - LENGTH_NORM + LENGTH_NORM * found.lengths / average)
    characters = float(found.lengths.sum())
    scores = np.zeros(len(found))
    for counts, titles in zip(found.counts, found.titles, strict=True):
        # The seldomer a term occurs in what was found, the more it says.
        weight = np.log(1 + characters / (1 + float(counts.sum())))
        # A term that occurs only in a note counts once.
        frequency = np.maximum(counts + (TITLE_WEIGHT - 1) * titles, 1)
        scores += weight * frequency * (SATURATION + 1) / (frequency + norm)
    return scores


def _recency(dates: Numbers) -> NDArray[Any]:
    """The preference of each article; none for unknown dates."""
    present = np.bincount(dates) > 0
    present[0] = False
    place = np.cumsum(present)
    return RECENCY * place[dates] * (dates > 0) / max(1, int(place[-1]))
