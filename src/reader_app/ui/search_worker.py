"""The thread that searches while somebody types: one at a time, the newest request wins, older work is cancelled.

While nothing is to be searched it counts what saved searches find.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from reader_app.domain.errors import Cancelled
from reader_app.domain.sort import Sort

if TYPE_CHECKING:
    from reader_app.domain.hits import SearchResult
    from reader_app.services.bundle import Services
    from reader_app.services.titles import FoundTitle

ANYTHING = "1"
"""What is looked for when it only matters that the library is open for searching."""

Request = tuple[int, str, Sort]


@dataclass(frozen=True, slots=True)
class TitlesWanted:
    """What was typed of a title; "" only makes ready for it."""

    typed: str


class SearchWorker(QObject):
    """Owns a thread with its own services, made at the first search.

    Attributes:
        waiting: Whether the newest request has not been answered.

    Signals:
        found: (`SearchResult`) of the newest request, on the GUI thread.
        counted: (text, number of articles) for `count`, on the GUI thread.
        titled: (what was typed, tuple of `FoundTitle`) for the newest `titles`, on the GUI thread.
        failed: (`Exception`) in place of one of them.
    """

    found = Signal(object)
    counted = Signal(str, int)
    titled = Signal(str, object)
    failed = Signal(object)
    _answered = Signal(int, object)
    _has_counted = Signal(str, object)
    _has_titled = Signal(object, object)

    def __init__(self, open_services: Callable[[], Services], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open_services = open_services
        self._wake = threading.Condition()
        self._request: Request | None = None
        self._to_count: deque[str] = deque()
        self._titles: TitlesWanted | None = None
        self._newest = 0
        self.waiting = False
        self._closing = False
        self._thread: threading.Thread | None = None
        self._answered.connect(self._answer, Qt.ConnectionType.QueuedConnection)
        self._has_counted.connect(self._tell_count, Qt.ConnectionType.QueuedConnection)
        self._has_titled.connect(self._tell_titles, Qt.ConnectionType.QueuedConnection)

    def search(self, text: str, sort: Sort) -> None:
        """Ask for `text`; whatever was asked before is forgotten."""
        self.waiting = True
        with self._wake:
            self._newest += 1
            self._request = (self._newest, text, sort)
            self._wake.notify()
        self._start()

    def count(self, texts: Iterable[str]) -> None:
        """Count what each of these queries finds; what was to be counted before is forgotten."""
        with self._wake:
            self._to_count = deque(texts)
            self._wake.notify()
        self._start()

    def titles(self, typed: str) -> None:
        """Find articles by what is typed of their titles; what was asked before is forgotten."""
        with self._wake:
            self._titles = TitlesWanted(typed)
            self._wake.notify()
        self._start()

    def warm(self) -> None:
        """Open the library for searching, so that the first letter need not wait for it."""
        if self._thread is None:
            self.count([ANYTHING])

    def _start(self) -> None:
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
                try:
                    services = services or self._open_services()
                    answer: object = self._answer_to(request, services)
                except Cancelled:
                    continue
                except Exception as error:
                    answer = error
                if isinstance(request, TitlesWanted):
                    self._has_titled.emit(request, answer)
                elif isinstance(request, str):
                    self._has_counted.emit(request, answer)
                else:
                    self._answered.emit(request[0], answer)
        finally:
            if services is not None:
                services.close()

    def _answer_to(
        self, request: Request | TitlesWanted | str, services: Services
    ) -> SearchResult | tuple[FoundTitle, ...] | int:
        if isinstance(request, TitlesWanted):
            return services.titles.find(request.typed)
        if isinstance(request, str):
            return services.search.count(request)
        number, text, sort = request
        return services.search.search(text, sort=sort, facets=True, cancelled=partial(self._outdated, number))

    def _next(self) -> Request | TitlesWanted | str | None:
        """What to search, or else what to count; None when it is over."""
        with self._wake:
            while not (self._request or self._titles or self._to_count or self._closing):
                self._wake.wait()
            if self._closing:
                return None
            if self._titles is not None:
                wanted, self._titles = self._titles, None
                return wanted
            if self._request is None:
                return self._to_count.popleft()
            request, self._request = self._request, None
            return request

    def _outdated(self, number: int) -> bool:
        return number != self._newest

    def _answer(self, number: int, answer: SearchResult | Exception) -> None:
        if number != self._newest or self._closing:
            return
        self.waiting = False
        (self.failed if isinstance(answer, Exception) else self.found).emit(answer)

    def _tell_titles(self, wanted: TitlesWanted, answer: tuple[FoundTitle, ...] | Exception) -> None:
        if self._closing:
            return
        if isinstance(answer, Exception):
            self.failed.emit(answer)
        else:
            self.titled.emit(wanted.typed, answer)

    def _tell_count(self, text: str, answer: int | Exception) -> None:
        if self._closing:
            return
        if isinstance(answer, Exception):
            self.failed.emit(answer)
        else:
            self.counted.emit(text, answer)
