"""The window of duplicates: found in a job, compared side by side, dismissed, taken away only by the user's command."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTreeWidgetItem
from pytestqt.qtbot import QtBot

from reader_app.ui.library.actions import find_duplicates
from reader_app.ui.library.duplicates_window import DuplicatesWindow, dismissed_pairs
from reader_app.ui.main_window import MainWindow

TEXT = "\n\n".join(f"第{n}段说的是巷口的灯，灯下有人等车，有人看书，还有人把椅子搬来坐下{n * 37}。" for n in range(12))


@pytest.fixture
def library_folder(library_folder: Path) -> Path:
    (library_folder / "甲.md").write_text(
        f"---\ntitle: 巷口的灯\nsource: 甲报\ndate: 2026-01-02\n---\n\n{TEXT}\n", "utf-8"
    )
    (library_folder / "乙.md").write_text(f"# 巷口的灯（转）\n\n{TEXT.replace('看书', '读报', 3)}\n", "utf-8")
    return library_folder


@pytest.fixture
def found(window: MainWindow, qtbot: QtBot) -> DuplicatesWindow:
    """The window with its one group."""
    window.perform(find_duplicates)
    made = window.findChild(DuplicatesWindow)
    assert made is not None
    qtbot.waitUntil(lambda: made.tree.topLevelItemCount() == 1, timeout=30_000)
    return made  # it goes with the main window


def lines(found: DuplicatesWindow) -> list[list[str]]:
    top = found.tree.topLevelItem(0)
    assert isinstance(top, QTreeWidgetItem)
    items = [top.child(index) for index in range(top.childCount())]
    return [[item.text(column) for column in range(5)] for item in items if item is not None]


def test_what_is_nearly_the_same_stands_together(found: DuplicatesWindow) -> None:
    first, second = lines(found)
    assert first == ["巷口的灯", "原篇", "甲报", "2026-01-02", "甲.md"]
    assert second[0] == "巷口的灯（转）"
    assert 80 <= int(second[1].removesuffix(" %")) <= 99
    assert "1 组，共 2 篇" in found.about.text()


def test_enter_compares_them_side_by_side(found: DuplicatesWindow, window: MainWindow) -> None:
    found.tree.setFocus()
    QTest.keyClick(found.tree, Qt.Key.Key_Return)
    session = window.session
    assert session.current is not None
    assert session.beside.article is not None
    assert (session.current.article.path, session.beside.article.article.path) == ("甲.md", "乙.md")
    assert session.beside.differences


def test_what_is_no_duplicate_is_not_shown_again(found: DuplicatesWindow, window: MainWindow, qtbot: QtBot) -> None:
    found.differ_button.click()
    assert found.tree.topLevelItemCount() == 0
    assert "没有发现" in found.message.text()
    assert len(dismissed_pairs(window.session)) == 1
    found.again_button.click()
    qtbot.waitUntil(lambda: found.again_button.isEnabled() and "没有发现" in found.message.text(), timeout=30_000)
    assert found.tree.topLevelItemCount() == 0


def test_only_the_users_own_command_takes_an_article_away(window: MainWindow, qtbot: QtBot) -> None:
    session = window.session
    taken: list[tuple[str, ...]] = []
    action = QAction(window)
    action.triggered.connect(lambda: taken.append(session.targets()))
    session.choose_articles(("before",))
    made = DuplicatesWindow(session, window, {"articles.bin": action})
    made.show()
    made.begin()
    qtbot.waitUntil(lambda: made.tree.topLevelItemCount() == 1, timeout=30_000)
    assert made.bin_button.isVisible()
    made.bin_button.click()
    assert taken == [(session.services.library.find("乙.md").id,)]
    assert session.chosen == ("before",)
    made.close()


def test_an_article_that_is_gone_leaves_its_group(
    found: DuplicatesWindow, window: MainWindow, library_folder: Path
) -> None:
    (library_folder / "乙.md").unlink()
    window.session.services.library.refresh(lambda *_: None)
    window.session._look_at_library()
    assert found.tree.topLevelItemCount() == 0


def test_it_can_be_stopped_in_the_status_line(window: MainWindow, qtbot: QtBot) -> None:
    made = DuplicatesWindow(window.session, window, {})
    made.show()
    made.begin()
    window.session.cancel_work()
    qtbot.waitUntil(lambda: "停止" in made.message.text() or made.tree.topLevelItemCount() > 0, timeout=30_000)
    made.close()


def test_it_goes_with_the_main_window(window: MainWindow, qtbot: QtBot) -> None:
    made = DuplicatesWindow(window.session, window, {})
    made.show()
    made.begin()
    window.close()
    assert not made.isVisible()
