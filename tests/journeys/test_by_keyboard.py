"""The whole way from the list to a note without a mouse, and what clicks take where the words are known."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.journeys.hands import article_point, editor, open_titled, press, stored

from reader_app.domain.progress import silent
from reader_app.ui.main_window import MainWindow

SHIFT = Qt.KeyboardModifier.ShiftModifier


def selected(window: MainWindow) -> str:
    assert window.session.current
    selection = window.session.selection
    return window.session.current.document.text[slice(*selection)] if selection else ""


def test_open_select_extend_mark_and_note_by_keys(window: MainWindow, qtbot: QtBot) -> None:
    listed = window.list_pane.list
    listed.setFocus()
    titles = [str(window.list_pane.model.index(row).data()) for row in range(window.list_pane.model.rowCount())]
    QTest.keyClick(listed, Qt.Key.Key_Home)
    for _ in range(titles.index("把门打开")):
        QTest.keyClick(listed, Qt.Key.Key_Down)
    QTest.keyClick(listed, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.session.current is not None)
    assert window.session.current
    assert window.session.current.article.title == "把门打开"
    window.reader.focus_text()
    QTest.qWait(20)  # commands are enabled when the event loop comes round

    press(window, Qt.Key.Key_S)
    press(window, Qt.Key.Key_S)
    assert selected(window) == "清早七点，服务站的门已经开了。"
    press(window, Qt.Key.Key_S, SHIFT)
    assert selected(window).endswith("请来办事的人先坐下。")
    press(window, Qt.Key.Key_A, SHIFT)
    press(window, Qt.Key.Key_W)
    assert selected(window) == "清早七点，服务站的门已经开了。老李"
    press(window, Qt.Key.Key_W, SHIFT)
    press(window, Qt.Key.Key_3)
    press(window, Qt.Key.Key_N)
    note = editor(window)
    QTest.keyClicks(note, "seven o'clock")
    QTest.keyClick(note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [(a.anchor.quote, a.meaning, a.note) for a in stored(window)] == [
        ("清早七点，服务站的门已经开了。", "evidence", "seven o'clock")
    ]

    window.reader.focus_text()
    press(window, Qt.Key.Key_Escape)
    press(window, Qt.Key.Key_S)
    assert selected(window) == "老李把椅子搬到门口，请来办事的人先坐下。"
    press(window, Qt.Key.Key_P)
    assert selected(window).startswith("清早七点")
    assert selected(window).endswith("先坐下。")


def test_clicks_take_a_word_a_sentence_and_a_paragraph(window: MainWindow) -> None:
    open_titled(window, "把门打开")
    text = window.reader.text
    place = article_point(window, "医保") - text.viewport().pos()
    port, left = text.viewport(), Qt.MouseButton.LeftButton
    QTest.mouseClick(port, left, pos=place)
    QTest.mouseDClick(port, left, pos=place)
    assert selected(window) == "医保"
    QTest.mouseClick(port, left, pos=place)
    assert selected(window) == "有人来问医保，有人来借水桶，更多的人只是来坐一坐。"
    QTest.mouseClick(port, left, pos=place)
    assert selected(window).startswith("门开着")


def test_a_caret_is_switched_on_and_remembered(window: MainWindow) -> None:
    open_titled(window, "把门打开")
    window.reader.focus_text()
    QTest.qWait(20)
    press(window, Qt.Key.Key_F7)
    assert window.session.setting("reader.caret") is True
    press(window, Qt.Key.Key_Down)
    before = window.reader.text.caret()
    press(window, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert window.reader.text.caret() > before
    press(window, Qt.Key.Key_F7)
    assert window.session.setting("reader.caret") is False


def test_an_article_is_found_again_where_it_was_left(window: MainWindow, library_folder: Path, qtbot: QtBot) -> None:
    (library_folder / "长.md").write_text("# 长文\n\n" + "这是其中的一句话。说完还有一句。\n\n" * 200, "utf-8")
    window.session.services.library.refresh(silent)
    window.session.set_setting("reader.smooth", False)
    open_titled(window, "长文")
    window.reader.focus_text()
    for _ in range(3):
        press(window, Qt.Key.Key_Space)
    with qtbot.waitSignal(window.reader.text.moved):
        press(window, Qt.Key.Key_Down)
    place = window.reader.text.top_offset()
    open_titled(window, "少一张表")
    assert window.reader.text.top_offset() < place
    open_titled(window, "长文")
    assert window.reader.text.top_offset() == place > 500
