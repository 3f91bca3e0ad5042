"""From a key until the results of exactly what is typed are painted: in the program's window, and in a bare one."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QListWidget, QVBoxLayout, QWidget

from reader_app.ui.main_window import MainWindow

PATIENCE = 5000
"""Milliseconds after which a keystroke without results counts as missed."""

REST = 60
"""Milliseconds between two keystrokes, so that one does not disturb the next."""

ROWS = 20


class PaintWatch(QObject):
    """Waits for the end of the first paint of a viewport in which something is shown."""

    def __init__(self, viewport: QWidget, shows: Callable[[str], bool]) -> None:
        super().__init__(viewport)
        self._shows = shows
        self._text = ""
        self._waiting = self._passing = False
        self._painted: float | None = None
        self._loop = QEventLoop(self)
        viewport.installEventFilter(self)

    def milliseconds(self, press: Callable[[], None], text: str) -> float | None:
        """From `press` until `text` is shown; None if it never is."""
        self._text, self._painted, self._waiting = text, None, True
        begun = time.perf_counter()
        press()
        if self._painted is None:
            impatience = QTimer(self, singleShot=True, interval=PATIENCE)
            impatience.timeout.connect(self._loop.quit)
            impatience.start()
            self._loop.exec()
            impatience.stop()
            impatience.deleteLater()
        self._waiting = False
        return None if self._painted is None else (self._painted - begun) * 1000

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.Paint or not self._waiting or self._passing or not self._shows(self._text):
            return False
        # Delivered from here, so that it is known when it has been dealt with.
        self._passing = True
        QCoreApplication.sendEvent(watched, event)
        self._passing = self._waiting = False
        self._painted = time.perf_counter()
        self._loop.quit()
        return True


class BareWindow(QWidget):
    """A line and a list, and nothing is searched: what Qt takes by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.box, self.list = QLineEdit(), QListWidget()
        layout = QVBoxLayout(self)
        layout.addWidget(self.box)
        layout.addWidget(self.list)
        self.resize(316, 900)
        self.box.textEdited.connect(self._fill)

    def shows(self, text: str) -> bool:
        """Whether the list is that of `text`."""
        first = self.list.item(0)
        return first is not None and first.text().strip() == text

    def _fill(self, text: str) -> None:
        self.list.clear()
        self.list.addItems([text] * ROWS)


@dataclass(slots=True)
class Keystrokes:
    """Milliseconds of every keystroke; in `missed`, texts of which results were never painted."""

    first: float = 0.0
    program: list[float] = field(default_factory=list)
    bare: list[float] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)


def typed(window: MainWindow, texts: Iterable[str]) -> Keystrokes:
    """Type texts letter by letter into both windows in turn. The very first keystroke is kept apart: it imports."""
    bare = BareWindow()
    bare.show()
    QTest.qWaitForWindowExposed(bare)
    box, ours = window.list_pane.box, PaintWatch(window.list_pane.list.viewport(), lambda text: _found(window, text))
    theirs = PaintWatch(bare.list.viewport(), bare.shows)
    result = Keystrokes()
    for text in texts:
        box.setFocus()
        for length, letter in enumerate(text, 1):
            wanted = text[:length].strip()
            if letter.isspace():
                _press(box, letter)
                _press(bare.box, letter)
                continue
            _keep(result, wanted, ours.milliseconds(partial(_press, box, letter), wanted))
            QTest.qWait(REST)
            taken = theirs.milliseconds(partial(_press, bare.box, letter), wanted)
            result.bare += [taken] if taken is not None else []
        for line in (box, bare.box):
            line.selectAll()
            QTest.keyClick(line, Qt.Key.Key_Backspace)
        QTest.qWait(5 * REST)
    bare.close()
    return result


def _keep(result: Keystrokes, text: str, taken: float | None) -> None:
    if taken is None:
        result.missed.append(text)
    elif not result.first:
        result.first = taken
    else:
        result.program.append(taken)


def _press(box: QLineEdit, letter: str) -> None:
    """One key; a Chinese character comes from an input method, as it does from people."""
    if letter.isascii():
        QTest.keyClicks(box, letter)
        return
    event = QInputMethodEvent()
    event.setCommitString(letter)
    QCoreApplication.sendEvent(box, event)


def _found(window: MainWindow, text: str) -> bool:
    result = window.session.result
    return result is not None and result.query.text.strip() == text
