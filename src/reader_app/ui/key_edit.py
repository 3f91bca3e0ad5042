"""A field that shows which keys are pressed in it; Tab and Escape lead out of it as everywhere."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QKeyCombination, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from reader_app.ui.keys import shown, written

_ALONE = frozenset(
    {
        *(Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr),
        *(Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock, Qt.Key.Key_unknown),
    }
)
_LEADING_OUT = frozenset({Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape})


class KeyEdit(QLineEdit):
    """Qt's own QKeySequenceEdit takes Escape and waits for more keys; this takes one combination at once.

    Signals:
        pressed: (str) the combination, as `QKeySequence` writes it.
    """

    pressed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = ""
        self.setReadOnly(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)

    def show_key(self, key: str) -> None:
        """Show a combination, "" = none."""
        self.key = key
        self.setText(shown(key))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and not self._leads_out(event):
            if event.type() is QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress:
                self._take(event)
                event.accept()
                return True
        return super().event(event)

    @staticmethod
    def _leads_out(event: QKeyEvent) -> bool:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        return plain and event.key() in _LEADING_OUT

    def _take(self, event: QKeyEvent) -> None:
        if event.key() in _ALONE:
            return
        combination = event.keyCombination()
        shift = Qt.KeyboardModifier.ShiftModifier
        if event.modifiers() & shift and event.key() < 0x80 and not chr(event.key()).isalnum():
            # Shift is in the sign already: "Ctrl++", and not "Ctrl+Shift++".
            combination = QKeyCombination(event.modifiers() & ~shift, Qt.Key(event.key()))
        key = written(QKeySequence(combination).toString(QKeySequence.SequenceFormat.PortableText))
        if key:
            self.show_key(key)
            self.pressed.emit(key)
