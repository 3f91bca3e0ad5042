from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from reader_app.domain.statistics import Reading
from reader_app.ui.main_window import MainWindow
from reader_app.ui.statistics.window import StatisticsWindow


def shown(window: MainWindow, qtbot: QtBot) -> StatisticsWindow:
    made = StatisticsWindow(window.session, window)
    made.show()
    qtbot.waitUntil(lambda: made._statistics is not None and not made._working)
    return made


@pytest.fixture
def read(window: MainWindow) -> None:
    library, statistics = window.session.services.library, window.session.services.statistics
    for title, ago, seconds, characters in (
        ("把门打开", 0, 600, 80),
        ("少一张表", 1, 120, 40),
        ("少一张表", 40, 60, 30),
    ):
        day = date.today() - timedelta(days=ago)
        statistics.add([Reading(day, library.find(title).id, seconds, characters)], 1000)


def test_sums_of_all_time(window: MainWindow, read: None, qtbot: QtBot) -> None:
    statistics = shown(window, qtbot)
    statistics.periods.buttons()[3].click()
    assert statistics._figures["characters"].text() == "150"
    assert statistics._figures["time"].text() == "13 分钟"
    assert statistics._figures["articles"].text() == "2 篇"
    assert statistics._figures["streak"].text() == "2 天"
    rows = [statistics.columns.topLevelItem(row) for row in range(2)]
    assert [(row.text(0), row.text(1)) for row in rows if row] == [("基层治理", "80"), ("作风建设", "70")]
    statistics.close()


def test_keys_go_from_day_to_day_and_it_is_said(window: MainWindow, read: None, qtbot: QtBot) -> None:
    statistics = shown(window, qtbot)
    heat_map = statistics.heat_map
    heat_map.setFocus()
    assert "80 字" in statistics.day.text()
    QTest.keyClick(heat_map, Qt.Key.Key_Up)
    assert "40 字，2 分钟" in statistics.day.text()
    assert heat_map.accessibleDescription() == statistics.day.text()
    QTest.keyClick(heat_map, Qt.Key.Key_Home)
    assert "没有阅读" in statistics.day.text()
    statistics.close()


def test_with_nothing_read_it_says_so(window: MainWindow, qtbot: QtBot) -> None:
    statistics = shown(window, qtbot)
    assert statistics.message.isVisible()
    assert not statistics.export_button.isEnabled()
    statistics.close()


def test_the_log_as_a_table(window: MainWindow, read: None, qtbot: QtBot, tmp_path: Path) -> None:
    statistics = shown(window, qtbot)
    statistics.write_table(tmp_path / "log.csv")
    lines = (tmp_path / "log.csv").read_text("utf-8-sig").splitlines()
    assert lines[0] == "日期,标题,路径,栏目,分钟,字数"
    assert lines[-1] == f"{date.today().isoformat()},把门打开,一.md,基层治理,10.0,80"
    with qtbot.waitSignal(window.session.failed):
        statistics.write_table(tmp_path / "log.csv" / "no")
    for child in window.findChildren(QDialog):
        child.close()
    statistics.close()


def test_it_may_be_closed_before_the_sums_are_there(window: MainWindow, read: None, qtbot: QtBot) -> None:
    statistics = StatisticsWindow(window.session, window)
    statistics.show()
    statistics.work_out()
    statistics.close()
    QCoreApplication.sendPostedEvents(statistics, QEvent.Type.DeferredDelete.value)
    qtbot.waitUntil(lambda: not window.session.jobs.busy)
