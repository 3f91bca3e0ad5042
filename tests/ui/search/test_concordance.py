"""The window of a concordance: lines, orders, keys, opening a hit, exporting, stopping."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from reader_app.domain.concordance import Concordance, Line
from reader_app.domain.query_parser import parse
from reader_app.services.concordance import ConcordanceService
from reader_app.ui import theme
from reader_app.ui.main_window import MainWindow
from reader_app.ui.search.concordance import ConcordanceWindow
from reader_app.ui.search.concordance_delegate import HEIGHT
from reader_app.ui.values import Change, Place


@pytest.fixture
def lines(window: MainWindow, qtbot: QtBot) -> Iterator[ConcordanceWindow]:
    """The lines of 门 in the small library."""
    window.session.search("门")
    shown = open_concordance(window, qtbot)
    yield shown
    if shown in window.findChildren(ConcordanceWindow):
        shown.close()


def open_concordance(window: MainWindow, qtbot: QtBot) -> ConcordanceWindow:
    window.actions_by_id["search.concordance"].setEnabled(True)
    window.actions_by_id["search.concordance"].trigger()
    [shown] = [each for each in window.findChildren(ConcordanceWindow) if each.isVisible()]
    qtbot.waitUntil(lambda: not shown.bar.isVisible())
    return shown


def texts(shown: ConcordanceWindow) -> list[str]:
    return [f"{line.left}[{line.keyword}]{line.right}" for line in shown.model.lines]


def choose(shown: ConcordanceWindow, text: str) -> None:
    shown.order.setCurrentIndex(shown.order.findText(text))


def test_every_hit_is_a_row(lines: ConcordanceWindow) -> None:
    assert texts(lines) == [
        "把[门]打开",
        "清早七点，服务站的[门]已经开了。老李把椅子搬到门口，请来办事的人先坐下。",
        "清早七点，服务站的门已经开了。老李把椅子搬到[门]口，请来办事的人先坐下。",
        "[门]开着，话就好说。有人来问医保，有人来借水桶，更多的人只是来坐",
        "一间屋子的用处，全看[门]是不是开着。",
    ]
    assert lines.about.text() == "5 处 · 1 篇"
    assert "门" in lines.windowTitle()
    assert lines.list.hasFocus()
    assert lines.list.currentIndex().row() == 0
    assert lines.origin.text() == "《把门打开》，本地文稿，2026-03-01"
    assert lines.model.index(4).data() == "一间屋子的用处，全看门是不是开着。（《把门打开》，本地文稿，2026-03-01）"


def test_the_command_makes_sense_while_searching(window: MainWindow, qtbot: QtBot) -> None:
    action = window.actions_by_id["search.concordance"]
    assert not action.isEnabled()
    window.session.search("门")
    qtbot.waitUntil(action.isEnabled)
    window.session.end_search()
    qtbot.waitUntil(lambda: not action.isEnabled())


def test_contexts_order_the_lines_and_the_current_one_stays(lines: ConcordanceWindow, qtbot: QtBot) -> None:
    lines.list.setCurrentIndex(lines.model.index(4))
    chosen = lines.list.current()
    choose(lines, "按左文")
    qtbot.waitUntil(lambda: texts(lines)[0].startswith("[门]"))
    assert [line.left[-1:] for line in lines.model.lines] == ["", "把", "到", "的", "看"]
    assert lines.list.current() == chosen
    choose(lines, "结果顺序")
    qtbot.waitUntil(lambda: texts(lines)[0] == "把[门]打开")
    assert lines.list.current() == chosen


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_opens_the_article_at_the_hit(
    lines: ConcordanceWindow, window: MainWindow, key: Qt.Key, qtbot: QtBot
) -> None:
    seen: list[Change] = []
    window.session.changed.connect(seen.append)
    QTest.keyClick(lines.list, Qt.Key.Key_Down)
    QTest.keyClick(lines.list, Qt.Key.Key_Down)
    QTest.keyClick(lines.list, key)
    line = lines.list.current()
    assert line is not None
    assert line.left.endswith("搬到")
    assert [change.place for change in seen if change.place] == [Place(line.start, line.end, flash=True)]
    assert window.session.current is not None
    assert window.session.current.query == parse("门")
    assert window.session.current.document.text[line.start : line.end] == "门"
    assert lines.isVisible()


def test_a_double_click_opens_too(lines: ConcordanceWindow, window: MainWindow) -> None:
    at = QPoint(lines.list.width() // 2, HEIGHT * 4 + HEIGHT // 2)
    QTest.mouseClick(lines.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert window.session.current is None
    QTest.mouseDClick(lines.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert window.session.current is not None
    assert lines.list.currentIndex().row() == 4


def test_a_hit_that_is_gone_by_now_opens_at_the_first_one(
    lines: ConcordanceWindow, window: MainWindow, library_folder: Path
) -> None:
    library = window.session.services.library
    (library_folder / "一.md").write_text("---\ntitle: 改了\n---\n\n短。门。\n", "utf-8")
    library.refresh()
    lines.list.setCurrentIndex(lines.model.index(4))
    QTest.keyClick(lines.list, Qt.Key.Key_Return)
    assert window.session.current is not None
    assert window.session.hits() == ((5, 6),)


def test_copying_a_line(lines: ConcordanceWindow) -> None:
    QTest.keyClick(lines.list, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "把门打开（《把门打开》，本地文稿，2026-03-01）"


def test_escape_closes_and_the_size_is_remembered(lines: ConcordanceWindow, window: MainWindow, qtbot: QtBot) -> None:
    lines.resize(700, 300)
    QTest.keyClick(lines.list, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(ConcordanceWindow))
    again = open_concordance(window, qtbot)
    assert (again.width(), again.height()) == (700, 300)
    again.close()


def test_it_closes_with_the_main_window(lines: ConcordanceWindow, window: MainWindow) -> None:
    window.close()
    assert not lines.isVisible()


def test_the_command_shows_other_lines_in_the_same_window(
    lines: ConcordanceWindow, window: MainWindow, qtbot: QtBot
) -> None:
    choose(lines, "按右文")
    window.session.search("夜校")
    assert open_concordance(window, qtbot) is lines
    assert texts(lines) == ["[夜校]的灯", "[夜校]在巷子尽头，灯亮到九点。来听课的人里有厨师，有司机，也有退休"]
    assert lines.order.currentText() == "结果顺序"
    assert lines.origin.text() == "《夜校的灯》"


def test_the_same_query_is_not_collected_twice(
    lines: ConcordanceWindow, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ConcordanceService, "lines", None)
    lines.collect("门")
    assert len(texts(lines)) == 5


@pytest.mark.parametrize("query", ["没有这样的话", "来源:周末"])
def test_nothing_to_show_is_said(window: MainWindow, qtbot: QtBot, query: str) -> None:
    window.session.search(query)
    shown = open_concordance(window, qtbot)
    assert shown.message.isVisible()
    assert "没有可以对照的地方" in shown.message.text()
    assert not shown.export_button.isEnabled()
    shown.close()


def test_pinyin_says_what_is_shown_instead(window: MainWindow, qtbot: QtBot) -> None:
    window.session.search("tuixiu")
    shown = open_concordance(window, qtbot)
    assert "列出的是“退休”" in shown.about.text()
    QTest.keyClick(shown.list, Qt.Key.Key_Return)
    assert window.session.hits()
    shown.close()


def test_more_hits_than_lines_are_said(lines: ConcordanceWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    line = Line("none", 0, 1, "", "灯", "")
    monkeypatch.setattr(ConcordanceService, "lines", lambda *_, **__: Concordance(parse("灯"), (line,), 1, True))
    lines.collect("灯")
    qtbot.waitUntil(lambda: not lines.bar.isVisible())
    assert lines.about.text() == "1 处 · 1 篇 · 还有更多，没有列出"
    assert lines.origin.text() == ""


def test_it_can_be_stopped_and_begun_again(
    lines: ConcordanceWindow, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def endless(_self: ConcordanceService, *_: object, progress: object, **__: object) -> Concordance:
        assert callable(progress)
        while True:
            progress(1, 3, "")

    with monkeypatch.context() as patch:
        patch.setattr(ConcordanceService, "lines", endless)
        lines.collect("用处")
        qtbot.waitUntil(lambda: lines.bar.maximum() == 3)
        assert lines.about.text() == "正在查找……"
        QTest.mouseClick(lines.stop_button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: not lines.bar.isVisible())
        assert lines.message.text() == "没有查完。"
        assert window.session.work is None
        lines.collect("用处")
        lines.close()  # while it works: nothing must be left
        qtbot.waitUntil(lambda: window.session.work is None)
    window.session.search("用处")
    again = open_concordance(window, qtbot)
    assert len(texts(again)) == 2
    again.close()


def test_the_lines_as_a_file(
    lines: ConcordanceWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[str] = []

    def ask(_parent: object, _title: str, proposed: str, _pattern: str) -> tuple[str, str]:
        asked.append(Path(proposed).name)
        return str(tmp_path / "门"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    choose(lines, "按左文")
    qtbot.waitUntil(lambda: texts(lines)[0] != "把[门]打开")
    first = lines.model.lines[0]
    QTest.mouseClick(lines.export_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "已导出 5 行" in lines.about.text())
    assert asked == ["逐处对照 门.csv"]
    rows = (tmp_path / "门.csv").read_text("utf-8-sig").splitlines()
    assert len(rows) == 6
    assert rows[1] == f"把门打开,本地文稿,2026-03-01,{first.left},门,{first.right},一.md"


def test_it_follows_the_theme(lines: ConcordanceWindow, window: MainWindow) -> None:
    before = lines.grab().toImage().pixelColor(lines.width() // 2, lines.height() - 40)
    window.session.set_setting("general.theme", "dark" if before.lightness() > 128 else "light")
    after = lines.grab().toImage().pixelColor(lines.width() // 2, lines.height() - 40)
    assert (before.lightness() > 128) != (after.lightness() > 128)


def test_very_many_lines_are_rows_at_once(lines: ConcordanceWindow, window: MainWindow, qtbot: QtBot) -> None:
    article_id = window.session.articles()[0].id
    many = tuple(Line(article_id, number, number + 1, "左", "门", f"{number}") for number in range(200_000))
    lines.list.show_lines(many)
    QTest.keyClick(lines.list, Qt.Key.Key_End)
    assert lines.list.currentIndex().row() == 199_999
    assert lines.list.verticalScrollBar().maximum() == 200_000 * HEIGHT - lines.list.viewport().height()
    QTest.keyClick(lines.list, Qt.Key.Key_Home)
    QTest.keyClick(lines.list, Qt.Key.Key_PageDown)
    assert 1 < lines.list.currentIndex().row() < 60
    lines.list.viewport().grab()


def test_the_hit_is_in_the_middle_between_its_contexts(lines: ConcordanceWindow, window: MainWindow) -> None:
    window.session.set_setting("general.theme", "light")
    picture = lines.list.viewport().grab().toImage()
    hit = theme.LIGHT.hit.lower()
    columns = [
        {x for x in range(picture.width()) if picture.pixelColor(x, row * HEIGHT + 7).name() == hit}
        for row in range(1, 5)
    ]
    assert columns[0]
    assert all(found == columns[0] for found in columns)
