"""Saved searches in the sidebar: searched, counted, renamed, deleted, brought back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog
from pytestqt.qtbot import QtBot

from reader_app.domain.changes import ChangeSet
from reader_app.domain.progress import silent
from reader_app.ui.library.metadata_dialog import MetadataDialog
from reader_app.ui.library.sidebar import Sidebar
from reader_app.ui.library.sidebar_model import LINE
from reader_app.ui.main_window import MainWindow
from reader_app.ui.search.actions import default_name
from reader_app.ui.search.name_dialog import NameDialog
from reader_app.ui.session import Session
from reader_app.ui.values import Change


@pytest.fixture
def sidebar(session: Session, qtbot: QtBot) -> Sidebar:
    made = Sidebar(session)
    qtbot.addWidget(made)
    made.resize(208, 900)
    made.show()
    qtbot.waitExposed(made)
    return made


def saved_lines(sidebar: Sidebar) -> list[str]:
    model = sidebar.model
    rows = [model.index(row) for row in range(model.rowCount())]
    return [index.data(Qt.ItemDataRole.AccessibleTextRole) for index in rows if index.data(LINE).saved]


def line(sidebar: Sidebar, text: str) -> QModelIndex:
    model = sidebar.model
    return next(model.index(row) for row in range(model.rowCount()) if model.index(row).data() == text)


def click(sidebar: Sidebar, text: str) -> None:
    place = sidebar.view.visualRect(line(sidebar, text)).center()
    QTest.mouseClick(sidebar.view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_they_stand_under_a_heading_with_their_counts(sidebar: Sidebar, session: Session, qtbot: QtBot) -> None:
    session.saved.save("一", "一")
    session.saved.save("没有", "没有的词")
    assert not line(sidebar, "已存搜索").flags() & Qt.ItemFlag.ItemIsSelectable
    qtbot.waitUntil(lambda: saved_lines(sidebar) == ["一，2 篇", "没有，0 篇"])


def test_a_click_searches_and_the_line_stays_chosen(sidebar: Sidebar, session: Session) -> None:
    session.saved.save("门", "标题:门")
    click(sidebar, "门")
    assert session.search_text == "标题:门"
    assert sidebar.view.currentIndex().data() == "门"
    session.search("标题:灯")
    assert sidebar.view.currentIndex().data() == "全部文章", "it is another search now"
    session.search("标题:门")
    assert sidebar.view.currentIndex().data() == "门"
    session.end_search()
    assert sidebar.view.currentIndex().data() == "全部文章"
    click(sidebar, "门")
    click(sidebar, "基层治理")
    assert session.search_text == ""


def test_counts_follow_library_reading_and_notes(
    sidebar: Sidebar, session: Session, library_folder: Path, qtbot: QtBot
) -> None:
    for text in ("灯", "是:在读", "有:批注"):
        session.saved.save("", text)
    qtbot.waitUntil(lambda: saved_lines(sidebar) == ["灯，1 篇", "是:在读，0 篇", "有:批注，0 篇"])
    article = next(each for each in session.articles() if each.title == "夜校的灯")
    session.open(article.id)
    assert session.current is not None
    session.change(
        ChangeSet.put(session.services.notes.new(article.id, session.current.document, 6, 10), name="添加批注")
    )
    (library_folder / "四.md").write_text("# 又一盏\n\n巷子里又亮了一盏灯。\n", "utf-8")
    session.services.library.refresh(silent)
    session.changed.emit(Change(library=True))
    qtbot.waitUntil(lambda: saved_lines(sidebar) == ["灯，2 篇", "是:在读，1 篇", "有:批注，1 篇"])


def test_delete_can_be_undone(sidebar: Sidebar, session: Session) -> None:
    session.saved.save("甲", "门")
    session.saved.save("乙", "灯")
    before = saved_lines(sidebar)
    click(sidebar, "甲")
    sidebar.view.setFocus()
    QTest.keyClick(sidebar.view, Qt.Key.Key_Delete)
    assert [text[0] for text in saved_lines(sidebar)] == ["乙"]
    assert session.undo_stack.undoText() == "删除搜索"
    session.undo_stack.undo()
    assert [text[0] for text in saved_lines(sidebar)] == [text[0] for text in before], "in its old place"
    session.undo_stack.redo()
    session.undo_stack.undo()
    session.undo_stack.undo()
    session.undo_stack.undo()
    assert saved_lines(sidebar) == []


def test_delete_on_a_shelf_deletes_nothing(sidebar: Sidebar, session: Session) -> None:
    session.saved.save("甲", "门")
    click(sidebar, "基层治理")
    QTest.keyClick(sidebar.view, Qt.Key.Key_Delete)
    assert len(saved_lines(sidebar)) == 1


def name_dialog(sidebar: Sidebar) -> QInputDialog:
    return next(each for each in sidebar.window().findChildren(QInputDialog) if each.isVisible())


def test_f2_renames(sidebar: Sidebar, session: Session, qtbot: QtBot) -> None:
    session.saved.save("甲", "门")
    click(sidebar, "甲")
    sidebar.view.setFocus()
    QTest.keyClick(sidebar.view, Qt.Key.Key_F2)
    dialog = name_dialog(sidebar)
    assert dialog.textValue() == "甲"
    dialog.setTextValue("开着的门")
    dialog.accept()
    assert [text.split("，")[0] for text in saved_lines(sidebar)] == ["开着的门"]
    session.undo_stack.undo()
    assert [text.split("，")[0] for text in saved_lines(sidebar)] == ["甲"]


def test_the_context_menu_copies_the_text(sidebar: Sidebar, session: Session) -> None:
    session.saved.save("甲", "标题:门 -灯")
    place = sidebar.view.visualRect(line(sidebar, "甲")).center()
    menu = sidebar.saved_menu.menu_at(place)
    assert menu is not None
    words = [action.text().partition("\t")[0] for action in menu.actions()]
    assert words == ["重命名搜索……", "删除搜索", "复制搜索"]
    menu.actions()[2].trigger()
    assert QApplication.clipboard().text() == "标题:门 -灯"
    menu.deleteLater()
    assert sidebar.saved_menu.menu_at(sidebar.view.visualRect(line(sidebar, "全部文章")).center()) is None


def test_ctrl_s_asks_for_a_name_and_keeps_it(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    save = window.actions_by_id["search.save"]
    assert not save.isEnabled()
    session.search("门 老李 -会议")
    qtbot.waitUntil(save.isEnabled)
    QTest.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    dialog = next(each for each in window.findChildren(QInputDialog) if each.isVisible())
    assert dialog.textValue() == "门 且 老李 且 不含“会议”"
    dialog.setTextValue("门边的老李")
    dialog.accept()
    assert [(each.name, each.text) for each in session.saved.searches()] == [("门边的老李", "门 老李 -会议")]
    assert window.sidebar.view.currentIndex().data() == "门边的老李"
    window.actions_by_id["search.copy"].trigger()
    assert QApplication.clipboard().text() == "门 老李 -会议"
    session.end_search()
    qtbot.waitUntil(lambda: not save.isEnabled())


@pytest.mark.parametrize(
    ("text", "name"),
    [("减负 考核", "减负 且 考核"), ("标题:减负", "标题：“减负”"), ("栏目:=甲 日期:2026", "栏目：甲 且 2026 年")],
)
def test_a_search_is_called_by_its_parts(text: str, name: str) -> None:
    assert default_name(text) == name


def test_its_keys_are_its_own_though_the_window_has_the_same(window: MainWindow) -> None:
    session = window.session
    session.saved.save("门", "门")
    session.open(session.services.library.find("把门打开").id)
    QApplication.processEvents()
    assert window.actions_by_id["articles.edit"].isEnabled()
    view, model = window.sidebar.view, window.sidebar.model
    view.setFocus()
    view.setCurrentIndex(model.index(model.row_of_search("门")))
    QTest.keyClick(view, Qt.Key.Key_F2)
    naming = window.findChild(NameDialog)
    assert naming is not None
    naming.reject()
    assert window.findChild(MetadataDialog) is None
    view.setCurrentIndex(model.index(0))
    QTest.keyClick(view, Qt.Key.Key_F2)
    assert window.findChild(MetadataDialog) is not None
