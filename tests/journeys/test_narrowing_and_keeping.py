"""Somebody narrows a search by its facets, widens it again, keeps it, and finds it again another day."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog
from pytestqt.qtbot import QtBot
from tests.journeys.hands import LEFT, titles, type_chinese

from reader_app.ui.libraries import Libraries
from reader_app.ui.library.sidebar_model import LINE
from reader_app.ui.main_window import MainWindow
from reader_app.ui.search.pills import Flow

PATIENCE = 15_000


def opened(libraries: Libraries, folder: Path, qtbot: QtBot) -> MainWindow:
    libraries.open(folder)
    window = libraries.window
    assert window is not None
    qtbot.waitExposed(window)
    qtbot.waitUntil(lambda: window.list_pane.model.rowCount() == 3, timeout=PATIENCE)
    qtbot.waitUntil(lambda: window.session.work is None, timeout=PATIENCE)
    return window


def click_pill(flow: Flow, text: str) -> None:
    pill = next(each for each in flow.pills() if each.isVisible() and each.text().startswith(text))
    QTest.mouseClick(pill, LEFT)


def saved_lines(window: MainWindow) -> dict[str, int | None]:
    model = window.sidebar.model
    lines = [model.index(row).data(LINE) for row in range(model.rowCount())]
    return {line.text: line.count for line in lines if line.saved}


def test_narrow_widen_keep_and_come_back(
    make_libraries: Callable[[], Libraries], library_folder: Path, qtbot: QtBot
) -> None:
    first = make_libraries()
    window = opened(first, library_folder, qtbot)
    pane, under = window.list_pane, window.list_pane.under_box
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    type_chinese(pane.box, "一 有:栏目")
    qtbot.waitUntil(lambda: set(titles(window)) == {"把门打开", "少一张表"})

    click_pill(under.facets, "基层治理")
    qtbot.waitUntil(lambda: titles(window) == ["把门打开"])
    click_pill(under.facets, "作风建设")
    qtbot.waitUntil(lambda: len(titles(window)) == 2)
    click_pill(under.chips, "有栏目")
    assert pane.box.text() == "一 栏目:(=基层治理 | =作风建设)"
    click_pill(under.facets, "栏目：基层治理")
    qtbot.waitUntil(lambda: titles(window) == ["少一张表"])

    qtbot.waitUntil(window.actions_by_id["search.save"].isEnabled)
    QTest.keyClick(pane.box, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    dialog = next(each for each in window.findChildren(QInputDialog) if each.isVisible())
    dialog.setTextValue("作风里的一")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: saved_lines(window) == {"作风里的一": 1}, timeout=PATIENCE)
    first.close()

    window = opened(make_libraries(), library_folder, qtbot)
    qtbot.waitUntil(lambda: saved_lines(window) == {"作风里的一": 1}, timeout=PATIENCE)
    view, model = window.sidebar.view, window.sidebar.model
    line = next(model.index(row) for row in range(model.rowCount()) if model.index(row).data() == "作风里的一")
    view.scrollTo(line)
    QTest.mouseClick(view.viewport(), LEFT, pos=view.visualRect(line).center())
    assert window.list_pane.box.text() == "一 栏目:=作风建设"
    qtbot.waitUntil(lambda: titles(window) == ["少一张表"])
