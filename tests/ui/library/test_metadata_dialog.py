"""The form of what a file says: it asks once, writes, is undone, and tells what cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot
from tests.ui.library.test_article_changes import ids, trigger

from reader_app.domain.progress import silent
from reader_app.ui.library.metadata_dialog import MetadataDialog
from reader_app.ui.main_window import MainWindow


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[frozenset[str]]:
    """What the indexing process was asked to look at; it is not started."""
    found: list[frozenset[str]] = []
    monkeypatch.setattr("reader_app.ui.index_process.IndexProcess.request", lambda _self, paths: found.append(paths))
    return found


def form(window: MainWindow, title: str) -> MetadataDialog:
    window.session.open(ids(window.session, title)[0])
    trigger(window, "articles.edit")
    dialog = window.findChild(MetadataDialog)
    assert dialog is not None
    return dialog


def answer(dialog: MetadataDialog, text: str) -> None:
    """Press the button of the question."""
    box = dialog.findChild(QMessageBox)
    assert box is not None
    next(button for button in box.buttons() if button.text() == text).click()


def test_it_asks_before_the_first_writing_and_then_no_more(
    window: MainWindow, library_folder: Path, asked: list[frozenset[str]], qtbot: QtBot
) -> None:
    file = library_folder / "一.md"
    before = file.read_bytes()
    dialog = form(window, "把门打开")
    assert not dialog.save.isEnabled()
    dialog.fields["author"].setText("林苗")
    dialog.save.click()
    answer(dialog, "取消")
    assert file.read_bytes() == before
    assert dialog.isVisible()
    qtbot.waitUntil(lambda: dialog.findChild(QMessageBox) is None)
    dialog.save.click()
    answer(dialog, "改写")
    assert file.read_bytes() == before.replace(
        "column: 基层治理\n".encode(), "column: 基层治理\nauthor: 林苗\n".encode()
    )
    assert window.session.setting("library.edit_files") is True
    qtbot.waitUntil(lambda: window.findChild(MetadataDialog) is None)
    dialog = form(window, "少一张表")
    dialog.fields["date"].setText("2025/11/21")
    dialog.save.click()
    assert "date: 2025-11-21\n" in (library_folder / "二.md").read_text("utf-8")
    assert asked == [frozenset({"一.md"}), frozenset({"二.md"})]
    window.session.undo_stack.undo()
    window.session.undo_stack.undo()
    assert file.read_bytes() == before


def test_what_is_wrong_is_said_in_the_form(window: MainWindow, library_folder: Path) -> None:
    window.session.set_setting("library.edit_files", True)
    dialog = form(window, "把门打开")
    dialog.fields["date"].setText("去年")
    dialog.save.click()
    assert "看不懂这个日期" in dialog.told.text()
    dialog.fields["date"].setText("2026-03-02")
    (library_folder / "一.md").write_text("别人写的。", "utf-8")
    dialog.save.click()
    assert "改过了" in dialog.told.text()
    assert dialog.fields["date"].text() == "2026-03-02", "what was typed is not lost"
    assert (library_folder / "一.md").read_text("utf-8") == "别人写的。"


def test_a_file_without_a_place_for_it_is_shown_only(window: MainWindow) -> None:
    dialog = form(window, "夜校的灯")
    assert dialog.fields["title"].text() == "夜校的灯"
    assert dialog.fields["title"].isReadOnly()
    assert not dialog.save.isVisible()
    assert "Markdown" in dialog.told.text()


def test_such_a_file_becomes_markdown_and_its_notes_follow(
    window: MainWindow, library_folder: Path, tmp_path: Path, asked: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setattr("reader_app.ui.library.metadata_dialog.to_bin", lambda file: file.rename(folder / file.name))
    session = window.session
    (key,) = ids(session, "夜校的灯")
    before = (library_folder / "三.txt").read_bytes()
    dialog = form(window, "夜校的灯")
    next(button for button in dialog.buttons.buttons() if button.text() == "另存为 Markdown").click()
    assert not (library_folder / "三.txt").exists()
    session.services.library.refresh(silent)
    article = session.services.library.article(key)
    assert article is not None, "it is the same article"
    assert article.path == "三.md"
    assert session.services.editing.begin(key).refusal is None
    session.undo_stack.undo()
    assert (library_folder / "三.txt").read_bytes() == before
    assert not (library_folder / "三.md").exists()
    session.services.library.refresh(silent)
    article = session.services.library.article(key)
    assert article is not None
    assert article.path == "三.txt"
    session.undo_stack.redo()
    assert (library_folder / "三.md").exists()
    assert asked == [None] * 3


def test_undo_leaves_a_file_that_was_changed_since(
    window: MainWindow, library_folder: Path, asked: list[frozenset[str]]
) -> None:
    told: list[str] = []
    window.session.failed.disconnect(window.explain)
    window.session.failed.connect(lambda error: told.append(str(error)))
    window.session.set_setting("library.edit_files", True)
    dialog = form(window, "把门打开")
    dialog.fields["author"].setText("林苗")
    dialog.save.click()
    file = library_folder / "一.md"
    written = file.read_bytes()
    file.write_bytes(written + b"x")
    window.session.undo_stack.undo()
    assert len(told) == 1
    assert file.read_bytes() == written + b"x"
    file.write_bytes(written)
    window.session.undo_stack.redo()  # the same once more
    assert "林苗" not in file.read_text("utf-8")
    assert len(asked) == 2
