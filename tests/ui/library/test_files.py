"""The files of the chosen articles: to the bin and back, shown, their paths copied."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QMessageBox
from tests.ui.library.test_article_changes import ids, trigger

from reader_app.domain.changes import ChangeSet
from reader_app.ui.library import files
from reader_app.ui.main_window import MainWindow
from reader_app.ui.notes.export_choice import Scope
from reader_app.ui.notes.export_dialog import ExportDialog


@pytest.fixture
def told(window: MainWindow) -> list[str]:
    found: list[str] = []
    window.session.failed.disconnect(window.explain)
    window.session.failed.connect(lambda error: found.append(str(error)))
    return found


@pytest.fixture(autouse=True)
def no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader_app.ui.index_process.IndexProcess.request", lambda _self, _paths: None)


def bin_two(window: MainWindow, button: str = "移到回收站") -> None:
    window.session.choose_articles(ids(window.session, "把门打开", "少一张表"))
    trigger(window, "articles.bin")
    box = window.findChild(QMessageBox)
    assert box is not None
    assert "2 篇" in box.text()
    next(each for each in box.buttons() if each.text() == button).click()


def test_nothing_goes_without_a_yes(window: MainWindow, library_folder: Path) -> None:
    bin_two(window, "取消")
    assert (library_folder / "一.md").exists()
    assert window.session.undo_stack.count() == 0


def test_two_files_go_in_one_step_and_come_back(
    window: MainWindow, library_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: list[str]
) -> None:
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setattr(files, "to_bin", lambda file: file.rename(folder / file.name))
    bin_two(window)
    assert sorted(path.name for path in library_folder.iterdir()) == ["三.txt"]
    assert window.session.undo_stack.undoText() == "移到回收站（2 篇）"
    assert window.session.chosen == ()
    window.session.undo_stack.undo()
    assert sorted(path.name for path in library_folder.iterdir()) == ["一.md", "三.txt", "二.md"]
    assert told == []


def test_a_bin_that_does_not_work_is_told_once(
    window: MainWindow, library_folder: Path, monkeypatch: pytest.MonkeyPatch, told: list[str]
) -> None:
    monkeypatch.setattr(files, "to_bin", lambda _file: None)
    bin_two(window)
    assert len(told) == 1
    assert "2 个文件没有移动" in told[0]
    assert len(list(library_folder.iterdir())) == 3
    assert window.session.undo_stack.count() == 0


def test_the_systems_own_bin(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system has one here; what it takes it gives back."""
    with tempfile.TemporaryDirectory(dir=Path.home()) as folder:
        monkeypatch.setenv("XDG_DATA_HOME", str(Path(folder) / "data"))
        file = Path(folder) / "一.md"
        file.write_text("正文", "utf-8")
        place = files.to_bin(file)
        if place is None:
            assert file.exists()
            pytest.skip("no bin here")
        assert not file.exists()
        assert place == Path() or place.read_text("utf-8") == "正文"
        if place.parent.name == "files":
            assert (place.parent.parent / "info" / f"{place.name}.trashinfo").exists()


def test_folders_are_shown_and_paths_copied(
    window: MainWindow, library_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def open_url(url: object) -> bool:
        opened.append(url.toLocalFile())  # type: ignore[attr-defined]
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    window.session.choose_articles(ids(window.session))
    trigger(window, "articles.reveal")
    assert opened == [str(library_folder)]
    trigger(window, "articles.copy_path")
    copied = QGuiApplication.clipboard().text().split("\n")
    assert sorted(Path(path).name for path in copied) == ["一.md", "三.txt", "二.md"]


def test_the_chosen_articles_are_what_is_exported(window: MainWindow, annotate: Callable[[str], None]) -> None:
    session = window.session
    annotate("把门打开")
    annotate("少一张表")
    session.open(ids(session)[2])
    session.choose_articles(ids(session, "把门打开", "夜校的灯"))
    trigger(window, "articles.export")
    dialog = window.findChild(ExportDialog)
    assert dialog is not None
    assert dialog.choice().scope is Scope.CHOSEN
    assert any(button.text() == "选中的 2 篇文章" for button in dialog.scopes.buttons())
    assert "1 篇文章的 1 条批注" in dialog.outcome.text()
    dialog.reject()


@pytest.fixture
def annotate(window: MainWindow) -> Callable[[str], None]:
    """Marks the beginning of an article."""

    def mark(title: str) -> None:
        session = window.session
        (key,) = ids(session, title)
        document = session.services.library.open(key).document
        new = session.services.notes.new(key, document, 5, 9, meaning="golden")
        session.services.notes.apply(ChangeSet.put(new))

    return mark
