"""Which library is in the window: opens the first one, and another in its place; watches its folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

from reader_app.domain.errors import ReaderError
from reader_app.services.settings import SettingsService
from reader_app.services.watching import LibraryWatcher, Touched
from reader_app.ui import messages, recent_libraries
from reader_app.ui.i18n import tr
from reader_app.ui.main_window import MainWindow

LAST_LIBRARY = "last_library"


class Libraries(QObject):
    """Holds the window. `close` ends it with everything that belongs to it."""

    _touched = Signal(object)

    def __init__(self, make_window: Callable[[Path], MainWindow], settings: SettingsService) -> None:
        super().__init__()
        self._make_window = make_window
        self._settings = settings
        self._watcher: LibraryWatcher | None = None
        self.window: MainWindow | None = None
        # The watcher calls from its own thread.
        self._touched.connect(self._refresh, Qt.ConnectionType.QueuedConnection)

    def open_first(self, given: Path | None, own: Path, article: str | None) -> None:
        """Open the library that was named, else the last one, else `own`.

        Raises:
            ReaderError: The library that was named cannot be opened.
        """
        last = self._settings.state(LAST_LIBRARY)
        if given is not None:
            self.open(given)
        elif last and Path(last).is_dir():
            self._open_or(Path(last), own)
        else:
            self.open(own)
        assert self.window is not None
        if article:
            self.window.open_reference(article)
        else:
            self.window.open_last()
        self.window.focus_first()

    def open(self, root: Path) -> None:
        """Open a library in place of the present one, which stays if this one cannot be opened."""
        window = self._make_window(root.absolute())
        self._leave()
        self.window = window
        window.library_chosen.connect(self._choose, Qt.ConnectionType.QueuedConnection)
        self._settings.set_state(LAST_LIBRARY, str(root.absolute()))
        recent_libraries.remember(window.session.settings, root.absolute())
        window.show()
        if notices := window.session.services.notes.notices:
            messages.tell(window, "\n".join(notice.said(tr) for notice in notices))
        window.session.refresh()
        self._watcher = LibraryWatcher(root, self._touched.emit)

    def explain(self, error: Exception) -> None:
        """Say in the window what went wrong."""
        if self.window is not None:
            self.window.explain(error)

    def close(self) -> None:
        """Close the window and stop watching."""
        self._leave()

    def _choose(self, root: Path) -> None:
        try:
            self.open(root)
        except ReaderError as error:
            self.explain(error)
            return
        assert self.window is not None
        self.window.open_last()
        self.window.focus_first()

    def _open_or(self, root: Path, own: Path) -> None:
        """A last library that has become unreadable must not keep the program from starting."""
        try:
            self.open(root)
        except ReaderError as error:
            self.open(own)
            self.explain(error)

    def _refresh(self, paths: Touched) -> None:
        if self.window is not None:
            self.window.session.refresh(paths)

    def _leave(self) -> None:
        if self._watcher is not None:
            self._watcher.close()
            self._watcher = None
        if self.window is not None:
            window, self.window = self.window, None
            window.close()
            try:
                window.session.close()
            finally:
                window.deleteLater()
