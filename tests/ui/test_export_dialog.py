"""Exporting through the dialog: what is counted is what is written, and where it is said to be."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QPushButton
from pytestqt.qtbot import QtBot

from reader_app.domain.changes import ChangeSet
from reader_app.formats.exporting import markdown
from reader_app.storage.atomic import write_bytes
from reader_app.ui.notes.export_choice import Scope
from reader_app.ui.notes.export_dialog import ExportDialog
from reader_app.ui.session import Session
from reader_app.ui.values import Shelf, ShelfKind

T = TypeVar("T")


def mark(session: Session, title: str, quote: str, meaning: str = "argument", tags: tuple[str, ...] = ()) -> str:
    """Marks `quote` in the article of this title; returns the article's id."""
    article = session.services.library.find(title)
    document = session.services.library.open(article.id).document
    start = document.text.index(quote)
    notes = session.services.notes
    notes.apply(ChangeSet.put(notes.new(article.id, document, start, start + len(quote), meaning=meaning, tags=tags)))
    return article.id


@pytest.fixture
def marked(session: Session, tmp_path: Path) -> Session:
    """A session with three notes in two articles, the first of which is open; files go to `out`."""
    article_id = mark(session, "把门打开", "门开着，话就好说", "golden", ("讨论",))
    mark(session, "把门打开", "一间屋子的用处", "argument")
    mark(session, "少一张表", "多走一户", "golden")
    session.open(article_id)
    (tmp_path / "out").mkdir()
    session.settings.set_state("export.folder", str(tmp_path / "out"))
    return session


@pytest.fixture
def dialog(marked: Session, qtbot: QtBot) -> Iterator[ExportDialog]:
    made = ExportDialog(marked, None)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


def choose(dialog: ExportDialog, scope: Scope) -> None:
    button = dialog.findChild(QAbstractButton, scope.value)
    assert button is not None
    button.click()


def export(dialog: ExportDialog, qtbot: QtBot) -> Path:
    """Presses the button, waits for the end; returns where the file should be."""
    target = Path(dialog.target.text())
    QTest.mouseClick(dialog.export_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.open_folder.isVisible())
    return target


def test_the_open_article_is_offered_first_and_written(dialog: ExportDialog, qtbot: QtBot, tmp_path: Path) -> None:
    assert "1 篇文章的 2 条批注" in dialog.outcome.text()
    assert Path(dialog.target.text()) == tmp_path / "out" / "把门打开 批注.md"
    text = export(dialog, qtbot).read_text("utf-8")
    assert "门开着，话就好说" in text
    assert "一间屋子的用处" in text
    assert "多走一户" not in text
    assert dialog.target.text() in dialog.outcome.text()


def test_the_whole_library_with_a_meaning(dialog: ExportDialog, qtbot: QtBot) -> None:
    choose(dialog, Scope.LIBRARY)
    assert "2 篇文章的 3 条批注" in dialog.outcome.text()
    dialog.meaning.setCurrentIndex(dialog.meaning.findData("golden"))
    assert "2 篇文章的 2 条批注" in dialog.outcome.text()
    target = export(dialog, qtbot)
    assert target.name == "library 批注.md"
    text = target.read_text("utf-8")
    assert "多走一户" in text
    assert "一间屋子的用处" not in text


def test_a_tag_narrows_it(dialog: ExportDialog, qtbot: QtBot) -> None:
    choose(dialog, Scope.LIBRARY)
    dialog.tag.setCurrentIndex(dialog.tag.findData("讨论"))
    assert "1 篇文章的 1 条批注" in dialog.outcome.text()
    assert "多走一户" not in export(dialog, qtbot).read_text("utf-8")


def test_the_list_beside_it(marked: Session, qtbot: QtBot) -> None:
    marked.choose_shelf(Shelf(ShelfKind.COLUMN, "作风建设"))
    dialog = ExportDialog(marked, None)
    qtbot.addWidget(dialog)
    dialog.show()
    choose(dialog, Scope.LIST)
    assert "1 篇文章的 1 条批注" in dialog.outcome.text()
    text = export(dialog, qtbot).read_text("utf-8")
    assert "多走一户" in text
    assert "门开着" not in text
    dialog.close()


def test_the_format_changes_the_file(dialog: ExportDialog, qtbot: QtBot) -> None:
    index = next(i for i in range(dialog.format.count()) if dialog.format.itemData(i)[0] == "docx")
    dialog.format.setCurrentIndex(index)
    assert dialog.target.text().endswith("把门打开 批注.docx")
    assert export(dialog, qtbot).read_bytes().startswith(b"PK")


