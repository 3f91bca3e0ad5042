"""From article to article of what a search found, for whoever goes on from hit to hit."""

from __future__ import annotations

from collections.abc import Sequence

from reader_app.domain.hits import Match, SearchResult
from reader_app.ui.session import Session


class ResultWalk:
    """Goes through the results in the order of the list. Remembers the row, so that a long list is not read again."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._matches: Sequence[Match] = ()
        self._row = 0

    def join(self) -> None:
        """Show the search's hits in the open article if it was found and shows none."""
        result, current = self._result(), self._session.current
        if result is not None and current is not None and not current.query and self._find() is not None:
            self._session.show_hits(result.answered)

    def go(self, step: int) -> int | None:
        """Open the next (+1) article at its first hit, or the previous (-1) at its last one.

        Returns:
            0, or `step` if that led around to the other end of the list; None if there is no other article.
        """
        result = self._result()
        if result is None:
            return None
        total, here, around = result.total, self._find(), 0
        for _ in range(total):
            if here is None:
                row = 0 if step > 0 else total - 1
            else:
                row = (here + step) % total
                around = around or (step if not 0 <= here + step < total else 0)
            article_id = self._matches[row].article_id
            if self._session.current is not None and article_id == self._session.current.article.id:
                return None
            if self._session.services.library.article(article_id) is not None and self._session.open(
                article_id, query=result.answered, last=step < 0
            ):
                self._row = row
                return around
            here = row  # it is gone, or cannot be read
        return None

    def _result(self) -> SearchResult | None:
        result = self._session.result if self._session.search_text else None
        if result is None or not result.total:
            return None
        if result.matches is not self._matches:
            self._matches, self._row = result.matches, 0
        return result

    def _find(self) -> int | None:
        """The row of the open article."""
        current = self._session.current
        if current is None:
            return None
        if self._matches[self._row].article_id == current.article.id:
            return self._row
        return next((row for row, each in enumerate(self._matches) if each.article_id == current.article.id), None)
