"""One person reads, searches, marks and annotates, by mouse and keys, in the real window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot
from tests.journeys.hands import drag_over, editor, is_in_view, open_titled, press, stored, type_chinese

from reader_app.domain.anchor import AnchorStatus
from reader_app.ui.main_window import MainWindow
from reader_app.ui.notes.card_face import card_height
from reader_app.ui.notes.cards import Card
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


def test_a_press_after_scrolling_stays_where_the_mouse_is(
    make_session: Callable[[Path], Session], tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "long"
    folder.mkdir()
    paragraphs = [f"第{number}段说的是第{number}件事，说得不紧不慢。" for number in range(1, 90)]
    (folder / "长.md").write_text("# 长文\n\n" + "\n\n".join(paragraphs), "utf-8")
    window = MainWindow(make_session(folder))
    qtbot.addWidget(window)
    window.resize(1200, 760)
    window.show()
    open_titled(window, "长文")
    drag_over(window, "第2件事")
    bar = window.reader.text.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    qtbot.wait(20)
    scrolled = bar.value()
    quote = next(f"第{n}件事" for n in range(30, 70) if is_in_view(window, f"第{n}件事"))
    drag_over(window, quote)
    assert bar.value() == scrolled
    press(window, Qt.Key.Key_1)
    assert [a.anchor.quote for a in stored(window)] == [quote]
    window.close()


def test_the_menus_open_by_the_keyboard_and_the_panes_make_room(window: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QMenu)
    assert "打开文库……" in {action.text() for action in popup.actions()}
    popup.close()
    QTest.keyClick(window, Qt.Key.Key_F9)
    assert not window.list_pane.isVisible()
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert window.list_pane.box.hasFocus(), "who searches sees the list again"


def test_the_caret_stays_when_the_page_is_written_again(window: MainWindow, qtbot: QtBot) -> None:
    open_titled(window, "把门打开")
    drag_over(window, "一间屋子的用处")
    press(window, Qt.Key.Key_2)
    caret = window.reader.text.caret()
    assert caret > 0
    press(window, Qt.Key.Key_Equal, Qt.KeyboardModifier.ControlModifier)
    assert window.session.settings.number("reader.font_size") == 18
    assert window.reader.text.caret() == caret


def test_writing_a_note_goes_on_when_the_file_changes(window: MainWindow, library_folder: Path, qtbot: QtBot) -> None:
    open_titled(window, "把门打开")
    drag_over(window, "一间屋子的用处")
    press(window, Qt.Key.Key_N)
    QTest.keyClicks(editor(window), "half a ")
    file = library_folder / "一.md"
    file.write_text(file.read_text("utf-8").replace("清早七点", "天刚亮，清早七点"), "utf-8")
    window.session.refresh()
    qtbot.waitUntil(lambda: "天刚亮" in window.reader.text.toPlainText(), timeout=30_000)
    qtbot.waitUntil(lambda: not window.session.indexing.process.running, timeout=30_000)
    QTest.keyClicks(editor(window), "sentence")
    QTest.keyClick(editor(window), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [a.note for a in stored(window)] == ["half a sentence"]


def test_only_one_card_is_the_one_that_keys_act_on(window: MainWindow, qtbot: QtBot) -> None:
    open_titled(window, "把门打开")
    for quote in ("清早七点", "门开着，话就好说"):
        drag_over(window, quote)
        press(window, Qt.Key.Key_N)
        QTest.keyClicks(editor(window), "note")
        QTest.keyClick(editor(window), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    press(window, Qt.Key.Key_BracketRight)
    current = [card for card in window.reader.findChildren(Card) if card.current]
    assert [card.annotation.id for card in current] == [window.session.focused]


def test_a_lost_passage_is_shown_with_its_words(window: MainWindow, library_folder: Path, qtbot: QtBot) -> None:
    open_titled(window, "把门打开")
    drag_over(window, "一间屋子的用处，全看门是不是开着")
    press(window, Qt.Key.Key_1)
    file = library_folder / "一.md"
    file.write_text(file.read_text("utf-8").replace("一间屋子的用处，全看门是不是开着。", "完。"), "utf-8")
    window.session.refresh()
    qtbot.waitUntil(lambda: not window.session.indexing.process.running, timeout=30_000)
    qtbot.waitUntil(lambda: [p.resolution.found for p in window.session.placed()] == [False])
    window.session.focus(window.session.placed()[0].annotation.id)
    window.reader.margin.refresh()
    [card] = window.reader.findChildren(Card)
    assert card.accessibleDescription() == "一间屋子的用处，全看门是不是开着"
    without = card_height(card.annotation, card.width(), AnchorStatus.EXACT)
    assert card.height() > without, "the words of the passage take a second line"
