"""Waits until a widget has been seen, so that what can wait does not keep it from being seen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget


class FirstPaint(QObject):
    """Calls `then` once, when `widget` has been painted for the first time and the event loop goes round again."""

    def __init__(self, widget: QWidget, then: Callable[[], object]) -> None:
        super().__init__(widget)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(then)
        widget.installEventFilter(self)

    def cancel(self) -> None:
        """Call nothing any more."""
        self._soon.stop()

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            self._soon.start()
        return False
