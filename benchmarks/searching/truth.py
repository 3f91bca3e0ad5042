"""What is really there: a plain look into every text, one after another. It knows no index and no engine.

Writing is folded as the program folds it (width, case, traditional characters), on both sides.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from benchmarks.searching.library import Made
from benchmarks.searching.question import Question

from reader_app.domain.anchor import occurrences
from reader_app.search.fold import fold


@dataclass(slots=True)
class Truth:
    """Of one question: the numbers of all articles that it finds, in order, and in how many places its pieces are."""

    numbers: array[int] = field(default_factory=lambda: array("I"))
    hits: int = 0


def truths(articles: Iterable[Made], asked: Sequence[Question]) -> list[Truth]:
    """Of each question, in one reading of the library."""
    folded = [folded_question(question) for question in asked]
    found = [Truth() for _ in asked]
    pieces = tuple(dict.fromkeys(piece for one in folded for piece in (*one.pieces, *one.without)))
    for article in articles:
        text = fold(article.text)
        there = {piece for piece in pieces if piece in text}
        for question, truth in zip(folded, found, strict=True):
            if holds(question, article, text, there):
                truth.numbers.append(article.number)
                truth.hits += sum(count(text, piece) for piece in question.pieces)
    return found


def folded_question(question: Question) -> Question:
    """With its pieces as they are in folded texts."""
    groups = tuple(tuple(map(fold, group)) for group in question.groups)
    pattern = fold(question.pattern)  # its own signs stay what they are
    return replace(question, groups=groups, without=tuple(map(fold, question.without)), pattern=pattern)


def holds(question: Question, article: Made, text: str, there: set[str]) -> bool:
    """Whether a folded text, in which the pieces `there` occur, is what was asked for."""
    if not all(any(piece in there for piece in group) for group in question.groups):
        return False
    if any(piece in there for piece in question.without):
        return False
    if question.title and not all(piece in text.partition("\n")[0] for piece in question.pieces):
        return False
    if question.column and question.column not in (article.column or ""):
        return False
    if question.year and (article.date is None or article.date.year != question.year):
        return False
    return question.compiled is None or question.compiled.search(text) is not None


def count(text: str, piece: str) -> int:
    """How often a piece occurs; occurrences may overlap."""
    return text.count(piece) if len(set(piece)) == len(piece) else sum(1 for _ in occurrences(text, piece))
