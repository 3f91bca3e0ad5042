"""The parts of a query as chips, and what is quietly said of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.ui.search.conftest import Find, answered

from reader_app.ui.library.list_pane import ListPane
from reader_app.ui.session import Session
from reader_app.ui.theme import DARK


def chips(pane: ListPane) -> list[str]:
    return [pill.text() for pill in pane.under_box.chips.pills() if pill.isVisible()]


def suggestions(pane: ListPane) -> list[str]:
    return [pill.text() for pill in pane.under_box.quiet.suggestions.pills() if pill.isVisible() and pill.isEnabled()]


def test_one_plain_word_has_no_chip(pane: ListPane, find: Find) -> None:
    find("门")
    assert chips(pane) == []


def test_each_part_has_one_and_chosen_facets_have_none(pane: ListPane, find: Find) -> None:
    find("门 -会议 栏目:=基层治理 标题:门")
    assert chips(pane) == ["“门”", "不含“会议”", "标题：“门”"]
    find("标题:门")
    assert chips(pane) == ["标题：“门”"]


def test_a_click_takes_one_away_and_searches_at_once(
    pane: ListPane, session: Session, find: Find, qtbot: QtBot
) -> None:
    find("门 没有的词")
    assert pane.model.rowCount() == 0
    QTest.mouseClick(pane.under_box.chips.pills()[1], Qt.MouseButton.LeftButton)
    assert pane.box.text() == "门"
    assert chips(pane) == []
    answered(pane, qtbot, "门")
    assert pane.model.rowCount() == 1
    assert pane.box.hasFocus(), "a click leaves the keyboard where it is"


def test_tab_and_delete_take_them_away(pane: ListPane, session: Session, find: Find, qtbot: QtBot) -> None:
    find("标题:门 老李 -会议")
    QTest.keyClick(pane.box, Qt.Key.Key_Tab)
    focused = pane.under_box.chips.pills()[0]
    assert focused.hasFocus()
    assert focused.accessibleName() == "标题：“门”，按删除键去掉"
    QTest.keyClick(focused, Qt.Key.Key_Tab)
    second = pane.under_box.chips.pills()[1]
    assert second.hasFocus()
    QTest.keyClick(second, Qt.Key.Key_Backspace)
    assert session.search_text == "标题:门 -会议"
    assert second.hasFocus(), "the next one has taken its place"
    assert second.text() == "不含“会议”"
    QTest.keyClick(pane.under_box.chips.pills()[0], Qt.Key.Key_Delete)
    assert session.search_text == "-会议"
    QTest.keyClick(pane.under_box.chips.pills()[0], Qt.Key.Key_Return)
    assert session.search_text == ""
    assert pane.box.text() == ""
    assert pane.model.rowCount() == 3


def test_the_last_part_that_goes_takes_the_hits_with_it(
    pane: ListPane, session: Session, find: Find, qtbot: QtBot
) -> None:
    find("标题:门")
    QTest.keyClick(pane.box, Qt.Key.Key_Return)
    assert session.hits()
    pane.under_box.chips.pills()[0].click()
    assert session.hits() == ()


def test_what_was_not_understood_is_said_under_the_box(pane: ListPane, find: Find) -> None:
    find("门 日期:哪天")
    assert "日期:哪天" in pane.under_box.quiet.words.text()
    assert pane.under_box.quiet.words.isVisible()
    find("门")
    assert not pane.under_box.quiet.isVisible()


def test_pinyin_finds_and_says_so(pane: ListPane, session: Session, find: Find) -> None:
    find("jiaoshi")
    assert pane.model.rowCount() == 1
    assert pane.under_box.quiet.words.text() == "没有“jiaoshi”，已按拼音找“教师”。"
    row = pane.model.row(0)
    assert {text.text[start:end] for text in (row.title, row.body) for start, end in text.marks} == {"教师"}
    QTest.keyClick(pane.box, Qt.Key.Key_Return)
    assert session.hits(), "what was found is marked in the article too"


def test_what_may_have_been_meant_is_one_click_away(pane: ListPane, find: Find, qtbot: QtBot) -> None:
    find("教帅")
    assert pane.model.rowCount() == 0
    assert pane.under_box.quiet.suggestions.pills()[0].text() == "是不是要找："
    assert "教师" in suggestions(pane)
    meant = next(pill for pill in pane.under_box.quiet.suggestions.pills() if pill.text() == "教师")
    assert meant.accessibleName() == "搜索“教师”"
    QTest.keyClick(meant, Qt.Key.Key_Space)
    answered(pane, qtbot, "教师")
    assert pane.model.rowCount() == 1
    assert suggestions(pane) == []


def test_everything_is_repainted_in_the_dark(pane: ListPane, session: Session, find: Find) -> None:
    find("门 -会议 栏目:=基层治理")
    session.set_setting("general.theme", "dark")
    for pill in (pane.under_box.facets.pills()[0], pane.under_box.facets.pills()[-1], pane.under_box.chips.pills()[0]):
        picture = pill.grab().toImage()
        colours = {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}
        assert {DARK.accent_tint.lower(), DARK.line.lower()} & colours, pill.text()
