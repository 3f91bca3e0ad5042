"""Work off the GUI thread: runs a job, delivers its callbacks on the GUI thread, can be cancelled."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal

from reader_app.domain.errors import Cancelled
from reader_app.domain.progress import Progress

T = TypeVar("T")
Job = Callable[[Progress], T]


class JobHandle:
    """One job that was started; `cancel` makes its next `progress` call raise `Cancelled`."""

    def __init__(self) -> None:
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        """Stop as soon as the job asks; none of its callbacks is called any more."""
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
        self._handles: set[JobHandle] = set()
        self._delivered.connect(self._call, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        job: Callable[[Progress], T],
        *,
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        progress: Progress | None = None,
    ) -> JobHandle:
        """Start `job`; exactly one of `done` and `failed` follows on the GUI thread, none after `cancel`."""
        handle = JobHandle()
        self._handles.add(handle)

        def report(step: int, total: int, text: str) -> None:
            if handle.cancelled():
                raise Cancelled
            if progress is not None:
                self._deliver(handle, progress, step, total, text)

        def work() -> None:
            try:
                result = job(report)
            except Cancelled:
                self._deliver(handle, _nothing)
            except Exception as error:
                self._deliver(handle, failed, error)
            else:
                self._deliver(handle, done, result)
            finally:
                self._handles.discard(handle)

        self._pool.start(work)
        return handle

    def close(self) -> None:
        """Cancel everything and wait for the threads to end."""
        for handle in tuple(self._handles):
            handle.cancel()
        self._pool.clear()
        self._pool.waitForDone()

    def _deliver(self, handle: JobHandle, callback: Callable[..., None], *arguments: Any) -> None:
        self._delivered.emit((handle, callback, arguments))

    def _call(self, delivery: tuple[JobHandle, Callable[..., None], tuple[Any, ...]]) -> None:
        handle, callback, arguments = delivery
        if not handle.cancelled():
            callback(*arguments)


def _nothing() -> None:
    """What follows a job that ended by being cancelled."""
