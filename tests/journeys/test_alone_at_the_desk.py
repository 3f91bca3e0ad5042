"""One person reads, searches, marks and annotates, by mouse and keys, in the real window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from reader_app.domain.annotation import Annotation
from reader_app.ui.main_window import MainWindow
from reader_app.ui.session import Session

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


def test_select_with_the_mouse_mark_with_a_key_write_a_note(window: MainWindow, qtbot: QtBot) -> None:
    open_titled(window, "把门打开")
    drag_over(window, "门开着，话就好说")
    assert window.session.selection is not None
    qtbot.waitUntil(window.reader.selection_toolbar.isVisible)

    press(window, Qt.Key.Key_2)
    assert [(a.anchor.quote, a.meaning) for a in stored(window)] == [("门开着，话就好说", "golden")]

    press(window, Qt.Key.Key_N)
    note = editor(window)
    qtbot.keyClicks(note, "good opening")
    qtbot.keyClick(note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert stored(window)[0].note == "good opening"

    window.reader.focus_text()
    press(window, Qt.Key.Key_T)
    tags = editor(window)
    qtbot.keyClicks(tags, "speech")
    qtbot.keyClick(tags, Qt.Key.Key_Return)
    assert stored(window)[0].tags == ("speech",)


def test_undo_and_redo_everything(window: MainWindow, qtbot: QtBot) -> None:
    open_titled(window, "把门打开")
    drag_over(window, "一间屋子的用处")
    press(window, Qt.Key.Key_1)
    press(window, Qt.Key.Key_3)
    assert [a.meaning for a in stored(window)] == ["evidence"]
    press(window, Qt.Key.Key_Delete)
    assert not stored(window)

    press(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert [a.meaning for a in stored(window)] == ["evidence"]
    press(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert [a.meaning for a in stored(window)] == ["argument"]
    press(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not stored(window)
    press(window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert [a.meaning for a in stored(window)] == ["argument"]


def test_select_with_the_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    open_titled(window, "少一张表")
    window.reader.focus_text()
    text = window.reader.text
    press(window, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    for _ in range(4):
        press(window, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert window.session.selection == (0, 4)
    press(window, Qt.Key.Key_1)
    assert [a.anchor.quote for a in stored(window)] == ["少一张表"]


def test_letters_are_keys_only_in_the_article(window: MainWindow, qtbot: QtBot) -> None:
    open_titled(window, "把门打开")
    drag_over(window, "门开着，话就好说")
    window.list_pane.focus_search()
    qtbot.keyClicks(window.list_pane.box, "12n")
    assert window.list_pane.box.text() == "12n"
    assert not stored(window)


def test_type_find_and_go_from_hit_to_hit(window: MainWindow, qtbot: QtBot) -> None:
    press(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    box = window.list_pane.box
    assert box.hasFocus()
    type_chinese(box, "门")
    qtbot.waitUntil(lambda: window.session.result is not None)
    assert window.session.result is not None
    assert window.session.result.total == 1
    qtbot.keyClick(box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.session.current is not None)
    assert window.session.current is not None
    assert window.session.current.article.title == "把门打开"
    assert len(window.session.hits()) == window.session.result.hits > 3

    before = window.grab().toImage()
    press(window, Qt.Key.Key_F3)
    qtbot.waitUntil(lambda: window.grab().toImage() != before)
    press(window, Qt.Key.Key_Escape)
    assert not window.session.search_text
    assert not window.session.hits()


def test_a_note_is_found_too(window: MainWindow, qtbot: QtBot) -> None:
    open_titled(window, "少一张表")
    drag_over(window, "这笔账不难算")
    press(window, Qt.Key.Key_N)
    qtbot.keyClicks(editor(window), "remember the ledger")
    qtbot.keyClick(editor(window), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    window.session.search("ledger")
    qtbot.waitUntil(lambda: window.session.result is not None)
    assert window.session.result is not None
    assert [match.notes for match in window.session.result.matches] == [1]


def test_the_window_comes_back_as_it_was_left(
    make_session: Callable[[Path], Session], library_folder: Path, qtbot: QtBot
) -> None:
    first = MainWindow(make_session(library_folder))
    qtbot.addWidget(first)
    first.show()
    first.resize(790, 655)
    open_titled(first, "少一张表")
    first.close()

    second = MainWindow(make_session(library_folder))
    qtbot.addWidget(second)
    second.open_last()
    second.show()
    assert (second.width(), second.height()) == (790, 655)
    assert second.session.current is not None
    assert second.session.current.article.title == "少一张表"
    second.close()


def test_shown_again_in_the_dark(window: MainWindow, qtbot: QtBot) -> None:
    open_titled(window, "把门打开")
    paper = window.reader.grab().toImage().pixelColor(9, 100)
    press(window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    dark = window.reader.grab().toImage().pixelColor(9, 100)
    assert paper.lightness() > 240
    assert dark.lightness() < 60
