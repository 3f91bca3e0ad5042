"""Which library is in the window: opens the first one, and another in its place; watches its folder.

The window is made anew when another language is chosen (`language`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from reader_app.domain.errors import ReaderError
from reader_app.services.settings import SettingsService
from reader_app.ui import messages, recent_libraries
from reader_app.ui.editor.actions import restore_drafts
from reader_app.ui.i18n import LANGUAGE, tr
from reader_app.ui.main_window import MainWindow
from reader_app.ui.values import Change

if TYPE_CHECKING:
    from reader_app.services.watching import LibraryWatcher, Touched

LAST_LIBRARY = "last_library"
_PAINTED = 50
"""Milliseconds in which a window has painted itself."""

_AGAIN = 200
"""After how many ms a window is made anew that could not be just now."""


class Libraries(QObject):
    """Holds the window. `close` ends it with everything that belongs to it.

    Args:
        speak: Makes a language ("zh" or "en") that of all windows that are made from now on.
    """

    _touched = Signal(object)

    def __init__(
        self, make_window: Callable[[Path], MainWindow], settings: SettingsService, speak: Callable[[str], None]
    ) -> None:
        super().__init__()
        self._make_window = make_window
        self._settings = settings
        self._speak = speak
        # Not at once: who chooses a language sits in a window that goes; and not while a job will tell that window.
        self._renewal = QTimer(self, singleShot=True, interval=0)
        self._renewal.timeout.connect(self._renew)
        # Not before the list is on the screen: watching looks at every folder of the library.
        self._watch_soon = QTimer(self, singleShot=True, interval=_PAINTED)
        self._watch_soon.timeout.connect(self._watch)
        self._watcher: LibraryWatcher | None = None
        self._root = Path()
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
        window.session.changed.connect(self._heard)
        self._settings.set_state(LAST_LIBRARY, str(root.absolute()))
        recent_libraries.remember(window.session.settings, root.absolute())
        window.show()
        if notices := window.session.services.notes.notices:
            messages.tell(window, "\n".join(notice.said(tr) for notice in notices))
        restore_drafts(window)
        window.session.refresh()
        self._root = root
        self._watch_soon.start()

    def _watch(self) -> None:
        """Hear of what changes in the library's folder from now on; imported when the window is there."""
        from reader_app.services.watching import LibraryWatcher

        self._watcher = LibraryWatcher(self._root, self._touched.emit)

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

    def _heard(self, change: Change) -> None:
        if LANGUAGE in change.settings:
            self._renewal.start(0)

    def _renew(self) -> None:
        """Make the window anew in the language that was chosen; the session stays."""
        # Imported when it is wanted: the window must be there at once.
        from reader_app.ui import language

        if self.window is None:
            return
        session = self.window.session
        if session.jobs.busy:
            self._renewal.start(_AGAIN)
        elif not language.put_away(self.window):
            messages.tell(self.window, tr("还有窗口里的内容没有处理完。处理完以后，重新打开研读，就是新的语言。"))
        else:
            self._speak(session.settings.text(LANGUAGE))
            self.window = language.renew(self.window, MainWindow)
            restore_drafts(self.window)
            self.window.library_chosen.connect(self._choose, Qt.ConnectionType.QueuedConnection)

    def _leave(self) -> None:
        self._renewal.stop()
        self._watch_soon.stop()
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
