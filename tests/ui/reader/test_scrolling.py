"""The article glides by wheel and keys, and pages begin and end with whole lines."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader_app.ui.reader import scrolling
from reader_app.ui.reader.text_input import TextInput

NO = Qt.KeyboardModifier.NoModifier
Shown = Callable[..., TextInput]


def turn(view: TextInput, degrees: int, pixels: int = 0, sideways: int = 0) -> None:
    place = QPointF(100, 100)
    angle = QPoint(sideways, degrees)
    buttons, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(place, view.mapToGlobal(place), QPoint(0, pixels), angle, buttons, NO, phase, False)
    view.wheelEvent(event)


def lines(view: TextInput) -> list[tuple[float, float]]:
    """(top, bottom) of every line of text, in pixels of the window."""
    assert view.geometry_of_page
    assert view.page
    scroll = view.verticalScrollBar().value()
    found = view.geometry_of_page.boxes(0, len(view.page.source.text))
    return [(line.box.top() - scroll, line.box.bottom() - scroll) for line in found]


def test_a_wheel_glides_and_what_comes_meanwhile_adds_up(shown: Shown, qtbot: QtBot) -> None:
    view = shown(40)
    view.scrolling.smooth = True
    bar = view.verticalScrollBar()
    turn(view, -120)
    assert bar.value() == 0
    turn(view, -120)
    assert view.scrolling.target == 120
    qtbot.waitUntil(lambda: bar.value() == 120)


def test_what_code_sets_is_there_at_once_and_ends_a_glide(shown: Shown, qtbot: QtBot) -> None:
    view = shown(40)
    view.scrolling.smooth = True
    bar = view.verticalScrollBar()
    turn(view, -120)
    bar.setValue(500)
    qtbot.wait(2 * scrolling.DURATION)
    assert bar.value() == view.scrolling.target == 500


def test_without_smooth_scrolling_it_is_there_at_once(shown: Shown) -> None:
    view = shown(40)
    turn(view, -120)
    assert view.verticalScrollBar().value() == 60


def test_less_motion_is_obeyed(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    view = shown(40)
    view.scrolling.smooth = True
    monkeypatch.setattr(scrolling, "less_motion", lambda: True)
    turn(view, -120)
    assert view.verticalScrollBar().value() == 60


def test_a_touchpad_is_followed_at_once(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    view = shown(40)
    view.scrolling.smooth = True
    turn(view, -30, pixels=-17)
    assert view.verticalScrollBar().value() == 17
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: "xcb")
    for _ in range(8):
        turn(view, -15, pixels=-999)
    assert view.verticalScrollBar().value() == 17 + 60


def test_sideways_scrolls_nothing(shown: Shown) -> None:
    view = shown(40)
    turn(view, 0, sideways=120)
    assert view.verticalScrollBar().value() == 0


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_PageDown])
def test_pages_cut_no_line_at_the_top_and_leave_no_line_out(shown: Shown, key: Qt.Key) -> None:
    view = shown(60)
    bar, height = view.verticalScrollBar(), view.viewport().height()
    pages = 0
    while True:
        seen = [bottom for top, bottom in lines(view) if top >= 0 and bottom <= height]
        before = bar.value()
        QTest.keyClick(view, key)
        if bar.value() == before:
            break
        pages += 1
        moved = bar.value() - before
        assert not [top for top, bottom in lines(view) if top < -0.5 and bottom > 0.5]
        assert moved <= max(seen)  # the last whole line is still there
    assert pages > 3
    assert lines(view)[-1][1] <= height


def test_pages_back_come_to_the_top(shown: Shown) -> None:
    view = shown(60)
    bar = view.verticalScrollBar()
    QTest.keyClick(view, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    while bar.value():
        before = bar.value()
        first = min(bottom for top, bottom in lines(view) if top >= 0)
        QTest.keyClick(view, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
        assert before - view.viewport().height() <= bar.value() < before
        assert first + before - bar.value() <= view.viewport().height()  # the first whole line is still there
        assert not [top for top, bottom in lines(view) if top < -0.5 and bottom > 0.5]


def test_arrows_scroll_and_home_and_end_go_to_the_edges(shown: Shown) -> None:
    view = shown(60)
    bar = view.verticalScrollBar()
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert 20 < bar.value() < 100
    QTest.keyClick(view, Qt.Key.Key_Up)
    assert bar.value() == 0
    QTest.keyClick(view, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    QTest.keyClick(view, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert bar.value() == 0
