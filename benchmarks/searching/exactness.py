"""Whether engines find exactly what is there: sets of articles are compared, not numbers."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import TypeVar

from benchmarks.searching.measuring import OURS
from benchmarks.searching.ours import Program
from benchmarks.searching.peer import TOP, Peer
from benchmarks.searching.question import ALL, SHARED, Answer, Question, belongs
from benchmarks.searching.truth import Truth, folded_question

_EXAMPLES = 5

Key = TypeVar("Key", int, str)
"""By which an engine calls articles."""


@dataclass(frozen=True, slots=True)
class Exactness:
    """How an engine's answers to a class of questions compare with the truth.

    Attributes:
        there: Articles that should have been found, all questions together.
        missed: Articles that were not found.
        wrong: Articles that should not have been found.
        totals: Questions of which the total of articles, or of places, or the first articles are not right.
        examples: Some questions that were not answered exactly.
    """

    engine: str
    kind: str
    there: int
    missed: int
    wrong: int
    totals: int
    examples: tuple[str, ...]

    @property
    def recall(self) -> float:
        """Share of the articles that are there which was found."""
        return 1 - self.missed / self.there if self.there else 1.0


@dataclass(frozen=True, slots=True)
class _Compared:
    question: Question
    there: int
    missed: int
    wrong: int
    totals_right: bool


def of_program(
    program: Program, asked: Sequence[Question], truths: Sequence[Truth], answers: Sequence[Answer], ids: Sequence[str]
) -> list[Exactness]:
    """Of the program and what it answered; `ids` by number."""
    found = []
    for question, truth, answer in zip(asked, truths, answers, strict=True):
        there = {ids[number] for number in truth.numbers}
        # What a place of a wild card or of a field is, is the program's own affair.
        counted = question.kind not in SHARED or answer.hits == truth.hits
        found.append(_compare(question, there, program.all_ids(question.text), answer, counted))
    return _by_kind(OURS, found)


def of_peer(
    peer: Peer, asked: Sequence[Question], truths: Sequence[Truth], answers: Sequence[Answer]
) -> list[Exactness]:
    """Of another engine, which was only asked `SHARED` questions; none of them counts places."""
    shared = [(question, truth) for question, truth in zip(asked, truths, strict=True) if question.kind in SHARED]
    found = [
        _compare(question, set(truth.numbers), peer.all_ids(folded_question(question)), answer, counted=True)
        for (question, truth), answer in zip(shared, answers, strict=True)
    ]
    return _by_kind(peer.name, found)


def _compare(
    question: Question, there: AbstractSet[Key], got: AbstractSet[Key], answer: Answer, counted: bool
) -> _Compared:
    first = len(answer.top) == min(TOP, len(there)) and there >= set(answer.top)
    right = counted and first and answer.total == len(there)
    return _Compared(question, len(there), len(there - got), len(got - there), right)


def _by_kind(engine: str, found: Sequence[_Compared]) -> list[Exactness]:
    result = []
    for kind in dict.fromkeys((ALL, *(one.question.kind for one in found))):
        some = [one for one in found if belongs(one.question, kind)]
        there, missed, wrong = (sum(getattr(one, name) for one in some) for name in ("there", "missed", "wrong"))
        bad = [one.question.text for one in some if one.missed or one.wrong or not one.totals_right]
        totals = sum(not one.totals_right for one in some)
        if some:
            result.append(Exactness(engine, kind, there, missed, wrong, totals, tuple(bad[:_EXAMPLES])))
    return result
