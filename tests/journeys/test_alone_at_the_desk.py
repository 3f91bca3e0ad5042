"""One person reads, searches, marks and annotates, by mouse and keys, in the real window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.journeys.hands import drag_over, editor, open_titled, press, stored, type_chinese

from reader_app.ui.main_window import MainWindow
from reader_app.ui.session import Session


def test_select_with_the_mouse_mark_with_a_key_write_a_note(window: MainWindow, qtbot: QtBot) -> None:
    open_titled(window, "把门打开")
    drag_over(window, "门开着，话就好说")
    assert window.session.selection is not None
    qtbot.waitUntil(window.reader.selection_toolbar.isVisible)

    press(window, Qt.Key.Key_2)
    assert [(a.anchor.quote, a.meaning) for a in stored(window)] == [("门开着，话就好说", "golden")]

    press(window, Qt.Key.Key_N)
    note = editor(window)
    QTest.keyClicks(note, "good opening")
    QTest.keyClick(note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert stored(window)[0].note == "good opening"

    window.reader.focus_text()
    press(window, Qt.Key.Key_T)
    tags = editor(window)
    QTest.keyClicks(tags, "speech")
    QTest.keyClick(tags, Qt.Key.Key_Return)
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
    QTest.keyClicks(window.list_pane.box, "12n")
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
    QTest.keyClick(box, Qt.Key.Key_Return)
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
    QTest.keyClicks(editor(window), "remember the ledger")
    QTest.keyClick(editor(window), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
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
