"""What the figures must be, and whether they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.searching.measuring import OURS, SHOWN
from benchmarks.searching.outcome import Outcome
from benchmarks.searching.question import ALL

MILLION = 1_000_000

RATIOS = {"tantivy": 3.0, "FTS5 pairs": 1 / 10, "FTS5 trigrams": 1 / 50}
"""Peer -> how long this program's p95 may be, as a multiple of the peer's."""

TANTIVY = ("tantivy", "tantivy, pairs alone")


@dataclass(frozen=True, slots=True)
class Check:
    """A figure beside its limit.

    Attributes:
        figure: None if it was not measured.
        least: Whether it must be at least the limit, and not at most.
    """

    measure: str
    figure: float | None
    limit: float
    least: bool = False

    @property
    def verdict(self) -> str:
        """PASS or FAIL."""
        if self.figure is None:
            return "not measured"
        return "PASS" if (self.figure >= self.limit if self.least else self.figure <= self.limit) else "FAIL"


def checks(outcome: Outcome) -> list[Check]:
    """Of a library of 100,000 articles; of a million, only whether it is exact and how long it takes."""
    if outcome.conditions.articles >= MILLION:
        timing = outcome.timing(OURS, ALL)
        p95 = timing.latency.p95 if timing else None
        return [*exact(outcome), Check("1,000,000 articles: p95, ms", p95, 50)]
    return [*exact(outcome), *_times(outcome), *_building(outcome), *_files(outcome)]


def exact(outcome: Outcome) -> Iterator[Check]:
    """Whether this program found what is there, and nothing else."""
    ours = [each for each in outcome.exactness if each.engine == OURS]
    yield Check(
        "recall of the worst class, %", min((100 * each.recall for each in ours), default=None), 100, least=True
    )
    each_once = [each for each in ours if each.kind != ALL]
    yield Check("articles that are found and should not be", sum(each.wrong for each in each_once), 0)
    yield Check("questions with a wrong total of articles or places", sum(each.totals for each in each_once), 0)


def _times(outcome: Outcome) -> Iterator[Check]:
    ours, shown = outcome.timing(OURS, ALL), outcome.timing(SHOWN, ALL)
    if ours is None or shown is None:
        return
    yield Check("top 20 and exact totals, all 13 classes: p95, ms", ours.latency.p95, 8)
    yield Check("the same: max, ms", ours.latency.max, 20)
    for name, limit in RATIOS.items():
        peer = outcome.timing(name, ALL)
        yield Check(
            f"p95 as a multiple of that of {name}", ours.latency.p95 / peer.latency.p95 if peer else None, limit
        )
    yield Check("with 20 results' snippets and 3 facets: p95, ms", shown.latency.p95, 15)


def _building(outcome: Outcome) -> Iterator[Check]:
    rate = outcome.building.from_memory[OURS].rate
    peers = [built.rate for name, built in outcome.building.from_memory.items() if name in TANTIVY]
    yield Check("building from texts in memory, articles/s", rate, 3000, least=True)
    yield Check("the same as a multiple of tantivy's faster", rate / max(peers) if peers else None, 1, least=True)
    yield Check("peak memory of the indexing process, MB", outcome.building.indexed.peak or None, 700)
    yield Check("index and catalogue on the disk, as a multiple of the texts", outcome.cache_share, 1.6)


def _files(outcome: Outcome) -> Iterator[Check]:
    yield Check("open the index, ms", outcome.files.get("open"), 20)
    yield Check("add one article, ms", outcome.files.get("add"), 30)
    yield Check("delete one article, ms", outcome.files.get("delete"), 10)
