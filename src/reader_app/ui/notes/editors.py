"""The fields in which a note and its tags are written, inside a card."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from reader_app.ui.i18n import tr

_STAYS = frozenset({Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason})
"""Reasons for which the focus goes and comes back: a context menu, another program's window."""

PAUSE = 1000
"""Milliseconds without a key after which a note is stored as far as it is written."""

_BETWEEN_TAGS = re.compile(r"[\s,;#，、；＃]+")


def split_tags(text: str) -> tuple[str, ...]:
    """The tags in a line, separated by spaces or commas, with or without # before them."""
    return tuple(dict.fromkeys(tag for tag in _BETWEEN_TAGS.split(text) if tag))


class NoteEditor(QPlainTextEdit):
    """Several lines. Ctrl+Enter or leaving it saves, Escape brings back what was there before.

    Signals:
        paused: Something was written, and then nothing for a while.
        finished: (whether to save), once.
    """

    paused = Signal()
    finished = Signal(bool)

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self.before = text
        self._open = True
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.paused)
        self.textChanged.connect(self._pause.start)
        self.setAccessibleName(tr("批注内容"))
        self.setPlaceholderText(tr("写下批注，Ctrl+Enter 保存"))
        self.setTabChangesFocus(True)
        self.moveCursor(self.textCursor().MoveOperation.End)

    def note(self) -> str:
        """What is written, without white space around it."""
        return self.toPlainText().strip()

    def finish(self, save: bool) -> None:
        """Say once that it is done."""
        if self._open:
            self._open = False
            self._pause.stop()
            self.finished.emit(save)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and _is_mine(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.finish(False)
        elif _is_enter(event) and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.finish(True)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _STAYS:
            self.finish(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.finish(True)


class TagEditor(QLineEdit):
    """One line of tags. Enter or leaving it saves, Escape does not.

    Signals:
        finished: (whether to save), once.
    """

    finished = Signal(bool)

    def __init__(self, tags: tuple[str, ...], parent: QWidget) -> None:
        super().__init__(" ".join(tags), parent)
        self._open = True
        self.setAccessibleName(tr("标签"))
        self.setPlaceholderText(tr("标签，用空格隔开"))

    def finish(self, save: bool) -> None:
        """Say once that it is done."""
        if self._open:
            self._open = False
            self.finished.emit(save)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and _is_mine(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.finish(False)
        elif _is_enter(event):
            self.finish(True)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _STAYS:
            self.finish(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.finish(True)


def _is_enter(event: QKeyEvent) -> bool:
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def _is_mine(event: QEvent) -> bool:
    """Whether a key must not reach the window's shortcuts."""
    return isinstance(event, QKeyEvent) and (event.key() == Qt.Key.Key_Escape or _is_enter(event))
