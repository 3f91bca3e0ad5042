"""What of a page has not been written yet: the first screen of a long article is seen before all of it is there.

Written when a place in it is asked for, and bit by bit while nobody waits. Knows neither blocks nor formats.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QTimer
from PySide6.QtGui import QTextCursor, QTextDocument

STEP = 8_000
"""Characters that are written at once while nobody waits; they take less than a frame."""

_AT_LEAST = 2_000
_BEGIN_AFTER = 60
"""Milliseconds in which the first screen is painted."""
_PAUSE = 15
_EVERYTHING = 1 << 62


class Rest:
    """Goes on writing one page.

    Args:
        steps: Writes a block at each step and says up to which code point the page is written.
        wrote: Called after some steps.
    """

    def __init__(self, written: QTextDocument, steps: Iterator[int], wrote: Callable[[], None]) -> None:
        self._written = written
        self._steps: Iterator[int] | None = steps
        self._wrote = wrote
        self._reached = 0
        self._timer: QTimer | None = None

    @property
    def reached(self) -> int:
        """The code point up to which the page is written, past any text when all of it is."""
        return self._reached if self._steps is not None else _EVERYTHING

    def reach(self, offset: int) -> None:
        """See to it that the page is written up to `offset`, and a little further."""
        if self._steps is None or offset < self._reached:
            return
        goal = offset + _AT_LEAST
        cursor = QTextCursor(self._written)
        cursor.beginEditBlock()
        try:
            for reached in self._steps:
                self._reached = reached
                if reached > goal:
                    break
            else:
                self._finish()
        finally:
            self._wrote()  # first: the end of the edit tells others, who ask for places
            cursor.endEditBlock()

    def complete(self) -> None:
        """Write everything."""
        self.reach(_EVERYTHING)

    def go_on_by_itself(self) -> None:
        """Write the rest bit by bit from now on."""
        if self._steps is not None:
            self._timer = QTimer(self._written, interval=_BEGIN_AFTER)
            self._timer.timeout.connect(self._step)
            self._timer.start()

    def _step(self) -> None:
        if self._timer is not None:
            self._timer.setInterval(_PAUSE)
        self.reach(self._reached + STEP - _AT_LEAST)

    def _finish(self) -> None:
        self._steps = None
        if self._timer is not None:
            self._timer.stop()
            self._timer.deleteLater()
            self._timer = None
