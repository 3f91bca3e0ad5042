"""The order of results, from counts alone, so that every engine gives the same.

BM25F (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009) over occurrences in the text and, weighing
more, in the title; of articles that are about equal the newer comes first.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reader_app.domain.hits import Matches
from reader_app.domain.query import Sort
from reader_app.search.examine import Evidence
from reader_app.search.matches import RankedMatches

SATURATION = 1.2
LENGTH_NORM = 0.75
TITLE_WEIGHT = 6
"""An occurrence in the title counts as so many in the body."""
RECENCY = 0.03
"""The share by which the newest of the found articles is preferred to the oldest, and its score where nothing else
tells them apart."""

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Found:
    """Articles that match, in no particular order.

    Attributes:
        names: Gives the ids of the articles with these places in the arrays.
        counts: Occurrences, words by article.
        titles: Those of them in the title, words by article.
        lengths: Code points of each article's text.
        days: Ordinal of each article's date; 0: unknown.
        titled: Of each article, a number that rises in the order of titles; empty unless wanted.
    """

    names: Callable[[Numbers], list[str]]
    counts: Numbers
    titles: Numbers
    lengths: Numbers
    days: Numbers
    titled: NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.lengths)

    def __add__(self, other: Found) -> Found:
        """Both, the others behind these."""
        if not len(other):
            return self

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
            np.concatenate([self.days, other.days]),
            np.concatenate([self.titled, other.titled]),
        )


def examined(evidence: Sequence[Evidence], words: int, titled: Mapping[bytes, float] | None) -> Found:
    """What was found by looking at texts.

    Args:
        words: How many each has counts of.
        titled: The key of a title -> `Found.titled`, if that is wanted.
    """
    ids = [item.article_id for item in evidence]
    shape = (len(evidence), words)
    return Found(
        lambda places: [ids[place] for place in places.tolist()],
        np.array([item.counts for item in evidence], np.int64).reshape(shape).T,
        np.array([item.titles for item in evidence], np.int64).reshape(shape).T,
        np.array([item.length for item in evidence], np.int64),
        np.array([item.facts.date.toordinal() if item.facts.date else 0 for item in evidence], np.int64),
        np.array([] if titled is None else [titled[title_key(item.title)] for item in evidence], np.float64),
    )


def title_key(title: str) -> bytes:
    """By which titles are in order: GB 2312 has the common characters by their pinyin."""
    return title.encode("gb18030", "replace")


def rank(found: Found, sort: Sort) -> Matches:
    """The matches in order."""
    recency = _recency(found.days)
    scores = _relevance(found) * (1 + recency) + recency
    if sort is Sort.DATE:
        keys: tuple[NDArray[Any], ...] = (found.days, scores)
    elif sort is Sort.TITLE:
        keys = (-found.titled, found.days)
    else:
        keys = (scores,)
    return RankedMatches(found.names, scores, found.counts.sum(axis=0), keys)


def _relevance(found: Found) -> NDArray[Any]:
    average = float(found.lengths.mean()) if len(found) else 1.0
    norm = SATURATION * (1 - LENGTH_NORM + LENGTH_NORM / (average or 1.0) * found.lengths)
    characters = float(found.lengths.sum())
    scores = np.zeros(len(found))
    for counts, titles in zip(found.counts, found.titles, strict=True):
        # The seldomer words occur in what was found, the more they say.
        weight = np.log(1 + characters / (1 + float(counts.sum()))) * (SATURATION + 1)
        frequency = counts + (TITLE_WEIGHT - 1) * titles if titles.any() else counts
        scores += weight * frequency / (frequency + norm)
    return scores


def _recency(days: Numbers) -> NDArray[Any]:
    """The preference of each article; none for unknown dates."""
    known = days > 0
    if not known.any():
        return np.zeros(len(days))
    oldest, newest = int(days[known].min()), int(days.max())
    return np.where(known, RECENCY * (days - (oldest - 1)) / (newest - oldest + 1), 0.0)
