"""Articles that a library has twice, or nearly: alike by the pieces of three characters that they are made of.

Every text becomes a row of numbers (`resemblance`) by which those that may be alike are found without comparing all
with all; what is found that way is compared truly. Nothing is decided here, and nothing taken away.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

from reader_app.domain.article import Article
from reader_app.domain.progress import Progress, silent

if TYPE_CHECKING:
    from reader_app.services.resemblance import Row

ALIKE = 0.8
"""From this likeness on two articles are said to be nearly the same."""
BATCH = 400
"""Texts in memory at a time."""


class Texts(Protocol):
    """What is asked of the library; `LibraryService` is one."""

    def articles(self) -> tuple[Article, ...]: ...
    def texts(self, ids: Iterable[str]) -> Iterator[tuple[str, str]]: ...


@dataclass(frozen=True, slots=True)
class Duplicate:
    """One article of a group.

    Attributes:
        likeness: To the first article of its group, 0.0 to 1.0; 1.0: every character is the same.
    """

    article: Article
    likeness: float


@dataclass(frozen=True, slots=True)
class Pair:
    """Two ids, the lesser first, and how alike their articles are."""

    one: str
    other: str
    likeness: float


def pair_of(one: str, other: str) -> tuple[str, str]:
    """Two ids in the order in which pairs are kept."""
    return (one, other) if one < other else (other, one)


class DuplicatesService:
    """Looks through the texts of a library, as its catalogue has them."""

    def __init__(self, library: Texts) -> None:
        self._library = library

    def find(self, progress: Progress = silent, dismissed: Iterable[tuple[str, str]] = ()) -> tuple[
        tuple[Duplicate, ...], ...
    ]:  # fmt: skip
        """Groups of articles that are the same or nearly so, the largest likeness first, each with two at least.

        Args:
            progress: Told of articles; may raise `Cancelled`.
            dismissed: Pairs (see `pair_of`) of which somebody has said that they are no duplicates.
        """
        articles = self._library.articles()
        left_out = set(dismissed)
        pairs = [pair for pair in self._pairs(articles, progress) if (pair.one, pair.other) not in left_out]
        return _groups({article.id: article for article in articles}, pairs)

    def _pairs(self, articles: Sequence[Article], progress: Progress) -> Iterator[Pair]:
        """Equal texts first; of those one each is compared with the others."""
        same: dict[str, list[str]] = defaultdict(list)
        for article in articles:
            same[article.fingerprint or article.id].append(article.id)
        for ids in same.values():
            # To the first and to the next one, so that the others stay together when one is said to be another.
            linked = {*pairwise(ids), *((ids[0], other) for other in ids[1:])}
            yield from (Pair(*pair_of(one, other), 1.0) for one, other in sorted(linked))
        firsts = [ids[0] for ids in same.values()]
        rows = self._rows(firsts, progress, len(articles))
        yield from self._near([key for key, _ in rows], [row for _, row in rows], progress)

    def _rows(self, ids: Sequence[str], progress: Progress, total: int) -> list[tuple[str, Row]]:
        from reader_app.services.resemblance import rows

        found: list[tuple[str, Row]] = []
        for start in range(0, len(ids), BATCH):
            progress(min(start, total), total, "")
            batch = list(self._library.texts(ids[start : start + BATCH]))
            made = rows([text for _, text in batch])
            found += [(key, row) for (key, _), row in zip(batch, made, strict=True) if row is not None]
        return found

    def _near(self, ids: Sequence[str], rows: Sequence[Row], progress: Progress) -> Iterator[Pair]:
        from reader_app.services.resemblance import candidates, likeness, pieces

        known: dict[str, object] = {}
        maybe = candidates(rows)
        for number, start in enumerate(range(0, len(maybe), BATCH)):
            progress(start, len(maybe), "")
            chunk = maybe[start : start + BATCH]
            wanted = {ids[index] for pair in chunk for index in pair}
            known = {key: value for key, value in known.items() if key in wanted} if number else {}
            texts = self._library.texts([key for key in wanted if key not in known])
            known |= {key: pieces(text) for key, text in texts}
            for left, right in chunk:
                one, other = known.get(ids[left]), known.get(ids[right])
                if one is None or other is None:
                    continue  # taken out of the library since
                alike = likeness(one, other)  # type: ignore[arg-type]
                if alike >= ALIKE:
                    # Not of the same fingerprint, so something differs, be it a mark.
                    yield Pair(*pair_of(ids[left], ids[right]), min(alike, 0.999))


def _groups(articles: Mapping[str, Article], pairs: Iterable[Pair]) -> tuple[tuple[Duplicate, ...], ...]:
    """What hangs together by pairs is one group; its first article is the one that most is known of."""
    near: dict[str, dict[str, float]] = defaultdict(dict)
    for pair in pairs:
        near[pair.one][pair.other] = near[pair.other][pair.one] = pair.likeness
    groups, seen = [], set[str]()
    for key in articles:
        if key in seen or key not in near:
            continue
        members, waiting = [], [key]
        seen.add(key)
        while waiting:
            member = waiting.pop()
            members.append(member)
            further = [other for other in near[member] if other not in seen]
            seen.update(further)
            waiting += further
        groups.append(_group([articles[member] for member in members], near))
    return tuple(sorted(groups, key=lambda group: (-max(each.likeness for each in group[1:]), group[0].article.path)))


def _group(members: Iterable[Article], near: Mapping[str, Mapping[str, float]]) -> tuple[Duplicate, ...]:
    first, *others = sorted(members, key=lambda article: (-_known(article), -article.words, article.path))
    alike = _from(first.id, near)
    rest = sorted((Duplicate(article, alike[article.id]) for article in others), key=lambda each: -each.likeness)
    return (Duplicate(first, 1.0), *rest)


def _from(first: str, near: Mapping[str, Mapping[str, float]]) -> dict[str, float]:
    """How alike each of a group is to its first: as compared, or else no more than any step on the way there."""
    alike = {first: 1.0}
    waiting = [first]
    while waiting:
        here = waiting.pop(0)
        for other, likeness in near[here].items():
            if other not in alike:
                alike[other] = min(alike[here], likeness)
                waiting.append(other)
    return alike


def _known(article: Article) -> int:
    return sum(value is not None for value in (article.date, article.source, article.author, article.column))
