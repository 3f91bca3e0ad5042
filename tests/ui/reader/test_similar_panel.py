"""Articles like the open one: found, chosen by keys, opened; and closed without one."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader_app.ui.main_window import MainWindow

TEA = "清明前采茶，茶农上山。炒茶要看火候，茶香满屋，采茶的人说茶叶怕闷。老茶树在高处。"
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def library_folder(library_folder: Path) -> Path:
    (library_folder / "茶.md").write_text(f"# 茶山\n\n{TEA}\n", "utf-8")
    (library_folder / "抄.md").write_text(
        f"---\ntitle: 茶山再记\nsource: 山里通讯\ndate: 2026-04-02\n---\n\n{TEA}\n", "utf-8"
    )
    return library_folder


def begin(window: MainWindow, name: str, qtbot: QtBot) -> None:
    window.session.open(window.session.services.library.find(name).id)
    window.reader.focus_text()
    qtbot.waitUntil(lambda: window.actions_by_id["similar.open"].isEnabled())
    QTest.keyClick(window, Qt.Key.Key_L, CONTROL)
    assert window.reader.similar.isVisible()
    qtbot.waitUntil(lambda: "正在找" not in window.reader.similar.message.text())


def test_enter_opens_the_likest(window: MainWindow, qtbot: QtBot) -> None:
    begin(window, "茶.md", qtbot)
    panel = window.reader.similar
    assert [panel.list.item(row).text() for row in range(panel.list.count())] == ["茶山再记"]
    spoken = panel.list.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "茶山再记，山里通讯 · 2026-04-02"
    assert not panel.grab().isNull()
    qtbot.waitUntil(panel.list.hasFocus)
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert window.session.current
    assert window.session.current.article.title == "茶山再记"
    assert panel.isHidden()
    assert window.reader.text.hasFocus()


def test_escape_closes_and_the_article_has_the_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    begin(window, "茶.md", qtbot)
    qtbot.waitUntil(window.reader.similar.list.hasFocus)
    window.session.search("灯")
    QTest.keyClick(window.reader.similar.list, Qt.Key.Key_Escape)
    assert window.reader.similar.isHidden()
    assert window.reader.text.hasFocus()
    assert window.session.search_text == "灯", "it closes the panel and ends no search"


def test_nothing_similar_is_said(window: MainWindow, qtbot: QtBot) -> None:
    begin(window, "二.md", qtbot)
    assert "没有找到" in window.reader.similar.message.text()
    QTest.keyClick(window.reader.similar, Qt.Key.Key_Escape)
    assert window.reader.similar.isHidden()


def test_another_article_closes_it(window: MainWindow, qtbot: QtBot) -> None:
    begin(window, "茶.md", qtbot)
    window.session.open(window.session.services.library.find("二.md").id)
    assert window.reader.similar.isHidden()


def test_closed_before_it_is_found(window: MainWindow, qtbot: QtBot) -> None:
    window.session.open(window.session.services.library.find("茶.md").id)
    window.reader.similar.begin()
    window.reader.similar.leave()
    qtbot.wait(300)
    assert window.reader.similar.list.count() == 0
