"""The lines of the sidebar: headings, shelves with how many articles or annotations they hold, saved searches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reader_app.domain.annotation import MEANINGS
from reader_app.domain.article import ReadingState, ReadingStatus
from reader_app.domain.saved import SavedSearch
from reader_app.ui.i18n import tr
from reader_app.ui.library.shelves import shelf_name
from reader_app.ui.session import Session
from reader_app.ui.values import Change, Shelf, ShelfKind

LINE = Qt.ItemDataRole.UserRole
"""The role under which a row gives its `Line`."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the sidebar.

    Attributes:
        shelf: What it chooses, or None.
        count: What stands at its right; None where it is not known yet.
        colour: #RRGGBB of the dot before it, or "".
        saved: What it searches, or None.
    """

    text: str
    shelf: Shelf | None = None
    count: int | None = 0
    colour: str = ""
    saved: SavedSearch | None = None

    @property
    def is_heading(self) -> bool:
        """Whether it chooses nothing."""
        return self.shelf is None and self.saved is None

    @property
    def key(self) -> tuple[Shelf | None, str]:
        """What makes it the same line when its words or count are others."""
        return self.shelf, self.saved.id if self.saved else ""


class SidebarModel(QAbstractListModel):
    """A flat list; headings cannot be chosen. `update` brings it up to date with a change."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._columns: list[tuple[str, int]] = []
        self._ids: frozenset[str] = frozenset()
        self._states: dict[str, ReadingState] = {}
        self._meanings: dict[str, int] = {}
        self._lines: list[Line] = []
        self.load()

    def load(self) -> None:
        """Count everything anew."""
        articles = self._session.articles()
        self._ids = frozenset(article.id for article in articles)
        columns = Counter(article.column for article in articles if article.column)
        self._columns = sorted(columns.items(), key=lambda item: (-item[1], item[0]))
        self._states = self._session.services.reading.states()
        self._meanings = self._session.services.notes.meaning_counts()
        self._show()

    def update(self, change: Change) -> None:
        """Count again what the change touches."""
        if change.library:
            self.load()
            return
        for article_id in change.reading:
            self._states[article_id] = self._session.services.reading.state(article_id)
        if change.annotations is not None:
            self._meanings = self._session.services.notes.meaning_counts()
        if change.reading or change.saved or change.annotations is not None:
            self._show()

    @property
    def total(self) -> int:
        """How many articles the library has."""
        return len(self._ids)

    def row_of(self, shelf: Shelf) -> int:
        """Where a shelf is, or -1."""
        return next((row for row, line in enumerate(self._lines) if line.shelf == shelf), -1)

    def row_of_search(self, text: str) -> int:
        """Where the saved search of a text is, or -1."""
        return next((row for row, line in enumerate(self._lines) if line.saved and line.saved.text == text), -1)

    def _show(self) -> None:
        """Take the lines of now; a view loses its place only if other shelves have come or gone."""
        lines = list(self._make())
        if [line.key for line in lines] == [line.key for line in self._lines]:
            self._lines = lines
            self.dataChanged.emit(self.index(0), self.index(len(lines) - 1))
            return
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def _make(self) -> Iterator[Line]:
        known = [state for key, state in self._states.items() if key in self._ids]
        statuses = Counter(state.status for state in known)
        begun = len(known) - statuses[ReadingStatus.UNREAD]
        yield _line(Shelf(), self.total)
        yield _line(Shelf(ShelfKind.STATUS, ReadingStatus.UNREAD), self.total - begun)
        yield _line(Shelf(ShelfKind.STATUS, ReadingStatus.READING), statuses[ReadingStatus.READING])
        yield _line(Shelf(ShelfKind.FAVOURITE), sum(state.favourite for state in known))
        yield from _section(tr("栏目"), (_line(Shelf(ShelfKind.COLUMN, name), count) for name, count in self._columns))
        yield from _section(
            tr("批注"),
            (_line(Shelf(ShelfKind.MEANING, m.id), self._meanings.get(m.id, 0), m.colour) for m in MEANINGS),
        )
        saved = self._session.saved
        yield from _section(
            tr("已存搜索"), (Line(each.name, None, saved.count(each), "", each) for each in saved.searches())
        )

    # Qt

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._lines)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if not index.isValid() or self._lines[index.row()].is_heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == LINE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return _tool_tip(line)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line.text if line.is_heading or line.count is None else _spoken(line)
        return None


def _line(shelf: Shelf, count: int, colour: str = "") -> Line:
    return Line(shelf_name(shelf), shelf, count, colour)


def _section(title: str, lines: Iterable[Line]) -> Iterator[Line]:
    """A heading and its lines; nothing if there are none."""
    found = list(lines)
    if found:
        yield Line(title)
        yield from found


def _tool_tip(line: Line) -> str | None:
    """What may be cut off, and what a saved search looks for."""
    if line.saved is not None:
        return line.saved.text if line.saved.text == line.text else f"{line.text}\n{line.saved.text}"
    return line.text if line.shelf is not None and line.shelf.kind is ShelfKind.COLUMN else None


def _spoken(line: Line) -> str:
    if line.shelf is not None and line.shelf.kind is ShelfKind.MEANING:
        return tr("{name}，{count} 条批注", name=line.text, count=line.count)
    return tr("{name}，{count} 篇", name=line.text, count=line.count)
