"""Finding in the article: the language of searching, regular expressions, keys, and the way back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader_app.domain.query_parser import parse
from reader_app.ui.main_window import MainWindow
from reader_app.ui.reader import finder
from reader_app.ui.session import Session

LINES = [f"第{n}段，说一点关于门和灯的话，话说得不长，也不算太短，读起来刚刚好。" for n in range(60)]
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def library_folder(library_folder: Path) -> Path:
    text = "\n\n".join(LINES)
    (library_folder / "长.md").write_text(f"# 长文\n\n{text}\n\n有人说(笑),再见。\n", "utf-8")
    return library_folder


@pytest.fixture
def window(window: MainWindow, qtbot: QtBot) -> MainWindow:
    window.session.open(window.session.services.library.find("长.md").id)
    window.reader.focus_text()
    qtbot.waitUntil(lambda: window.actions_by_id["find.open"].isEnabled())
    return window


def begin(window: MainWindow, text: str, *, pattern: bool = False) -> None:
    QTest.keyClick(window, Qt.Key.Key_F, CONTROL)
    bar = window.reader.find_bar
    assert bar.box.hasFocus()
    bar.pattern.setChecked(pattern)
    bar.box.setText(text)


def found(window: MainWindow) -> str:
    return window.reader.find_bar.count.text()


def words(window: MainWindow) -> list[str]:
    assert window.session.current
    return [window.session.current.document.text[start:end] for start, end in window.reader.finding.spans]


def seen(window: MainWindow, wanted: str) -> bool:
    assert window.session.current
    start = window.session.current.document.text.index(wanted)
    return not window.reader.text.box_in_view(start, start + len(wanted)).isNull()


def key(window: MainWindow, which: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(window.reader.find_bar.box, which, modifier)


def test_it_finds_in_the_language_of_searching(window: MainWindow) -> None:
    begin(window, "第5?段 | 第7段")
    assert words(window) == ["第7段", *(f"第5{n}段" for n in range(10))]
    assert found(window) == "1 / 11"
    assert seen(window, "第7段")
    begin(window, "来源:周报")
    assert words(window) == []
    assert "只能查找正文中的字词" in window.reader.find_bar.said.text()
    begin(window, "話說")
    assert len(words(window)) == 60, "traditional characters are the same, as in searching"


def test_keys_go_from_hit_to_hit_and_around(window: MainWindow, qtbot: QtBot) -> None:
    begin(window, "刚刚好")
    assert found(window) == "1 / 60"
    key(window, Qt.Key.Key_Return)
    assert found(window) == "2 / 60"
    qtbot.waitUntil(window.actions_by_id["search.next"].isEnabled)
    QTest.keyClick(window, Qt.Key.Key_F3)
    assert found(window) == "3 / 60"
    for _ in range(3):
        key(window, Qt.Key.Key_Return, SHIFT)
    assert found(window) == "60 / 60"
    assert seen(window, LINES[59][:5])
    assert window.session.at_hit is not None
    assert window.session.at_hit.around == -1
    QTest.keyClick(window, Qt.Key.Key_F3)
    assert found(window) == "1 / 60"
    QTest.keyClick(window, Qt.Key.Key_F3, SHIFT)
    assert found(window) == "60 / 60"
    assert window.reader.find_bar.box.hasFocus()


def test_escape_goes_back_where_one_was_with_the_selection(window: MainWindow) -> None:
    text = window.reader.text
    text.show_at_top(len(LINES[0]) * 8)
    text.verticalScrollBar().setValue(700)
    start = text.top_offset() + 3
    text.select(start, start + 4)
    text.verticalScrollBar().setValue(700)
    begin(window, "第58段")
    assert seen(window, "第58段")
    key(window, Qt.Key.Key_Escape)
    assert window.reader.find_bar.isHidden()
    assert text.verticalScrollBar().value() == 700
    assert text.selection() == (start, start + 4)
    assert text.hasFocus()
    assert window.session.at_hit is None


def test_escape_in_the_article_and_the_button_stay(window: MainWindow) -> None:
    begin(window, "第58段")
    window.reader.focus_text()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window.reader.find_bar.isHidden()
    assert seen(window, "第58段")
    begin(window, "第7段")
    window.reader.find_bar.close_button.click()
    assert seen(window, "第7段")


def test_what_is_selected_is_looked_for(window: MainWindow) -> None:
    assert window.session.current
    bar = window.reader.find_bar
    start = window.session.current.document.text.index("说(笑),再")
    window.reader.text.select(start, start + 6)
    QTest.keyClick(window, Qt.Key.Key_F, CONTROL)
    assert words(window) == ["说(笑),再"]
    key(window, Qt.Key.Key_Escape)
    assert window.reader.text.selection() == (start, start + 6)
    bar.pattern.setChecked(True)
    QTest.keyClick(window, Qt.Key.Key_F, CONTROL)
    assert "\\(" in bar.box.text()


def test_a_regular_expression_sees_the_words_as_they_are_shown(window: MainWindow, qtbot: QtBot) -> None:
    begin(window, r"（.），\w+。$", pattern=True)
    qtbot.waitUntil(lambda: words(window) == ["(笑),再见。"])
    assert found(window) == "1 / 1"
    begin(window, r"第\d{2}段", pattern=True)
    qtbot.waitUntil(lambda: found(window).endswith("/ 50"))


def test_a_wrong_pattern_gets_a_sentence_and_a_right_one_takes_it_away(window: MainWindow, qtbot: QtBot) -> None:
    bar = window.reader.find_bar
    begin(window, "门(", pattern=True)
    qtbot.waitUntil(lambda: "第 2 个字符附近有误" in bar.said.text())
    assert words(window) == []
    begin(window, "门(和)", pattern=True)
    qtbot.waitUntil(lambda: len(words(window)) == 60)
    assert bar.said.text() == ""


def test_the_window_lives_while_a_pattern_takes_for_ever(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finder, "PATIENCE", 0.5)
    begin(window, r"(.*)*(.*)*\1x", pattern=True)
    window.reader.text.verticalScrollBar().setValue(300)
    assert window.reader.text.top_offset() > 0
    qtbot.waitUntil(lambda: "太费时间" in window.reader.find_bar.said.text())


def test_what_was_typed_last_is_what_is_found(window: MainWindow, qtbot: QtBot) -> None:
    begin(window, r"(.*)*(.*)*\1x", pattern=True)
    begin(window, "第7段", pattern=True)
    qtbot.waitUntil(lambda: words(window) == ["第7段"])
    window.reader.find_bar.left.emit(True)
    assert window.reader.find_bar.isHidden()


def test_in_another_article_the_same_is_found(window: MainWindow) -> None:
    begin(window, "门")
    window.session.open(window.session.services.library.find("一.md").id)
    assert set(words(window)) == {"门"}
    assert found(window) == "0 / 5"
    assert window.reader.text.top_offset() == 0
    key(window, Qt.Key.Key_Escape)
    assert window.session.current
    assert window.session.current.article.title == "把门打开"


def test_the_hits_of_a_search_come_back_when_the_bar_is_closed(window: MainWindow) -> None:
    assert window.session.current
    window.session.open(window.session.current.article.id, None, parse("第9段"))
    begin(window, "刚刚好")
    assert found(window).endswith("/ 60")
    key(window, Qt.Key.Key_Escape)
    assert window.session.at_hit is not None
    assert window.session.at_hit.total == 1


def test_without_an_article_the_library_is_searched(session: Session, qtbot: QtBot) -> None:
    window = MainWindow(session)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_F, CONTROL)
    qtbot.waitUntil(window.list_pane.box.hasFocus)
    assert window.reader.find_bar.isHidden()
    window.close()
