"""Tells when somebody begins to be busy at the window, and when it has been quiet for a moment."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

QUIET = 300
"""Milliseconds without a stir after which nobody is busy any more."""


class Quiet(QObject):
    """Is told of every stir.

    Signals:
        broken: Somebody has begun.
        restored: Nothing has stirred for a while.
    """

    broken = Signal()
    restored = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, singleShot=True, interval=QUIET)
        self._timer.timeout.connect(self.restored)

    def stir(self) -> None:
        """Somebody types, scrolls or waits for an answer."""
        if not self._timer.isActive():
            self.broken.emit()
        self._timer.start()

    def close(self) -> None:
        """Say nothing more."""
        self._timer.stop()
