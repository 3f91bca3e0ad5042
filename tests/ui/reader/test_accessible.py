"""What a screen reader gets of the article: its text from Qt, headings and marks as announcements."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from tests.journeys.hands import open_titled, press

from reader_app.domain.changes import ChangeSet
from reader_app.domain.progress import silent
from reader_app.ui.main_window import MainWindow

ARTICLE = """# 门与灯

开头一段，说的是门。

## 灯

> 引来的话。

- 一件事

## 人

结尾一段，说的是人。
"""


@pytest.fixture
def said(window: MainWindow, library_folder: Path) -> list[str]:
    """What is announced of an article with headings and one mark, which is open."""
    (library_folder / "门与灯.md").write_text(ARTICLE, "utf-8")
    session = window.session
    session.services.library.refresh(silent)
    open_titled(window, "门与灯")
    assert session.current
    start = session.current.document.text.index("说的是人")
    new = session.services.notes.new
    made = new(session.current.article.id, session.current.document, start, start + 4, meaning="golden", note="好")
    session.change(ChangeSet.put(made))
    heard: list[str] = []
    window.reader.hands.announcer.said.connect(heard.append)
    window.reader.focus_text()
    return heard


def test_the_text_the_caret_and_the_selection_are_there(window: MainWindow, said: list[str]) -> None:
    text = window.reader.text
    interface = QAccessible.queryAccessibleInterface(text)
    assert interface is not None
    assert interface.text(QAccessible.Text.Name) == "正文"
    assert interface.text(QAccessible.Text.Description) == "《门与灯》，4 段，3 个标题，1 条批注"
    written = interface.textInterface()
    assert written is not None
    everything = written.text(0, written.characterCount())
    for words in ("门与灯", "开头一段", "引来的话", "一件事"):
        assert words in everything
    text.put_caret(2)
    assert written.cursorPosition() == text.textCursor().position()
    text.select(0, 3)
    assert written.selectionCount() == 1


def test_headings_are_gone_to_and_announced(window: MainWindow, said: list[str]) -> None:
    press(window, Qt.Key.Key_H)
    press(window, Qt.Key.Key_H)
    assert said == ["2 级标题：灯", "2 级标题：人"]
    press(window, Qt.Key.Key_H)
    assert said[-1] == "后面没有标题了"
    press(window, Qt.Key.Key_H, Qt.KeyboardModifier.ShiftModifier)
    assert said[-1] == "2 级标题：灯"


def test_paragraphs_and_marks_are_announced_as_the_caret_comes_to_them(window: MainWindow, said: list[str]) -> None:
    assert window.session.current
    words = window.session.current.document.text
    text = window.reader.text
    text.put_caret(words.index("引来"))
    text.put_caret(words.index("一件事"))
    text.put_caret(words.index("结尾"))
    text.put_caret(words.index("说的是人") + 1)
    text.put_caret(words.index("结尾"))
    assert said == ["引文，第 2 段", "列表，第 3 段", "第 4 段", "金句：说的是人，批注：好", "标记到此为止"]


def test_a_mark_that_keys_go_to_is_announced_once(window: MainWindow, said: list[str]) -> None:
    press(window, Qt.Key.Key_BracketRight)
    assert said == ["金句：说的是人，批注：好"]
