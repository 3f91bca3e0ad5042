"""A hand that nobody sees: real mouse, key and input-method events for the demonstration and for screenshots.

It touches widgets as a person does and knows nothing of what they do. Not for tests: those have pytest-qt.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QEventLoop, QKeyCombination, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent, QKeySequence, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from reader_app.ui.reader.text_view import TextView

STEP_MS = 15
PATIENCE = 30.0
"""Seconds that something may take before it is said to have failed."""


class HandError(Exception):
    """What should have happened has not; the text says what."""


def wait(milliseconds: int = 60) -> None:
    """Let the window work. Not by QTest.qWait: it keeps Python's lock from the threads that work for the window."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait_for(happened: Callable[[], object], what: str) -> None:
    """Let the window work until `happened()`.

    Raises:
        HandError: It has not in time.
    """
    deadline = time.monotonic() + PATIENCE
    while not happened():
        if time.monotonic() > deadline:
            raise HandError(f"waited {PATIENCE:g} s in vain for {what}")
        wait(STEP_MS)


def activate(window: QWidget) -> None:
    """Make it the window that keys go to; where there is no window manager nobody else does."""
    window.activateWindow()
    wait()


def press(widget: QWidget, keys: str) -> None:
    """Press keys as `QKeySequence` writes them, such as "Ctrl+K", in a widget."""
    combination: QKeyCombination = QKeySequence(keys)[0]  # type: ignore[index]  # missing in PySide6's hints
    QTest.keyClick(widget, combination.key(), combination.keyboardModifiers())
    wait()


def write(text: str) -> None:
    """Write into the widget that has the focus, as an input method does.

    Raises:
        HandError: No widget has the focus.
    """
    widget = QApplication.focusWidget()
    if widget is None:
        raise HandError("there is nothing to write into")
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)
    wait()


def click(widget: QWidget, place: QPoint | None = None) -> None:
    """Click with the left button, in the middle unless a place is given."""
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place or widget.rect().center())
    wait()


def drag_over(view: TextView, start: int, end: int) -> None:
    """Select `text[start:end]` of the page with the mouse, after scrolling to it.

    Raises:
        HandError: The passage cannot be seen.
    """
    view.show_range(start, end)
    wait()
    first, last = view.box_in_view(start, start + 1), view.box_in_view(end - 1, end)
    if first.isNull() or last.isNull():
        raise HandError("the passage is not in view")
    corner = view.viewport().pos()
    begin = QPoint(first.left() + 1, first.center().y()) - corner
    finish = QPoint(last.right(), last.center().y()) - corner
    viewport = view.viewport()
    left, plain = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(viewport, left, plain, begin)
    for part in range(1, 6):
        _drag(viewport, begin + (finish - begin) * part / 5)
    QTest.mouseRelease(viewport, left, plain, finish)
    wait(300)


def _drag(widget: QWidget, place: QPoint) -> None:
    """A move with the left button down, which QTest cannot make."""
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(place),
        QPointF(widget.mapToGlobal(place)),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(widget, event)
    wait(STEP_MS)
