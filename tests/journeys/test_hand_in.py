"""Notes go out to others, articles of others come in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot
from tests.journeys.hands import drag_over, editor, open_titled, press, sentences, titles, told, type_chinese

from reader_app.ui.libraries import Libraries
from reader_app.ui.main_window import MainWindow
from reader_app.ui.notes.export_dialog import ExportDialog

LEFT = Qt.MouseButton.LeftButton

SCRAPED = """首页 > 时评 > 正文

夜校的灯又亮了

2026-02-03 08:00　来源：街坊周报　作者：佚名

夜校在巷子尽头，灯亮到九点。来听课的人里有厨师，有司机，也有退休教师。

灯下的字，各有各的用处。
"""


def annotate(window: MainWindow, quote: str, key: Qt.Key, note: str, tag: str) -> None:
    """Mark, write a note, add a tag, all by hand."""
    drag_over(window, quote)
    press(window, key)
    press(window, Qt.Key.Key_N)
    type_chinese(editor(window), note)
    QTest.keyClick(editor(window), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    window.reader.focus_text()
    press(window, Qt.Key.Key_T)
    type_chinese(editor(window), tag)
    QTest.keyClick(editor(window), Qt.Key.Key_Return)
    window.reader.focus_text()


def export(window: MainWindow, qtbot: QtBot, target: Path) -> None:
    """Ctrl+E, choose the format by the target's suffix, press the button."""
    press(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    dialog = window.findChild(ExportDialog)
    assert dialog is not None
    suffixes = [dialog.format.itemData(index)[1] for index in range(dialog.format.count())]
    dialog.format.setCurrentIndex(suffixes.index(target.suffix))
    dialog.target.selectAll()
    QTest.keyClicks(dialog.target, str(target))
    QTest.mouseClick(dialog.export_button, LEFT)
    qtbot.waitUntil(dialog.open_folder.isVisible, timeout=30_000)
    assert str(target) in dialog.outcome.text()
    QTest.mouseClick(dialog.close_button, LEFT)
    qtbot.waitUntil(lambda: window.findChild(ExportDialog) is None)


@pytest.fixture
def annotated(window: MainWindow) -> MainWindow:
    open_titled(window, "把门打开")
    annotate(window, "一间屋子的用处", Qt.Key.Key_1, "可作结尾。", "开头结尾")
    annotate(window, "门开着，话就好说", Qt.Key.Key_2, "开会时用。", "会议")
    return window


def check_words(text: str) -> None:
    """Everything that somebody who was not there needs."""
    for words in (
        *("把门打开", "本地文稿", "2026-03-01", "基层治理", "测试员"),
        *("门开着，话就好说", "金句", "第 2 段", "开会时用。", "会议"),
        *("一间屋子的用处", "论点", "第 3 段", "可作结尾。", "开头结尾"),
    ):
        assert words in text, words
    assert text.index("开会时用。") < text.index("可作结尾。"), "in the order of the text"


def test_notes_as_a_word_file(annotated: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    export(annotated, qtbot, tmp_path / "notes.docx")
    document = Document(str(tmp_path / "notes.docx"))
    check_words("\n".join(paragraph.text for paragraph in document.paragraphs))
    quotes = [p.text for p in document.paragraphs if p.style is not None and p.style.name == "Quote"]
    assert quotes == ["门开着，话就好说", "一间屋子的用处"]


def test_notes_as_markdown(annotated: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    export(annotated, qtbot, tmp_path / "notes.md")
    text = (tmp_path / "notes.md").read_text("utf-8")
    check_words(text)
    assert "> 门开着，话就好说\n" in text


def drop(window: MainWindow, *sources: Path) -> None:
    """Let files fall onto the window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(source)) for source in sources])
    actions, buttons, keys = Qt.DropAction.CopyAction, LEFT, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(600, 400), actions, data, buttons, keys)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPoint(600, 400), actions, data, buttons, keys))


@pytest.fixture
def small(libraries: Libraries, library_folder: Path, qtbot: QtBot) -> MainWindow:
    """The whole program on the small library, at rest."""
    libraries.open(library_folder)
    assert libraries.window is not None
    window = libraries.window
    qtbot.waitUntil(lambda: len(titles(window)) == 3 and not window.session.indexing.process.running, timeout=30_000)
    return window


def at_rest(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.session.work is None and not window.session.indexing.process.running, timeout=30_000)


def test_files_dropped_onto_the_window(small: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    come = tmp_path / "come"
    (come / "more").mkdir(parents=True)
    (come / "page.txt").write_text(SCRAPED, "utf-8")
    (come / "more" / "信.md").write_text("# 一封信\n\n信不长，意思到了。\n", "utf-8")
    (come / "photo.md").write_bytes(bytes(range(256)) * 8)
    drop(small, come / "page.txt", come / "more", come / "photo.md")
    sentence = told(small, qtbot)
    assert "已导入 2 篇" in sentence
    assert "1 个文件没有导入" in sentence
    qtbot.waitUntil(lambda: {"夜校的灯又亮了", "一封信"} <= set(titles(small)), timeout=30_000)
    at_rest(small, qtbot)
    found = small.session.services.library.find("夜校的灯又亮了")
    assert (str(found.date), found.source) == ("2026-02-03", "街坊周报")
    assert (come / "page.txt").read_text("utf-8") == SCRAPED, "sources are only read"

    drop(small, come / "page.txt")
    assert "没有重复导入" in told(small, qtbot)
    at_rest(small, qtbot)
    assert len(titles(small)) == 5


def test_the_details_name_the_file_that_was_not_imported(small: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "photo.md").write_bytes(bytes(range(256)) * 8)
    drop(small, tmp_path / "photo.md")
    qtbot.waitUntil(lambda: small.findChild(QMessageBox) is not None, timeout=30_000)
    box = small.findChild(QMessageBox)
    assert box is not None
    assert "photo.md" in box.detailedText()
    sentences(small)
    at_rest(small, qtbot)


def test_files_chosen_in_the_dialog(
    small: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "page.txt"
    source.write_text(SCRAPED, "utf-8")
    chosen: Callable[..., tuple[list[str], str]] = lambda *_args: ([str(source)], "")  # noqa: E731
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", chosen)
    QTest.keyClick(small, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert "已导入 1 篇" in told(small, qtbot)
    qtbot.waitUntil(lambda: "夜校的灯又亮了" in titles(small), timeout=30_000)
    at_rest(small, qtbot)
