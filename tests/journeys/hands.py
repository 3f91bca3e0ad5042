"""What a person does in the window: finds the place with the eyes, drags, presses keys, writes."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from reader_app.domain.annotation import Annotation
from reader_app.ui.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton


def open_titled(window: MainWindow, title: str) -> None:
    window.session.open(window.session.services.library.find(title).id)


def article_point(window: MainWindow, quote: str, *, end: bool = False) -> QPoint:
    """Where a passage begins (or ends) on the screen, in the text's viewport."""
    assert window.session.current is not None
    start = window.session.current.document.text.index(quote)
    offset = start + len(quote) - 1 if end else start
    box = window.reader.text.box_in_view(offset, offset + 1)
    assert not box.isNull()
    return QPoint(box.right() if end else box.left() + 1, box.center().y())


def is_in_view(window: MainWindow, quote: str) -> bool:
    """Whether a passage is on the screen, whole."""
    assert window.session.current is not None
    start = window.session.current.document.text.index(quote)
    boxes = [window.reader.text.box_in_view(offset, offset + 1) for offset in (start, start + len(quote) - 1)]
    return all(not box.isNull() and window.reader.text.rect().contains(box) for box in boxes)


def drag_over(window: MainWindow, quote: str) -> None:
    viewport = window.reader.text.viewport()
    shift = window.reader.text.mapFrom(window.reader.text, QPoint(0, 0)) - viewport.pos()
    first, last = article_point(window, quote) + shift, article_point(window, quote, end=True) + shift
    QTest.mousePress(viewport, LEFT, Qt.KeyboardModifier.NoModifier, first)
    QTest.mouseMove(viewport, (first + last) / 2)
    QTest.mouseMove(viewport, last)
    QTest.mouseRelease(viewport, LEFT, Qt.KeyboardModifier.NoModifier, last)
    QTest.qWait(20)  # commands are enabled when the event loop comes round


def press(window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key in the article, and time for what follows from it."""
    QTest.keyClick(window.reader.text, key, modifier)
    QTest.qWait(20)


def type_chinese(target: QWidget, text: str) -> None:
    """As an input method does it."""
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QApplication.sendEvent(target, event)


def stored(window: MainWindow) -> list[Annotation]:
    """What a second reader of the notes store finds: stored, not only shown."""
    services = window.session.factories.services()
    try:
        return list(services.notes.annotations())
    finally:
        services.close()


def editor(window: MainWindow) -> QWidget:
    focused = window.focusWidget()
    assert isinstance(focused, QTextEdit | QPlainTextEdit | QLineEdit)
    return focused


def sentences(window: MainWindow) -> list[str]:
    """What the window has told the user; the boxes are closed."""
    boxes = [box for box in window.findChildren(QMessageBox) if box.isVisible()]
    said = [box.text() for box in boxes]
    for box in boxes:
        box.close()
        box.deleteLater()
    if boxes:
        window.activateWindow()  # there is no window manager in a test that would do it
    return said


def told(window: MainWindow, qtbot: QtBot) -> str:
    """The one sentence that the window tells the user, now or soon."""
    said: list[str] = []

    def told_something() -> bool:
        said.extend(sentences(window))
        return bool(said)

    qtbot.waitUntil(told_something, timeout=30_000)
    assert len(said) == 1, said
    qtbot.waitUntil(window.isActiveWindow)
    return said[0]


def titles(window: MainWindow) -> list[str]:
    """The rows of the list."""
    model = window.list_pane.model
    return [str(model.index(row).data()) for row in range(model.rowCount())]
