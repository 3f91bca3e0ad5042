"""Notices that files of a library change while it is open. Says which, but not how: a refresh finds out."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from threading import Event, Lock, Thread
from typing import TypeAlias

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from reader_app.documents import SUFFIXES
from reader_app.services.rereading import FEW

QUIET_SECONDS = 0.4
"""Editors write a file in several steps; the word is given once they have been quiet this long."""

LONGEST_SECONDS = 5.0
"""But no later than this after the first change: a long copy shows its articles while it goes on."""

Touched: TypeAlias = frozenset[str] | None
"""The paths of the only files that may have changed, relative to the library, with forward slashes; None: any may."""

_READING = frozenset({"opened", "closed_no_write"})


class LibraryWatcher(FileSystemEventHandler):
    """Calls `on_change` (on a thread of its own) after articles or folders under `root` have changed, with which.

    A file system that cannot be watched is no error: the next opening of the library notices the changes.
    """

    def __init__(self, root: Path, on_change: Callable[[Touched], None]) -> None:
        self._root = os.path.realpath(root)  # as some systems name the files of a folder that is reached by a link
        self._on_change = on_change
        self._touched = Event()
        self._closed = Event()
        self._last = 0.0
        self._lock = Lock()
        self._paths: Touched = frozenset()
        self._teller = Thread(target=self._tell, name="library-watcher", daemon=True)
        self._observer = Observer()
        try:
            self._observer.schedule(self, self._root, recursive=True)
            self._observer.start()
        except OSError:
            self._closed.set()
        else:
            self._teller.start()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Called by watchdog for each event."""
        if event.event_type in _READING or (event.is_directory and event.event_type == "modified"):
            return
        # Of something that is gone, Windows does not say whether it was a folder.
        folder = event.is_directory or event.event_type == "deleted"
        paths = [os.fsdecode(path) for path in (event.src_path, event.dest_path)]
        if touched := [path for path in paths if self._matters(path, folder)]:
            self._note(None if event.is_directory else touched)
            self._last = time.monotonic()
            self._touched.set()

    def _note(self, paths: list[str] | None) -> None:
        """Add to what is to be told; `paths` None: a folder has changed."""
        with self._lock:
            if paths is None or self._paths is None:
                self._paths = None
                return
            self._paths |= {Path(os.path.relpath(path, self._root)).as_posix() for path in paths}
            if len(self._paths) > FEW:
                self._paths = None

    def _matters(self, path: str, folder: bool) -> bool:
        """Whether a refresh would look at it: hidden names and files that are no articles are nothing to it."""
        if not path:
            return False
        hidden = any(part.startswith(".") for part in Path(os.path.relpath(path, self._root)).parts)
        return not hidden and (folder or path.lower().endswith(SUFFIXES))

    def _tell(self) -> None:
        """Give the word, each time after the quiet or the longest time, until the watcher is closed."""
        while True:
            self._touched.wait()
            first = time.monotonic()
            while not self._closed.is_set() and (left := self._left(first)) > 0:
                self._closed.wait(left)
            if self._closed.is_set():
                return
            self._touched.clear()
            with self._lock:
                paths, self._paths = self._paths, frozenset()
            if paths is None or paths:
                self._on_change(paths)

    def _left(self, first: float) -> float:
        return min(self._last + QUIET_SECONDS, first + LONGEST_SECONDS) - time.monotonic()

    def close(self) -> None:
        """Stop watching; `on_change` is not called any more afterwards."""
        self._closed.set()
        self._touched.set()
        if self._observer.is_alive():
            self._observer.stop()
            self._observer.join()
        if self._teller.is_alive():
            self._teller.join()
