"""The order of results, from verified counts alone, so that every engine gives the same.

BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009) over occurrences; those in the title weigh
more; of articles that are about equal the newer comes first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log

from reader_app.domain.hits import Match
from reader_app.domain.query import Sort
from reader_app.search.verify import Evidence

SATURATION = 1.2
LENGTH_NORM = 0.75
TITLE_WEIGHT = 6
"""An occurrence in the title counts as so many in the body."""
RECENCY = 0.03
"""The share by which the newest of the found articles is preferred to the oldest."""


def rank(found: Sequence[Evidence], dates: Mapping[str, str | None], sort: Sort) -> tuple[Match, ...]:
    """The matches in order. `dates`: id -> ISO date, where known."""
    if not found:
        return ()
    average = sum(evidence.length for evidence in found) / len(found) or 1.0
    weights = _rarity(found)
    known = sorted({date for evidence in found if (date := dates.get(evidence.article_id))})
    recency = {date: RECENCY * (place + 1) / len(known) for place, date in enumerate(known)}
    matches = []
    for evidence in found:
        date = dates.get(evidence.article_id) or ""
        score = round(_score(evidence, weights, average) * (1 + recency.get(date, 0.0)), 4)
        matches.append((date if sort is Sort.DATE else "", score, evidence))
    # Two stable sorts: dates and scores fall, ids (only there to make the order certain) rise.
    matches.sort(key=lambda item: item[2].article_id)
    matches.sort(key=lambda item: item[:2], reverse=True)
    return tuple([Match(evidence.article_id, score, sum(evidence.counts)) for _, score, evidence in matches])


def _rarity(found: Sequence[Evidence]) -> list[float]:
    """The weight of each term: the seldomer it occurs in what was found, the more it says."""
    characters = sum(evidence.length for evidence in found)
    totals = [sum(column) for column in zip(*(evidence.counts for evidence in found), strict=True)]
    return [log(1 + characters / (1 + total)) for total in totals]


def _score(evidence: Evidence, weights: Sequence[float], average: float) -> float:
    norm = SATURATION * (1 - LENGTH_NORM + LENGTH_NORM * evidence.length / average)
    score = 0.0
    for count, title, weight in zip(evidence.counts, evidence.titles, weights, strict=True):
        # A term that occurs only in a note counts once.
        frequency = (count + (TITLE_WEIGHT - 1) * title) or 1
        score += weight * frequency * (SATURATION + 1) / (frequency + norm)
    return score
