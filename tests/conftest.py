"""For every test: a logged warning, a leaked thread or an open window is a failure. Qt's warnings fail by pytest-qt."""

from __future__ import annotations

import gc
import logging
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

pytest_plugins = ["tests.window_fixtures"]


@pytest.fixture(autouse=True)
def no_logged_warnings(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A test that expects a warning asserts it and clears `caplog`."""
    yield
    # watchdog calls it an error to be stopped while a change is on its way.
    logged = [r for r in caplog.get_records("call") if r.levelno >= logging.WARNING and r.name[:8] != "watchdog"]
    assert not logged, [r.getMessage() for r in logged]


@pytest.fixture(autouse=True)
def no_leaked_threads() -> Iterator[None]:
    """Every thread that a test started has ended when it is over."""
    before = set(threading.enumerate())
    yield
    deadline = time.monotonic() + 3
    while (left := set(threading.enumerate()) - before) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not left, [thread.name for thread in left]


@pytest.fixture(autouse=True)
def no_leaked_windows() -> Iterator[None]:
    """No window stays open, and no timer of ours goes on ticking, after a test that used Qt."""
    yield
    if "PySide6.QtWidgets" not in sys.modules:
        return
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication

    application = QApplication.instance()
    if not isinstance(application, QApplication):
        return
    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    shown = [widget for widget in application.topLevelWidgets() if widget.isVisible()]
    assert not shown, [type(widget).__name__ for widget in shown]


@pytest.fixture
def forbid(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """Makes a file unreadable or a folder unlistable from now on, to root too."""
    forbidden: set[str] = set()

    def guarded(call: Callable[..., Any]) -> Callable[..., Any]:
        def guard(path: Any = ".", *arguments: Any, **options: Any) -> Any:
            if os.fsdecode(path) in forbidden:
                raise PermissionError(13, "Permission denied", os.fsdecode(path))
            return call(path, *arguments, **options)

        return guard

    monkeypatch.setattr(os, "scandir", guarded(os.scandir))
    monkeypatch.setattr(Path, "open", guarded(Path.open))
    monkeypatch.setattr(Path, "read_bytes", guarded(Path.read_bytes))

    def forbid(path: Path) -> None:
        forbidden.add(str(path))

    return forbid
