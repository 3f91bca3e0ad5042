"""The sidebar through mouse and keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from reader_app.domain.article import ReadingStatus
from reader_app.domain.changes import ChangeSet
from reader_app.domain.progress import silent
from reader_app.ui.library.list_pane import ListPane
from reader_app.ui.library.sidebar import Sidebar
from reader_app.ui.session import Session
from reader_app.ui.values import Change, Shelf, ShelfKind


@pytest.fixture
def sidebar(session: Session, qtbot: QtBot) -> Sidebar:
    made = Sidebar(session)
    qtbot.addWidget(made)
    made.resize(208, 700)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def pane(session: Session, qtbot: QtBot) -> ListPane:
    made = ListPane(session)
    qtbot.addWidget(made)
    return made


def titles(pane: ListPane) -> list[str]:
    model = pane.list.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def line(sidebar: Sidebar, text: str) -> QModelIndex:
    model = sidebar.view.model()
    return next(model.index(row, 0) for row in range(model.rowCount()) if model.index(row, 0).data() == text)


def click(sidebar: Sidebar, qtbot: QtBot, text: str) -> None:
    view = sidebar.view
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(line(sidebar, text)).center())


def spoken(sidebar: Sidebar) -> list[str]:
    model = sidebar.view.model()
    return [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]


def test_lines_say_what_they_hold(sidebar: Sidebar) -> None:
    assert spoken(sidebar) == [
        "全部文章，3 篇", "未读，3 篇", "在读，0 篇", "已读完，0 篇", "收藏，0 篇",
        "栏目", "基层治理，1 篇", "作风建设，1 篇",
        "批注", "论点，0 条批注", "金句，0 条批注", "论据，0 条批注", "联系实际，0 条批注", "疑问，0 条批注",
    ]  # fmt: skip
    assert sidebar.view.accessibleName()


def test_a_click_shows_only_that_column(sidebar: Sidebar, pane: ListPane, qtbot: QtBot) -> None:
    click(sidebar, qtbot, "作风建设")
    assert titles(pane) == ["少一张表"]
    assert pane.about.text() == "作风建设"
    click(sidebar, qtbot, "全部文章")
    assert titles(pane) == ["把门打开", "少一张表", "夜校的灯"]


def test_arrow_keys_choose_lines_but_no_headings(sidebar: Sidebar, session: Session, qtbot: QtBot) -> None:
    sidebar.view.setFocus()
    for _ in range(5):
        QTest.keyClick(sidebar.view, Qt.Key.Key_Down)
    assert sidebar.view.currentIndex().data() == "栏目"
    assert session.shelf == Shelf(ShelfKind.FAVOURITE)
    QTest.keyClick(sidebar.view, Qt.Key.Key_Down)
    assert session.shelf == Shelf(ShelfKind.COLUMN, "基层治理")


def test_a_section_is_collapsed_by_a_click_and_it_is_remembered(
    sidebar: Sidebar, session: Session, qtbot: QtBot
) -> None:
    click(sidebar, qtbot, "基层治理")
    click(sidebar, qtbot, "栏目")
    assert "基层治理，1 篇" not in spoken(sidebar)
    assert "栏目，已折叠" in spoken(sidebar)
    assert session.shelf == Shelf(ShelfKind.COLUMN, "基层治理"), "the list shows what it showed"
    again = Sidebar(session)
    qtbot.addWidget(again)
    assert "栏目，已折叠" in spoken(again)
    click(sidebar, qtbot, "栏目")
    assert "基层治理，1 篇" in spoken(sidebar)


def test_a_section_is_collapsed_by_keys(sidebar: Sidebar, session: Session) -> None:
    view = sidebar.view
    view.setFocus()
    view.setCurrentIndex(line(sidebar, "作风建设"))
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert view.currentIndex().data() == "栏目"
    assert "作风建设，1 篇" not in spoken(sidebar)
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert "作风建设，1 篇" in spoken(sidebar)
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert "栏目，已折叠" in spoken(sidebar)


def test_a_finished_article_is_among_the_finished(sidebar: Sidebar, pane: ListPane, session: Session) -> None:
    session.open(next(each.id for each in session.articles() if each.title == "夜校的灯"))
    session.move_to(0, 1.0)
    assert "已读完，1 篇" in spoken(sidebar)
    session.choose_shelf(Shelf(ShelfKind.STATUS, ReadingStatus.FINISHED))
    assert titles(pane) == ["夜校的灯"]
    assert pane.about.text() == "已读完"


def test_a_click_on_the_chosen_line_ends_a_search(sidebar: Sidebar, session: Session, qtbot: QtBot) -> None:
    session.search("门")
    click(sidebar, qtbot, "全部文章")
    assert session.search_text == ""


def test_reading_and_favourites_are_counted_at_once(sidebar: Sidebar, session: Session) -> None:
    session.open(session.articles()[0].id)
    session.toggle_favourite()
    assert spoken(sidebar)[1:5] == ["未读，2 篇", "在读，1 篇", "已读完，0 篇", "收藏，1 篇"]


def test_marks_are_counted_and_found(sidebar: Sidebar, pane: ListPane, session: Session, qtbot: QtBot) -> None:
    article = next(each for each in session.articles() if each.title == "夜校的灯")
    session.open(article.id)
    assert session.current is not None
    session.change(
        ChangeSet.put(session.services.notes.new(article.id, session.current.document, 6, 10), name="添加批注")
    )
    assert "论点，1 条批注" in spoken(sidebar)
    click(sidebar, qtbot, "论点")
    assert titles(pane) == ["夜校的灯"]
    session.undo_stack.undo()
    assert "论点，0 条批注" in spoken(sidebar)
    assert titles(pane) == ["夜校的灯"], "it stays until another shelf is chosen"


def test_a_new_column_comes_and_the_choice_stays(
    sidebar: Sidebar, session: Session, library_folder: Path, qtbot: QtBot
) -> None:
    click(sidebar, qtbot, "基层治理")
    (library_folder / "四.md").write_text("---\ntitle: 新的\ncolumn: 安全生产\n---\n\n新来的一篇。\n", "utf-8")
    session.services.library.refresh(silent)
    session.changed.emit(Change(library=True))
    assert "安全生产，1 篇" in spoken(sidebar)
    assert sidebar.view.currentIndex().data() == "基层治理"
    assert session.shelf == Shelf(ShelfKind.COLUMN, "基层治理")


def test_the_model_keeps_the_rules_of_models(sidebar: Sidebar, session: Session) -> None:
    tester = QAbstractItemModelTester(sidebar.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    rows = sidebar.model.rowCount()
    session.open(session.articles()[0].id)
    session.changed.emit(Change(library=True))
    assert tester.model() is sidebar.model
    assert sidebar.model.rowCount() == rows, "an article that was opened makes no other lines"
