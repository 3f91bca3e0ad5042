"""The places that were open, back and forward as in a browser."""

from __future__ import annotations

from reader_app.ui.values import Place

LIMIT = 200


class History:
    """A list of (article id, place) and where in it the reader is."""

    def __init__(self) -> None:
        self._visits: list[tuple[str, Place]] = []
        self._index = -1

    def visit(self, article_id: str, place: Place) -> None:
        """A new place; what lay ahead is forgotten. The same article again only moves its place."""
        if self._index >= 0 and self._visits[self._index][0] == article_id:
            self._visits[self._index] = (article_id, place)
            return
        self._visits = [*self._visits[: self._index + 1], (article_id, place)][-LIMIT:]
        self._index = len(self._visits) - 1

    def moved(self, article_id: str, place: Place) -> None:
        """The reader has scrolled in the article that is open."""
        if self._index >= 0 and self._visits[self._index][0] == article_id:
            self._visits[self._index] = (article_id, place)

    def can_go(self, step: int) -> bool:
        """Whether there is a place `step` further."""
        return 0 <= self._index + step < len(self._visits)

    def go(self, step: int) -> tuple[str, Place] | None:
        """The place `step` further, which becomes the present one, or None."""
        if not self.can_go(step):
            return None
        self._index += step
        return self._visits[self._index]
