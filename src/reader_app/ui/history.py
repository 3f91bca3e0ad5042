"""The places that were open, back and forward as in a browser."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader_app.domain.anchor import follow
from reader_app.domain.block import Document
from reader_app.ui.values import Place

if TYPE_CHECKING:
    from reader_app.domain.query import Query

LIMIT = 200
NEAR = 40
"""Characters; a jump that is shorter leads to no other place."""


@dataclass(frozen=True, slots=True)
class Visit:
    """An article, where in it the reader was, and the query whose hits were shown."""

    article_id: str
    place: Place
    query: Query | None = None


class History:
    """A list of visits and which of them is the present one."""

    def __init__(self) -> None:
        self._visits: list[Visit] = []
        self._index = -1
        self._stepped = False

    def visit(self, visit: Visit, *, jump: bool = False) -> None:
        """A new place; what lay ahead is forgotten.

        Args:
            jump: Somebody has gone to this place on purpose. Otherwise the same article again only moves its place, and
                so does a jump to what was in view already.
        """
        present = self.at(0)
        same = present is not None and present.article_id == visit.article_id
        near = present is not None and abs(present.place.start - visit.place.start) < NEAR
        if same and (near or not jump):
            self._visits[self._index] = visit
        else:
            self._add(visit)
        self._stepped = False

    def step(self, visit: Visit) -> None:
        """A place in the article that is open, on the way from hit to hit; all of the way is one place."""
        if self._stepped and self._is_present(visit.article_id):
            self._visits[self._index] = visit
        else:
            self._add(visit)
        self._stepped = True

    def moved(self, article_id: str, place: Place) -> None:
        """The reader has scrolled in the article that is open."""
        if self._is_present(article_id):
            self._visits[self._index] = replace(self._visits[self._index], place=place)

    def can_go(self, step: int) -> bool:
        """Whether there is a place `step` further."""
        return 0 <= self._index + step < len(self._visits)

    def at(self, step: int) -> Visit | None:
        """The visit `step` further, or None."""
        return self._visits[self._index + step] if self.can_go(step) else None

    def go(self, step: int) -> None:
        """Make the visit `step` further the present one."""
        if step and self.can_go(step):
            self._index += step
            self._stepped = False

    def forget(self, article_id: str) -> None:
        """Leave out an article that is there no more."""
        before = sum(visit.article_id != article_id for visit in self._visits[: self._index + 1])
        self._visits = [visit for visit in self._visits if visit.article_id != article_id]
        self._index = max(before - 1, min(0, len(self._visits) - 1))

    def follow(self, article_id: str, before: Document, after: Document) -> None:
        """The article has been edited: its places are where their words are now."""
        self._visits = [
            replace(visit, place=_followed(visit.place, before, after)) if visit.article_id == article_id else visit
            for visit in self._visits
        ]

    def _add(self, visit: Visit) -> None:
        self._visits = [*self._visits[: self._index + 1], visit][-LIMIT:]
        self._index = len(self._visits) - 1

    def _is_present(self, article_id: str) -> bool:
        return self._index >= 0 and self._visits[self._index].article_id == article_id


def _followed(place: Place, before: Document, after: Document) -> Place:
    start = follow(place.start, before, after)
    return Place(start, start + place.end - place.start)
