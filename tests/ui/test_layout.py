"""The window's places: put away one by one, sizes remembered, never off the screen, and the article alone."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSplitterHandle, QWidget
from pytestqt.qtbot import QtBot

from reader_app.ui.main_window import MainWindow
from reader_app.ui.panes import on_screen
from reader_app.ui.session import Session

PLAIN = Qt.KeyboardModifier.NoModifier
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def press(window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
    QTest.qWait(20)
    QTest.keyClick(window.focusWidget() or window, key, modifier)
    QTest.qWait(20)


def open_article(window: MainWindow, title: str = "把门打开") -> None:
    window.session.tabs.open(window.session.services.library.find(title).id)
    window.reader.focus_text()


def seen(window: MainWindow) -> list[bool]:
    """Menus, sidebar, list, status line, toolbar, article."""
    reader = window.reader
    places = (window.menuBar(), window.sidebar, window.list_pane, window.status_line, reader.toolbar, reader.text)
    return [place.isVisible() for place in places]


def test_places_are_put_away_one_by_one(window: MainWindow) -> None:
    open_article(window)
    window.list_pane.list.setFocus()
    press(window, Qt.Key.Key_F9, SHIFT)
    assert (window.sidebar.isVisible(), window.list_pane.isVisible()) == (True, False)
    assert window.reader.text.hasFocus(), "the keyboard does not stay in what is not seen"
    press(window, Qt.Key.Key_F9, CTRL)
    assert (window.sidebar.isVisible(), window.list_pane.isVisible()) == (False, False)
    press(window, Qt.Key.Key_F9)
    assert (window.sidebar.isVisible(), window.list_pane.isVisible()) == (True, True)
    press(window, Qt.Key.Key_F9)
    assert (window.sidebar.isVisible(), window.list_pane.isVisible()) == (False, False)


def test_space_in_the_list_turns_the_pages_of_the_article(window: MainWindow) -> None:
    window.session.set_setting("reader.smooth", False)
    window.session.set_setting("reader.font_size", 60)
    open_article(window)
    window.list_pane.list.setFocus()
    bar = window.reader.text.verticalScrollBar()
    press(window, Qt.Key.Key_Space)
    assert bar.value() > 0
    assert window.list_pane.list.hasFocus()
    press(window, Qt.Key.Key_Space, SHIFT)
    assert bar.value() == 0


def test_a_place_that_was_pushed_together_comes_back(window: MainWindow) -> None:
    open_article(window)
    sizes = window.panes.sizes()
    window.panes.setSizes([0, 0, sum(sizes)])
    assert not window.panes.is_shown(window.list_pane)
    press(window, Qt.Key.Key_F9)
    assert window.list_pane.width() >= 220
    assert window.sidebar.width() >= 150


def test_sizes_and_what_is_put_away_are_remembered(
    session: Session, make_session: Callable[[Path], Session], library_folder: Path, qtbot: QtBot
) -> None:
    first = MainWindow(session)
    qtbot.addWidget(first)
    first.show()
    qtbot.waitExposed(first)
    first.panes.setSizes([260, 300, 640])
    first.show_pane(first.sidebar, False)
    qtbot.wait(20)
    width = first.list_pane.width()
    first.close()
    second = MainWindow(make_session(library_folder))
    qtbot.addWidget(second)
    second.show()
    qtbot.waitExposed(second)
    assert not second.sidebar.isVisible()
    assert abs(second.list_pane.width() - width) <= 2
    second.show_pane(second.sidebar, True)
    assert second.sidebar.width() >= 150
    second.close()


def test_a_window_that_was_left_on_another_screen_comes_back(qtbot: QtBot) -> None:
    area = QGuiApplication.primaryScreen().availableGeometry()
    for wanted in (QRect(9000, 9000, 700, 500), QRect(-5000, 40, 700, 500), QRect(0, 0, 9000, 9000)):
        window = QWidget()
        qtbot.addWidget(window)
        window.setGeometry(wanted)
        on_screen(window)
        assert area.contains(window.geometry().topLeft())
        assert window.width() <= area.width()
        assert window.height() <= area.height()


def test_the_line_between_places_can_be_taken_hold_of(window: MainWindow) -> None:
    handle = window.panes.handle(1)
    assert isinstance(handle, QSplitterHandle)
    assert handle.width() >= 9
    before = window.sidebar.width()
    middle = handle.rect().center()
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, PLAIN, middle - QPoint(3, 0))
    QTest.mouseMove(handle, middle + QPoint(40, 0))
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, PLAIN, middle + QPoint(40, 0))
    assert window.sidebar.width() > before


def test_the_article_alone(window: MainWindow, qtbot: QtBot) -> None:
    open_article(window)
    open_article(window, "少一张表")
    window.show_pane(window.sidebar, False)
    press(window, Qt.Key.Key_F11)
    assert window.isFullScreen()
    assert seen(window) == [False, False, False, False, False, True]
    assert not window.reader.tab_bar.isVisible()
    press(window, Qt.Key.Key_Tab, CTRL)
    assert window.session.current is not None
    assert window.session.current.article.title == "把门打开", "the keys go on working"
    press(window, Qt.Key.Key_F11)
    assert not window.isFullScreen()
    assert seen(window) == [True, False, True, True, True, True]
    assert window.reader.tab_bar.isVisible()


def test_escape_ends_it_after_what_lies_over_it(window: MainWindow) -> None:
    open_article(window)
    press(window, Qt.Key.Key_F11)
    press(window, Qt.Key.Key_F, CTRL)
    assert window.reader.finding.active
    press(window, Qt.Key.Key_Escape)
    assert not window.reader.finding.active
    assert window.isFullScreen()
    press(window, Qt.Key.Key_Escape)
    assert not window.isFullScreen()


def test_searching_the_library_ends_reading_alone(window: MainWindow) -> None:
    open_article(window)
    press(window, Qt.Key.Key_F11)
    press(window, Qt.Key.Key_K, CTRL)
    assert not window.isFullScreen()
    assert seen(window) == [True] * 6
    assert window.list_pane.box.hasFocus()


def test_the_mouse_at_the_upper_edge_brings_menus_and_toolbar(window: MainWindow, qtbot: QtBot) -> None:
    open_article(window)
    press(window, Qt.Key.Key_F11)
    text = window.reader.text
    QTest.mouseMove(text.viewport(), QPoint(200, 300))
    qtbot.wait(100)
    QTest.mouseMove(text, QPoint(20, 0))
    qtbot.waitUntil(lambda: window.menuBar().isVisible() and window.reader.toolbar.isVisible())
    assert not window.list_pane.isVisible()
    QTest.mouseMove(text.viewport(), QPoint(200, 400))
    qtbot.waitUntil(lambda: not window.menuBar().isVisible())
    assert window.isFullScreen()
    press(window, Qt.Key.Key_F11)
    assert seen(window) == [True] * 6


def test_closing_while_reading_alone_leaves_an_ordinary_window(
    session: Session, make_session: Callable[[Path], Session], library_folder: Path, qtbot: QtBot
) -> None:
    first = MainWindow(session)
    qtbot.addWidget(first)
    first.show()
    qtbot.waitExposed(first)
    open_article(first)
    first.undisturbed.begin()
    first.close()
    second = MainWindow(make_session(library_folder))
    qtbot.addWidget(second)
    second.show()
    qtbot.waitExposed(second)
    assert not second.isFullScreen()
    assert seen(second)[:4] == [True] * 4
    second.close()


def test_nothing_overlaps_in_a_narrow_window(window: MainWindow) -> None:
    open_article(window)
    open_article(window, "少一张表")
    window.session.beside.open(window.session.services.library.find("夜校的灯").id)
    window.resize(860, 700)
    QTest.qWait(20)
    assert window.width() == 860
    places = (window.sidebar, window.list_pane, window.reader.text, window.reader.beside)
    boxes = [QRect(place.mapTo(window, QPoint(0, 0)), place.size()) for place in places]
    for left, right in pairwise(boxes):
        assert left.right() < right.left()
    assert boxes[-1].right() < window.width()
