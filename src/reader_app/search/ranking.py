"""The order of results, from counts alone, so that every engine gives the same.

BM25F (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009) over occurrences in the text and, weighing
more, in the title; of articles that are about equal the newer comes first. What is worked out for each article is
worked out in 32 bits, and segment by segment, so that a hundred thousand of them stay in the processor's cache.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

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
"""The share by which the newest article is preferred to the oldest, and its score where nothing else tells them
apart."""

Numbers = NDArray[np.int64]
Shares = NDArray[np.float32]


class Statistics(NamedTuple):
    """Of all articles that an engine holds: code points of their texts, and ordinals of their days; 0: none known."""

    average: float
    oldest: int
    newest: int


NO_STATISTICS = Statistics(1.0, 0, 0)


def statistics(lengths: NDArray[Any], days: NDArray[Any]) -> Statistics:
    """Of articles with these lengths and days."""
    known = days[days > 0]
    average = float(lengths.mean()) if len(lengths) else 1.0
    return Statistics(average or 1.0, int(known.min()) if len(known) else 0, int(known.max()) if len(known) else 0)


def norms(lengths: NDArray[Any], of: Statistics) -> Shares:
    """How many occurrences make half of what any number of them can; more in longer texts."""
    return (SATURATION * (1 - LENGTH_NORM) + SATURATION * LENGTH_NORM / of.average * lengths).astype(np.float32)


def recency(days: NDArray[Any], of: Statistics) -> Shares:
    """The preference of each article; none for unknown dates."""
    share = RECENCY / (of.newest - of.oldest + 1)
    result: Shares = np.clip(share * (days.astype(np.float32) - (of.oldest - 1)), 0, RECENCY) * (days > 0)
    return result


def saturated(counts: NDArray[Any], titles: NDArray[Any] | None, norm: Shares) -> Shares:
    """How much occurrences say, from 0 to 1.

    Args:
        titles: How many of the occurrences are in the title; None: none.
    """
    frequency = counts.astype(np.float32)
    if titles is not None:
        frequency += np.float32(TITLE_WEIGHT - 1) * titles
    result: Shares = frequency / (frequency + norm)
    return result


@dataclass(frozen=True, slots=True)
class Found:
    """Articles that match, in no particular order.

    Attributes:
        names: Gives the ids of the articles with these places in the arrays.
        counts: Of each article, occurrences of all words.
        shares: Words by article: how much the occurrences of a word say, see `saturated`.
        recent: Of each article, see `recency`.
        days: Ordinal of each article's date; 0: unknown.
        titled: Of each article, a number that rises in the order of titles; empty unless wanted.
        totals: Of each word, occurrences in all articles.
        characters: Code points of all their texts, about.
    """

    names: Callable[[Numbers], list[str]]
    counts: NDArray[Any]
    shares: Shares
    recent: Shares
    days: NDArray[Any]
    titled: NDArray[np.float64]
    totals: Numbers
    characters: float

    def __len__(self) -> int:
        return len(self.counts)

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
            np.concatenate([self.counts, other.counts]),
            np.concatenate([self.shares, other.shares], axis=1),
            np.concatenate([self.recent, other.recent]),
            np.concatenate([self.days, other.days]),
            np.concatenate([self.titled, other.titled]),
            self.totals + other.totals,
            self.characters + other.characters,
        )


def examined(evidence: Sequence[Evidence], words: int, of: Statistics, titled: Mapping[bytes, float] | None) -> Found:
    """What was found by looking at texts.

    Args:
        words: How many each has counts of.
        titled: The key of a title -> `Found.titled`, if that is wanted.
    """
    ids = [item.article_id for item in evidence]
    shape = (len(evidence), words)
    counts = np.array([item.counts for item in evidence], np.int64).reshape(shape).T
    titles = np.array([item.titles for item in evidence], np.int64).reshape(shape).T
    lengths = np.array([item.length for item in evidence], np.int64)
    days = np.array([item.facts.date.toordinal() if item.facts.date else 0 for item in evidence], np.int64)
    return Found(
        lambda places: [ids[place] for place in places.tolist()],
        counts.sum(axis=0),
        saturated(counts, titles, norms(lengths, of)),
        recency(days, of),
        days,
        np.array([] if titled is None else [titled[title_key(item.title)] for item in evidence], np.float64),
        counts.sum(axis=1),
        of.average * len(evidence),
    )


def title_key(title: str) -> bytes:
    """By which titles are in order: GB 2312 has the common characters by their pinyin."""
    return title.encode("gb18030", "replace")


def rank(found: Found, sort: Sort) -> Matches:
    """The matches in order."""
    scores = np.zeros(len(found), np.float32)
    for shares, total in zip(found.shares, found.totals.tolist(), strict=True):
        # The seldomer words occur in what was found, the more they say.
        scores += np.float32((SATURATION + 1) * np.log1p(found.characters / (1 + total))) * shares
    scores += (scores + 1) * found.recent
    if sort is Sort.DATE:
        keys: tuple[NDArray[Any], ...] = (found.days.astype(np.int64), scores)
    elif sort is Sort.TITLE:
        keys = (-found.titled, found.days.astype(np.int64))
    else:
        keys = (scores,)
    return RankedMatches(found.names, scores, found.counts, keys)
