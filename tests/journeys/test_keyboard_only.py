"""Whole journeys by the keyboard alone: every key goes where the focus is, as a keyboard sends it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QKeySequence, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot
from tests.journeys.hands import stored, type_chinese

from reader_app.ui.libraries import Libraries
from reader_app.ui.main_window import MainWindow
from reader_app.ui.notes.cards import Card
from reader_app.ui.notes.export_dialog import ExportDialog
from reader_app.ui.palette.view import Palette
from reader_app.ui.settings.dialog import SettingsDialog

LONGEST = 60
"""Presses of Tab that somebody would put up with."""


class Keyboard:
    """What a person without a mouse has."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot

    def focus(self) -> QWidget:
        """Where the keys go."""
        self._qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        focused = QApplication.focusWidget()
        assert focused is not None
        return focused

    def press(self, *keys: str) -> None:
        """Keys as `QKeySequence` writes them."""
        for key in keys:
            combination = QKeySequence(key)[0]  # type: ignore[index]
            QTest.keyClick(self.focus(), combination.key(), combination.keyboardModifiers())
            QTest.qWait(20)

    def write(self, text: str) -> None:
        """Letters as keys, Chinese as an input method brings it."""
        if text.isascii():
            QTest.keyClicks(self.focus(), text)
        else:
            type_chinese(self.focus(), text)
        QTest.qWait(20)

    def tab_to(self, name: str) -> None:
        """Press Tab until the focus is there."""
        for _ in range(LONGEST):
            if self.focus().accessibleName() == name or getattr(self.focus(), "text", str)() == name:
                return
            self.press("Tab")
        raise AssertionError(f"Tab does not reach {name}")

    def wait(self, happened: Callable[[], object]) -> None:
        self._qtbot.waitUntil(lambda: bool(happened()), timeout=30_000)


@pytest.fixture
def keyboard(qtbot: QtBot) -> Keyboard:
    return Keyboard(qtbot)


def active(window: QWidget, qtbot: QtBot) -> None:
    """A window manager would give it the keyboard; here there is none."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def opened(window: MainWindow, kind: type[QDialog], qtbot: QtBot) -> None:
    """The dialog is there, and has the keyboard."""
    found = window.findChild(kind)
    assert found is not None
    active(found, qtbot)


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_find_read_mark_note_export_choose_and_leave(
    libraries: Libraries, library_folder: Path, keyboard: Keyboard, qtbot: QtBot, tmp_path: Path
) -> None:
    libraries.open_first(library_folder, library_folder, None)
    window = libraries.window
    assert window is not None
    active(window, qtbot)
    keyboard.wait(lambda: window.list_pane.model.rowCount() == 3 and window.session.work is None)

    # Find an article by its words and open the first that is found.
    keyboard.press("Ctrl+K")
    keyboard.write("服务站")
    keyboard.wait(lambda: window.session.result is not None and window.list_pane.model.rowCount() == 1)
    keyboard.press("Return")
    keyboard.wait(lambda: window.session.current is not None)
    assert window.session.current is not None
    assert window.session.current.article.title == "把门打开"

    # Read: the focus goes to the article, the keys go through it.
    keyboard.press("Escape")
    keyboard.wait(lambda: not window.session.search_text)
    keyboard.tab_to("正文")
    assert keyboard.focus() is window.reader.text
    keyboard.press("Ctrl+End", "Ctrl+Home")

    # Select four characters of the title, mark them, and write a note.
    keyboard.press(*["Shift+Right"] * 4)
    keyboard.wait(lambda: window.session.selection == (0, 4))
    keyboard.press("2")
    assert [(a.anchor.quote, a.meaning) for a in stored(window)] == [("把门打开", "golden")]
    keyboard.press("N")
    keyboard.write("题目就是一句话")
    keyboard.press("Ctrl+Return")
    assert stored(window)[0].note == "题目就是一句话"
    keyboard.press("Ctrl+Z", "Ctrl+Y")
    assert stored(window)[0].note == "题目就是一句话"

    # From the card back into the article, to the mark by its key, and a tag.
    keyboard.press("Escape")
    assert keyboard.focus() is window.reader.text
    keyboard.press("]", "T")
    keyboard.write("开头")
    keyboard.press("Return")
    assert stored(window)[0].tags == ("开头",)

    # Export the notes into a file.
    keyboard.press("Ctrl+E")
    opened(window, ExportDialog, qtbot)
    target = tmp_path / "out.md"
    keyboard.tab_to("保存为")
    keyboard.press("Ctrl+A")
    keyboard.write(str(target))
    keyboard.tab_to("导出")
    keyboard.press("Space")
    keyboard.wait(target.is_file)
    assert "题目就是一句话" in target.read_text("utf-8")
    keyboard.press("Escape")
    assert window.findChild(ExportDialog) is None
    active(window, qtbot)

    # Change a setting in the dialog.
    keyboard.press("Ctrl+,")
    opened(window, SettingsDialog, qtbot)
    keyboard.tab_to("设置的分类")
    keyboard.press("Down")
    keyboard.tab_to("两端对齐")
    keyboard.press("Space")
    assert window.session.setting("reader.justified") is False
    keyboard.press("Escape")
    assert window.findChild(SettingsDialog) is None
    active(window, qtbot)

    # The palette: to another article by the first letters of its title, a setting, a paragraph.
    keyboard.press("Ctrl+Shift+P")
    keyboard.write("yxdd")
    palette = window.findChild(Palette)
    assert palette is not None
    keyboard.wait(lambda: "夜校的灯" in [entry.text for entry in palette.model.entries])
    keyboard.press("Return")
    assert window.session.current.article.title == "夜校的灯"
    keyboard.press("Ctrl+Shift+P")
    keyboard.write("zhuti")
    keyboard.press("Return")
    keyboard.write("yejian")
    keyboard.press("Return")
    assert window.session.setting("general.theme") == "dark"
    keyboard.press("Alt+Left")
    assert window.session.current.article.title == "把门打开"

    # And leave.
    keyboard.press("Ctrl+Q")
    assert not window.isVisible()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_through_the_panes_and_the_list(window: MainWindow, keyboard: Keyboard, qtbot: QtBot) -> None:
    active(window, qtbot)
    keyboard.press("Ctrl+K")
    keyboard.tab_to("文库目录")
    keyboard.press("Down")
    assert window.session.shelf.value == "unread"
    keyboard.tab_to("文章列表")
    keyboard.press("Home", "Down", "Return")
    current = window.session.current
    assert current is not None
    keyboard.press("Ctrl+Down")
    assert window.session.current is not None
    assert window.session.current.article.id != current.article.id
    keyboard.press("F9")
    assert not window.list_pane.isVisible()
    assert keyboard.focus() is window.reader.text
    keyboard.press("F9")
    keyboard.press("Ctrl+F")
    keyboard.write("的")
    keyboard.press("Return", "Escape")
    assert keyboard.focus() is window.reader.text


def in_view(window: MainWindow) -> list[tuple[int, int]]:
    """Left and right edge of each line of the article, in px of the viewport; a table has a bar to be moved by."""
    document = window.reader.text.document()
    layout = document.documentLayout()
    edges = []
    block = document.begin()
    while block.isValid():
        if QTextCursor(block).currentTable() is not None:
            block = block.next()
            continue
        box = layout.blockBoundingRect(block)
        lines = block.layout()
        for number in range(lines.lineCount()):
            line = lines.lineAt(number).naturalTextRect().translated(box.topLeft())
            edges.append((round(line.left()), round(line.right())))
        block = block.next()
    return edges


RICH = """---
title: 一篇什么都有、题目又长得要转好几行的文章，用来看看大字够不够地方
---

