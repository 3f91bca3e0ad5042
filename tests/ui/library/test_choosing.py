"""Choosing several articles, and lists in groups, by mouse and keys."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.ui.library.fakes import FakeSession, many_articles

from reader_app.domain.arrangement import Arrangement, Grouping, Order
from reader_app.domain.block import Document
from reader_app.ui.library.article_menu import make_menu
from reader_app.ui.library.list_pane import ListPane
from reader_app.ui.session import Session
from reader_app.ui.values import Change, OpenArticle

NONE, CTRL, SHIFT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


def made(qtbot: QtBot, count: int, grouping: Grouping = Grouping.NONE) -> tuple[FakeSession, ListPane]:
    session = FakeSession(many_articles(count))
    pane = ListPane(session.as_session())
    qtbot.addWidget(pane)
    pane.resize(316, 800)
    pane.show()
    qtbot.waitExposed(pane)
    pane.arrange(Arrangement(grouping=grouping))
    return session, pane


def click(pane: ListPane, row: int, modifiers: Qt.KeyboardModifier = NONE) -> None:
    place = pane.list.visualRect(pane.model.index(row)).center()
    QTest.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, modifiers, place)


def press(pane: ListPane, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(pane.list, key, modifiers)


def ids(*numbers: int) -> tuple[str, ...]:
    return tuple(f"{number:012x}" for number in numbers)


def titles(pane: ListPane) -> list[str]:
    return [pane.model.index(row).data() for row in range(pane.model.rowCount())]


# Several


def test_clicks_with_keys_choose_several_and_open_none(qtbot: QtBot) -> None:
    session, pane = made(qtbot, 10)
    click(pane, 1)
    assert session.opened == [*ids(1)]
    click(pane, 3, CTRL)
    assert session.chosen == ids(1, 3)
    click(pane, 1)
    click(pane, 3, SHIFT)
    assert session.chosen == ids(1, 2, 3)
    assert pane.about.text() == "已选 3 篇"
    assert session.opened == [*ids(1, 1)]
    click(pane, 2)
    assert session.chosen == ids(2)
    assert session.opened == [*ids(1, 1, 2)]


def test_arrows_with_shift_choose_and_escape_goes_back_to_one(qtbot: QtBot) -> None:
    session, pane = made(qtbot, 10)
    click(pane, 2)
    press(pane, Qt.Key.Key_Down, SHIFT)
    press(pane, Qt.Key.Key_Down, SHIFT)
    assert session.chosen == ids(2, 3, 4)
    press(pane, Qt.Key.Key_Escape)
    assert session.chosen == ids(4)
    assert pane.about.text() == "全部文章"
    assert session.opened == [*ids(2)]


def test_all_of_a_hundred_thousand_without_python_for_each(qtbot: QtBot) -> None:
    session, pane = made(qtbot, 100_000)
    pane.list.setFocus()
    calls: list[str] = []
    sys.setprofile(lambda frame, event, _: calls.append(frame.f_code.co_name) if event == "call" else None)
    try:
        press(pane, Qt.Key.Key_A, CTRL)
        pane.list.grab()
    finally:
        sys.setprofile(None)
    assert len(session.chosen) == 100_000
    assert pane.about.text() == "已选 100,000 篇"
    # The session that stands in makes an id of each number in Python.
    assert len([name for name in calls if name != "<genexpr>"]) < 5_000


def test_the_open_article_alone_is_no_choice(session: Session, qtbot: QtBot) -> None:
    pane = ListPane(session)
    qtbot.addWidget(pane)
    first = pane.model.article_at(0)
    assert first is not None
    session.open(first.id)
    assert session.chosen == ()
    assert session.targets() == (first.id,)


def test_several_stay_chosen_when_the_library_changes(qtbot: QtBot) -> None:
    session, pane = made(qtbot, 20)
    click(pane, 2)
    click(pane, 5, CTRL)
    session.library = session.library[:2] + session.library[3:]
    session.changed.emit(Change(library=True))
    assert session.chosen == ids(5)
    click(pane, 8, CTRL)
    chosen = session.chosen
    session.library = many_articles(30)
    session.changed.emit(Change(library=True))
    assert session.chosen == chosen
    assert len(chosen) == 2
    click(pane, 7, CTRL)
    click(pane, 7, CTRL)  # the keys are at an article that is not chosen any more
    session.library = many_articles(20)
    session.changed.emit(Change(library=True))
    assert session.chosen == chosen


def test_what_happens_to_the_open_article_leaves_the_choice(qtbot: QtBot) -> None:
    session, pane = made(qtbot, 20)
    session.current = OpenArticle(session.library[1], Document(()))
    session.changed.emit(Change(article=True))
    click(pane, 3, CTRL)
    assert session.chosen == ids(1, 3)
    session.changed.emit(Change(article=True))
    assert session.chosen == ids(1, 3), "its hits or its file are others"
    session.current = OpenArticle(session.library[7], Document(()))
    session.changed.emit(Change(article=True))
    assert session.chosen == (), "another was opened"


@pytest.mark.parametrize("count", [0, 1])
def test_short_lists(qtbot: QtBot, count: int) -> None:
    session, pane = made(qtbot, count, Grouping.COLUMN)
    press(pane, Qt.Key.Key_A, CTRL)
    press(pane, Qt.Key.Key_Left)
    press(pane, Qt.Key.Key_Down)
    press(pane, Qt.Key.Key_Escape)
    pane.step(+1)
    assert len(session.opened) == count
    assert pane.message.isVisible() == (count == 0)


def test_the_menu_has_what_the_table_has(qtbot: QtBot) -> None:
    _, pane = made(qtbot, 1)
    known = {name: QAction(name, pane) for name in ("articles.bin", "articles.unread", "library.open")}
    menu = make_menu(known, pane)
    assert [action.text() for action in menu.actions() if not action.isSeparator()] == [
        "articles.unread",
        "articles.bin",
    ]
    assert make_menu({}, pane).isEmpty()


# Groups


def test_groups_have_headings_that_cannot_be_chosen(qtbot: QtBot) -> None:
    session, pane = made(qtbot, 4, Grouping.COLUMN)
    assert titles(pane) == ["乙", "第0篇", "第2篇", "甲", "第1篇", "第3篇"]
    heading = pane.model.index(0)
    assert heading.data(Qt.ItemDataRole.AccessibleTextRole) == "乙，2 篇"
    press(pane, Qt.Key.Key_A, CTRL)
    assert session.chosen == ids(0, 2, 1, 3)
    assert pane.list.rowHeight(0) < pane.list.rowHeight(1)
    pane.list.grab()


def test_a_click_on_a_heading_collapses_its_group(qtbot: QtBot) -> None:
    session, pane = made(qtbot, 4, Grouping.COLUMN)
    click(pane, 0)
    assert titles(pane) == ["乙", "甲", "第1篇", "第3篇"]
    assert pane.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == "乙，2 篇，已折叠"
    assert [pane.list.rowHeight(row) for row in range(2)] == [pane.list.rowHeight(0)] * 2
    click(pane, 1)
    assert titles(pane) == ["乙", "甲"]
    click(pane, 0)
    assert titles(pane) == ["乙", "第0篇", "第2篇", "甲"]
    assert pane.list.rowHeight(1) > pane.list.rowHeight(3)
    assert session.opened == []
    session.changed.emit(Change(library=True))
    assert titles(pane) == ["乙", "第0篇", "第2篇", "甲"], "it is remembered while the window lives"


def test_rows_are_as_high_as_ever_when_the_groups_are_gone(session: Session, qtbot: QtBot) -> None:
    pane = ListPane(session)
    qtbot.addWidget(pane)
    usual = pane.list.rowHeight(0)
    pane.arrange(Arrangement(grouping=Grouping.COLUMN))
    assert pane.list.rowHeight(0) < usual
    session.search("人")
    qtbot.waitUntil(lambda: pane.model.result is not None)
    assert {pane.list.rowHeight(row) for row in range(pane.model.rowCount())} == {usual}
    session.end_search()
    assert [pane.model.is_heading(row) for row in range(pane.model.rowCount())] == [
        pane.list.rowHeight(row) < usual for row in range(pane.model.rowCount())
    ]
    pane.arrange(Arrangement())
    assert {pane.list.rowHeight(row) for row in range(pane.model.rowCount())} == {usual}


def test_left_and_right_collapse_and_show(qtbot: QtBot) -> None:
    _, pane = made(qtbot, 4, Grouping.COLUMN)
    click(pane, 4)
    press(pane, Qt.Key.Key_Left)
    assert titles(pane) == ["乙", "第0篇", "第2篇", "甲"]
    assert pane.list.currentIndex().data() == "甲"
    press(pane, Qt.Key.Key_Right)
    assert titles(pane)[3:] == ["甲", "第1篇", "第3篇"]
    press(pane, Qt.Key.Key_Space)
    assert titles(pane)[3:] == ["甲"]


def test_steps_pass_over_headings(qtbot: QtBot) -> None:
    session, pane = made(qtbot, 4, Grouping.COLUMN)
    for _ in range(5):
        pane.step(+1)
    assert session.opened == [*ids(0, 2, 1, 3)]
    pane.step(-1)
    pane.step(-1)
    assert session.opened[-1:] == [*ids(2)]


def test_a_list_in_groups_keeps_its_place_when_the_library_changes(qtbot: QtBot) -> None:
    session, pane = made(qtbot, 300, Grouping.COLUMN)
    pane.list.verticalScrollBar().setValue(9000)
    top = pane.list._top_article()
    shown, before = top.data(), pane.list.visualRect(top).top()
    session.library = session.library[20:]
    session.changed.emit(Change(library=True))
    row = titles(pane).index(shown)
    assert pane.list.visualRect(pane.model.index(row)).top() == before


def test_groups_directions_and_orders_are_remembered(
    make_session: Callable[[Path], Session], library_folder: Path, qtbot: QtBot
) -> None:
    session = make_session(library_folder)
    first = ListPane(session)
    qtbot.addWidget(first)
    first.arrange(Arrangement(Order.DATE, descending=False, grouping=Grouping.MONTH))
    assert titles(first) == ["2025 年 11 月", "少一张表", "2026 年 3 月", "把门打开", "日期不详", "夜校的灯"]
    assert first.arrange_button.text() == "日期 ↑"
    first.arrange(Arrangement(Order.LENGTH))
    second = ListPane(session)
    qtbot.addWidget(second)
    assert second.model.arrangement == Arrangement(Order.LENGTH)
    assert second.model.row(0).remark.endswith(" 字")
    second.arrange_button.ordered.emit(Order.DATE)
    assert second.model.arrangement == Arrangement(Order.DATE, descending=False), "each order keeps its own direction"


def test_what_is_read_now_does_not_move_under_the_hand(session: Session, qtbot: QtBot) -> None:
    pane = ListPane(session)
    qtbot.addWidget(pane)
    pane.arrange(Arrangement(Order.READ))
    before = titles(pane)
    session.open(next(each.id for each in session.articles() if each.title == before[-1]))
    assert titles(pane) == before
    assert pane.model.row(len(before) - 1).remark.endswith("读过")
    session.changed.emit(Change(library=True))
    assert titles(pane)[0] == before[-1], "it stands first when the list is made anew"
