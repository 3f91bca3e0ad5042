"""Cards beside the text: where they stand, and that what is written on them is stored."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QToolButton
from pytestqt.qtbot import QtBot

from reader_app.domain.annotation import Annotation
from reader_app.domain.changes import ChangeSet
from reader_app.ui.main_window import MainWindow
from reader_app.ui.notes.cards import Card
from reader_app.ui.notes.dot_button import DotButton
from reader_app.ui.notes.editors import NoteEditor


@pytest.fixture
def window(window: MainWindow) -> MainWindow:
    window.resize(1440, 900)
    window.session.open(window.session.services.library.find("一.md").id)
    return window


def put(window: MainWindow, words: str, **more: object) -> Annotation:
    current = window.session.current
    assert current
    start = current.document.text.index(words)
    made = window.session.services.notes.new(current.article.id, current.document, start, start + len(words), **more)  # type: ignore[arg-type]
    window.session.change(ChangeSet.put(made))
    return made


def cards(window: MainWindow) -> list[Card]:
    found = [card for card in window.reader.text.findChildren(Card) if card.isVisible()]
    return sorted(found, key=lambda card: card.y())


def stored(window: MainWindow, made: Annotation) -> Annotation:
    return next(a for a in window.session.services.notes.annotations() if a.id == made.id)


def test_cards_stand_beside_the_text_and_never_overlap(window: MainWindow) -> None:
    for words in ("清早七点", "服务站", "老李", "椅子", "门口"):
        put(window, words, note="一条不算短的批注，要占上两三行才写得完。" * 2)
    shown = cards(window)
    assert len(shown) == 5
    for above, below in itertools.pairwise(shown):
        assert above.geometry().bottom() < below.geometry().top()
    assert all(card.x() >= window.reader.text.viewport().geometry().right() for card in shown)


def test_a_mark_without_a_word_has_a_card_only_while_the_user_is_at_it(window: MainWindow) -> None:
    made = put(window, "服务站")
    assert cards(window) == []
    window.session.focus(made.id)
    assert len(cards(window)) == 1


def test_a_note_is_written_in_its_place(window: MainWindow, qtbot: QtBot) -> None:
    made = put(window, "服务站")
    window.reader.edit_note(made.id)
    field = cards(window)[0].findChild(QPlainTextEdit)
    assert field
    assert field.hasFocus()
    QTest.keyClicks(field, "12n t")
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert stored(window, made).note == "12n t"
    window.session.undo_stack.undo()
    assert stored(window, made).note == ""


def test_escape_leaves_the_note_as_it_was(window: MainWindow, qtbot: QtBot) -> None:
    made = put(window, "服务站", note="原来的")
    window.reader.edit_note(made.id)
    field = cards(window)[0].findChild(QPlainTextEdit)
    assert field
    QTest.keyClicks(field, "x")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert stored(window, made).note == "原来的"
    assert not cards(window)[0].editing


def opened(window: MainWindow, made: Annotation, written: str) -> NoteEditor:
    """The note's field, after somebody wrote into it and paused."""
    window.reader.edit_note(made.id)
    [field] = [each for each in cards(window)[0].findChildren(NoteEditor) if each.isVisible()]
    QTest.keyClicks(field, written)
    return field


def test_what_is_written_is_stored_before_it_is_finished(window: MainWindow, qtbot: QtBot) -> None:
    made = put(window, "服务站", note="old")
    steps = window.session.undo_stack.count()
    field = opened(window, made, " new")
    qtbot.waitUntil(lambda: stored(window, made).note == "old new")
    assert field.hasFocus()
    QTest.keyClicks(field, " newer")
    qtbot.waitUntil(lambda: stored(window, made).note == "old new newer")
    QTest.keyClicks(field, " newest")
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert stored(window, made).note == "old new newer newest"
    assert window.session.undo_stack.count() == steps + 1
    window.session.undo_stack.undo()
    assert stored(window, made) == made
    window.session.undo_stack.redo()
    assert stored(window, made).note == "old new newer newest"


def test_writing_again_is_another_step(window: MainWindow, qtbot: QtBot) -> None:
    made = put(window, "服务站")
    for words in ("one", "two"):
        field = opened(window, made, words)
        with qtbot.waitSignal(field.paused):
            pass
        QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert stored(window, made).note == "onetwo"
    window.session.undo_stack.undo()
    assert stored(window, made).note == "one"
    window.session.undo_stack.undo()
    assert stored(window, made) == made


def test_escape_takes_back_what_was_stored_meanwhile(window: MainWindow, qtbot: QtBot) -> None:
    made = put(window, "服务站", note="old")
    steps = window.session.undo_stack.count()
    field = opened(window, made, " new")
    qtbot.waitUntil(lambda: stored(window, made).note == "old new")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert stored(window, made) == made
    assert window.session.undo_stack.count() == steps, "there is nothing to undo"


def test_going_to_another_article_keeps_what_was_being_written(window: MainWindow, qtbot: QtBot) -> None:
    made = put(window, "服务站")
    window.reader.edit_note(made.id)
    field = cards(window)[0].findChild(QPlainTextEdit)
    assert field
    QTest.keyClicks(field, "kept")
    window.session.open(window.session.services.library.find("二.md").id)
    assert stored(window, made).note == "kept"
    assert cards(window) == []