清早七点，服务站的门已经开了。老李把椅子搬到门口，请来办事的人先坐下。Internationalization 一词很长。

> 引文一段，字也一样大。

1. 第一条里写了不少字，要转行的。
   - 里面还有一层
2. 第二条

## 小标题

门开着，话就好说。https://example.org/a/very/long/address/that/does/not/end/anywhere/in/particular.html

| 项目 | 数量 | 说明 |
|---|---|---|
| 表格 | 21 | 一周填表 |

最后一段。
"""


@pytest.mark.parametrize("size", [(1280, 800), (1024, 700)])
def test_text_at_three_hundred_per_cent(
    window: MainWindow, library_folder: Path, qtbot: QtBot, keyboard: Keyboard, size: tuple[int, int]
) -> None:
    """Nothing is cut at 51 px, three times the usual size; notes are reached."""
    (library_folder / "rich.md").write_text(RICH, "utf-8")
    window.session.services.library.refresh(lambda *_: None)
    session = window.session
    window.resize(*size)
    active(window, qtbot)
    session.open(session.services.library.find("一篇什么都有").id)
    assert session.current is not None
    quote = "老李把椅子搬到门口"
    start = session.current.document.text.index(quote)
    keyboard.press("Ctrl+K", "Escape")
    window.reader.focus_text()
    for _ in range(51 - int(session.settings.number("reader.font_size"))):
        keyboard.press("Ctrl+=")
    assert session.setting("reader.font_size") == 51
    qtbot.wait(50)
    text = window.reader.text
    width = text.viewport().width()
    outside = [edge for edge in in_view(window) if edge[0] < 0 or edge[1] > width]
    assert not outside, (outside, width)
    # Every character can be brought on the screen, whole.
    for offset in range(0, len(session.current.document.text), 7):
        if session.current.document.text[offset] == "\n":
            continue
        text.show_range(offset, offset + 1)
        box = text.box_in_view(offset, offset + 1)
        assert not box.isNull(), session.current.document.text[offset : offset + 5]
        assert text.rect().contains(box), session.current.document.text[offset : offset + 5]
    # A note on it is written, seen and reached.
    text.select(start, start + len(quote))
    keyboard.press("1", "N")
    keyboard.write("很大的字")
    keyboard.press("Ctrl+Return")
    assert stored(window)[0].note == "很大的字"
    card = next(card for card in window.findChildren(Card) if card.isVisible())
    corner = card.mapTo(window, QPoint(0, 0))
    assert window.rect().contains(card.rect().translated(corner))
    keyboard.press("Escape", "Escape", "]")
    assert session.focused == stored(window)[0].id
    assert not text.box_in_view(start, start + len(quote)).isNull()
