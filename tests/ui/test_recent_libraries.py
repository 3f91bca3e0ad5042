"""Several libraries: the recent ones, switching by menu and keys, and finding each as it was left."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot
from tests.ui.library.test_article_changes import trigger

from reader_app.domain.article import ReadingStatus
from reader_app.ui import recent_libraries
from reader_app.ui.libraries import Libraries
from reader_app.ui.library.library_chooser import LibraryChooser
from reader_app.ui.main_window import MainWindow
from reader_app.ui.recent_libraries import MOST, RecentMenu
from reader_app.ui.session import Session
from reader_app.ui.values import Shelf, ShelfKind


@pytest.fixture
def folders(tmp_path: Path) -> list[Path]:
    """Three other libraries, one of which is there no more."""
    made = [tmp_path / name for name in ("夜校读本", "周末读本", "旧稿")]
    for folder in made[:2]:
        folder.mkdir()
    return made


@pytest.fixture
def chosen(window: MainWindow, folders: list[Path]) -> list[Path]:
    """What the window asks for; the three are its recent libraries."""
    for folder in reversed(folders):
        recent_libraries.remember(window.session.settings, folder)
    found: list[Path] = []
    window.library_chosen.connect(found.append)
    return found


def test_the_menu_shows_the_recent_ones(window: MainWindow, chosen: list[Path], folders: list[Path]) -> None:
    menu = window.findChild(RecentMenu)
    assert menu is not None
    menu.aboutToShow.emit()
    entries = [action for action in menu.actions() if action.text()]
    assert [action.text().split()[0] for action in entries] == ["夜校读本", "周末读本", "旧稿", "清空这个列表"]
    assert [action.isEnabled() for action in entries] == [True, True, False, True]
    entries[1].trigger()
    assert chosen == [folders[1]]
    entries[-1].trigger()
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()] == ["没有别的文库"]


def test_the_open_one_is_not_among_them_and_the_oldest_fall_off(window: MainWindow, tmp_path: Path) -> None:
    settings = window.session.settings
    for number in range(12):
        recent_libraries.remember(settings, tmp_path / f"{number}")
    recent_libraries.remember(settings, window.session.services.library.root)
    found = recent_libraries.others(window)
    assert [folder.name for folder in found] == [f"{number}" for number in range(11, 3, -1)]
    assert len(found) == MOST


@pytest.mark.parametrize("kept", ["", "[", "{}", "[1, null]"])
def test_what_is_remembered_may_be_broken(window: MainWindow, kept: str) -> None:
    window.session.settings.set_state(recent_libraries.KEY, kept)
    assert recent_libraries.others(window) == ()


def test_choosing_by_keys(window: MainWindow, chosen: list[Path], folders: list[Path]) -> None:
    trigger(window, "library.recent")
    dialog = window.findChild(LibraryChooser)
    assert dialog is not None
    QTest.keyClick(dialog.filter, Qt.Key.Key_Down)
    assert dialog.list.currentRow() == 1
    dialog.filter.setText("夜校")
    assert [dialog.list.item(row).isHidden() for row in range(3)] == [False, True, True]
    QTest.keyClick(dialog.filter, Qt.Key.Key_Return)
    assert chosen == [folders[0]]
    assert not dialog.isVisible()


def test_what_is_not_there_cannot_be_chosen(window: MainWindow, chosen: list[Path]) -> None:
    trigger(window, "library.recent")
    dialog = window.findChild(LibraryChooser)
    assert dialog is not None
    dialog.filter.setText("旧稿")
    QTest.keyClick(dialog.filter, Qt.Key.Key_Return)
    dialog.filter.setText("没有的")
    assert dialog.none.isVisible()
    QTest.keyClick(dialog.filter, Qt.Key.Key_Return)
    assert chosen == []
    assert dialog.isVisible()
    dialog.reject()


# Dropping


def drop(window: MainWindow, *paths: Path) -> QMessageBox | None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPoint(50, 50), copy, data, left, none))
    return window.findChild(QMessageBox)


def press(box: QMessageBox | None, text: str) -> None:
    assert box is not None
    next(button for button in box.buttons() if button.text() == text).click()


@pytest.mark.parametrize("answer", ["作为文库打开", "导入文章", "取消"])
def test_a_folder_that_is_dropped_is_asked_about(
    window: MainWindow, chosen: list[Path], folders: list[Path], answer: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    imported: list[Path] = []
    monkeypatch.setattr("reader_app.ui.library.dropping.import_files", lambda _window, paths: imported.extend(paths))
    press(drop(window, folders[0]), answer)
    assert chosen == ([folders[0]] if answer == "作为文库打开" else [])
    assert imported == ([folders[0]] if answer == "导入文章" else [])


def test_files_that_are_dropped_are_imported(
    window: MainWindow, folders: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    imported: list[Path] = []
    monkeypatch.setattr("reader_app.ui.library.dropping.import_files", lambda _window, paths: imported.extend(paths))
    assert drop(window, folders[0] / "一.md", folders[1]) is None
    assert imported == [folders[0] / "一.md", folders[1]]


# Where a library was left


def test_a_library_is_found_as_it_was_left(
    make_session: Callable[[Path], Session], library_folder: Path, qtbot: QtBot
) -> None:
    first = MainWindow(make_session(library_folder))
    qtbot.addWidget(first)
    key = first.session.services.library.find("少一张表").id
    first.session.choose_shelf(Shelf(ShelfKind.COLUMN, "作风建设"))
    first.session.open(key)
    first.close()
    second = MainWindow(make_session(library_folder))
    qtbot.addWidget(second)
    second.open_last()
    assert second.session.shelf == Shelf(ShelfKind.COLUMN, "作风建设")
    assert second.session.current is not None
    assert second.session.current.article.id == key
    second.session.settings.set_state(recent_libraries._shelf_key(second), "column:没有的栏目")
    third = MainWindow(make_session(library_folder))
    qtbot.addWidget(third)
    third.open_last()
    assert third.session.shelf == Shelf()


def test_switching_and_back(
    make_session: Callable[[Path], Session], library_folder: Path, folders: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader_app.ui.index_process.IndexProcess.request", lambda _self, _paths: None)
    first = make_session(library_folder)
    libraries = Libraries(lambda root: MainWindow(make_session(root)), first.settings, lambda _language: None)
    libraries.open(library_folder)
    assert libraries.window is not None
    libraries.window.session.open(first.services.library.find("把门打开").id)
    libraries.window.session.choose_shelf(Shelf(ShelfKind.STATUS, ReadingStatus.READING))
    libraries.window.library_chosen.emit(folders[0])
    QApplication.processEvents()
    assert libraries.window.session.services.library.root == folders[0]
    assert recent_libraries.others(libraries.window) == (library_folder,)
    libraries.window.library_chosen.emit(library_folder)
    QApplication.processEvents()
    assert libraries.window.session.current is not None
    assert libraries.window.session.current.article.title == "把门打开"
    assert libraries.window.session.shelf == Shelf(ShelfKind.STATUS, ReadingStatus.READING)
    assert recent_libraries.others(libraries.window) == (folders[0],)
    libraries.close()
