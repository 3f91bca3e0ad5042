"""The palette: everything is found by a few letters, chosen by a key, and the keyboard goes back where it was."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.journeys.hands import open_titled, type_chinese

from reader_app import paths
from reader_app.ui.main_window import MainWindow
from reader_app.ui.palette.entry import Kind
from reader_app.ui.palette.view import Palette
from reader_app.ui.settings.dialog import SettingsDialog

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def palette(window: MainWindow, qtbot: QtBot) -> Palette:
    """Opened by its keys from the list."""
    application = QCoreApplication.instance()
    assert application is not None
    application.setProperty("translations", str(paths.resources() / "translations"))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.list_pane.list.setFocus()
    QTest.keyClick(window, Qt.Key.Key_P, CONTROL | SHIFT)
    found = window.findChild(Palette)
    assert found is not None
    qtbot.waitUntil(found.isVisible)
    assert QApplication.focusWidget() is found.line
    return found


def write(palette: Palette, text: str) -> None:
    """Type it in place of what is there."""
    palette.line.selectAll()
    if text.isascii():
        QTest.keyClicks(palette.line, text)
    else:
        type_chinese(palette.line, text)


def texts(palette: Palette) -> list[str]:
    return [entry.text for entry in palette.model.entries]


def press(palette: Palette, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(palette.line, key, modifier)


@pytest.mark.parametrize(
    "typed", ["导出批", "dcpz", "daochupizhu", "export", "notes.export", "dcp", "导注", ">dcpz", "＞导出"]
)
def test_a_command_is_found_in_many_ways(palette: Palette, typed: str) -> None:
    write(palette, typed)
    first = palette.model.entries[0]
    assert (first.kind, first.id) == (Kind.COMMAND, "notes.export")
    assert first.keys == "Ctrl+E"


def test_what_was_meant_is_shown_in_colour(palette: Palette) -> None:
    write(palette, "pz")
    hit = next(entry for entry in palette.model.entries if entry.id == "notes.export")
    assert hit.places == (2, 3)


def test_enter_runs_and_gives_the_keyboard_back(palette: Palette, window: MainWindow) -> None:
    write(palette, "xszl")  # 显示或收起左栏
    press(palette, Qt.Key.Key_Return)
    assert not palette.isVisible()
    assert not window.list_pane.isVisible()


def test_escape_closes_and_gives_the_keyboard_back(palette: Palette, window: MainWindow) -> None:
    write(palette, "zt")
    press(palette, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert QApplication.focusWidget() is window.list_pane.list


def test_the_same_keys_put_it_away(palette: Palette, window: MainWindow) -> None:
    QTest.keyClick(palette.line, Qt.Key.Key_P, CONTROL | SHIFT)
    assert not palette.isVisible()
    assert QApplication.focusWidget() is window.list_pane.list


def test_what_makes_no_sense_now_does_nothing(palette: Palette) -> None:
    write(palette, "fuzhiyinwen")
    assert not palette.model.entries[0].enabled
    assert "现在不能用" in palette.line.accessibleDescription()
    press(palette, Qt.Key.Key_Return)
    assert palette.isVisible()


def test_arrows_pages_and_tab_go_through_the_rows(palette: Palette) -> None:
    count = palette.model.rowCount()
    assert palette.row == 0
    press(palette, Qt.Key.Key_Down)
    press(palette, Qt.Key.Key_Tab)
    assert palette.row == 2
    press(palette, Qt.Key.Key_PageDown)
    assert palette.row == 13
    press(palette, Qt.Key.Key_PageUp)
    press(palette, Qt.Key.Key_Up)
    press(palette, Qt.Key.Key_Up)
    press(palette, Qt.Key.Key_Up)
    assert palette.row == count - 1
    assert palette.line.accessibleDescription() == palette.model.entries[-1].spoken()


def test_the_mouse_chooses_too(palette: Palette, window: MainWindow) -> None:
    write(palette, "xszl")
    box = palette.view.visualRect(palette.model.index(0))
    QTest.mouseClick(palette.view.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert not window.list_pane.isVisible()


def test_an_article_is_found_by_initials_and_opened(palette: Palette, window: MainWindow, qtbot: QtBot) -> None:
    write(palette, "bmdk")
    qtbot.waitUntil(lambda: "把门打开" in texts(palette))
    entry = next(entry for entry in palette.model.entries if entry.kind is Kind.ARTICLE)
    assert entry.places == (0, 1, 2, 3)
    assert entry.detail == "本地文稿 · 2026-03-01"
    press(palette, Qt.Key.Key_Return)
    assert window.session.current is not None
    assert window.session.current.article.title == "把门打开"
    assert QApplication.focusWidget() is window.reader.text


def test_what_was_used_lately_comes_first(palette: Palette, window: MainWindow, qtbot: QtBot) -> None:
    write(palette, "少一")
    qtbot.waitUntil(lambda: "少一张表" in texts(palette))
    press(palette, Qt.Key.Key_Return)
    palette.begin()
    write(palette, "xszl")
    press(palette, Qt.Key.Key_Return)
    palette.begin()
    assert texts(palette)[:2] == ["显示或收起左栏", "少一张表"]


def test_a_switch_is_turned_right_here(palette: Palette, window: MainWindow) -> None:
    before = window.session.setting("reader.justified")
    write(palette, "lddq")
    assert palette.model.entries[0].checked is before
    press(palette, Qt.Key.Key_Return)
    assert window.session.setting("reader.justified") is not before
    assert palette.isVisible()
    assert palette.model.entries[0].checked is not before
    press(palette, Qt.Key.Key_Return)
    assert window.session.setting("reader.justified") is before


def test_a_choice_is_made_right_here(palette: Palette, window: MainWindow) -> None:
    write(palette, "主题")
    press(palette, Qt.Key.Key_Return)
    assert "护眼绿" in texts(palette)
    assert palette.model.entries[palette.row].text == "跟随系统"
    write(palette, "yj")
    press(palette, Qt.Key.Key_Escape)
    assert palette.isVisible()
    write(palette, "zhuti")
    press(palette, Qt.Key.Key_Return)
    write(palette, "yejian")
    press(palette, Qt.Key.Key_Return)
    assert window.session.setting("general.theme") == "dark"
    assert not palette.isVisible()


@pytest.mark.parametrize(("typed", "modifier"), [("行距", Qt.KeyboardModifier.NoModifier), ("两端对齐", CONTROL)])
def test_other_settings_open_the_dialog_at_them(
    palette: Palette, window: MainWindow, typed: str, modifier: Qt.KeyboardModifier, qtbot: QtBot
) -> None:
    write(palette, typed)
    press(palette, Qt.Key.Key_Return, modifier)
    dialog = window.findChild(SettingsDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.isActiveWindow)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == typed
    dialog.close()


def test_headings_and_paragraphs_of_the_open_article(palette: Palette, window: MainWindow, qtbot: QtBot) -> None:
    write(palette, "@")
    assert texts(palette) == ["没有打开文章。"]
    open_titled(window, "把门打开")
    write(palette, "@")
    palette.close_up()
    palette.begin()
    write(palette, "@bm")
    assert texts(palette) == ["把门打开"]
    write(palette, ":9")
    assert texts(palette) == ["输入 1 到 3 之间的段落号。"]
    write(palette, "：3")
    assert texts(palette) == ["第 3 段"]
    press(palette, Qt.Key.Key_Return)
    assert window.session.current is not None
    text = window.session.current.document.text
    assert window.session.history.at(0).place.start == text.index("一间屋子")  # type: ignore[union-attr]


def test_nothing_found_is_said(palette: Palette) -> None:
    write(palette, "qqqq")
    assert texts(palette) == ["没有找到，换几个字试试。"]
    press(palette, Qt.Key.Key_Return)
    assert palette.isVisible()


def test_it_stays_inside_a_narrow_window(palette: Palette, window: MainWindow) -> None:
    window.resize(700, 420)
    for widget in (palette.line, palette.view):
        assert window.rect().contains(widget.geometry().translated(palette.pos()))


def test_leaving_the_line_closes_it(palette: Palette, window: MainWindow) -> None:
    window.list_pane.focus_search()
    assert not palette.isVisible()
    assert QApplication.focusWidget() is window.list_pane.box


def test_tabs_are_found_and_chosen(palette: Palette, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    tabs = [SimpleNamespace(article_id=str(n), title=title, missing=False) for n, title in enumerate("甲乙丙")]
    chosen: list[int] = []
    opened = window.session.tabs
    monkeypatch.setattr(opened, "all", lambda: tabs)
    monkeypatch.setattr(opened, "present", 0)
    monkeypatch.setattr(opened, "choose", chosen.append)
    palette.close_up()
    palette.begin()
    write(palette, "丙")
    assert [(entry.kind, entry.text) for entry in palette.model.entries] == [(Kind.TAB, "丙")]
    press(palette, Qt.Key.Key_Return)
    assert chosen == [2]
