"""How long engines take: every question to every engine in one run, in turn."""

from __future__ import annotations

import gc
import random
import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from benchmarks.searching.ours import Program
from benchmarks.searching.peer import Peer
from benchmarks.searching.question import ALL, SHARED, Answer, Question, belongs
from benchmarks.searching.truth import folded_question

ROUNDS = 2
"""Times that each question is put; the first time counts like the others."""

BEFOREHAND = Question("", "热身", (("热身",),))
"""What every engine is asked before it is measured, so that modules are imported and files opened."""

OURS = "Yandu"
SHOWN = "Yandu with snippets and facets"


@dataclass(frozen=True, slots=True)
class Latency:
    """Milliseconds."""

    p50: float
    p95: float
    max: float


@dataclass(frozen=True, slots=True)
class Timing:
    """One engine and one class of questions, or `ALL` that can be put to every engine.

    Attributes:
        first: Of the first round alone.
    """

    engine: str
    kind: str
    questions: int
    latency: Latency
    first: Latency


@dataclass(frozen=True, slots=True)
class _Lane:
    engine: str
    ask: Callable[[Question], Answer]
    questions: Sequence[Question | None]
    """As this engine is asked; None for those that it cannot be asked."""


def measure(
    program: Program, peers: Iterable[Peer], asked: Sequence[Question], seed: int
) -> tuple[list[Timing], dict[str, list[Answer]]]:
    """Put each question to all engines in turn, in an order drawn anew each time.

    Returns:
        How long it took, and for each engine what it answered last to the questions that it can be asked, in order.
    """
    folded = [folded_question(question) if question.kind in SHARED else None for question in asked]
    lanes = [
        _Lane(OURS, lambda question: program.search(question.text), asked),
        _Lane(SHOWN, lambda question: program.show(question.text), asked),
        *(_Lane(peer.name, peer.search, folded) for peer in peers),
    ]
    times: dict[str, list[list[float]]] = {lane.engine: [[] for _ in asked] for lane in lanes}
    answers: dict[str, dict[int, Answer]] = {lane.engine: {} for lane in lanes}
    for lane in lanes:
        lane.ask(BEFOREHAND)
    chance = random.Random(seed)
    gc.collect()
    gc.freeze()
    for _ in range(ROUNDS):
        for number in range(len(asked)):
            for lane in chance.sample(lanes, len(lanes)):
                question = lane.questions[number]
                if question is not None:
                    begun = time.perf_counter()
                    answers[lane.engine][number] = lane.ask(question)
                    times[lane.engine][number].append((time.perf_counter() - begun) * 1000)
    gc.unfreeze()
    timings = [timing for lane in lanes for timing in _by_kind(lane.engine, asked, times[lane.engine])]
    return timings, {engine: [given for _, given in sorted(some.items())] for engine, some in answers.items()}


def latency(times: Sequence[float]) -> Latency:
    """What times come to."""
    if len(times) < 2:
        return Latency(*([sum(times)] * 3))
    return Latency(statistics.median(times), statistics.quantiles(times, n=20, method="inclusive")[-1], max(times))


def _by_kind(engine: str, asked: Sequence[Question], times: Sequence[list[float]]) -> list[Timing]:
    found = []
    for kind in dict.fromkeys((ALL, *(question.kind for question in asked))):
        rows = [row for question, row in zip(asked, times, strict=True) if row and belongs(question, kind)]
        if rows:
            everything = latency([each for row in rows for each in row])
            found.append(Timing(engine, kind, len(rows), everything, latency([row[0] for row in rows])))
    return found
