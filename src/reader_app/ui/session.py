"""The one object that owns the services and says what has changed. Views read from it and ask it; it knows no view."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from reader_app.domain.errors import ReaderError
from reader_app.domain.sort import Sort
from reader_app.ui import article_changes
from reader_app.ui.beside import Beside
from reader_app.ui.history import History, Visit
from reader_app.ui.i18n import tr
from reader_app.ui.indexing import Indexing
from reader_app.ui.jobs import JobHandle, JobRunner
from reader_app.ui.reading_clock import ReadingClock
from reader_app.ui.saved_searches import SavedSearches
from reader_app.ui.search_worker import SearchWorker
from reader_app.ui.tabs import Tabs
from reader_app.ui.undo import ALONE, ApplyChanges
from reader_app.ui.values import AtHit, Change, OpenArticle, Place, Shelf, Work
from reader_app.ui.works import Works

if TYPE_CHECKING:
    from reader_app.domain.annotation import Placed
    from reader_app.domain.article import Article
    from reader_app.domain.changes import ChangeSet
    from reader_app.domain.hits import SearchResult
    from reader_app.domain.progress import Progress
    from reader_app.domain.query import Query
    from reader_app.domain.settings import Value
    from reader_app.services.bundle import Services
    from reader_app.services.crashes import CrashService
    from reader_app.services.settings import SettingsService
    from reader_app.services.watching import Touched

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Factories:
    """How to make what a session needs again: services for another thread, and the indexing process."""

    services: Callable[[], Services]
    index_command: tuple[str, ...]


class Session(QObject):
    """One open library.

    Attributes:
        crashes: Keeps reports of our own bugs; None = nobody does.

    Signals:
        changed: (`Change`) after something has changed; the only way by which views learn of each other.
        failed: (`Exception`) something went wrong that the user must hear of.
        leaving: the reader goes to another place; whoever knows where it is says so now.
        titled: (what was typed, tuple of `FoundTitle`) the answer to `find_titles`, for whoever asked.
    """

    changed = Signal(object)
    failed = Signal(object)
    leaving = Signal()
    titled = Signal(str, object)

    def __init__(self, services: Services, settings: SettingsService, factories: Factories) -> None:
        super().__init__()
        self.services = services
        self.settings = settings
        self.factories = factories
        self.crashes: CrashService | None = None
        self.undo_stack = QUndoStack(self)
        self.jobs = JobRunner(self)
        self.tabs = Tabs(self)
        self.beside = Beside(self)
        self.current: OpenArticle | None = None
        self.selection: tuple[int, int] | None = None
        self.focused: str | None = None
        self.at_hit: AtHit | None = None
        self.chosen: tuple[str, ...] = ()
        self.shelf = Shelf()
        self.sort = Sort.DATE
        self.search_text = ""
        self.result: SearchResult | None = None
        self._began: Visit | None = None
        self._works = Works(lambda: self.changed.emit(Change(work=True)))
        self._placed: tuple[Placed, ...] | None = None
        self._file_time = 0
        self._awaited = ""
        self._searcher = SearchWorker(factories.services, self)
        self._searcher.found.connect(self._found)
        self._searcher.failed.connect(self.failed)
        self._searcher.titled.connect(self.titled)
        self.saved = SavedSearches(self, self._searcher)
        self.indexing = Indexing(factories.index_command, self._works, lambda: self._searcher.waiting, self)
        self.indexing.looked.connect(self._look_at_library)
        self.indexing.ended.connect(self._index_ended)
        self._clock = ReadingClock(self)

    # The library

    def articles(self) -> tuple[Article, ...]:
        """Every article of the library."""
        return self.services.library.articles()

    def refresh(self, paths: Touched = None) -> None:
        """Look for changed files, in the separate process; `paths`: only these have changed."""
        self.indexing.request(paths)

    def open_when_known(self, path: str) -> None:
        """Look at a file of the library that was just written, and open its article as soon as it is there."""
        self._awaited = path
        self.refresh(frozenset({path}))

    def stir(self) -> None:
        """Somebody types, scrolls or waits: work in the background stands back for a moment."""
        self.indexing.stir()
        self._clock.stir()

    def choose_shelf(self, shelf: Shelf) -> None:
        """Show another part of the library in the list."""
        if shelf != self.shelf or self.search_text:
            self.shelf = shelf
            self.end_search()
            self.changed.emit(Change(shelf=True))

    def choose_sort(self, sort: Sort) -> None:
        """Order the results another way; the order of a shelf is the list's own."""
        self.sort = sort
        self.changed.emit(Change(shelf=True))
        self.search_again()

    def choose_articles(self, ids: tuple[str, ...]) -> None:
        """These articles are chosen in the list, for what is done with several."""
        if ids != self.chosen:
            self.chosen = ids
            self.changed.emit(Change(chosen=True))

    def targets(self) -> tuple[str, ...]:
        """The articles that a command on articles acts on: those chosen in the list, else the open one."""
        if self.chosen or self.current is None:
            return self.chosen
        return (self.current.article.id,)

    def tell_again(self) -> None:
        """Another window has come: what it did not hear of is said once more."""
        self.choose_articles(())
        self.changed.emit(Change(search=True, shelf=True, hit=True, work=True, saved=True))

    # Searching

    def prepare_search(self) -> None:
        """Somebody is going to search: open what it takes, in its thread."""
        self._searcher.warm()

    def find_titles(self, typed: str) -> None:
        """Find articles by what is typed of their titles, in the search thread; `titled` brings them."""
        self._searcher.titles(typed)

    def search(self, text: str) -> None:
        """Search as somebody types; the results come with a later `changed`."""
        if text.strip() == self.search_text:
            return
        self.stir()
        was_searching = bool(self.search_text)
        self.search_text = text.strip()
        if self.search_text:
            self.sort = self.sort if was_searching else Sort.RELEVANCE
            self._began = self._began if was_searching else self.history.at(0)
            self._searcher.search(self.search_text, self.sort)
        else:
            self._searcher.cancel()
            self.result = None
            self.sort = Sort.DATE
        self.changed.emit(Change(search=True))

    def change_search(self, text: str) -> None:
        """Search something narrower or wider at once; where nothing is left of it the search is over."""
        if text.strip():
            self.search(text)
        else:
            self.end_search()

    def end_search(self) -> None:
        """Show the shelf again, and no hits in the article."""
        self.search("")
        self.show_hits(None)

    def leave_search(self) -> None:
        """End the search and go back to the place where it began."""
        began = self._began if self.search_text else None
        self.end_search()
        if began and began != self.history.at(0) and self.services.library.article(began.article_id):
            self.open(began.article_id, replace(began.place, flash=False))

    def search_again(self) -> None:
        """Something that searches ask about is another."""
        if self.search_text:
            self._searcher.search(self.search_text, self.sort)

    def _found(self, result: SearchResult) -> None:
        self.result = result
        self.changed.emit(Change(search=True))

    # The open article

    @property
    def history(self) -> History:
        """The way through the present tab."""
        return self.tabs.history

    def open(
        self, article_id: str, place: Place | None = None, query: Query | None = None, *, last: bool = False
    ) -> bool:
        """Show an article in the present tab, at `place` or where it was left; every way to an article ends here.

        With a query and no place the first hit is shown, or the `last` one. Returns False, with the reason in `failed`,
        if it cannot be.
        """
        self.leaving.emit()
        if not self._is_open(article_id) and not self._load(article_id):
            return False
        assert self.current is not None
        self.current = replace(self.current, query=query)
        jump = place is not None or query is not None
        if place is None and query:
            hits = self.services.search.occurrences(query, self.current.document.text)
            place = Place(*hits[-1 if last else 0], flash=True) if hits else None
        if place is None:
            offset = self.services.reading.place(article_id, self.current.document)
            place = Place(offset, offset)
        self.history.visit(Visit(article_id, place, query), jump=jump)
        self._show(place)
        return True

    def go(self, step: int) -> bool:
        """Back (-1) or forward (+1) through the places that were open in this tab; False where there is none.

        0 is the present one, for a tab that is shown again.
        """
        self.leaving.emit()
        visit = self.history.at(step)
        if visit is None:
            return False
        if not self._is_open(visit.article_id) and not self._load(visit.article_id):
            if step and self.services.library.article(visit.article_id) is None:
                self.history.forget(visit.article_id)
            return False
        assert self.current is not None
        visit = self.history.at(step) or visit  # its place has followed if the article was edited
        self.current = replace(self.current, query=visit.query)
        self.history.go(step)
        self._show(visit.place)
        return True

    def pass_by(self, place: Place) -> None:
        """The reader goes from hit to hit; going back leads to where it began to."""
        if self.current is not None:
            self.history.step(Visit(self.current.article.id, place, self.current.query))

    def show_nothing(self) -> None:
        """No article is open any more."""
        self.current = self.selection = self.focused = self._placed = None
        self.changed.emit(Change(article=True, focus=True, tabs=True))

    def reload(self) -> None:
        """Read the open article's file again, after it has changed on disk; what the user is at stays."""
        if self.current is None:
            return
        query, focused = self.current.query, self.focused
        if self._load(self.current.article.id, again=True):
            self.current = replace(self.current, query=query)
            self.focused = focused
            self.changed.emit(Change(article=True, focus=True))

    def _show(self, place: Place) -> None:
        """Tell the views of the article that is open now, and remember that it was opened."""
        assert self.current is not None
        article_id = self.current.article.id
        tabs = self.tabs.follow(self.current.article)
        # First the views: what is marked from now on is marked in the article that they show.
        self.changed.emit(Change(article=True, focus=True, place=place, tabs=tabs))
        try:
            self.services.reading.opened(article_id)
        except ReaderError as error:
            self.fail(error)
        self.changed.emit(Change(reading=frozenset({article_id})))

    def _is_open(self, article_id: str) -> bool:
        return self.current is not None and self.current.article.id == article_id

    def show_hits(self, query: Query | None) -> None:
        """Mark other hits in the open article, or none."""
        if self.current is not None:
            self.current = replace(self.current, query=query)
            self.changed.emit(Change(article=True))

    def hits(self) -> tuple[tuple[int, int], ...]:
        """The hits shown in the open article, in code points."""
        if self.current is None or not self.current.query:
            return ()
        return self.services.search.occurrences(self.current.query, self.current.document.text)

    def tell_hit(self, at: AtHit | None) -> None:
        """The reader is at another hit."""
        if at != self.at_hit:
            self.at_hit = at
            self.changed.emit(Change(hit=True))

    def move_to(self, offset: int, progress: float) -> None:
        """The reader is at `offset` and has shown the article up to `progress` (0.0 to 1.0)."""
        if self.current is None:
            return
        article_id = self.current.article.id
        self._clock.show(offset, round(progress * len(self.current.document.text)))
        before = self.services.reading.state(article_id)
        after = self.services.reading.moved(article_id, offset, progress, self.current.document)
        self.history.moved(article_id, Place(offset, offset))
        further = (after.status, round(after.progress, 2)) != (before.status, round(before.progress, 2))
        moved = after.offset != before.offset
        if further or moved:
            self.changed.emit(Change(reading=frozenset({article_id} if further else ()), moved=moved))

    def toggle_favourite(self) -> None:
        """Put the open article among the favourites, or take it out."""
        if self.current is not None:
            article_changes.toggle_favourite(self, (self.current.article.id,))

    def _load(self, article_id: str, *, again: bool = False) -> bool:
        """Make an article the open one; `again`: read its file even if a tab has its document."""
        kept = self.tabs.documents.read(article_id, again=again)
        if kept is None:
            return False
        self.current = OpenArticle(kept.article, kept.document)
        self._file_time = kept.file_time
        self.selection = None
        self.focused = None
        self._placed = None
        return True

    # Annotations

    def placed(self) -> tuple[Placed, ...]:
        """The open article's annotations with their present places, in the order of the text, orphans last."""
        if self.current is None:
            return ()
        if self._placed is None:
            self._placed = self.services.notes.placed(self.current.document, self.current.article.id)
        return self._placed

    def change(self, changes: ChangeSet, step: int = ALONE) -> None:
        """Change annotations, so that it can be undone; together with the changes before it that have the same `step`.

        Raises:
            ReaderError: It could not be stored; then nothing has changed.
        """
        if changes:
            self.stir()
            self.undo_stack.push(ApplyChanges(self.apply, changes, self.apply(changes), step))

    def apply(self, changes: ChangeSet) -> ChangeSet:
        """Change annotations and tell the views; returns what takes it back. For `change` and the undo stack."""
        inverse = self.services.notes.apply(changes)
        self._placed = None
        if self.focused is not None and changes.annotations.get(self.focused, changes) is None:
            self.focused = None
        self.changed.emit(Change(annotations=changes))
        # A note may have got, or lost, the words that are being searched.
        self.search_again()
        return inverse

    def select(self, selection: tuple[int, int] | None) -> None:
        """The user has selected a passage, in code points, or nothing."""
        self.selection = selection
        self.changed.emit(Change(focus=True))

    def focus(self, annotation_id: str | None) -> None:
        """The user is at this annotation."""
        if annotation_id != self.focused:
            self.focused = annotation_id
            self.changed.emit(Change(focus=True))

    # Settings

    def setting(self, key: str) -> Value:
        """The value of a declared setting."""
        return self.settings.get(key)

    def set_setting(self, key: str, value: Value) -> None:
        """Choose and remember."""
        self.set_settings({key: value})

    def set_settings(self, values: Mapping[str, Value]) -> None:
        """Choose several at once: the views hear of it once."""
        others = {key: value for key, value in values.items() if self.settings.get(key) != value}
        for key, value in others.items():
            self.settings.set(key, value)
        if others:
            self.changed.emit(Change(settings=frozenset(others)))
        if "search.folding" in others:
            self.search_again()

    def look_again(self, key: str) -> None:
        """What a setting stands for is another, though it has the same value: the system has turned dark."""
        self.changed.emit(Change(settings=frozenset({key})))

    # Work

    @property
    def work(self) -> Work | None:
        """The long work that the status line shows, or None."""
        return self._works.newest

    def run(
        self,
        text: str,
        job: Callable[[Progress], T],
        done: Callable[[T], None],
        ended: Callable[[], None] | None = None,
    ) -> None:
        """Run a job with its progress in the status line; what it raises goes to `failed`.

        Args:
            done: Called with what the job returned, unless it was cancelled.
            ended: Called when it is over, cancelled or not.
        """

        def show(step: int, total: int, _text: str) -> None:
            self._works.put(handle, Work(step, total, text), handle.cancel)

        def end() -> None:
            self._works.end(handle)
            if ended is not None:
                ended()

        handle: JobHandle = self.jobs.run(job, done=done, failed=self.failed.emit, progress=show, ended=end)
        show(0, 0, text)

    def cancel_work(self) -> None:
        """Cancel the long work under way; what it has done stays."""
        self._works.cancel(tr("正在停止……"))

    def fail(self, error: Exception) -> None:
        """Tell the user of something that went wrong."""
        self.failed.emit(error)

    def _index_ended(self, error: Exception | None) -> None:
        if error is not None:
            self.fail(error)
        self.search_again()
        self.saved.count_soon()

    def _look_at_library(self) -> None:
        """Tell the views if the catalogue is another, and read the open article again if its file has changed."""
        if not self.services.library.changed():
            return
        now = self.services.library.article(self.current.article.id) if self.current is not None else None
        if now is not None and self.current is not None:
            other = now.fingerprint != self.current.document.fingerprint
            written = self.services.library.modified(now)  # 0 where the file has just gone; the next look finds that
            if written and (other or written != self._file_time):
                self.reload()
            else:
                self.current = replace(self.current, article=now)  # renamed or moved
        self.tabs.look()
        self.changed.emit(Change(library=True))
        awaited = self.services.library.at(self._awaited) if self._awaited else None
        if awaited is not None:
            self._awaited = ""
            self.open(awaited.id)

    def resource(self, target: str) -> Path | None:
        """The file of an image of the open article, if it lies in the library."""
        return None if self.current is None else self.services.library.resource(self.current.article, target)

    def status(self) -> str:
        """One line on the open article's notes, for the status line."""
        return tr("批注 {count} · 已保存", count=len(self.placed()))

    def close(self) -> None:
        """End threads and processes and give back the services."""
        self._clock.close()
        self.saved.close()
        self._searcher.close()
        self.indexing.close()
        self.jobs.close()
        self.services.close()
