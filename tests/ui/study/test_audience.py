"""What an audience sees and what the presenter's keys do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader_app.domain.study import Slide
from reader_app.services.settings import SettingsService
from reader_app.storage.settings_file import SettingsFile
from reader_app.ui.study.audience import AudienceWindow, Shade
from reader_app.ui.study.deck import Deck
from reader_app.ui.study.stage import FOOT, SMALL, Stage

SHORT = "门开着，话就好说。一间屋子的用处，全看门是不是开着。"
LONG = "清早七点，服务站的门已经开了。老李把椅子搬到门口，请来办事的人先坐下。" * 8


def slide(text: str = SHORT, marks: tuple[tuple[int, int, str], ...] = ((0, 3, "golden"),)) -> Slide:
    return Slide("把门打开", text, marks, 2, "本地文稿", "2026-03-01", column="基层治理")


def marked_whole(text: str) -> Slide:
    return slide(text, ((0, len(text), "golden"),))


@pytest.fixture
def settings(tmp_path: Path) -> SettingsService:
    made = SettingsService(SettingsFile(tmp_path / "settings.json"))
    made.set("general.theme", "light")
    return made


@pytest.fixture
def audience(settings: SettingsService, qtbot: QtBot) -> Iterator[AudienceWindow]:
    """Four slides, the third of which needs more than one screen; 1280 x 720."""
    window = AudienceWindow((slide(), slide("少一张表，多走一户。"), marked_whole(LONG), slide("灯下的字。")), settings)
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    qtbot.waitExposed(window)
    yield window
    window.close()


def picture(window: AudienceWindow) -> QImage:
    return window.grab().toImage()


def colours(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)}


def test_the_passage_is_tinted_on_cream(audience: AudienceWindow) -> None:
    image = picture(audience)
    assert image.pixelColor(2, 2).name() == "#fbf8f1"
    assert "#f6c9c3" in colours(image)
    (rectangle, meaning), *_ = audience.screen_shown.marks()
    assert meaning == "golden"
    assert rectangle.left() == pytest.approx(0, abs=1)
    assert rectangle.width() == pytest.approx(3 * 46, rel=0.1)


def test_the_dark_theme_is_dark(settings: SettingsService, qtbot: QtBot) -> None:
    settings.set("general.theme", "dark")
    window = AudienceWindow((slide(),), settings)
    qtbot.addWidget(window)
    window.resize(1280, 720)
    image = picture(window)
    assert QColor(image.pixelColor(2, 2)).lightness() < 40
    assert "#532b27" in colours(image)


@pytest.mark.parametrize(
    "key", [Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_PageDown, Qt.Key.Key_Return]
)
def test_keys_that_go_on(audience: AudienceWindow, key: Qt.Key) -> None:
    QTest.keyClick(audience, key)
    assert audience.slide_number == 2


@pytest.mark.parametrize("key", [Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Backspace, Qt.Key.Key_PageUp])
def test_keys_that_go_back(audience: AudienceWindow, key: Qt.Key) -> None:
    audience.go(2)
    QTest.keyClick(audience, key)
    assert audience.slide_number == 1
    QTest.keyClick(audience, key)
    assert audience.slide_number == 1


def test_a_long_passage_takes_several_screens_and_loses_nothing(audience: AudienceWindow) -> None:
    audience.go(3)
    shown = [audience.screen_shown.text]
    while True:
        QTest.keyClick(audience, Qt.Key.Key_Space)
        if audience.slide_number != 3:
            break
        shown.append(audience.screen_shown.text)
    assert len(shown) > 1
    assert "".join(shown) == LONG
    assert all(text.endswith("。") for text in shown)
    QTest.keyClick(audience, Qt.Key.Key_Left)
    assert audience.screen_shown.text == shown[-1]


def test_home_end_and_numbers(audience: AudienceWindow) -> None:
    QTest.keyClick(audience, Qt.Key.Key_End)
    assert audience.slide_number == 4
    QTest.keyClick(audience, Qt.Key.Key_Home)
    assert audience.slide_number == 1
    QTest.keyClicks(audience, "2")
    QTest.keyClick(audience, Qt.Key.Key_Return)
    assert audience.slide_number == 2
    QTest.keyClicks(audience, "99")
    QTest.keyClick(audience, Qt.Key.Key_Return)
    assert audience.slide_number == 4


@pytest.mark.parametrize(("key", "colour"), [("b", "#000000"), (".", "#000000"), ("w", "#ffffff")])
def test_black_and_white_cover_and_uncover(audience: AudienceWindow, key: str, colour: str) -> None:
    before = picture(audience)
    QTest.keyClicks(audience, key)
    assert colours(picture(audience)) == {colour}
    QTest.keyClicks(audience, key)
    assert picture(audience) == before
    QTest.keyClicks(audience, key)
    QTest.keyClick(audience, Qt.Key.Key_Right)
    assert audience.shade is Shade.NONE
    assert audience.slide_number == 2


def test_the_text_grows_and_the_size_is_remembered(audience: AudienceWindow, settings: SettingsService) -> None:
    height = audience.screen_shown.marks()[0][0].height()
    QTest.keyClicks(audience, "++")
    assert settings.get("present.font_size") == 50
    assert audience.screen_shown.marks()[0][0].height() > height
    QTest.keyClicks(audience, "---")
    assert settings.get("present.font_size") == 44


def test_the_size_stays_within_its_limits(audience: AudienceWindow, settings: SettingsService) -> None:
    audience.resize_text(+1000)
    assert settings.get("present.font_size") == 120
    audience.resize_text(-1000)
    assert settings.get("present.font_size") == 20


def test_growing_keeps_the_place_in_a_long_passage(audience: AudienceWindow) -> None:
    audience.go(3)
    audience.step(+1)
    start = audience.screen_shown.start
    audience.resize_text(+20)
    assert audience.screen_shown.start <= start < audience.screen_shown.end


def test_escape_ends_and_first_forgets_a_number(audience: AudienceWindow) -> None:
    QTest.keyClicks(audience, "3")
    QTest.keyClick(audience, Qt.Key.Key_Escape)
    assert audience.isVisible()
    QTest.keyClick(audience, Qt.Key.Key_Escape)
    assert not audience.isVisible()


def test_the_mouse_goes_on_and_the_wheel_both_ways(audience: AudienceWindow) -> None:
    QTest.mouseClick(audience, Qt.MouseButton.LeftButton)
    assert audience.slide_number == 2
    turn(audience, +120)
    assert audience.slide_number == 1
    turn(audience, -60)
    assert audience.slide_number == 1
    turn(audience, -60)
    assert audience.slide_number == 2


def turn(window: AudienceWindow, angle: int) -> None:
    event = QWheelEvent(
        QPointF(9, 9), QPointF(9, 9), QPoint(), QPoint(0, angle), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(window, event)


def test_the_cursor_hides_and_comes_back(settings: SettingsService, qtbot: QtBot) -> None:
    window = AudienceWindow((slide(),), settings)
    qtbot.addWidget(window)
    window._hide_cursor.setInterval(20)
    window.start()
    assert window.isFullScreen()
    qtbot.waitUntil(lambda: window.cursor().shape() is Qt.CursorShape.BlankCursor)
    QTest.mouseMove(window, QPoint(30, 30))
    qtbot.waitUntil(lambda: window.cursor().shape() is Qt.CursorShape.ArrowCursor)
    window.close()


def test_the_hint_fades(settings: SettingsService, qtbot: QtBot) -> None:
    window = AudienceWindow((slide(),), settings)
    qtbot.addWidget(window)
    window._hint.setDuration(60)
    window.start()
    foot = window.rect().adjusted(300, window.height() - 40, -300, 0)
    with_hint = window.grab(foot).toImage()
    qtbot.waitUntil(lambda: window._hint.state() is window._hint.State.Stopped)
    assert window.grab(foot).toImage() != with_hint
    window.close()


def test_it_can_be_heard(audience: AudienceWindow) -> None:
    assert audience.accessibleName() == SHORT
    assert "第 2 段" in audience.accessibleDescription()
    assert "1 / 4" in audience.accessibleDescription()
    QTest.keyClicks(audience, "b")
    assert audience.accessibleName() == ""


def test_a_passage_in_a_doubtful_place_says_so(settings: SettingsService, qtbot: QtBot) -> None:
    window = AudienceWindow((slide(), replace(slide(), doubtful=True)), settings)
    qtbot.addWidget(window)
    assert "存疑" not in window.accessibleDescription()
    QTest.keyClick(window, Qt.Key.Key_Right)
    assert "位置存疑" in window.accessibleDescription()


@pytest.mark.parametrize("size", [(320, 200), (800, 600), (1280, 720), (1080, 1920), (3840, 2160)])
@pytest.mark.parametrize("chosen", [20, 46, 120])
def test_everything_fits_at_every_size(qapp: object, size: tuple[int, int], chosen: int) -> None:
    stage = Stage(*size, chosen)
    screens = stage.screens(marked_whole(LONG))
    for screen in screens:
        assert screen.bounds().height() <= stage.room.height() + 1
        assert screen.bounds().width() <= stage.room.width() + 1
    assert "".join(screen.text for screen in screens) == LONG


PASSAGE = "老李把椅子搬到门口"


@pytest.mark.parametrize("size", [(320, 200), (800, 600), (1280, 720), (1080, 1920)])
@pytest.mark.parametrize("chosen", [30, 46, 80, 120])
def test_what_has_no_room_beside_the_passage_is_left_out(qapp: object, size: tuple[int, int], chosen: int) -> None:
    start = LONG.index(PASSAGE, len(LONG) // 2)
    screens = Stage(*size, chosen).screens(slide(LONG, ((start, start + len(PASSAGE), "golden"),)))
    assert all(screen.marks() for screen in screens)
    if len(screens) == 1:
        assert PASSAGE in screens[0].text
    else:
        assert "".join(screen.text for screen in screens) == PASSAGE


def test_the_sentence_of_the_passage_and_its_neighbours_are_shown_while_there_is_room(qapp: object) -> None:
    start = LONG.index(PASSAGE, len(LONG) // 2)
    (screen,) = Stage(1280, 720).screens(slide(LONG, ((start, start + len(PASSAGE), "golden"),)))
    assert screen.text.startswith(("清早七点", "老李把"))
    assert screen.text.endswith("。")
    assert len(screen.text) > len("老李把椅子搬到门口，请来办事的人先坐下。")


@pytest.mark.parametrize("chosen", [20, 46, 80, 120])
def test_the_last_line_stands_clear_of_the_foot(qapp: object, chosen: int) -> None:
    stage = Stage(1280, 720, chosen)
    foot = stage.height - FOOT * stage.scale - QFontMetricsF(stage.small).height()
    for screen in stage.screens(marked_whole(LONG)):
        assert stage.room.top() + screen.bounds().height() <= foot - 1.5 * SMALL


def test_leaving_out_what_comes_before_keeps_the_slide(qapp: object) -> None:
    start = LONG.index(PASSAGE, len(LONG) // 2)
    deck = Deck((slide(LONG, ((start, start + len(PASSAGE), "golden"),)),), Stage(1280, 720, 20))
    assert deck.screen.start == 0
    deck.lay_out(Stage(1280, 720, 120))
    assert PASSAGE[:5] in deck.screen.text


def test_marks_count_code_points(qapp: object) -> None:
    text = "字𠮷𠮷见人见事。"
    (screen,) = Stage(1280, 720).screens(slide(text, ((3, 5, "argument"),)))
    ((rectangle, _),) = screen.marks()
    assert rectangle.left() == pytest.approx(3 * 46, rel=0.05)
    assert rectangle.width() == pytest.approx(2 * 46, rel=0.05)


def test_a_mark_over_two_lines_has_two_rectangles(qapp: object) -> None:
    text = "清早七点，服务站的门已经开了。老李把椅子搬到门口，请来办事的人先坐下。"
    (screen,) = Stage(1280, 720).screens(slide(text, ((10, 30, "evidence"),)))
    first, second = (rectangle for rectangle, _ in screen.marks())
    assert first.bottom() < second.top()
    assert second.left() == pytest.approx(0, abs=1)


def test_half_width_marks_are_shown_full_width_where_chosen(qapp: object) -> None:
    text = "工具,用久了"
    mark = ((3, 4, "golden"),)
    full = Stage(1280, 720).screens(slide(text, mark))[0].marks()[0][0].left()
    half = Stage(1280, 720, full_width_marks=False).screens(slide(text, mark))[0].marks()[0][0].left()
    assert full > half + 15


def test_a_presentation_needs_slides(settings: SettingsService, qapp: object) -> None:
    with pytest.raises(ValueError, match="slides"):
        AudienceWindow((), settings)
