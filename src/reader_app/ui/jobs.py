"""Work off the GUI thread: runs a job, delivers its callbacks on the GUI thread, can be cancelled."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal
from shiboken6 import isValid

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


@dataclass(frozen=True, slots=True)
class _Outcome:
    result: Any = None
    error: Exception | None = None
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class _Callbacks:
    done: Callable[[Any], None]
    failed: Callable[[Exception], None]
    progress: Progress | None
    ended: Callable[[], None] | None


class JobRunner(QObject):
    """Runs jobs on a pool of threads. A job opens its own connections: services stay on the GUI thread.

    The callbacks never leave the GUI thread: a widget that they belong to must not be let go of, and so destroyed, by
    a job's thread. Methods of a widget that has been closed for good meanwhile are not called.
    """

    _progressed = Signal(object, int, int, str)
    _finished = Signal(object, object)

    def __init__(self, parent: QObject | None = None, threads: int = 2) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(threads)
        self._running: dict[JobHandle, _Callbacks] = {}
        self._closed = False
        self._progressed.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._finished.connect(self._end, Qt.ConnectionType.QueuedConnection)

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
        self._running[handle] = _Callbacks(done, failed, progress, ended)

        def report(step: int, total: int, text: str) -> None:
            if handle.cancelled():
                raise Cancelled
            self._progressed.emit(handle, step, total, text)

        def work() -> None:
            try:
                outcome = _Outcome(job(report))
            except Cancelled:
                outcome = _Outcome(cancelled=True)
            except Exception as error:
                outcome = _Outcome(error=error)
            # Delivered even if it was cancelled: `ended` must follow.
            self._finished.emit(handle, outcome)

        self._pool.start(work)
        return handle

    @property
    def busy(self) -> bool:
        """Whether a job is under way, with callbacks to come."""
        return bool(self._running)

    def close(self) -> None:
        """Cancel everything and wait for the threads to end; no callback is called any more."""
        self._closed = True
        for handle in tuple(self._running):
            handle.cancel()
        self._pool.clear()
        self._pool.waitForDone()

    def _tell(self, handle: JobHandle, step: int, total: int, text: str) -> None:
        callbacks = self._running.get(handle)
        if callbacks is None or self._closed or handle.cancelled():
            return
        if callbacks.progress is not None and _is_there(callbacks.progress):
            callbacks.progress(step, total, text)

    def _end(self, handle: JobHandle, outcome: _Outcome) -> None:
        callbacks = self._running.pop(handle, None)
        if callbacks is None or self._closed:
            return
        if not (handle.cancelled() or outcome.cancelled):
            if outcome.error is not None:
                if _is_there(callbacks.failed):
                    callbacks.failed(outcome.error)
            elif _is_there(callbacks.done):
                callbacks.done(outcome.result)
        if callbacks.ended is not None and _is_there(callbacks.ended):
            callbacks.ended()


def _is_there(callback: object) -> bool:
    """Whether the widget whose method this is, if it is one's, has not been destroyed."""
    owner = getattr(callback, "__self__", None)
    return not isinstance(owner, QObject) or isValid(owner)
