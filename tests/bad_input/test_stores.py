"""The program's own files are damaged, too new or cannot be written: notes are never lost, and it is said."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.bad_input.conftest import one_sentence
from tests.cli.conftest import Run
from tests.journeys.hands import drag_over, editor, open_titled, press, sentences, stored, titles, told, type_chinese

from reader_app import app
from reader_app.domain.changes import ChangeSet
from reader_app.domain.errors import ReaderError
from reader_app.paths import Places
from reader_app.storage.notes_store import NotesStore
from reader_app.storage.settings_file import SettingsFile
from reader_app.ui.libraries import Libraries
from reader_app.ui.main_window import MainWindow
from reader_app.ui.notes.editors import PAUSE
from reader_app.ui.uncaught import explained

RUBBISH = bytes(range(255, 0, -1)) * 99


@pytest.fixture
def marked(run: Run, library_folder: Path) -> Path:
    """The small library with one note, everything closed."""
    assert run("annotate", library_folder, "把门打开", "--quote", "一间屋子的用处", "--note", "记下").status == 0
    assert run("index", library_folder).status == 0
    return library_folder


def notes(run: Run, folder: Path) -> list[str]:
    return [each["note"] for each in run("notes", folder, "--json").json]


def start(libraries: Libraries, folder: Path, qtbot: QtBot) -> MainWindow:
    """The window, at rest with the three articles."""
    libraries.open(folder)
    window = libraries.window
    assert window is not None
    qtbot.waitUntil(lambda: len(titles(window)) == 3 and not window.session.indexing.process.running, timeout=30_000)
    return window


def test_damaged_settings(run: Run, marked: Path, places: Places, libraries: Libraries, qtbot: QtBot) -> None:
    places.settings.write_bytes(b'{"settings": {"theme"')
    assert notes(run, marked) == ["记下"]
    window = start(libraries, marked, qtbot)
    assert places.settings.with_name("settings.json.broken").read_bytes() == b'{"settings": {"theme"'
    press(window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert app.open_settings(places).text("general.theme") in ("light", "dark")


@pytest.mark.parametrize("content", [RUBBISH, b""])
def test_a_damaged_catalogue(
    run: Run, marked: Path, places: Places, libraries: Libraries, qtbot: QtBot, content: bytes
) -> None:
    catalogue = places.library(marked).catalogue
    catalogue.write_bytes(content)
    assert len(run("list", marked, "--json").json) == 3
    catalogue.write_bytes(content)
    window = start(libraries, marked, qtbot)
    open_titled(window, "把门打开")
    assert len(window.session.placed()) == 1
    window.session.search("门开着")
    qtbot.waitUntil(lambda: titles(window) == ["把门打开"], timeout=30_000)


def test_a_damaged_index(run: Run, marked: Path, places: Places) -> None:
    files = [path for path in places.library(marked).index.rglob("*") if path.is_file()]
    assert files
    for path in files:
        path.write_bytes(RUBBISH)
    assert run("search", marked, "门开着", "--json").json["total"] == 1


def test_a_damaged_notes_store_comes_back_from_its_backup(
    run: Run, marked: Path, places: Places, libraries: Libraries, qtbot: QtBot
) -> None:
    store = places.library(marked).notes
    run("list", marked)
    store.write_bytes(RUBBISH)
    libraries.open(marked)
    window = libraries.window
    assert window is not None
    assert "备份" in told(window, qtbot)
    qtbot.waitUntil(lambda: not window.session.indexing.process.running, timeout=30_000)
    [aside] = store.parent.glob("notes.damaged-*")
    assert aside.read_bytes() == RUBBISH
    assert [annotation.note for annotation in stored(window)] == ["记下"]
    open_titled(window, "把门打开")
    assert [placed.annotation.note for placed in window.session.placed()] == ["记下"]


def test_a_damaged_notes_store_is_told_by_commands(run: Run, marked: Path, places: Places) -> None:
    places.library(marked).notes.write_bytes(RUBBISH)
    done = run("notes", marked, "--json")
    assert (done.status, [each["note"] for each in done.json]) == (0, ["记下"])
    assert "备份" in done.err


def test_notes_of_a_newer_version_are_left_alone(run: Run, qapp: object, marked: Path, places: Places) -> None:
    store = places.library(marked).notes
    with closing(sqlite3.connect(store)) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = store.read_bytes()
    for command in (("list", marked), ("notes", marked), ("search", marked, "门"), (marked,)):
        assert "升级" in one_sentence(run(*command))
    assert store.read_bytes() == before


def test_a_newer_library_is_chosen_in_the_window(
    run: Run, marked: Path, places: Places, libraries: Libraries, qtbot: QtBot, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(places.library(marked).notes)) as connection:
        connection.execute("PRAGMA user_version = 99")
    other = tmp_path / "other"
    other.mkdir()
    for number in range(3):
        (other / f"{number}.md").write_text(f"# 第 {number} 篇\n\n正文。\n", "utf-8")
    window = start(libraries, other, qtbot)
    window.library_chosen.emit(marked)
    assert "升级" in told(window, qtbot)
    assert libraries.window is window


@pytest.mark.skipif(sys.platform == "win32", reason="the folder is made one in which nothing can be made")
def test_a_data_folder_that_cannot_be_written(run: Run, qapp: object, library_folder: Path) -> None:
    for option in ("--data-dir", "--cache-dir"):
        for place in ("/proc", "/dev/null"):
            for command in (
                ("list", library_folder),
                ("annotate", library_folder, "少", "--quote", "表"),
                (library_folder,),
            ):
                assert "权限" in one_sentence(run(*command, option, place))


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Call it, and nothing can be stored any more."""

    def refuse(*_arguments: object) -> ChangeSet:
        raise ReaderError("磁盘空间不足，没有保存；请腾出空间后再试：{path}", code="disk_full", path="notes")

    return lambda: monkeypatch.setattr(NotesStore, "apply", refuse)


