"""How late the ticks of a window are: what somebody sees as a stutter while the program works in the background."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer

from reader_app.paths import Places

INTERVAL = 16
"""Milliseconds between two ticks: about 60 a second."""

SETTLE = 1000
"""Milliseconds in which what has just been begun gets going."""


class Ticks(QObject):
    """A precise timer that notes by how many milliseconds each tick is late."""

    def __init__(self) -> None:
        super().__init__()
        self.late: list[float] = []
        self._last = 0.0
        self._timer = QTimer(self, interval=INTERVAL, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)

    def during(self, milliseconds: int) -> list[float]:
        """Tick for so long."""
        loop = QEventLoop()
        QTimer.singleShot(SETTLE, self._begin)
        QTimer.singleShot(SETTLE + milliseconds, loop.quit)
        loop.exec()
        self._timer.stop()
        return self.late

    def _begin(self) -> None:
        self._last = time.perf_counter()
        self._timer.start()

    def _tick(self) -> None:
        now = time.perf_counter()
        self.late.append(max(0.0, (now - self._last) * 1000 - INTERVAL))
        self._last = now


@contextmanager
def indexing(root: Path, places: Places) -> Iterator[subprocess.Popen[bytes]]:
    """The program's indexing process at work on a library."""
    command = [sys.executable, "-W", "ignore", "-m", "reader_app", "index", str(root), "--quiet"]
    command += ["--data-dir", str(places.data), "--cache-dir", str(places.cache)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.terminate()
        process.wait()
