"""The places that were open, back and forward as in a browser."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reader_app.domain.query import Query
from reader_app.ui.values import Place

LIMIT = 200


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

    def visit(self, visit: Visit) -> None:
        """A new place; what lay ahead is forgotten. The same article again only moves its place."""
        if self._is_present(visit.article_id):
            self._visits[self._index] = visit
            return
        self._visits = [*self._visits[: self._index + 1], visit][-LIMIT:]
        self._index = len(self._visits) - 1

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
        if self.can_go(step):
            self._index += step

    def forget(self, article_id: str) -> None:
        """Leave out an article that is there no more."""
        before = sum(visit.article_id != article_id for visit in self._visits[: self._index + 1])
        self._visits = [visit for visit in self._visits if visit.article_id != article_id]
        self._index = before - 1

    def _is_present(self, article_id: str) -> bool:
        return self._index >= 0 and self._visits[self._index].article_id == article_id
