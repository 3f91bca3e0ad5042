"""What nobody has caught: raised in a slot or an event, where Qt has nobody to hand it to. It is said in the window."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType

from PySide6.QtCore import QTimer

from reader_app.domain.errors import ReaderError


@contextmanager
def explained(explain: Callable[[Exception], None]) -> Iterator[None]:
    """Hand every uncaught exception to `explain`, out of the event in which it was raised; each bug only once."""
    told: set[str] = set()
    previous = sys.excepthook

    def caught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if not isinstance(error, Exception):
            previous(kind, error, trace)
            return
        place = "".join(traceback.format_tb(trace)[-1:])
        if isinstance(error, ReaderError) or place not in told:
            told.add(place)
            QTimer.singleShot(0, lambda: explain(error))

    sys.excepthook = caught
    try:
        yield
    finally:
        sys.excepthook = previous
