"""Counts how long somebody reads and how much, and writes it into the log; part of a session.

Time counts while the program is in front, an article is open and something stirred in the last minute and a half. What
was in view for a moment counts as read, each stretch once a day.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

from reader_app.domain.errors import ReaderError
from reader_app.domain.statistics import Reading
from reader_app.domain.stretches import Stretches
from reader_app.domain.text import count_words
from reader_app.ui.values import Change

if TYPE_CHECKING:
    from reader_app.ui.session import Session

TICK = 5
"""Seconds between two looks at the clock."""

WRITE = 30
"""Seconds of reading after which they are written."""

IDLE = 90
"""Seconds without a stir after which nobody reads."""

SEEN = 2
"""Seconds that a stretch is in view before it counts as read; who scrolls past reads nothing."""


def in_front() -> bool:
    """Whether the program is the one that the user is at."""
    return QGuiApplication.applicationState() is Qt.ApplicationState.ApplicationActive


class ReadingClock(QObject):
    """Told of stirs and of what is in view.

    Args:
        now: Seconds on a clock that never goes back.
        today: The local date.
        present: Whether somebody can be reading at all.
    """

    def __init__(
        self,
        session: Session,
        now: Callable[[], float] = time.monotonic,
        today: Callable[[], date] = date.today,
        present: Callable[[], bool] = in_front,
    ) -> None:
        super().__init__(session)
        self._session = session
        self._now, self._today, self._present = now, today, present
        self._article = ""
        self._text = ""
        self._day = today()
        self._seconds = 0.0
        self._characters = 0
        self._view: tuple[int, int] | None = None
        self._since = self._stirred = self._looked = now()
        self._seen: dict[tuple[date, str], Stretches] = {}
        self._timer = QTimer(self, interval=TICK * 1000)
        self._timer.timeout.connect(self.look)
        session.changed.connect(self._refresh)

    def stir(self) -> None:
        """Somebody is there."""
        self._stirred = self._now()

    def show(self, start: int, end: int) -> None:
        """From now on the text between these code points is in view."""
        self.stir()
        if (start, end) != self._view:
            self._count_view()
            self._view, self._since = (start, end), self._now()

    def look(self) -> None:
        """Count the time since the last look, and write now and then."""
        now = self._now()
        passed, self._looked = now - self._looked, now
        if self._article and now - self._stirred <= IDLE and self._present():
            # A computer that slept has not been read at.
            self._seconds += min(passed, 2 * TICK)
            self._count_view()
        if self._today() != self._day or self._seconds >= WRITE:
            self._write()

    def close(self) -> None:
        """Write what is left."""
        self._leave()
        self._timer.stop()

    def _refresh(self, change: Change) -> None:
        current = self._session.current
        article = current.article.id if current is not None else ""
        if change.article and article != self._article:
            self._leave()
            self._article = article
            self._looked = self._stirred = self._now()
            if article:
                self._timer.start()
        if change.article and current is not None:
            self._text = current.document.text

    def _leave(self) -> None:
        if self._article:
            self.look()
            self._write()
        self._article, self._view = "", None
        self._timer.stop()

    def _count_view(self) -> None:
        """What has been in view for a while is read, as far as it was not read today."""
        if self._view is None or self._now() - self._since < SEEN:
            return
        seen = self._seen.setdefault((self._day, self._article), Stretches())
        self._characters += sum(count_words(self._text[start:end]) for start, end in seen.add(*self._view))
        self._view = None

    def _write(self) -> None:
        seconds, self._seconds = round(self._seconds), 0.0
        characters, self._characters = self._characters, 0
        day, self._day = self._day, self._today()
        if day != self._day:
            self._seen.clear()
        if not seconds and not characters:
            return
        reading = Reading(day, self._article, seconds, characters)
        try:
            self._session.services.statistics.add([reading], count_words(self._text))
        except ReaderError:
            # Not worth a word to somebody who reads; the next time it is tried with what has come to it.
            self._seconds += seconds
            self._characters += characters
