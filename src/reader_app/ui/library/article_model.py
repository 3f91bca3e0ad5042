"""The rows of the article list: the articles of the chosen shelf, or what a search found.

Of what was found only the rows that are looked at are made, a chunk at a time, so that sixty thousand cost no more than
sixty. Everything else a row shows is looked up when it is painted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QStringListModel, Qt

from reader_app.domain.article import Article, ReadingState
from reader_app.domain.errors import ReaderError
from reader_app.domain.hits import Match, SearchResult
from reader_app.domain.query import Query
from reader_app.ui.i18n import day, tr
from reader_app.ui.library.shelves import Order, in_order, on_shelf
from reader_app.ui.punctuation import shown
from reader_app.ui.search.excerpt import MarkedText, excerpt, one_line
from reader_app.ui.session import Session
from reader_app.ui.values import Change, ShelfKind

ROW = Qt.ItemDataRole.UserRole
"""The role under which a row gives its `Row`."""

PIECES = 3
"""Snippets that are asked for to fill a row."""

CHUNK = 64
"""Matches that are made at one time."""

NEAR = 200
"""Rows around a place that are looked through for an article that is expected there."""

FULL_WIDTH = "reader.full_width_marks"
"""The setting that the list obeys as the reader does."""


@dataclass(frozen=True, slots=True)
class Row:
    """What one row shows.

    Attributes:
        body: The summary, or pieces around the hits.
        notes: How many annotations the article has.
        progress: How far it has been read, 0.0 to 1.0.
        match: What the search says of it, or None on a shelf.
        favourite: Whether it is one.
    """

    article: Article
    title: MarkedText
    body: MarkedText
    notes: int
    progress: float
    match: Match | None = None
    favourite: bool = False


class ArticleModel(QStringListModel):
    """`update` brings it up to date with a change; `result` is what it shows of a search, or None on a shelf.

    The strings are empty, one for each row: a view counts the rows several times for each of them, and must not have to
    ask Python.
    """

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._order = Order.DATE
        self._sorted: list[Article] | None = None
        self._articles: list[Article] = []
        self._known: Mapping[str, Article] = {}
        self._rows: dict[str, int] | None = None
        self._chunks: dict[int, Sequence[Match]] = {}
        self._states: dict[str, ReadingState] = session.services.reading.states()
        self._notes: dict[str, int] = session.services.notes.counts()
        self._kept: set[str] = set()
        self._excerpts: dict[str, tuple[MarkedText, MarkedText]] = {}
        self.result: SearchResult | None = None
        self.load()

    @property
    def order(self) -> Order:
        """The order of shelves."""
        return self._order

    def set_order(self, order: Order) -> bool:
        """Put shelves into another order; returns whether the rows are others now."""
        if order is self._order:
            return False
        self._order = order
        self._sorted = None
        return self.load()

    def update(self, change: Change) -> bool:
        """Show the change; returns whether the rows are others now, so that a view must find its place again."""
        services = self._session.services
        if change.library:
            self._sorted = None
        if change.library or FULL_WIDTH in change.settings:
            self._excerpts.clear()
        if change.shelf:
            self._kept.clear()
        for article_id in change.reading:
            self._states[article_id] = services.reading.state(article_id)
            self._keep(article_id)
        if change.annotations is not None:
            self._notes = services.notes.counts()
            for article_id in change.annotations.articles:
                self._keep(article_id)
        touched = (
            FULL_WIDTH in change.settings
            or change.library
            or change.shelf
            or (change.search and self._wanted() is not self.result)
            or change.reading
            or change.annotations is not None
        )
        return bool(touched) and self.load()

    def load(self) -> bool:
        """Work out who is in which row; returns whether it is another than before, or may be."""
        result = self._wanted()
        if result is not None:
            return self._find(result)
        was_found, self.result = self.result is not None, None
        articles = self._shelved()
        same = not was_found and [article.id for article in articles] == [article.id for article in self._articles]
        self._articles = articles
        self._set_rows(len(articles), other=not same)
        return not same

    def _wanted(self) -> SearchResult | None:
        """What was found last; between the first letter and the first answer the shelf stays where it is."""
        return self._session.result if self._session.search_text else None

    def _find(self, result: SearchResult) -> bool:
        """Show what was found; returns whether it is something new."""
        other = result is not self.result
        if other:
            self.result = result
            self._known = self._session.services.library.articles_by_id()
            self._chunks.clear()
            self._excerpts.clear()
        self._set_rows(result.total, other=other)
        return other

    def _set_rows(self, count: int, *, other: bool) -> None:
        """Tell the views of `count` rows, which are other articles than before or look different."""
        if other:
            self._rows = None
        if count != self.rowCount():
            self.setStringList([""] * count)
        elif count:
            self.dataChanged.emit(self.index(0), self.index(count - 1))

    def _keep(self, article_id: str) -> None:
        """What is on the shelf stays there until another is chosen, so that nothing vanishes under the hand."""
        if self.result is None and self.row_of(article_id) >= 0:
            self._kept.add(article_id)

    def _shelved(self) -> list[Article]:
        if self._sorted is None:
            self._sorted = in_order(self._session.articles(), self._order)
        shelf = self._session.shelf
        marked: Iterable[str] = ()
        if shelf.kind is ShelfKind.MEANING:
            marked = (note.article_id for note in self._session.services.notes.select(meaning=shelf.value))
        return on_shelf(shelf, self._sorted, self._states, set(marked), self._kept)

    # What is where

    def article_at(self, row: int) -> Article | None:
        """The article in a row, or None."""
        return self._article(row) if 0 <= row < self.rowCount() else None

    def row_of(self, article_id: str | None, near: int | None = None) -> int:
        """The row of an article, or -1.

        Args:
            near: Of what was found, look only around this row and at the top, which is cheap.
        """
        if self.result is not None and near is not None:
            rows = [*range(max(0, near - NEAR), min(near + NEAR, self.rowCount())), *range(min(NEAR, self.rowCount()))]
            return next((row for row in rows if self._match(row).article_id == article_id), -1)
        if self._rows is None:
            ids = (match.article_id for match in self.result.matches) if self.result else (a.id for a in self._articles)
            self._rows = {key: row for row, key in enumerate(ids)}
        return self._rows.get(article_id or "", -1)

    @property
    def query(self) -> Query | None:
        """What the rows were found by, or None on a shelf."""
        return self.result.answered if self.result is not None else None

    def _match(self, row: int) -> Match:
        """What the search says of a row."""
        assert self.result is not None
        number, place = divmod(row, CHUNK)
        if number not in self._chunks:
            self._chunks[number] = self.result.matches[number * CHUNK : (number + 1) * CHUNK]
        return self._chunks[number][place]

    def _article(self, row: int) -> Article:
        """The article in a row; as it was found, if it has gone from the library since."""
        if self.result is None:
            return self._articles[row]
        key = self._match(row).article_id
        article = self._session.services.library.article(key) or self._known.get(key)
        return article or Article(key, "", tr("这篇文章已不在文库里"))

    def row(self, number: int) -> Row:
        """Everything that row shows."""
        article = self._article(number)
        match = self._match(number) if self.result is not None else None
        title, body = self._words(article, match)
        state = self._states.get(article.id)
        notes = self._notes.get(article.id, 0)
        progress, favourite = (state.progress, state.favourite) if state else (0.0, False)
        return Row(article, title, body, notes, progress, match, favourite)

    def _words(self, article: Article, match: Match | None) -> tuple[MarkedText, MarkedText]:
        """Title and body of a row; with marks where something was found, looked up once a search."""
        plain = self._shown(MarkedText(article.title)), self._shown(MarkedText(one_line(article.summary)))
        if match is None or self.query is None or not match.count:
            return plain
        if article.id not in self._excerpts:
            title, body = self._look_up(self.query, article)
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

    # Qt

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == ROW:
            return self.row(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._article(index.row()).title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return tr("，").join(spoken(self.row(index.row())))
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return self.row(index.row()).body.text
        return None


def spoken(row: Row) -> Sequence[str]:
    """What a screen reader says of a row."""
    read = [tr("已读 {share}%", share=round(row.progress * 100))] if row.progress else []
    favourite = [tr("收藏")] if row.favourite else []
    return [row.article.title, *favourite, *details(row), *read]


def details(row: Row, *, column: bool = True) -> Sequence[str]:
    """What stands under a row's words: favourite, source, column, date, hits, notes; only what there is.

    Args:
        column: Whether there is room for the column of what was found; on a shelf it is never said.
    """
    source = " ".join(part for part in ("★" if row.favourite else "", row.article.source) if part)
    found = row.article.column or "" if column and row.match is not None else ""
    parts = [source, found, day(row.article.date)]
    if row.match is not None and row.match.count:
        parts.append(tr("{count} 处", count=row.match.count))
    if row.match is not None and row.match.notes:
        parts.append(tr("批注中 {count} 条", count=row.match.notes))
    elif row.notes:
        parts.append(tr("{count} 条批注", count=row.notes))
    return [part for part in parts if part]
