"""Work off the GUI thread: runs a job, delivers its callbacks on the GUI thread, can be cancelled."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal

from reader_app.domain.errors import Cancelled
from reader_app.domain.progress import Progress

T = TypeVar("T")


class JobHandle:
    """One job that was started; `cancel` makes its next `progress` call raise `Cancelled`."""

    def __init__(self) -> None:
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        """Stop as soon as the job asks; of its callbacks only `ended` follows."""
        self._cancelled.set()

    def cancelled(self) -> bool:
        """Whether `cancel` was called."""
        return self._cancelled.is_set()


class JobRunner(QObject):
    """Runs jobs on a pool of threads. A job opens its own connections: services stay on the GUI thread."""

    _delivered = Signal(object)

    def __init__(self, parent: QObject | None = None, threads: int = 2) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(threads)
        self._running: set[JobHandle] = set()
        self._closed = False
        self._delivered.connect(self._call, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        job: Callable[[Progress], T],
        *,
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        progress: Progress | None = None,
        ended: Callable[[], None] | None = None,
    ) -> JobHandle:
        """Start `job`. On the GUI thread follow `done` or `failed`, unless it was cancelled, and always `ended`."""
        handle = JobHandle()
        self._running.add(handle)

        def report(step: int, total: int, text: str) -> None:
            if handle.cancelled():
                raise Cancelled
            if progress is not None:
                self._delivered.emit((handle, progress, (step, total, text)))

        def end(callback: Callable[..., None] | None, *arguments: Any) -> None:
            if handle in self._running:
                self._running.discard(handle)
                if callback is not None and not handle.cancelled():
                    callback(*arguments)
                if ended is not None:
                    ended()

        def work() -> None:
            outcome: tuple[Any, ...]
            try:
                outcome = (done, job(report))
            except Cancelled:
                outcome = (None,)
            except Exception as error:
                outcome = (failed, error)
            # Delivered even if it was cancelled: `ended` must follow.
            self._delivered.emit((None, end, outcome))

        self._pool.start(work)
        return handle

    def close(self) -> None:
        """Cancel everything and wait for the threads to end; no callback is called any more."""
        self._closed = True
        for handle in tuple(self._running):
            handle.cancel()
        self._pool.clear()
        self._pool.waitForDone()

    def _call(self, delivery: tuple[JobHandle | None, Callable[..., None], tuple[Any, ...]]) -> None:
        handle, callback, arguments = delivery
        if not self._closed and (handle is None or not handle.cancelled()):
            callback(*arguments)
