"""The guide's window: opened by key, read, searched and left by hand."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from reader_app.ui.guide.actions import show_guide
from reader_app.ui.guide.window import GuideWindow
from reader_app.ui.main_window import MainWindow
from reader_app.ui.settings.dialog import SettingsDialog


@pytest.fixture
def guide(window: MainWindow, qtbot: QtBot) -> Iterator[GuideWindow]:
    window.actions_by_id["help.guide"].trigger()
    made = window.findChild(GuideWindow)
    assert made is not None
    qtbot.waitExposed(made)
    yield made
    made.close()


def seen(guide: GuideWindow) -> str:
    """What stands at the top of the page."""
    page = guide.page.page
    assert page is not None
    return page.source.text[guide.page.top_offset() :][:20]


def test_it_opens_with_f1_at_the_beginning(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    window.reader.setFocus()
    QTest.keyClick(window, Qt.Key.Key_F1)
    guide = window.findChild(GuideWindow)
    assert guide is not None
    assert guide.isVisible()
    assert not guide.isModal()
    assert guide.shown == "start"
    assert seen(guide).startswith("开始")
    show_guide(window)
    assert len(window.findChildren(GuideWindow)) == 1
    qtbot.waitUntil(guide.isActiveWindow)
    QTest.keyClick(guide.contents, Qt.Key.Key_Escape)
    assert not guide.isVisible()


def test_pages_and_headings_are_chosen_by_key(guide: GuideWindow) -> None:
    guide.contents.setFocus()
    while guide.shown == "start":
        QTest.keyClick(guide.contents, Qt.Key.Key_Down)
    assert guide.shown == "reading"
    QTest.keyClick(guide.contents, Qt.Key.Key_Down)
    assert seen(guide).startswith("版式")


def test_back_and_forward(guide: GuideWindow) -> None:
    assert not guide.back.isEnabled()
    guide.show_page("notes")
    guide.show_page("export")
    QTest.mouseClick(guide.back, Qt.MouseButton.LeftButton)
    assert guide.shown == "notes"
    QTest.keyClick(guide, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert guide.shown == "start"
    assert not guide.back.isEnabled()
    guide.forward.click()
    assert guide.shown == "notes"
    guide.show_page("present")
    assert not guide.forward.isEnabled()
    guide.show_page("no such page")
    assert guide.shown == "present"


def test_links_lead_to_pages_headings_and_outside(guide: GuideWindow) -> None:
    guide.page.anchorClicked.emit(QUrl("settings.md#阅读版式"))
    assert guide.shown == "settings"
    assert seen(guide).startswith("阅读版式")
    guide.page.anchorClicked.emit(QUrl("https://example.org/"))
    box = guide.findChild(QMessageBox)
    assert box is not None
    assert "example.org" in box.informativeText()
    box.reject()
    assert guide.shown == "settings"


def test_words_are_found_and_shown(guide: GuideWindow, qtbot: QtBot) -> None:
    QTest.keyClick(guide, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is guide.search
    QTest.keyClicks(guide.search, "CSV")
    assert guide.contents.topLevelItemCount() > 0
    assert not guide.nothing.isVisible()
    QTest.keyClick(guide.search, Qt.Key.Key_Return)
    assert guide.page.page is not None
    start = guide.page.page.source.text.find("CSV")
    assert not guide.page.box_in_view(start, start + 3).isNull()
    guide.search.setText("没有这样的话")
    assert guide.nothing.isVisible()
    guide.search.setFocus()
    QTest.keyClick(guide.search, Qt.Key.Key_Escape)
    assert guide.isVisible()
    assert guide.contents.topLevelItemCount() == len(guide._guide.pages)


def test_f1_in_a_dialog_opens_the_page_about_it(window: MainWindow, qtbot: QtBot) -> None:
    dialog = SettingsDialog(window.session, window)
    window.show_dialog(dialog)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is dialog)
    window.actions_by_id["help.guide"].trigger()
    guide = dialog.findChild(GuideWindow)
    assert guide is not None
    assert guide.shown == "settings"
    guide.close()
    dialog.close()


def test_it_follows_theme_and_size(guide: GuideWindow, window: MainWindow) -> None:
    guide.show_page("settings")
    page = guide._guide.page("settings")
    assert page is not None
    guide.page.show_at_top(page.place("阅读版式"))
    window.session.set_setting("reader.font_size", 24)
    assert guide.page.document().defaultFont().pixelSize() == 24
    assert seen(guide).startswith("阅读版式")
    before = guide.grab().toImage()
    window.session.set_setting("general.theme", "dark")
    assert guide.grab().toImage() != before
