"""The line of the palette: keys that are meant for the list never reach it, nor the window's shortcuts."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

ROWS = 12
"""Rows that are seen at once."""
PAGE = ROWS - 1

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Tab: 1,
    Qt.Key.Key_Backtab: -1,
    Qt.Key.Key_PageDown: PAGE,
    Qt.Key.Key_PageUp: -PAGE,
}


class Line(QLineEdit):
    """What is typed; keys that are meant for the list are handed on.

    Signals:
        pressed: (`QKeyEvent`) a key before the line sees it; whoever obeys it accepts it.
        left: The focus has gone to another widget.
    """

    pressed = Signal(QKeyEvent)
    left = Signal()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            ours = event.key() in (Qt.Key.Key_Escape, *ENTER, *STEPS)
            if event.type() is QEvent.Type.ShortcutOverride and ours:
                event.accept()  # the window's own shortcuts must leave them to the palette
                return True
            if event.type() is QEvent.Type.KeyPress:
                event.ignore()
                self.pressed.emit(event)
                if event.isAccepted():
                    return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
            self.left.emit()
