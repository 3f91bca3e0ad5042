"""Reading with a caret: it moves by characters, words, lines and pages, and Shift selects."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.ui.reader.conftest import taken

from reader_app.ui.reader.text_input import TextInput

SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
Shown = Callable[..., TextInput]


def pairs(text: str) -> list[tuple[int, int]]:
    """Words of two characters."""
    return [(start, min(start + 2, len(text))) for start in range(0, len(text), 2)]


def test_arrows_move_the_caret_only_where_one_reads_with_it(shown: Shown) -> None:
    view = shown()
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.caret() == 0
    view.moving.browse(True)
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.caret() == 1
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.caret() == 2


def test_without_it_no_caret_is_seen(shown: Shown, qtbot: QtBot) -> None:
    view = shown()
    view.clearFocus()
    before = view.viewport().grab().toImage()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    assert view.viewport().grab().toImage() == before


def test_control_goes_by_words_and_selects_with_shift(shown: Shown) -> None:
    view = shown()
    view.moving.words = pairs
    view.moving.browse(True)
    view.put_caret(3)
    QTest.keyClick(view, Qt.Key.Key_Right, CONTROL)
    assert view.caret() == 5
    QTest.keyClick(view, Qt.Key.Key_Right, CONTROL | SHIFT)
    QTest.keyClick(view, Qt.Key.Key_Right, CONTROL | SHIFT)
    assert taken(view) == "是工具，"
    QTest.keyClick(view, Qt.Key.Key_Left, CONTROL)
    assert view.caret() == 7
    assert taken(view) == ""


def test_shift_selects_without_the_caret_too_and_begins_in_view(shown: Shown) -> None:
    view = shown(60)
    view.verticalScrollBar().setValue(900)
    top = view.top_offset()
    QTest.keyClick(view, Qt.Key.Key_Right, SHIFT)
    assert view.selection() == (top, top + 1)


def test_a_page_takes_the_caret_along(shown: Shown) -> None:
    view = shown(60)
    view.moving.browse(True)
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert view.verticalScrollBar().value() > 400
    assert view.viewport().rect().intersects(view.cursorRect())
    assert view.caret() > 100


def test_the_caret_comes_to_what_is_in_view_when_it_is_switched_on(shown: Shown) -> None:
    view = shown(60)
    view.verticalScrollBar().setValue(900)
    view.moving.browse(True)
    assert view.viewport().rect().intersects(view.cursorRect())
    assert view.verticalScrollBar().value() == 900


def test_that_the_keyboard_came_here_by_keys_can_be_seen(shown: Shown, qtbot: QtBot) -> None:
    view = shown()
    view.clearFocus()
    before = view.grab().toImage()
    view.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(view.hasFocus)
    assert view.grab().toImage() != before
    view.clearFocus()
    assert view.grab().toImage() == before
