"""Makes what the rows of the article list show out of articles, notes, reading states and what was found."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from reader_app.domain.arrangement import Order
from reader_app.domain.article import Article, ReadingState
from reader_app.domain.errors import ReaderError
from reader_app.ui.i18n import day, number, tr
from reader_app.ui.library.rows import Row
from reader_app.ui.punctuation import shown
from reader_app.ui.search.excerpt import MarkedText, excerpt, one_line

if TYPE_CHECKING:
    from reader_app.domain.hits import Match
    from reader_app.domain.query import Query
    from reader_app.ui.session import Session
    from reader_app.ui.values import Change

PIECES = 3
"""Snippets that are asked for to fill a row."""

FULL_WIDTH = "reader.full_width_marks"
"""The setting that the list obeys as the reader does."""


class RowMaker:
    """Looks up what a row shows when it is looked at, and keeps it until a change that `update` is told of."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._states: dict[str, ReadingState] = {}
        self._notes: dict[str, int] = session.services.notes.counts()
        self._excerpts: dict[str, tuple[MarkedText, MarkedText]] = {}

    def update(self, change: Change) -> None:
        """Forget what is another now."""
        if change.library or FULL_WIDTH in change.settings:
            self._excerpts.clear()
        if change.library:
            self._states.clear()
        for article_id in change.reading:
            self._states.pop(article_id, None)
        if change.annotations is not None:
            self._notes = self._session.services.notes.counts()

    def forget(self) -> None:
        """Something else is searched."""
        self._excerpts.clear()

    def row(self, article: Article, match: Match | None, query: Query | None, order: Order) -> Row:
        """The row of an article.

        Args:
            match: What the search for `query` says of it; None on a shelf.
            order: Of the shelf.
        """
        title, body = self._words(article, match, query)
        state = self._state(article.id)
        notes = self._notes.get(article.id, 0)
        remark = _remark(order, article, state) if match is None else ""
        return Row(article, title, body, notes, state.progress, match, state.favourite, remark, self._tags(article.id))

    def _state(self, article_id: str) -> ReadingState:
        if article_id not in self._states:
            self._states[article_id] = self._session.services.reading.state(article_id)
        return self._states[article_id]

    def _tags(self, article_id: str) -> tuple[tuple[str, str], ...]:
        tags = self._session.services.tags
        names = tags.of(article_id)
        colours = tags.colours() if names else {}
        return tuple((name, colours[name]) for name in names if name in colours)

    def _words(self, article: Article, match: Match | None, query: Query | None) -> tuple[MarkedText, MarkedText]:
        """Title and body of a row; with marks where something was found, looked up once a search."""
        plain = self._shown(MarkedText(article.title)), self._shown(MarkedText(one_line(article.summary)))
        if match is None or query is None or not match.count:
            return plain
        if article.id not in self._excerpts:
            title, body = self._look_up(query, article)
            self._excerpts[article.id] = self._shown(title), self._shown(body)
        title, body = self._excerpts[article.id]
        return title, body if body.text else plain[1]

    def _shown(self, words: MarkedText) -> MarkedText:
        """With the marks between Chinese characters as the reader shows them; one for one, so hits stay in place."""
        if self._session.setting(FULL_WIDTH) is not True:
            return words
        return MarkedText(shown(words.text), words.marks)

    def _look_up(self, query: Query, article: Article) -> tuple[MarkedText, MarkedText]:
        search = self._session.services.search
        title = MarkedText(article.title, search.occurrences(query, article.title))
        try:
            snippets = search.snippets(query, article.id, PIECES)
        except ReaderError:
            return title, MarkedText("")  # taken out of the library since; the list will follow
        return title, excerpt(piece for piece in snippets if piece.start > len(article.title))


def _remark(order: Order, article: Article, state: ReadingState) -> str:
    """What the order goes by, where nothing else in the row says it."""
    if order is Order.LENGTH:
        return tr("{count} 字", count=number(article.words))
    if order is Order.READ and state.opened:
        return tr("{day} 读过", day=day(datetime.fromisoformat(state.opened).astimezone().date()))
    return ""
