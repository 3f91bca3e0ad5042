"""Searching as somebody types, through the real box and list."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader_app.ui.library.article_model import ROW
from reader_app.ui.library.list_pane import ListPane
from reader_app.ui.library.rows import Row
from reader_app.ui.session import Session
from reader_app.ui.values import Change, Place


def write(pane: ListPane, text: str) -> None:
    """As an input method does: first what is being composed, then the words."""
    for event in (QInputMethodEvent("pin yin", []), QInputMethodEvent()):
        if not event.preeditString():
            event.setCommitString(text)
        QCoreApplication.sendEvent(pane.box, event)


def search(pane: ListPane, qtbot: QtBot, text: str) -> None:
    write(pane, text)
    qtbot.waitUntil(lambda: pane.model.query is not None and pane.model.query.text == text)


def rows(pane: ListPane) -> list[Row]:
    return [pane.model.index(row).data(ROW) for row in range(pane.model.rowCount())]


def marked(row: Row) -> set[str]:
    return {text.text[start:end] for text in (row.title, row.body) for start, end in text.marks}


def test_typing_finds_and_the_words_are_marked(pane: ListPane, qtbot: QtBot) -> None:
    search(pane, qtbot, "灯")
    assert [row.article.title for row in rows(pane)] == ["夜校的灯"]
    assert marked(rows(pane)[0]) == {"灯"}
    assert rows(pane)[0].title.marks
    assert pane.about.text().startswith("1 篇 · 3 处 · ")
    assert "3 处" in pane.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_enter_opens_the_first_result_at_its_first_hit(pane: ListPane, session: Session, qtbot: QtBot) -> None:
    seen: list[Change] = []
    session.changed.connect(seen.append)
    write(pane, "一户")
    QTest.keyClick(pane.box, Qt.Key.Key_Return)  # before the result is there
    qtbot.waitUntil(lambda: session.current is not None)
    assert session.current is not None
    assert session.current.article.title == "少一张表"
    start = session.current.document.text.index("一户")
    assert [change.place for change in seen if change.place] == [Place(start, start + 2, flash=True)]


def test_down_goes_into_the_list_and_on(pane: ListPane, session: Session, qtbot: QtBot) -> None:
    search(pane, qtbot, "一")
    QTest.keyClick(pane.box, Qt.Key.Key_Down)
    assert pane.list.hasFocus()
    assert pane.list.currentIndex().row() == 0
    qtbot.waitUntil(lambda: session.current is not None)
    QTest.keyClick(pane.list, Qt.Key.Key_Down)
    QTest.keyClick(pane.list, Qt.Key.Key_Return)
    assert session.current is not None
    assert session.current.article.id == rows(pane)[1].article.id
    assert session.current.query == pane.model.query


def test_escape_clears_and_the_shelf_comes_back_with_the_open_article(
    pane: ListPane, session: Session, qtbot: QtBot
) -> None:
    search(pane, qtbot, "灯")
    QTest.keyClick(pane.box, Qt.Key.Key_Return)
    assert session.hits()
    QTest.keyClick(pane.box, Qt.Key.Key_Escape)
    assert pane.box.text() == ""
    assert pane.model.rowCount() == 3
    assert pane.about.text() == "全部文章"
    assert pane.list.currentIndex().data() == "夜校的灯"
    assert pane.list.hasFocus()
    assert session.hits() == ()


def test_escape_forgets_what_was_typed_just_now(pane: ListPane, session: Session, qtbot: QtBot) -> None:
    write(pane, "灯")
    QTest.keyClick(pane.box, Qt.Key.Key_Escape)
    qtbot.wait(120)
    assert session.search_text == ""


def test_deleting_the_last_letter_ends_the_search(pane: ListPane, session: Session, qtbot: QtBot) -> None:
    search(pane, qtbot, "灯")
    QTest.keyClick(pane.box, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: session.search_text == "")
    assert pane.model.rowCount() == 3


def test_nothing_found_says_what_to_try(pane: ListPane, qtbot: QtBot) -> None:
    search(pane, qtbot, "没有的词")
    assert pane.message.isVisible()
    assert "没有找到“没有的词”" in pane.message.text()
    QTest.keyClick(pane.box, Qt.Key.Key_Down)
    assert pane.box.hasFocus()


def test_words_searched_from_elsewhere_stand_in_the_box(pane: ListPane, session: Session, qtbot: QtBot) -> None:
    session.search("老李")
    assert pane.box.text() == "老李"
    qtbot.waitUntil(lambda: pane.model.query is not None)
    assert pane.model.rowCount() == 1


def test_results_by_date(pane: ListPane, session: Session, qtbot: QtBot) -> None:
    search(pane, qtbot, "一")
    assert pane.arrange_button.text().startswith("相关度")
    menu = pane.arrange_button.menu()
    menu.aboutToShow.emit()
    before = session.result
    next(action for action in menu.actions() if action.text() == "日期").trigger()
    qtbot.waitUntil(lambda: session.result is not before)
    dates = [row.article.date for row in rows(pane)]
    assert dates == sorted(dates, key=lambda day: str(day or ""), reverse=True)
    assert pane.arrange_button.text().startswith("日期")


def test_the_clear_button_has_a_name_and_clears(pane: ListPane, session: Session, qtbot: QtBot) -> None:
    search(pane, qtbot, "灯")
    action = next(action for action in pane.box.actions() if action.text() == "清除")
    assert action.isVisible()
    action.trigger()
    assert session.search_text == ""
    assert not action.isVisible()
