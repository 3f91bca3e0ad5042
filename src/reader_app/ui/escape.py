"""Escape for whoever has the keyboard: what is open is closed before the window's own Escape ends a search."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent


def takes_escape(event: QEvent) -> bool:
    """To be asked first in `event`, True to be returned from there: then Escape comes to `keyPressEvent`."""
    escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
    if escape and event.type() is QEvent.Type.ShortcutOverride:
        event.accept()
        return True
    return False
