"""Keys are changed on the page of shortcuts: at once, for good, and never so that one key means two things."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.journeys.hands import drag_over, open_titled, press, stored

from reader_app.ui.commands import BY_ID, COMMANDS, MENUS
from reader_app.ui.keys import KEYS, Keys
from reader_app.ui.main_window import MainWindow
from reader_app.ui.session import Session
from reader_app.ui.shortcuts import ShortcutsDialog

CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
PLAIN = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> ShortcutsDialog:
    """The page, opened by its keys."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_F1, CONTROL)
    found = window.findChild(ShortcutsDialog)
    assert found is not None
    qtbot.waitUntil(found.isActiveWindow)
    return found


def choose(page: ShortcutsDialog, typed: str) -> None:
    """Find a command by typing and let the panel show it."""
    page.filter.clear()
    QTest.keyClicks(page.filter, typed)


def shown(page: ShortcutsDialog) -> list[str]:
    """The commands that are in the list now."""
    return [item.text(0) for item in page._items.values() if not item.isHidden()]


def set_key(page: ShortcutsDialog, key: Qt.Key, modifier: Qt.KeyboardModifier = CONTROL) -> None:
    QTest.keyClick(page.panel.edit, key, modifier)


def test_every_command_is_on_the_page(page: ShortcutsDialog) -> None:
    assert set(page._items) == {command.id for command in COMMANDS}


def test_commands_are_found_by_words_pinyin_and_keys(page: ShortcutsDialog) -> None:
    choose(page, "dcpz")
    assert shown(page) == ["导出批注……"]
    choose(page, "ctrl+k")
    assert shown(page)[0] == "搜索"
    QTest.mouseClick(page.by_key, Qt.MouseButton.LeftButton)
    assert len(shown(page)) == len(COMMANDS)
    QTest.keyClick(page.pressed, Qt.Key.Key_F5)
    assert shown(page) == ["放映"]
    QTest.keyClick(page.pressed, Qt.Key.Key_F12, CONTROL)
    assert shown(page) == []


def test_a_new_key_works_at_once_beside_the_old_one(page: ShortcutsDialog, window: MainWindow, qtbot: QtBot) -> None:
    choose(page, "xshs")  # 显示或收起左栏
    set_key(page, Qt.Key.Key_F12, PLAIN)
    assert page.panel.message.text() == "没有别的命令用 F12。"
    page.panel.add.click()
    assert page._items["view.panes"].text(1) == "F9　F12"
    assert page._items["view.panes"].text(2) == "已改"
    page.close()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_F12)
    assert not window.list_pane.isVisible()
    QTest.keyClick(window, Qt.Key.Key_F9)
    assert window.list_pane.isVisible()


def test_a_conflict_is_told_and_the_key_can_be_taken(page: ShortcutsDialog, window: MainWindow) -> None:
    choose(page, "dcpz")
    set_key(page, Qt.Key.Key_K)
    assert page.panel.message.text() == "Ctrl+K 现在是“搜索”的按键；拿过来，它就没有了。"
    assert page.panel.add.text() == "拿过来"
    page.panel.add.click()
    assert [key.toString() for key in window.actions_by_id["notes.export"].shortcuts()] == ["Ctrl+E", "Ctrl+K"]
    assert window.actions_by_id["search.focus"].shortcuts() == []
    choose(page, "sousuo")
    page.panel.reset.click()
    assert [key.toString() for key in window.actions_by_id["search.focus"].shortcuts()] == ["Ctrl+K"]
    assert [key.toString() for key in window.actions_by_id["notes.export"].shortcuts()] == ["Ctrl+E"]
    assert not window.session.settings.state(KEYS)


def test_a_key_is_taken_away_and_comes_back(page: ShortcutsDialog, window: MainWindow) -> None:
    choose(page, "fangdawz")
    assert [button.accessibleName() for button in page.panel.removers] == ["去掉按键 Ctrl+=", "去掉按键 Ctrl++"]
    page.panel.removers[0].click()
    assert [key.toString() for key in window.actions_by_id["reader.larger"].shortcuts()] == ["Ctrl++"]
    assert page.reset_all.isEnabled()
    page.reset_all.click()
    assert len(window.actions_by_id["reader.larger"].shortcuts()) == 2
    assert not page.reset_all.isEnabled()