def test_the_disk_becomes_full(window: MainWindow, qtbot: QtBot, full: Callable[[], None]) -> None:
    open_titled(window, "把门打开")
    drag_over(window, "一间屋子的用处")
    press(window, Qt.Key.Key_1)
    drag_over(window, "门开着，话就好说")
    full()
    press(window, Qt.Key.Key_2)
    assert "磁盘空间不足" in told(window, qtbot)
    assert window.session.selection is not None, "what was selected is still selected, to try again"
    assert window.session.undo_stack.count() == 1
    assert [annotation.anchor.quote for annotation in stored(window)] == ["一间屋子的用处"]


def test_undo_of_what_cannot_be_stored(
    window: MainWindow, qtbot: QtBot, full: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    open_titled(window, "把门打开")
    drag_over(window, "一间屋子的用处")
    press(window, Qt.Key.Key_1)
    full()
    press(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "磁盘空间不足" in told(window, qtbot)
    monkeypatch.undo()
    assert [annotation.anchor.quote for annotation in stored(window)] == ["一间屋子的用处"]
    press(window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    press(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not stored(window), "tried again, with room on the disk"


def test_a_note_that_cannot_be_stored_is_kept(window: MainWindow, qtbot: QtBot, full: Callable[[], None]) -> None:
    open_titled(window, "把门打开")
    drag_over(window, "一间屋子的用处")
    press(window, Qt.Key.Key_N)
    type_chinese(editor(window), "写了很久的批注")
    full()
    qtbot.wait(PAUSE + 200)
    assert not sentences(window), "whoever is still writing is left alone"
    with explained(window.explain):
        window.reader.focus_text()
        sentence = told(window, qtbot)
    assert "磁盘空间不足" in sentence
    assert "剪贴板" in sentence
    assert QApplication.clipboard().text() == "写了很久的批注"


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_window_closes_though_nothing_can_be_remembered(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(*_arguments: object) -> None:
        raise ReaderError("无法写入，请检查文件夹的权限：{path}", code="cannot_write", path="settings.json")

    open_titled(window, "把门打开")
    drag_over(window, "一间屋子的用处")
    press(window, Qt.Key.Key_1)
    press(window, Qt.Key.Key_F5)
    audience = window.audience
    assert audience is not None
    monkeypatch.setattr(SettingsFile, "set_state", refuse)
    with caplog.at_level("INFO"), qtbot.waitSignal(audience.destroyed):
        assert window.close()
    assert not window.isVisible()
    assert "settings.json" in caplog.text


def test_what_is_raised_in_a_slot_is_said_once(
    window: MainWindow, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    def bug() -> None:
        raise ZeroDivisionError("a bug of ours")

    with explained(window.explain):
        for delay in (0, 1, 2):
            QTimer.singleShot(delay, bug)
        qtbot.wait(20)
    assert "意外的问题" in told(window, qtbot)
    assert caplog.text.count("ZeroDivisionError: a bug of ours") == 1
    caplog.clear()