def test_a_typed_name_keeps_its_stem_when_the_format_changes(dialog: ExportDialog, tmp_path: Path) -> None:
    dialog.target.setText(str(tmp_path / "我的.md"))
    dialog.format.setCurrentIndex(1)
    assert dialog.target.text() == str(tmp_path / "我的.docx")


def test_the_whole_text_goes_along(dialog: ExportDialog, qtbot: QtBot) -> None:
    QTest.mouseClick(dialog.whole_text, Qt.MouseButton.LeftButton, pos=dialog.whole_text.rect().center())
    if not dialog.whole_text.isChecked():
        dialog.whole_text.click()
    assert "老李把椅子搬到门口" in export(dialog, qtbot).read_text("utf-8")


def test_an_existing_file_is_replaced_only_with_a_word(dialog: ExportDialog, qtbot: QtBot, tmp_path: Path) -> None:
    existing = tmp_path / "out" / "旧的.md"
    existing.write_text("旧", "utf-8")
    dialog.target.setText(str(existing))
    assert dialog.export_button.text() == "替换并导出"
    assert "门开着" in export(dialog, qtbot).read_text("utf-8")


def test_nothing_to_export_is_said(dialog: ExportDialog) -> None:
    dialog.meaning.setCurrentIndex(dialog.meaning.findData("question"))
    assert "没有这样的批注" in dialog.outcome.text()
    assert not dialog.export_button.isEnabled()
    dialog.meaning.setCurrentIndex(0)
    dialog.target.clear()
    assert not dialog.export_button.isEnabled()


def test_a_folder_that_is_not_there_is_said_and_can_be_mended(
    dialog: ExportDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    dialog.target.setText(str(tmp_path / "file" / "a.md"))
    QTest.mouseClick(dialog.export_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.export_button.isEnabled())
    assert str(tmp_path / "file") in dialog.outcome.text()
    assert not dialog.open_folder.isVisible()
    dialog.target.setText(str(tmp_path / "out" / "a.md"))
    assert export(dialog, qtbot).is_file()


class Gate:
    """Holds whoever passes until it is opened."""

    def __init__(self) -> None:
        self.reached, self._open = threading.Event(), threading.Event()

    def open(self) -> None:
        self._open.set()

    def hold(self, call: Callable[..., T]) -> Callable[..., T]:
        def held(*arguments: Any) -> T:
            self.reached.set()
            assert self._open.wait(10)
            return call(*arguments)

        return held


@pytest.fixture
def old(dialog: ExportDialog, tmp_path: Path) -> Path:
    """An older file of the same name, which the dialog is about to replace."""
    path = tmp_path / "out" / "旧的.md"
    path.write_text("旧", "utf-8")
    dialog.target.setText(str(path))
    return path


def cancel_at(gate: Gate, dialog: ExportDialog, qtbot: QtBot) -> None:
    """Starts the export, cancels it at the gate, opens the gate and waits for the end."""
    QTest.mouseClick(dialog.export_button, Qt.MouseButton.LeftButton)
    assert gate.reached.wait(10)
    assert dialog.bar.isVisible()
    cancel = next(button for button in dialog.findChildren(QPushButton) if button.text() == "取消")
    QTest.mouseClick(cancel, Qt.MouseButton.LeftButton)
    assert "正在取消" in dialog.outcome.text(), "nothing is promised before the work has ended"
    gate.open()
    qtbot.waitUntil(lambda: dialog.export_button.isEnabled())
    assert not dialog.bar.isVisible()


def test_cancelling_leaves_the_file_as_it_was(
    dialog: ExportDialog, old: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate()
    monkeypatch.setattr(markdown.MarkdownExporter, "write", gate.hold(markdown.MarkdownExporter.write))
    cancel_at(gate, dialog, qtbot)
    assert dialog.outcome.text() == "已取消，没有写出文件。"
    assert old.read_text("utf-8") == "旧"
    assert list(old.parent.iterdir()) == [old]


def test_cancelling_too_late_says_that_it_is_written(
    dialog: ExportDialog, old: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate()
    monkeypatch.setattr("reader_app.services.export.write_bytes", gate.hold(write_bytes))
    cancel_at(gate, dialog, qtbot)
    assert "已导出" in dialog.outcome.text()
    assert "门开着" in old.read_text("utf-8")


def test_the_folder_and_format_are_remembered(dialog: ExportDialog, qtbot: QtBot, marked: Session) -> None:
    dialog.format.setCurrentIndex(1)
    first = export(dialog, qtbot)
    again = ExportDialog(marked, None)
    qtbot.addWidget(again)
    assert again.format.currentIndex() == 1
    assert Path(again.target.text()) == first.with_name("把门打开 批注 2.docx")
