"""What is proposed while a query is typed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.ui.search.conftest import Find, answered

from reader_app.services.settings import SettingsService
from reader_app.ui.library.list_pane import ListPane
from reader_app.ui.search.recent import KEY, MOST, recent, use
from reader_app.ui.session import Session


def proposed(pane: ListPane) -> list[str]:
    return [str(each.label) for each in pane.box.proposer.proposals]


def press(pane: ListPane, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(pane.box, key, modifier)


def test_values_of_a_field(pane: ListPane, session: Session, find: Find, qtbot: QtBot) -> None:
    find("栏目:")
    assert set(proposed(pane)) == {"基层治理", "作风建设"}
    find("栏目:基")
    assert proposed(pane) == ["基层治理"]
    assert pane.box.hasFocus()
    press(pane, Qt.Key.Key_Tab)
    assert pane.box.hasFocus(), "Tab takes the first one"
    assert session.search_text == "栏目:=基层治理"
    assert proposed(pane) == []
    answered(pane, qtbot, "栏目:=基层治理")
    assert pane.model.rowCount() == 1


def test_up_and_down_choose_and_return_takes(pane: ListPane, session: Session, find: Find) -> None:
    find("栏目:")
    first, second = proposed(pane)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Down):
        press(pane, key)
    assert pane.box.accessibleDescription() == f"{second}，1 篇"
    press(pane, Qt.Key.Key_Return)
    assert pane.box.accessibleDescription() == ""
    assert session.search_text == f"栏目:={second}"
    assert session.current is None, "Return took the proposal and opened nothing"
    assert first != second


def test_return_without_a_choice_opens_the_first_result(
    pane: ListPane, session: Session, find: Find, qtbot: QtBot
) -> None:
    find("栏目:基层治理")
    press(pane, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: session.current is not None)
    assert proposed(pane) == []


def test_a_field_leads_to_its_values(pane: ListPane, find: Find) -> None:
    find("门 lai")
    assert proposed(pane) == []
    find("门 ly")
    assert proposed(pane) == ["来源:"]
    press(pane, Qt.Key.Key_Tab)
    assert pane.box.text() == "门 来源:"
    assert set(proposed(pane)) == {"本地文稿", "周末读本"}


def test_escape_closes_the_popup_first(pane: ListPane, session: Session, find: Find) -> None:
    find("栏目:")
    press(pane, Qt.Key.Key_Escape)
    assert proposed(pane) == []
    assert session.search_text == "栏目:"
    press(pane, Qt.Key.Key_Escape)
    assert session.search_text == ""


def test_it_is_not_there_while_something_is_composed_or_fits_nothing(pane: ListPane, find: Find) -> None:
    find("栏目:")
    QCoreApplication.sendEvent(pane.box, QInputMethodEvent("ji ceng", []))
    assert proposed(pane) == []
    QCoreApplication.sendEvent(pane.box, QInputMethodEvent())
    find("灯")
    assert proposed(pane) == []
    press(pane, Qt.Key.Key_Down)
    assert pane.list.hasFocus()


def test_earlier_queries_come_when_asked_for(pane: ListPane, session: Session, find: Find, qtbot: QtBot) -> None:
    for text in ("灯", "老李", "门"):
        find(text)
    press(pane, Qt.Key.Key_Return)  # only the last one was used
    session.saved.save("两个词", "门 老李")
    press(pane, Qt.Key.Key_Escape)
    pane.focus_search()
    assert proposed(pane) == []
    press(pane, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert proposed(pane) == ["门", "两个词"]
    press(pane, Qt.Key.Key_Escape)
    press(pane, Qt.Key.Key_Down)
    assert proposed(pane) == ["门", "两个词"]
    press(pane, Qt.Key.Key_Down)
    press(pane, Qt.Key.Key_Down)
    press(pane, Qt.Key.Key_Return)
    assert session.search_text == "门 老李"


def test_a_second_click_into_the_empty_box_shows_them(pane: ListPane, session: Session) -> None:
    use(session.settings, "老李")
    pane.list.setFocus()
    QTest.mouseClick(pane.box, Qt.MouseButton.LeftButton)
    assert proposed(pane) == []
    QTest.mouseClick(pane.box, Qt.MouseButton.LeftButton)
    assert proposed(pane) == ["老李"]
    pane.list.setFocus()
    assert proposed(pane) == [], "it goes with the focus"


def test_a_click_takes_a_proposal(pane: ListPane, session: Session, find: Find, qtbot: QtBot) -> None:
    find("栏目:基")
    popup = next(each for each in pane.children() if each.objectName() == "searchPopup")
    view = popup.view  # type: ignore[attr-defined]
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(view.model().index(0)).center())
    assert session.search_text == "栏目:=基层治理"
    assert pane.box.hasFocus()


def test_an_opened_result_is_remembered(pane: ListPane, session: Session, find: Find, qtbot: QtBot) -> None:
    find("一户")
    press(pane, Qt.Key.Key_Down)
    QTest.keyClick(pane.list, Qt.Key.Key_Return)
    assert recent(session.settings) == ("一户",)


def test_thirty_are_remembered_each_once(session: Session) -> None:
    for number in range(40):
        use(session.settings, f"词{number}")
    use(session.settings, "词20 ")
    kept = recent(session.settings)
    assert len(kept) == MOST
    assert kept[:3] == ("词20", "词39", "词38")
    assert len(set(kept)) == MOST


@pytest.mark.parametrize("rubbish", ["", "[", "3", '{"a": 1}', "null", '[1, "门", null]'])
def test_rubbish_is_no_query(session: Session, rubbish: str) -> None:
    settings: SettingsService = session.settings
    settings.set_state(KEY, rubbish)
    assert recent(settings) == (("门",) if "门" in rubbish else ())
