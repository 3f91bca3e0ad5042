"""Notices that files of a library change while it is open. Says only that, not what: a refresh finds out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Timer

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

QUIET_SECONDS = 0.4
"""Editors write a file in several steps; the word is given once they have been quiet this long."""

_READING = frozenset({"opened", "closed_no_write"})


class LibraryWatcher(FileSystemEventHandler):
    """Calls `on_change` (on a thread of its own) after files under `root` have changed.

    A file system that cannot be watched is no error: the next opening of the library notices the changes.
    """

    def __init__(self, root: Path, on_change: Callable[[], None]) -> None:
        self._on_change = on_change
        self._timer: Timer | None = None
        self._closed = False
        self._observer = Observer()
        try:
            self._observer.schedule(self, str(root), recursive=True)
            self._observer.start()
        except OSError:
            self._closed = True

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Called by watchdog for each event."""
        if event.event_type in _READING or (event.is_directory and event.event_type == "modified"):
            return
        if self._timer is not None:
            self._timer.cancel()
        if not self._closed:
            self._timer = Timer(QUIET_SECONDS, self._on_change)
            self._timer.daemon = True
            self._timer.start()

    def close(self) -> None:
        """Stop watching; `on_change` is not called any more afterwards."""
        self._closed = True
        if self._observer.is_alive():
            self._observer.stop()
            self._observer.join()
        if self._timer is not None:
            self._timer.cancel()
            if self._timer.is_alive():
                self._timer.join()
