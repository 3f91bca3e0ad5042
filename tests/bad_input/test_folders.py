"""What is given as a library is none, or cannot be read: one sentence, and what was open stays open."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot
from tests.bad_input.conftest import one_sentence
from tests.cli.conftest import Run
from tests.journeys.hands import titles, told

from reader_app.ui.libraries import Libraries

COMMANDS: tuple[tuple[object, ...], ...] = (("list",), ("show", "x"), ("index",), ("search", "门"), ("notes",))


def a_missing_folder(folder: Path) -> Path:
    return folder / "没有"


def a_file(folder: Path) -> Path:
    path = folder / "文件.md"
    path.write_text("# 文件\n\n不是文件夹。\n", "utf-8")
    return path


def a_name_that_is_too_long(folder: Path) -> Path:
    return folder / ("名" * 300)


def links_in_a_circle(folder: Path) -> Path:
    (folder / "甲").symlink_to("乙")
    (folder / "乙").symlink_to("甲")
    return folder / "甲"


NO_LIBRARIES = [a_missing_folder, a_file, a_name_that_is_too_long]
if sys.platform != "win32":
    NO_LIBRARIES.append(links_in_a_circle)


@pytest.fixture
def locked(library_folder: Path, forbid: Callable[[Path], None]) -> Path:
    """A folder that may not be listed."""
    forbid(library_folder)
    return library_folder


@pytest.mark.parametrize("make", NO_LIBRARIES)
def test_commands_say_it_in_one_line(run: Run, tmp_path: Path, make: Callable[[Path], Path]) -> None:
    path = make(tmp_path)
    for name, *rest in COMMANDS:
        assert str(path)[:60] in one_sentence(run(name, path, *rest))
    assert run("list", path, "--json").json["error"]["code"] in ("not_found", "not_folder", "no_permission")
    assert not (tmp_path / "data" / "libraries").exists(), "no notes store is made for a folder that is none"


def test_commands_on_a_folder_without_permission(run: Run, locked: Path) -> None:
    for name, *rest in COMMANDS:
        assert "权限" in one_sentence(run(name, locked, *rest))


@pytest.mark.parametrize("make", NO_LIBRARIES)
def test_the_program_is_started_on_it(run: Run, qapp: object, tmp_path: Path, make: Callable[[Path], Path]) -> None:
    path = make(tmp_path)
    assert str(path)[:60] in one_sentence(run(path))


@pytest.mark.parametrize("make", NO_LIBRARIES)
def test_it_is_chosen_in_the_window(
    libraries: Libraries, library_folder: Path, qtbot: QtBot, tmp_path: Path, make: Callable[[Path], Path]
) -> None:
    libraries.open(library_folder)
    window = libraries.window
    assert window is not None
    qtbot.waitUntil(lambda: len(titles(window)) == 3 and not window.session.indexing.process.running, timeout=30_000)
    path = make(tmp_path)
    window.library_chosen.emit(path)
    assert str(path)[:60] in told(window, qtbot)
    assert libraries.window is window
    assert len(titles(window)) == 3


def test_the_last_library_may_not_be_read_any_more(
    make_libraries: Callable[[], Libraries], library_folder: Path, qtbot: QtBot, tmp_path: Path, locked: Path
) -> None:
    bundled = tmp_path / "bundled"
    bundled.mkdir()
    (bundled / "一.md").write_text("# 随程序来的\n\n正文。\n", "utf-8")
    libraries = make_libraries()
    libraries.open(bundled)
    assert libraries.window is not None
    libraries.window.session.settings.set_state("last_library", str(locked))
    libraries.close()
    again = make_libraries()
    again.open_first(None, bundled, None)
    assert again.window is not None
    window = again.window
    assert "权限" in told(window, qtbot)
    qtbot.waitUntil(lambda: titles(window) == ["随程序来的"], timeout=30_000)
    qtbot.waitUntil(lambda: not window.session.indexing.process.running, timeout=30_000)


def test_an_empty_folder(run: Run, libraries: Libraries, tmp_path: Path, qtbot: QtBot) -> None:
    folder = tmp_path / "空"
    folder.mkdir()
    done = run("list", folder)
    assert (done.status, done.out) == (0, "")
    assert "还没有文章" in done.err
    assert run("search", folder, "门", "--json").json["total"] == 0
    assert run("export", folder, "--format", "md", "--output", tmp_path / "x.md").status == 1

    libraries.open(folder)
    window = libraries.window
    assert window is not None
    qtbot.waitUntil(lambda: "还没有文章" in window.list_pane.message.text(), timeout=30_000)
    qtbot.waitUntil(lambda: not window.session.indexing.process.running, timeout=30_000)
    for action in window.actions_by_id.values():
        if action.objectName() not in ("library.open", "library.import", "window.close") and action.isEnabled():
            action.trigger()
    qtbot.wait(50)
    for dialog in window.findChildren(QDialog):
        dialog.close()
