"""The lines of the sidebar: sections of shelves with how many articles or annotations they hold, saved searches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
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


COLLAPSED = "sidebar.collapsed"
"""Under which the collapsed sections are remembered."""

_STATUSES = (ReadingStatus.UNREAD, ReadingStatus.READING, ReadingStatus.FINISHED)


class Section(StrEnum):
    """The parts of the sidebar that have a heading; the value is what is remembered."""

    COLUMNS = "columns"
    TAGS = "tags"
    MEANINGS = "meanings"
    SEARCHES = "searches"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the sidebar.

    Attributes:
        shelf: What it chooses, or None.
        count: What stands at its right; None where it is not known yet.
        colour: #RRGGBB of the dot before it, or "".
        saved: What it searches, or None.
        section: To which it belongs, or None.
        collapsed: Of a heading: whether the lines under it are not shown.
    """

    text: str
    shelf: Shelf | None = None
    count: int | None = 0
    colour: str = ""
    saved: SavedSearch | None = None
    section: Section | None = None
    collapsed: bool = False

    @property
    def is_heading(self) -> bool:
        """Whether it chooses nothing."""
        return self.shelf is None and self.saved is None

    @property
    def key(self) -> tuple[Section | None, Shelf | None, str]:
        """What makes it the same line when its words or count are others."""
        return self.section, self.shelf, self.saved.id if self.saved else ""


class SidebarModel(QAbstractListModel):
    """A flat list; headings can be collapsed but choose nothing. `update` brings it up to date with a change."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._total = 0
        self._columns: list[tuple[str, int]] = []
        self._states: dict[str, ReadingState] = {}
        self._meanings: Mapping[str, int] = {}
        self._collapsed = set(session.settings.state(COLLAPSED).split())
        self._lines: list[Line] = []
        self.load()

    def load(self) -> None:
        """Count everything anew."""
        services = self._session.services
        self._total = services.listing.total()
        self._columns = sorted(services.listing.columns().items(), key=lambda column: -column[1])
        states = services.reading.states()
        self._states = {key: states[key] for key in services.listing.numbers(states)}
        self._meanings = services.notes.meaning_counts()
        self._show()

    def update(self, change: Change) -> None:
        """Count again what the change touches."""
        if change.library:
            self.load()
            return
        recount = self._take_states(change.reading) if change.reading else False
        if change.annotations is not None:
            self._meanings = self._session.services.notes.meaning_counts()
        if recount or change.saved or change.annotations is not None or change.tags is not None:
            self._show()

    def _take_states(self, ids: frozenset[str]) -> bool:
        """Look at these states again; returns whether that makes another count, which going on reading does not."""
        services = self._session.services
        # One that has gone from the library is counted nowhere.
        now = services.reading.states_of(services.listing.numbers(ids))
        before = {key: self._states.get(key) or ReadingState(key) for key in now}
        other = any(
            (before[key].status, before[key].favourite) != (new.status, new.favourite) for key, new in now.items()
        )
        self._states |= now
        return other

    @property
    def total(self) -> int:
        """How many articles the library has."""
        return self._total

    def line(self, row: int) -> Line | None:
        """The line in a row, or None."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def row_of(self, shelf: Shelf) -> int:
        """Where a shelf is, or -1."""
        return next((row for row, line in enumerate(self._lines) if line.shelf == shelf), -1)

    def row_of_search(self, text: str) -> int:
        """Where the saved search of a text is, or -1."""
        return next((row for row, line in enumerate(self._lines) if line.saved and line.saved.text == text), -1)

    def heading_of(self, row: int) -> int:
        """The row of the heading of the section that a row belongs to, or -1."""
        line = self.line(row)
        if line is None or line.section is None:
            return -1
        return next(n for n, each in enumerate(self._lines) if each.is_heading and each.section is line.section)

    def collapse(self, row: int, collapsed: bool) -> None:
        """Show nothing of the section under a heading, or its lines again; remembered."""
        section = self._lines[row].section
        assert section is not None
        (self._collapsed.add if collapsed else self._collapsed.discard)(section)
        self._session.settings.set_state(COLLAPSED, " ".join(sorted(self._collapsed)))
        self._show()

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
        statuses = Counter(state.status for state in self._states.values())
        statuses[ReadingStatus.UNREAD] = (
            self._total - statuses[ReadingStatus.READING] - statuses[ReadingStatus.FINISHED]
        )
        yield _line(Shelf(), self._total)
        for status in _STATUSES:
            yield _line(Shelf(ShelfKind.STATUS, status), statuses[status])
        yield _line(Shelf(ShelfKind.FAVOURITE), sum(state.favourite for state in self._states.values()))
        columns = (_line(Shelf(ShelfKind.COLUMN, name), count) for name, count in self._columns)
        yield from self._section(Section.COLUMNS, tr("栏目"), columns)
        yield from self._section(Section.TAGS, tr("标签"), self._tags())
        meanings = (_line(Shelf(ShelfKind.MEANING, m.id), self._meanings.get(m.id, 0), m.colour) for m in MEANINGS)
        yield from self._section(Section.MEANINGS, tr("批注"), meanings)
        saved = self._session.saved
        searches = (Line(each.name, None, saved.count(each), "", each) for each in saved.searches())
        yield from self._section(Section.SEARCHES, tr("已存搜索"), searches)

    def _tags(self) -> Iterable[Line]:
        tags = self._session.services.tags
        colours = tags.colours()
        for name, count in tags.counts().items():
            yield _line(Shelf(ShelfKind.TAG, name), count, colours[name])

    def _section(self, section: Section, title: str, lines: Iterable[Line]) -> Iterator[Line]:
        """A heading and its lines, unless it is collapsed; nothing if there are none."""
        found = list(lines)
        if found:
            collapsed = section in self._collapsed
            yield Line(title, section=section, collapsed=collapsed)
            yield from () if collapsed else (replace(line, section=section) for line in found)

    # Qt

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._lines)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self._lines[index.row()].is_heading:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
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
            return _spoken(line)
        return None


def _line(shelf: Shelf, count: int, colour: str = "") -> Line:
    return Line(shelf_name(shelf), shelf, count, colour)


def _tool_tip(line: Line) -> str | None:
    """What may be cut off, and what a saved search looks for."""
    if line.saved is not None:
        return line.saved.text if line.saved.text == line.text else f"{line.text}\n{line.saved.text}"
    return line.text if line.shelf is not None and line.shelf.kind is ShelfKind.COLUMN else None


def _spoken(line: Line) -> str:
    if line.is_heading:
        return tr("{name}，已折叠", name=line.text) if line.collapsed else line.text
    if line.count is None:
        return line.text
    if line.shelf is not None and line.shelf.kind is ShelfKind.MEANING:
        return tr("{name}，{count} 条批注", name=line.text, count=line.count)
    return tr("{name}，{count} 篇", name=line.text, count=line.count)
