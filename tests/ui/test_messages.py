"""A bug is told in a sentence with a report that can be copied; a death of the last run in a corner."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from reader_app.services.crashes import CrashService, RecentLog
from reader_app.storage.crashes import CrashFolder
from reader_app.ui.main_window import MainWindow
from reader_app.ui.messages import offer_report


def test_the_report_of_a_bug_is_copied_and_kept(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    window.session.crashes = CrashService(CrashFolder(tmp_path / "crashes"), RecentLog())
    window.explain(ZeroDivisionError("a bug of ours"))
    caplog.clear()
    box = window.findChild(QMessageBox)
    assert box is not None
    assert "已保存" in box.text()
    buttons = {button.text(): button for button in box.buttons()}
    buttons["复制报告"].click()
    assert box.isVisible(), "copying does not close it"
    assert buttons["复制报告"].text() == "已复制"
    text = QApplication.clipboard().text()
    assert "ZeroDivisionError: a bug of ours" in text
    assert [path.read_text("utf-8") for path in (tmp_path / "crashes").iterdir()] == [text]
    buttons["关闭"].click()
    assert not box.isVisible()


def test_the_death_of_the_last_run_is_offered_quietly(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.list_pane.list.setFocus()
    notice = offer_report(window, "the report")
    qtbot.waitUntil(notice.isVisible)
    assert QApplication.focusWidget() is window.list_pane.list
    buttons = {button.text(): button for button in notice.findChildren(QPushButton)}
    buttons["复制报告"].click()
    assert QApplication.clipboard().text() == "the report"
    assert window.rect().contains(notice.geometry())
    buttons["关闭"].click()
    assert not notice.isVisible()
