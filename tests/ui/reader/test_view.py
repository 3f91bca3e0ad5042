"""The reader in the window: marks, clicks, hits, links, places."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QMessageBox
from pytestqt.qtbot import QtBot

from reader_app.domain.annotation import Annotation
from reader_app.domain.changes import ChangeSet
from reader_app.domain.query_parser import parse
from reader_app.ui.main_window import MainWindow

# The offscreen platform says this of a menu that is popped up.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

LONG = "\n\n".join(f"第{n}段，说一点关于门和灯的话，话说得不长，也不算太短，读起来刚刚好。" for n in range(60))
RICH = """---
title: 附注
---

正文[^甲]里有[外面](https://example.org/a)和[别的文章](一.md)。

## 小标题

再来一段,用半角逗号。

[^甲]: 注的内容。
"""


@pytest.fixture
def library_folder(library_folder: Path) -> Path:
    (library_folder / "长.md").write_text(f"# 长文\n\n{LONG}\n", "utf-8")
    (library_folder / "注.md").write_text(RICH, "utf-8")
    return library_folder


def open_article(window: MainWindow, name: str) -> None:
    window.session.open(window.session.services.library.find(name).id)


def mark(window: MainWindow, words: str, **more: object) -> Annotation:
    current = window.session.current
    assert current
    start = current.document.text.index(words)
    made = window.session.services.notes.new(current.article.id, current.document, start, start + len(words), **more)  # type: ignore[arg-type]
    window.session.change(ChangeSet.put(made))
    return made


def click(window: MainWindow, qtbot: QtBot, words: str) -> None:
    text = window.reader.text
    assert text.page
    start = text.page.source.text.index(words)
    box = text.box_in_view(start, start + 1).translated(-text.viewport().pos())
    QTest.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(box.left() + 3, box.center().y()))
    qtbot.wait(450)  # so that the next click is not a double click


def test_a_hint_stands_where_no_article_is_open(window: MainWindow) -> None:
    assert not window.reader.text.isVisible()
    open_article(window, "一.md")
    assert window.reader.text.isVisible()


def test_clicks_go_through_the_marks_at_one_place(window: MainWindow, qtbot: QtBot) -> None:
    open_article(window, "一.md")
    outer = mark(window, "服务站的门已经开了")
    inner = mark(window, "门已经", meaning="golden")
    click(window, qtbot, "门已经")
    assert window.session.focused == outer.id
    click(window, qtbot, "门已经")
    assert window.session.focused == inner.id
    click(window, qtbot, "请来办事")
    assert window.session.focused is None


def test_a_selection_is_told_to_the_session_and_brings_the_toolbar(window: MainWindow, qtbot: QtBot) -> None:
    open_article(window, "一.md")
    window.reader.text.select(6, 12)
    assert window.session.selection == (6, 12)
    qtbot.waitUntil(window.reader.selection_toolbar.isVisible)
    window.reader.focus_text()
    QTest.keyClick(window.reader.text, Qt.Key.Key_Escape)
    assert window.session.selection is None
    assert not window.reader.selection_toolbar.isVisible()


def test_a_key_marks_the_selection(window: MainWindow, qtbot: QtBot) -> None:
    open_article(window, "一.md")
    window.reader.focus_text()
    window.reader.text.select(6, 12)
    qtbot.wait(20)
    QTest.keyClick(window.reader.text, Qt.Key.Key_2)
    placed = window.session.placed()
    assert [(p.annotation.meaning, p.resolution.start, p.resolution.end) for p in placed] == [("golden", 6, 12)]
    assert window.session.selection is None


def test_hits_are_stepped_through_and_around(window: MainWindow) -> None:
    open_article(window, "长.md")
    current = window.session.current
    assert current
    window.session.open(current.article.id, None, parse("第7段"))
    text = current.document.text
    seen = []
    window.session.open(current.article.id, None, parse("刚刚好"))
    window.reader.step_hit(-1)
    seen.append(window.reader.text.caret())
    window.reader.step_hit(+1)
    seen.append(window.reader.text.caret())
    assert seen == [text.rindex("刚刚好"), text.index("刚刚好")]
    last = text.rindex("刚刚好")
    window.reader.step_hit(-1)
    assert not window.reader.text.box_in_view(last, last + 3).isNull()


def test_the_place_is_kept_and_restored(window: MainWindow, qtbot: QtBot) -> None:
    open_article(window, "长.md")
    window.reader.text.verticalScrollBar().setValue(1500)
    offset = window.reader.text.top_offset()
    current = window.session.current
    assert current
    state = window.session.services.reading.state
    qtbot.waitUntil(lambda: state(current.article.id).offset == offset)
    assert 0 < state(current.article.id).progress < 1
    open_article(window, "一.md")
    open_article(window, "长.md")
    assert window.reader.text.top_offset() == offset


def test_changing_the_theme_or_the_size_stays_at_the_place(window: MainWindow) -> None:
    open_article(window, "长.md")
    window.reader.text.verticalScrollBar().setValue(1500)
    offset = window.reader.text.top_offset()
    window.session.set_setting("general.theme", "dark")
    assert window.reader.text.top_offset() == offset
    window.session.set_setting("reader.font_size", 22)
    assert abs(window.reader.text.top_offset() - offset) <= 34


def test_links_ask_before_they_leave(window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    open_article(window, "注.md")
    click(window, qtbot, "外面")
    box = window.reader.findChild(QMessageBox)
    assert box
    assert "https://example.org/a" in box.informativeText()
    box.button(QMessageBox.StandardButton.Cancel).click()
    assert opened == []
    click(window, qtbot, "外面")
    boxes = [b for b in window.reader.findChildren(QMessageBox) if b.isVisible()]
    boxes[0].button(QMessageBox.StandardButton.Open).click()
    assert [url.toString() for url in opened] == ["https://example.org/a"]


def test_a_link_to_an_article_opens_it(window: MainWindow, qtbot: QtBot) -> None:
    open_article(window, "注.md")
    click(window, qtbot, "别的文章")
    assert window.session.current
    assert window.session.current.article.title == "把门打开"


def test_contents_lead_to_a_heading(window: MainWindow) -> None:
    open_article(window, "注.md")
    window.reader.show_contents()
    menu = next(m for m in window.reader.findChildren(QMenu) if m.isVisible())
    names = [action.text().strip("　") for action in menu.actions()]
    assert names == ["附注", "小标题"]
    menu.actions()[1].trigger()
    menu.close()
    current = window.session.current
    assert current
    assert window.reader.text.caret() == current.document.text.index("小标题")


def test_annotations_are_stepped_through(window: MainWindow) -> None:
    open_article(window, "长.md")
    first, second = mark(window, "第2段"), mark(window, "第50段")
    window.reader.step_annotation(+1)
    assert window.session.focused == first.id
    window.reader.step_annotation(+1)
    assert window.session.focused == second.id
    start = second.anchor.start
    assert not window.reader.text.box_in_view(start, start + 3).isNull()
    window.reader.step_annotation(+1)
    assert window.session.focused == first.id


def test_every_button_has_a_name(window: MainWindow) -> None:
    from PySide6.QtWidgets import QAbstractButton

    nameless = [
        button
        for button in window.reader.findChildren(QAbstractButton)
        if not (button.accessibleName() or button.text())
    ]
    assert nameless == []
