"""A group looks at one screen: F5 shows what was marked, passage by passage."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot
from tests.journeys.hands import drag_over, open_titled, press, told

from reader_app.ui.main_window import MainWindow
from reader_app.ui.study.audience import AudienceWindow, Shade

PASSAGES = (("门开着，话就好说", Qt.Key.Key_2), ("一间屋子的用处", Qt.Key.Key_1), ("老李把椅子搬到门口", Qt.Key.Key_3))


def present(window: MainWindow, qtbot: QtBot) -> AudienceWindow:
    """F5, on an article with marks."""
    press(window, Qt.Key.Key_F5)
    assert window.audience is not None
    qtbot.waitUntil(window.audience.isVisible)
    return window.audience


def end(window: MainWindow, qtbot: QtBot) -> None:
    """Esc in the audience's window."""
    assert window.audience is not None
    QTest.keyClick(window.audience, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.audience is None and window.isActiveWindow())


def shown(audience: AudienceWindow) -> tuple[str, ...]:
    """The marked words on the screen."""
    slide = audience.screen_shown.slide
    return tuple(slide.text[start:end] for start, end, _ in slide.marks)


def test_marked_passages_on_the_large_screen(window: MainWindow, qtbot: QtBot) -> None:
    open_titled(window, "把门打开")
    for quote, key in PASSAGES:
        drag_over(window, quote)
        press(window, key)
    audience = present(window, qtbot)
    assert audience.isFullScreen()

    assert shown(audience) == ("老李把椅子搬到门口",), "in the order of the text"
    assert audience.screen_shown.slide.source == "本地文稿"
    assert audience.screen_shown.slide.paragraph == 1
    first = audience.grab().toImage()
    QTest.keyClick(audience, Qt.Key.Key_Right)
    assert shown(audience) == ("门开着，话就好说",)
    assert audience.grab().toImage() != first
    QTest.keyClick(audience, Qt.Key.Key_Space)
    assert shown(audience) == ("一间屋子的用处",)
    QTest.keyClick(audience, Qt.Key.Key_Right)
    assert audience.slide_number == 3, "the last one stays"
    QTest.keyClick(audience, Qt.Key.Key_Left)
    QTest.keyClick(audience, Qt.Key.Key_PageUp)
    assert audience.slide_number == 1
    QTest.keyClicks(audience, "3")
    QTest.keyClick(audience, Qt.Key.Key_Return)
    assert audience.slide_number == 3

    QTest.keyClick(audience, Qt.Key.Key_B)
    assert audience.shade is Shade.BLACK
    image = audience.grab().toImage()
    assert {image.pixelColor(x, image.height() // 2).name() for x in range(0, image.width(), 7)} == {"#000000"}
    QTest.keyClick(audience, Qt.Key.Key_B)
    assert audience.grab().toImage() != image

    end(window, qtbot)
    assert window.isVisible()
    assert window.session.current is not None


def test_the_size_is_remembered(window: MainWindow, qtbot: QtBot) -> None:
    open_titled(window, "少一张表")
    drag_over(window, "这笔账不难算")
    press(window, Qt.Key.Key_1)
    audience = present(window, qtbot)
    small = audience.screen_shown.bounds().height()
    for _ in range(5):
        QTest.keyClick(audience, Qt.Key.Key_Plus)
    large = audience.screen_shown.bounds().height()
    assert large > small
    end(window, qtbot)
    again = present(window, qtbot)
    assert again.screen_shown.bounds().height() == large
    end(window, qtbot)


def test_nothing_is_marked_yet(window: MainWindow, qtbot: QtBot) -> None:
    open_titled(window, "少一张表")
    qtbot.wait(20)
    press(window, Qt.Key.Key_F5)
    assert "还没有标注" in told(window, qtbot)
    assert window.audience is None


def test_a_second_show_takes_the_place_of_the_first(window: MainWindow, qtbot: QtBot) -> None:
    open_titled(window, "少一张表")
    drag_over(window, "这笔账不难算")
    press(window, Qt.Key.Key_1)
    first = present(window, qtbot)
    window.activateWindow()  # as a presenter does who has two screens
    drag_over(window, "表格多了，人就少了")
    press(window, Qt.Key.Key_2)
    ended = QSignalSpy(first.destroyed)
    second = present(window, qtbot)
    qtbot.waitUntil(lambda: ended.count() == 1)
    assert window.audience is second
    assert shown(second) == ("表格多了，人就少了",)
    assert "1 / 2" in second.accessibleDescription()
    window.close()
    qtbot.waitUntil(lambda: window.audience is None)