def test_tags_are_written_in_their_place(window: MainWindow, qtbot: QtBot) -> None:
    made = put(window, "服务站", note="有")
    window.reader.edit_tags(made.id)
    field = cards(window)[0].findChild(QLineEdit)
    assert field
    field.setText("写法，#讨论、例子 写法")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert stored(window, made).tags == ("写法", "讨论", "例子")


def test_a_double_click_opens_the_note(window: MainWindow, qtbot: QtBot) -> None:
    put(window, "服务站", note="有")
    card = cards(window)[0]
    QTest.mouseDClick(card, Qt.MouseButton.LeftButton, pos=QPoint(40, 12))
    assert card.findChild(QPlainTextEdit)


def test_enter_on_a_card_opens_the_note(window: MainWindow, qtbot: QtBot) -> None:
    made = put(window, "服务站", note="有")
    card = cards(window)[0]
    card.setFocus()
    assert window.session.focused == made.id
    QTest.keyClick(card, Qt.Key.Key_Return)
    assert card.findChild(QPlainTextEdit)


def test_the_small_buttons_change_the_meaning_and_delete(window: MainWindow, qtbot: QtBot) -> None:
    made = put(window, "服务站", note="有")
    window.session.focus(made.id)
    card = cards(window)[0]
    dots = card.findChildren(DotButton)
    QTest.mouseClick(dots[2], Qt.MouseButton.LeftButton)
    assert stored(window, made).meaning == dots[2].meaning.id
    delete = next(b for b in card.findChildren(QToolButton) if b.accessibleName() == "删除批注")
    QTest.mouseClick(delete, Qt.MouseButton.LeftButton)
    assert window.session.services.notes.annotations() == ()
    assert cards(window) == []


def test_keys_change_the_card_that_has_the_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    made = put(window, "服务站", note="有")
    cards(window)[0].setFocus()
    qtbot.wait(20)
    QTest.keyClick(cards(window)[0], Qt.Key.Key_3)
    assert stored(window, made).meaning == "evidence"
    qtbot.wait(20)
    QTest.keyClick(cards(window)[0], Qt.Key.Key_Delete)
    assert window.session.services.notes.annotations() == ()


def test_where_there_is_no_room_dots_stand_for_cards(window: MainWindow, qtbot: QtBot) -> None:
    made = put(window, "服务站", note="有")
    window.reader.toggle_notes()
    qtbot.waitUntil(lambda: not cards(window))
    margin = window.reader.margin
    inked = margin.grab().toImage()
    assert any(
        inked.pixelColor(x, y).name().upper() == "#E8C24A" for x in range(inked.width()) for y in range(inked.height())
    )
    window.session.focus(made.id)
    assert len(cards(window)) == 1
    window.reader.toggle_notes()


def test_notes_whose_passage_is_gone_are_listed_at_the_end(window: MainWindow, library_folder: Path) -> None:
    put(window, "人来借水桶", note="丢了的")
    path = library_folder / "一.md"
    path.write_text(path.read_text("utf-8").replace("有人来借水桶，", ""), "utf-8")
    window.session.reload()
    bottom = window.reader.text.text_bottom()
    assert [card.annotation.note for card in cards(window)] == ["丢了的"]
    assert cards(window)[0].y() > bottom - window.reader.text.verticalScrollBar().value()


def test_two_hundred_notes_make_few_widgets(window: MainWindow, library_folder: Path) -> None:
    text = "\n\n".join(f"第{n}段，说一点关于门和灯的话。" for n in range(200))
    (library_folder / "多.md").write_text(f"# 多\n\n{text}\n", "utf-8")
    from reader_app.domain.progress import silent

    window.session.services.library.refresh(silent)
    window.session.open(window.session.services.library.find("多.md").id)
    current = window.session.current
    assert current
    notes = [
        window.session.services.notes.new(current.article.id, current.document, start, start + 3, note=f"批注{start}")
        for start, _, _ in list(current.document.placed())[1:]
    ]
    window.session.change(ChangeSet.put(*notes))
    assert 0 < len(cards(window)) < 40
    bar = window.reader.text.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert cards(window)[-1].annotation.id == notes[-1].id


def test_a_card_whose_passage_was_edited_says_that_its_place_is_uncertain(window: MainWindow) -> None:
    put(window, "清早七点，服务站的门", note="记下")
    (card,) = cards(window)
    assert "存疑" not in card.accessibleDescription()
    before = card.grab().toImage()
    current = window.session.current
    assert current
    path = window.session.services.library.root / current.article.path
    path.write_text(path.read_text("utf-8").replace("清早七点，服务站的门", "清早六点多，服务站的门"), "utf-8")
    window.session.reload()
    window.reader.margin.refresh()
    (card,) = cards(window)
    assert card.accessibleDescription().startswith("位置存疑")
    assert "核对" in card.toolTip()
    assert card.grab().toImage() != before
