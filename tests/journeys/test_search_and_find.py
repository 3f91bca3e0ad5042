"""A person reads, searches the library, walks through what was found, finds in an article, and comes back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.journeys.conftest import article
from tests.journeys.hands import is_in_view, open_titled, press, type_chinese

from reader_app.ui.main_window import MainWindow

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def library_folder(library_folder: Path) -> Path:
    for number in range(1, 4):
        (library_folder / f"街{number}.md").write_text(article(number, 24), "utf-8")
    return library_folder


def test_search_walk_find_and_return(window: MainWindow, qtbot: QtBot) -> None:
    session, text = window.session, window.reader.text
    open_titled(window, "街坊手记之01")
    window.reader.focus_text()
    text.verticalScrollBar().setValue(600)
    qtbot.wait(300)  # until it is known where the reader is
    before = text.top_offset()

    # Search the library and go through what was found without leaving the keys.
    press(window, Qt.Key.Key_K, CONTROL)
    box = window.list_pane.box
    type_chinese(box, "第3段 街坊")
    qtbot.waitUntil(lambda: session.result is not None and session.result.total == 3)
    QTest.keyClick(box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: session.at_hit is not None and session.at_hit.number == 1)
    assert session.at_hit is not None
    seen = []
    for _ in range(3 * session.at_hit.total):
        assert session.current is not None
        seen.append(session.current.article.title)
        press(window, Qt.Key.Key_F3)
    assert len(set(seen)) == 3
    assert session.at_hit.around == 1

    # Find in the article by a regular expression, and come back from it.
    here = text.top_offset()
    press(window, Qt.Key.Key_F, CONTROL)
    bar = window.reader.find_bar
    bar.pattern.click()
    type_chinese(bar.box, r"第2[0-3]段")
    qtbot.waitUntil(lambda: bar.count.text() == "1 / 8")
    assert is_in_view(window, "第20段")
    QTest.keyClick(bar.box, Qt.Key.Key_Return)
    QTest.keyClick(bar.box, Qt.Key.Key_Return)
    QTest.keyClick(bar.box, Qt.Key.Key_Return, SHIFT)
    assert bar.count.text() == "2 / 8"
    QTest.keyClick(bar.box, Qt.Key.Key_Escape)
    assert text.top_offset() == here

    # Back to the search box, and from it to where everything began.
    press(window, Qt.Key.Key_K, CONTROL)
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert session.current is not None
    assert session.current.article.title == "街坊手记之01"
    assert text.top_offset() == before
    assert not session.hits()

    # What else is there like this one?
    press(window, Qt.Key.Key_L, CONTROL)
    panel = window.reader.similar
    qtbot.waitUntil(panel.list.hasFocus)
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert session.current is not None
    assert session.current.article.title in {"街坊手记之02", "街坊手记之03"}
