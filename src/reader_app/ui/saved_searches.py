"""The saved searches of the open library with how many articles each finds now, counted in the search thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from reader_app.domain.saved import SavedChange, SavedSearch
from reader_app.services.saved import renamed
from reader_app.ui.search_worker import SearchWorker
from reader_app.ui.undo import ApplyChanges
from reader_app.ui.values import Change

if TYPE_CHECKING:
    from reader_app.ui.session import Session

PAUSE = 300
"""Milliseconds without a change after which everything is counted again."""


class SavedSearches(QObject):
    """Part of a session, which tells the views when something here is another (`Change.saved`)."""

    def __init__(self, session: Session, worker: SearchWorker) -> None:
        super().__init__(session)
        self._session = session
        self._worker = worker
        self._service = session.services.saved
        self._searches = self._service.searches()
        self._counts: dict[str, int] = {}
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._count)
        worker.counted.connect(self._counted)
        session.changed.connect(self._refresh)
        self.count_soon()

    def searches(self) -> tuple[SavedSearch, ...]:
        """All of them, the first saved first."""
        return self._searches

    def count(self, search: SavedSearch) -> int | None:
        """How many articles it finds; None where that is not known yet."""
        return self._counts.get(search.text)

    def of_text(self, text: str) -> SavedSearch | None:
        """The one that searches this, or None."""
        return next((each for each in self._searches if each.text == text), None)

    def save(self, name: str, text: str) -> None:
        """Keep a search; one that is kept already gets this name."""
        self._change(SavedChange.put(self._service.new(name, text), name="保存搜索"))

    def rename(self, search: SavedSearch, name: str) -> None:
        """Give it another name."""
        if renamed(search, name) != search:
            self._change(SavedChange.put(renamed(search, name), name="重命名搜索"))

    def delete(self, search: SavedSearch) -> None:
        """Keep it no longer."""
        self._change(SavedChange.remove(search, name="删除搜索"))

    def count_soon(self) -> None:
        """Count everything again when nothing has changed for a moment."""
        if self._searches:
            self._pause.start()

    def close(self) -> None:
        """Count no more."""
        self._pause.stop()

    def _change(self, changes: SavedChange) -> None:
        self._session.undo_stack.push(ApplyChanges(self._apply, changes, self._apply(changes)))

    def _apply(self, changes: SavedChange) -> SavedChange:
        inverse = self._service.apply(changes)
        self._searches = self._service.searches()
        self._session.changed.emit(Change(saved=True))
        self.count_soon()
        return inverse

    def _refresh(self, change: Change) -> None:
        noted = change.annotations is not None or change.tags is not None
        if change.library or change.reading or noted or "search.folding" in change.settings:
            self.count_soon()

    def _count(self) -> None:
        self._worker.count(each.text for each in self._searches)

    def _counted(self, text: str, count: int) -> None:
        if self.of_text(text) is not None and self._counts.get(text) != count:
            self._counts[text] = count
            self._session.changed.emit(Change(saved=True))