@pytest.mark.parametrize(
    ("command", "key", "modifier", "said"),
    [
        ("dcpz", Qt.Key.Key_J, PLAIN, "打字"),
        ("dcpz", Qt.Key.Key_J, SHIFT, "打字"),
        ("dcpz", Qt.Key.Key_Delete, PLAIN, "打字"),
        ("dcpz", Qt.Key.Key_Space, PLAIN, "移动"),
        ("xytpz", Qt.Key.Key_Return, PLAIN, "移动"),
        ("dcpz", Qt.Key.Key_C, CONTROL, "复制"),
        ("dcpz", Qt.Key.Key_N, ALT, "菜单“批注”"),
        ("dcpz", Qt.Key.Key_E, CONTROL, "已经是"),
    ],
)
def test_keys_that_cannot_be_had_are_refused_in_a_sentence(
    page: ShortcutsDialog, command: str, key: Qt.Key, modifier: Qt.KeyboardModifier, said: str
) -> None:
    choose(page, command)
    set_key(page, key, modifier)
    assert said in page.panel.message.text()
    assert not page.panel.add.isEnabled()


def test_escape_and_tab_lead_out_of_the_field(page: ShortcutsDialog) -> None:
    choose(page, "dcpz")
    page.panel.edit.setFocus()
    QTest.keyClick(page.panel.edit, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not page.panel.edit
    assert page.panel.edit.key == ""
    page.panel.edit.setFocus()
    QTest.keyClick(page.panel.edit, Qt.Key.Key_Escape)
    assert not page.isVisible()


@pytest.mark.parametrize(
    ("key", "modifier", "shown"),
    [
        (Qt.Key.Key_Plus, CONTROL | SHIFT, "Ctrl++"),
        (Qt.Key.Key_Exclam, CONTROL | SHIFT, "Ctrl+!"),
        (Qt.Key.Key_P, CONTROL | SHIFT, "Ctrl+Shift+P"),
        (Qt.Key.Key_F4, SHIFT, "Shift+F4"),
        (Qt.Key.Key_Control, CONTROL, ""),
        (Qt.Key.Key_Tab, CONTROL, "Ctrl+Tab"),
    ],
)
def test_what_was_pressed_is_what_is_shown(
    page: ShortcutsDialog, key: Qt.Key, modifier: Qt.KeyboardModifier, shown: str
) -> None:
    choose(page, "dcpz")
    set_key(page, key, modifier)
    assert page.panel.edit.key == shown


def test_what_means_the_same_everywhere_cannot_be_changed(page: ShortcutsDialog) -> None:
    choose(page, "jsss")  # 结束搜索
    assert not page.panel.edit.isEnabled()
    assert "不能改" in page.panel.message.text()
    assert not any(button.isEnabled() for button in page.panel.removers)


def test_a_letter_for_marking_works_in_the_article(page: ShortcutsDialog, window: MainWindow, qtbot: QtBot) -> None:
    choose(page, "jinju")
    set_key(page, Qt.Key.Key_G, PLAIN)
    page.panel.add.click()
    page.close()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    open_titled(window, "把门打开")
    window.reader.focus_text()
    drag_over(window, "门开着，话就好说")
    press(window, Qt.Key.Key_G)
    assert [a.meaning for a in stored(window)] == ["golden"]


def test_keys_are_kept(session: Session, window: MainWindow) -> None:
    window.keys.add(BY_ID["notes.export"], "Ctrl+Alt+E")
    again = Keys(session, COMMANDS, MENUS)
    assert again.of(BY_ID["notes.export"]) == ("Ctrl+E", "Ctrl+Alt+E")


@pytest.mark.parametrize("state", ["", "[]", "{", '{"notes.export": 5}', '{"nobody": ["Ctrl+K"]}', '{"x": [1, null]}'])
def test_a_strange_state_leaves_the_keys_of_the_table(session: Session, state: str) -> None:
    session.settings.set_state(KEYS, state)
    keys = Keys(session, COMMANDS, MENUS)
    assert not [command.id for command in COMMANDS if keys.is_changed(command)]


def test_what_the_user_chose_wins_over_a_later_table(session: Session) -> None:
    """A new version may give a key to a new command that the user has given to another one."""
    session.settings.set_state(KEYS, '{"notes.export": ["Ctrl+E", "F3"]}')
    keys = Keys(session, COMMANDS, MENUS)
    assert keys.of(BY_ID["search.next"]) == ()
    assert keys.owner("F3") is BY_ID["notes.export"]
