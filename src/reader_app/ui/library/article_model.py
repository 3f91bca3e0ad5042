"""The rows of the article list: the articles of the chosen shelf, in groups or not, or what a search found.

Only what is looked at is read, a chunk at a time, so that a hundred thousand articles cost no more than a hundred.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QStringListModel, Qt

from reader_app.domain.arrangement import Arrangement, Grouping
from reader_app.domain.article import Article
from reader_app.services.listing import Listing
from reader_app.ui.i18n import tr
from reader_app.ui.library.outline import Outline
from reader_app.ui.library.row_maker import FULL_WIDTH, RowMaker
from reader_app.ui.library.rows import Heading, Row, spoken, spoken_heading
from reader_app.ui.library.shelves import group_name
from reader_app.ui.session import Session
from reader_app.ui.values import Change, ShelfKind

if TYPE_CHECKING:
    from reader_app.domain.hits import Match, SearchResult
    from reader_app.domain.query import Query

ROW = Qt.ItemDataRole.UserRole
"""The role under which a row gives its `Row`, or its `Heading` where it stands over a group."""

CHUNK = 64
"""Articles or matches that are read at one time."""

CHUNKS = 64
"""Of articles that are kept, at most."""

FEW = 8
"""Articles whose rows are repainted one by one."""

NEAR = 200
"""Rows around a place that are looked through for an article that is expected there."""

MANY = 2000
"""Chosen articles from which on the ids of the whole list are kept."""

_READING_SHELVES = (ShelfKind.STATUS, ShelfKind.FAVOURITE)
"""Shelves that articles come to by being read or chosen."""


class ArticleModel(QStringListModel):
    """`update` brings it up to date with a change; `result` is what it shows of a search, or None on a shelf.

    The strings are empty, one for each row: a view counts the rows several times for each of them, and must not have to
    ask Python. "Row" is a row of the view, "place" the place of an article among all of the list.
    """

    def __init__(self, session: Session, arrangement: Arrangement, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._arrangement = arrangement
        self._listing = Listing()
        self._outline = Outline(0)
        self._collapsed: set[tuple[Grouping, str]] = set()
        self._pages: dict[int, Sequence[Article | None]] = {}
        self._chunks: dict[int, Sequence[Match]] = {}
        self._found: dict[str, Article] = {}
        self._places: dict[str, int] | None = None
        self._ids: Sequence[str] | None = None
        self._maker = RowMaker(session)
        self._kept: set[str] = set()
        self.result: SearchResult | None = None
        self.load()

    # What is shown

    @property
    def arrangement(self) -> Arrangement:
        """The order and the groups of shelves."""
        return self._arrangement

    def arrange(self, arrangement: Arrangement) -> bool:
        """Arrange shelves another way; returns whether the rows are others now."""
        if arrangement == self._arrangement:
            return False
        self._arrangement = arrangement
        return self.load()

    def update(self, change: Change) -> bool:
        """Show the change; returns whether the rows are others now, so that a view must find its place again."""
        self._maker.update(change)
        if change.shelf:
            self._kept.clear()
        newcomers = self._newcomers(change)
        if change.library or change.shelf or newcomers or (change.search and self._wanted() is not self.result):
            return self.load()
        if change.annotations is not None or change.tags is not None or FULL_WIDTH in change.settings:
            self._repaint()
        elif change.reading:
            self._repaint_few(change.reading)
        return False

    def _newcomers(self, change: Change) -> bool:
        """Whether articles may belong on the shelf now that are not there.

        What is on the shelf stays there, where it is, until another is chosen, so that nothing vanishes under the hand.
        """
        touched: set[str] = set()
        kind = self._session.shelf.kind
        if kind in _READING_SHELVES:
            touched |= change.reading
        if kind is ShelfKind.MEANING and change.annotations is not None:
            touched |= change.annotations.articles
        if kind is ShelfKind.TAG and change.tags:
            touched |= change.tags
        if not touched or self.result is not None:
            return bool(touched)
        there = {key for key, number in self._numbers(touched).items() if self._listing.place(number) >= 0}
        self._kept |= there
        return touched != there

    def load(self) -> bool:
        """Work out who is in which row; returns whether it is another than before, or may be."""
        result = self._wanted()
        if result is not None:
            return self._find(result)
        was_found, self.result = self.result is not None, None
        listing = self._session.services.listing.listing(self._session.shelf, self._arrangement, self._kept)
        same = not was_found and listing == self._listing
        self._pages.clear()
        if same:
            self._repaint()
        else:
            self._listing = listing
            self._ids = None
            self._set_rows(self._outlined())
        return not same

    def _wanted(self) -> SearchResult | None:
        """What was found last; between the first letter and the first answer the shelf stays where it is."""
        return self._session.result if self._session.search_text else None

    def _find(self, result: SearchResult) -> bool:
        """Show what was found; returns whether it is something new."""
        if result is self.result:
            self._repaint()
            return False
        self.result = result
        self._chunks.clear()
        self._found.clear()
        self._maker.forget()
        self._places = None
        if result.total:
            self._match(0)  # the first screenful is known from now on, even if some of it goes
        self._set_rows(Outline(result.total))
        return True

    def _set_rows(self, outline: Outline) -> None:
        """Tell the views of rows that are others than before."""
        headings, self._outline = self._outline.headings, outline
        if len(outline) != self.rowCount() or headings != outline.headings:
            self.setStringList([""] * len(outline))
        else:
            self._repaint()

    def _repaint_few(self, ids: Collection[str]) -> None:
        """Repaint the rows of these, or all where finding them takes longer: an article is opened every moment."""
        if self.result is not None or len(ids) > FEW:
            self._repaint()
            return
        for row in map(self.row_of, ids):
            if row >= 0:
                self.dataChanged.emit(self.index(row), self.index(row))

    def _repaint(self) -> None:
        if count := self.rowCount():
            self.dataChanged.emit(self.index(0), self.index(count - 1))

    # Groups

    @property
    def headings(self) -> Sequence[int]:
        """The rows that stand over groups."""
        return self._outline.headings

    def is_heading(self, row: int) -> bool:
        """Whether the row stands over a group."""
        return self._outline.is_heading(row)

    def heading_of(self, row: int) -> int:
        """The row over the group that a row belongs to, or -1."""
        number = self._outline.number_of_group(row)
        return self._outline.headings[number] if number >= 0 else -1

    def collapse(self, row: int, collapsed: bool) -> None:
        """Show nothing of the group under a heading, or its articles again."""
        number = self._outline.number_of_group(row)
        if self._outline.is_collapsed(number) == collapsed:
            return
        group = self._outline.groups[number]
        (self._collapsed.add if collapsed else self._collapsed.discard)((self._arrangement.grouping, group.title))
        self._outline = self._outlined()
        if collapsed:
            self.removeRows(row + 1, group.count)
        else:
            self.insertRows(row + 1, group.count)

    def is_collapsed(self, row: int) -> bool:
        """Whether the group that a row belongs to shows nothing but its heading."""
        return self._outline.is_collapsed(self._outline.number_of_group(row))

    def _outlined(self) -> Outline:
        grouping, listing = self._arrangement.grouping, self._listing
        return Outline(len(listing), listing.groups, lambda group: (grouping, group.title) in self._collapsed)

    # What is where

    def article_at(self, row: int) -> Article | None:
        """The article in a row, or None."""
        place = self._outline.place(row)
        return self._article(place) if place >= 0 else None

    def row_of(self, article_id: str | None, near: int | None = None) -> int:
        """The row of an article, or -1.

        Args:
            near: Of what was found, look only around this row and at the top, which is cheap.
        """
        if article_id is None:
            return -1
        if self.result is None:
            place = self._listing.place(self._numbers((article_id,)).get(article_id))
            return self._outline.row(place) if place >= 0 else -1
        if near is not None:
            rows = [*range(max(0, near - NEAR), min(near + NEAR, self.rowCount())), *range(min(NEAR, self.rowCount()))]
            return next((row for row in rows if self._match(row).article_id == article_id), -1)
        if self._places is None:
            self._places = {match.article_id: place for place, match in enumerate(self.result.matches)}
        return self._places.get(article_id, -1)

    def rows_of(self, ids: Sequence[str]) -> Sequence[int]:
        """The rows of several articles, from top to bottom, without those that are not shown."""
        if self.result is not None:
            return sorted(row for row in map(self.row_of, ids) if row >= 0)
        wanted = set(self._numbers(ids).values())
        places = (place for place, number in enumerate(self._listing.numbers) if number in wanted)
        return [row for row in map(self._outline.row, places) if row >= 0]

    def count_in(self, ranges: Iterable[tuple[int, int]]) -> int:
        """How many articles are in rows; each pair is the first and the last row of some."""
        return sum(len(places) for top, bottom in ranges for places in self._outline.places(top, bottom))

    def ids_in(self, ranges: Iterable[tuple[int, int]]) -> tuple[str, ...]:
        """The ids of the articles in rows, as `count_in` takes them, from top to bottom."""
        spans = [places for top, bottom in sorted(ranges) for places in self._outline.places(top, bottom)]
        if self.result is not None:
            matches = self.result.matches
            return tuple(match.article_id for places in spans for match in matches[places.start : places.stop])
        listing, numbers = self._session.services.listing, self._listing.numbers
        if self._ids is None and sum(map(len, spans)) > MANY:
            self._ids = listing.ids(numbers)
        if self._ids is not None:
            found: Sequence[str] = [key for places in spans for key in self._ids[places.start : places.stop]]
        else:
            found = listing.ids([number for places in spans for number in numbers[places.start : places.stop]])
        return tuple(filter(None, found))

    @property
    def query(self) -> Query | None:
        """What the rows were found by, or None on a shelf."""
        return self.result.answered if self.result is not None else None

    def _numbers(self, ids: Iterable[str]) -> dict[str, int]:
        return self._session.services.listing.numbers(ids)

    def _match(self, place: int) -> Match:
        """What the search says of the article at a place."""
        assert self.result is not None
        number, below = divmod(place, CHUNK)
        if number not in self._chunks:
            matches = self.result.matches[number * CHUNK : (number + 1) * CHUNK]
            self._chunks[number] = matches
            self._found |= self._session.services.library.among(match.article_id for match in matches)
        return self._chunks[number][below]

    def _article(self, place: int) -> Article:
        """The article at a place; as it was found, if it has gone from the library since."""
        if self.result is not None:
            key = self._match(place).article_id
            article = self._session.services.library.article(key) or self._found.get(key)
            return article or Article(key, "", tr("这篇文章已不在文库里"))
        number, below = divmod(place, CHUNK)
        if number not in self._pages:
            if len(self._pages) >= CHUNKS:
                self._pages.clear()
            numbers = self._listing.numbers[number * CHUNK : (number + 1) * CHUNK]
            self._pages[number] = self._session.services.listing.articles(numbers)
        return self._pages[number][below] or Article("", "", tr("这篇文章已不在文库里"))

    # What a row shows

    def heading(self, row: int) -> Heading:
        """Everything that the row over a group shows."""
        number = self._outline.number_of_group(row)
        group = self._outline.groups[number]
        name = group_name(self._arrangement.grouping, group.title)
        return Heading(name, group.count, self._outline.is_collapsed(number))

    def row(self, number: int) -> Row:
        """Everything that the row of an article shows."""
        place = self._outline.place(number)
        match = self._match(place) if self.result is not None else None
        return self._maker.row(self._article(place), match, self.query, self._arrangement.order)

    # Qt

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self._outline.is_heading(index.row()):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if self._outline.is_heading(index.row()):
            return self._heading_data(index.row(), role)
        if role == ROW:
            return self.row(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._article(self._outline.place(index.row())).title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return tr("，").join(spoken(self.row(index.row())))
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return self.row(index.row()).body.text
        return None

    def _heading_data(self, row: int, role: int) -> Any:
        if role == ROW:
            return self.heading(row)
        if role == Qt.ItemDataRole.DisplayRole:
            return self.heading(row).title
        return spoken_heading(self.heading(row)) if role == Qt.ItemDataRole.AccessibleTextRole else None
