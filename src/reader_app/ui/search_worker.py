"""The thread that searches while somebody types: one at a time, the newest request wins, older work is cancelled."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal

from reader_app.domain.errors import Cancelled
from reader_app.domain.hits import SearchResult
from reader_app.domain.query import Sort
from reader_app.services.bundle import Services

Request = tuple[int, str, Sort]


class SearchWorker(QObject):
    """Owns a thread with its own services, made at the first search.

    Attributes:
        waiting: Whether the newest request has not been answered.

    Signals:
        found: (`SearchResult`) of the newest request, on the GUI thread.
        failed: (`Exception`) in place of it.
    """

    found = Signal(object)
    failed = Signal(object)
    _answered = Signal(int, object)

    def __init__(self, open_services: Callable[[], Services], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open_services = open_services
        self._wake = threading.Condition()
        self._request: Request | None = None
        self._newest = 0
        self.waiting = False
        self._closing = False
        self._thread: threading.Thread | None = None
        self._answered.connect(self._answer, Qt.ConnectionType.QueuedConnection)

    def search(self, text: str, sort: Sort) -> None:
        """Ask for `text`; whatever was asked before is forgotten."""
        self.waiting = True
        with self._wake:
            self._newest += 1
            self._request = (self._newest, text, sort)
            self._wake.notify()
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="search")
            self._thread.start()

    def cancel(self) -> None:
        """Forget what was asked."""
        self.waiting = False
        with self._wake:
            self._newest += 1
            self._request = None

    def close(self) -> None:
        """End the thread."""
        with self._wake:
            self._closing = True
            self._newest += 1
            self._wake.notify()
        if self._thread is not None:
            self._thread.join()

    def _work(self) -> None:
        services: Services | None = None
        try:
            while (request := self._next()) is not None:
                number, text, sort = request
                try:
                    services = services or self._open_services()
                    result = services.search.search(text, sort=sort, cancelled=partial(self._outdated, number))
                except Cancelled:
                    continue
                except Exception as error:
                    self._answered.emit(number, error)
                else:
                    self._answered.emit(number, result)
        finally:
            if services is not None:
                services.close()

    def _next(self) -> Request | None:
        with self._wake:
            while self._request is None and not self._closing:
                self._wake.wait()
            request, self._request = self._request, None
            return None if self._closing else request

    def _outdated(self, number: int) -> bool:
        return number != self._newest

    def _answer(self, number: int, answer: SearchResult | Exception) -> None:
        if number != self._newest or self._closing:
            return
        self.waiting = False
        (self.failed if isinstance(answer, Exception) else self.found).emit(answer)
