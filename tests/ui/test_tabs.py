"""Several articles open in tabs: by keyboard and mouse, each with its own way back, and again after a restart."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTabBar, QToolButton
from pytestqt.qtbot import QtBot

from reader_app.documents import Parsed
from reader_app.domain.query_parser import parse
from reader_app.services.library import LibraryService
from reader_app.ui.main_window import MainWindow
from reader_app.ui.session import Session
from reader_app.ui.values import Place

LONG = "\n\n".join(f"第{n}段，说一点关于门和灯的话，话说得不长，也不算太短，读起来刚刚好。" for n in range(60))
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
MIDDLE, LEFT = Qt.MouseButton.MiddleButton, Qt.MouseButton.LeftButton
PLAIN = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def library_folder(library_folder: Path) -> Path:
    (library_folder / "长.md").write_text(f"# 长文\n\n{LONG}\n", "utf-8")
    return library_folder


def identity(session: Session, title: str) -> str:
    return session.services.library.find(title).id


def titles(session: Session) -> list[str]:
    return [tab.title for tab in session.tabs.all()]


def open_all(session: Session, *names: str) -> None:
    """Open articles in tabs; the last one is in the reader."""
    for name in names:
        session.tabs.open(identity(session, name))


def shown(session: Session) -> str:
    return session.current.article.title if session.current is not None else ""


def press(window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    QTest.qWait(20)  # commands are enabled when the event loop comes round
    QTest.keyClick(window.focusWidget() or window, key, modifier)
    QTest.qWait(20)


def test_there_is_no_row_of_tabs_for_one_article(window: MainWindow) -> None:
    session, bar = window.session, window.reader.tab_bar
    session.open(identity(session, "把门打开"))
    assert not bar.isVisible()
    session.tabs.open(identity(session, "少一张表"))
    assert bar.isVisible()
    assert [bar.tabText(index) for index in range(bar.count())] == ["把门打开", "少一张表"]
    assert bar.currentIndex() == 1
    session.tabs.close()
    assert not bar.isVisible()
    assert shown(session) == "把门打开"


def test_an_article_of_the_list_takes_the_place_of_the_one_in_the_tab(window: MainWindow) -> None:
    session = window.session
    open_all(session, "把门打开", "少一张表")
    session.open(identity(session, "夜校的灯"))
    assert titles(session) == ["把门打开", "夜校的灯"]
    session.go(-1)
    assert titles(session) == ["把门打开", "少一张表"]


def test_an_article_that_is_open_gets_no_second_tab(session: Session) -> None:
    open_all(session, "把门打开", "少一张表", "把门打开")
    assert titles(session) == ["把门打开", "少一张表"]
    assert shown(session) == "把门打开"


def test_every_tab_has_its_own_way_back_and_place(window: MainWindow, qtbot: QtBot) -> None:
    session, text = window.session, window.reader.text
    session.open(identity(session, "把门打开"))
    session.open(identity(session, "长文"))
    text.verticalScrollBar().setValue(1500)
    place = text.top_offset()
    open_all(session, "少一张表")
    assert not session.history.can_go(-1)
    session.tabs.step(-1)
    assert shown(session) == "长文"
    assert text.top_offset() == place, "though it was left the moment after scrolling"
    session.go(-1)
    assert shown(session) == "把门打开"
    session.tabs.step(+1)
    assert shown(session) == "少一张表"


def test_going_to_a_tab_reads_no_file(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    open_all(session, "把门打开", "少一张表")

    def read(_self: LibraryService, _article_id: str) -> None:
        raise AssertionError("read again")

    monkeypatch.setattr(LibraryService, "open", read)
    session.tabs.step(-1)
    session.tabs.step(-1)
    assert shown(session) == "少一张表"


def test_a_tab_whose_file_has_changed_stays_at_its_words(
    window: MainWindow, library_folder: Path, qtbot: QtBot
) -> None:
    session, text = window.session, window.reader.text
    session.open(identity(session, "长文"))
    assert session.current is not None
    start = session.current.document.text.index("第40段")
    session.open(session.current.article.id, Place(start, start + 4))
    text.show_at_top(start)
    assert text.top_offset() == start
    open_all(session, "少一张表")
    file = library_folder / "长.md"
    file.write_text(file.read_text("utf-8").replace("第3段", "新加的一段，写得很长很长很长。\n\n第3段"), "utf-8")
    session.services.library.refresh(lambda *_: None)
    session._look_at_library()
    session.tabs.step(-1)
    assert session.current is not None
    assert session.current.document.text[text.top_offset() :].startswith("第40段")
    session.go(-1)
    session.go(+1)
    assert session.current.document.text[text.top_offset() :].startswith("第40段")


def test_the_keys(window: MainWindow) -> None:
    session = window.session
    open_all(session, "把门打开", "少一张表", "夜校的灯")
    window.reader.focus_text()
    press(window, Qt.Key.Key_Tab, CTRL)
    assert shown(session) == "把门打开", "after the last one follows the first"
    assert window.reader.tab_bar.currentIndex() == 0
    press(window, Qt.Key.Key_Tab, CTRL)
    assert shown(session) == "少一张表"
    assert window.reader.tab_bar.currentIndex() == 1
    press(window, Qt.Key.Key_Backtab, CTRL | SHIFT)
    assert shown(session) == "把门打开"
    assert window.reader.tab_bar.currentIndex() == 0
    press(window, Qt.Key.Key_W, CTRL)
    assert titles(session) == ["少一张表", "夜校的灯"]
    assert shown(session) == "少一张表"
    press(window, Qt.Key.Key_T, CTRL | SHIFT)
    assert titles(session) == ["把门打开", "少一张表", "夜校的灯"]
    assert shown(session) == "把门打开"


def test_closing_the_last_one_leaves_the_page_empty_and_it_can_come_back(window: MainWindow) -> None:
    session = window.session
    session.open(identity(session, "把门打开"))
    window.reader.focus_text()
    press(window, Qt.Key.Key_W, CTRL)
    assert session.current is None
    assert not window.reader.text.isVisible()
    assert not window.actions_by_id["tab.close"].isEnabled()
    press(window, Qt.Key.Key_T, CTRL | SHIFT)
    assert shown(session) == "把门打开"
    assert window.reader.text.isVisible()


def test_ctrl_enter_in_the_list_opens_a_tab(window: MainWindow, qtbot: QtBot) -> None:
    session, listed = window.session, window.list_pane.list
    session.open(identity(session, "把门打开"))
    listed.setFocus()
    window.activateWindow()
    listed.select(identity(session, "夜校的灯"))
    press(window, Qt.Key.Key_Return, CTRL)
    assert titles(session) == ["把门打开", "夜校的灯"]
    assert shown(session) == "夜校的灯"
    qtbot.wait(350)  # what the arrow keys would open is not opened besides
    assert titles(session) == ["把门打开", "夜校的灯"]


def test_a_middle_click_in_the_list_opens_a_tab_behind(window: MainWindow) -> None:
    session, listed = window.session, window.list_pane.list
    session.open(identity(session, "把门打开"))
    for name in ("少一张表", "夜校的灯"):
        row = window.list_pane.model.row_of(identity(session, name), None)
        place = listed.visualRect(window.list_pane.model.index(row)).center()
        QTest.mouseClick(listed.viewport(), MIDDLE, PLAIN, place)
    assert shown(session) == "把门打开"
    assert titles(session) == ["把门打开", "少一张表", "夜校的灯"]


def test_the_mouse_chooses_closes_and_moves_tabs(window: MainWindow, qtbot: QtBot) -> None:
    session, bar = window.session, window.reader.tab_bar
    open_all(session, "把门打开", "少一张表", "夜校的灯")
    QTest.mouseClick(bar, LEFT, PLAIN, bar.tabRect(0).center() - QPoint(20, 0))
    assert shown(session) == "把门打开"
    bar.moveTab(0, 2)
    assert titles(session) == ["少一张表", "夜校的灯", "把门打开"]
    assert shown(session) == "把门打开"
    QTest.mouseClick(bar, MIDDLE, PLAIN, bar.tabRect(1).center())
    assert titles(session) == ["少一张表", "把门打开"]
    assert shown(session) == "把门打开"
    button = bar.tabButton(0, QTabBar.ButtonPosition.RightSide)
    assert isinstance(button, QToolButton)
    assert button.accessibleName() == "关闭“少一张表”"
    button.click()
    assert titles(session) == ["把门打开"]


def test_tabs_come_back_with_the_library_and_only_one_is_read(
    session: Session, make_session: Callable[[Path], Session], library_folder: Path, qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    first = MainWindow(session)
    qtbot.addWidget(first)
    open_all(session, "把门打开", "少一张表", "夜校的灯")
    session.tabs.step(-1)
    first.close()
    session.close()
    (library_folder / "三.txt").unlink()
    again = make_session(library_folder)
    read: list[str] = []
    original = LibraryService.open

    def watched(service: LibraryService, article_id: str) -> Parsed:
        read.append(article_id)
        return original(service, article_id)

    monkeypatch.setattr(LibraryService, "open", watched)
    second = MainWindow(again)
    qtbot.addWidget(second)
    second.open_last()
    assert titles(again) == ["把门打开", "少一张表"]
    assert shown(again) == "少一张表"
    assert read == [identity(again, "少一张表")]
    again.tabs.step(-1)
    assert shown(again) == "把门打开"
    second.close()


def test_an_article_that_is_asked_for_comes_beside_the_tabs_of_before(
    session: Session, make_session: Callable[[Path], Session], library_folder: Path, qtbot: QtBot
) -> None:
    first = MainWindow(session)
    qtbot.addWidget(first)
    open_all(session, "把门打开", "少一张表")
    first.close()
    again = make_session(library_folder)
    second = MainWindow(again)
    qtbot.addWidget(second)
    second.open_reference("夜校的灯")
    assert titles(again) == ["把门打开", "少一张表", "夜校的灯"]
    assert shown(again) == "夜校的灯"
    second.close()


@pytest.mark.parametrize("state", ["", "[]", "{", '{"tabs": 3}', '{"tabs": [1, "x"], "present": 7}'])
def test_a_state_that_nobody_wrote_opens_nothing(session: Session, state: str) -> None:
    assert not session.tabs.restore(state)
    assert session.tabs.all() == ()


def test_a_tab_of_an_article_that_is_gone_is_grey_and_leads_nowhere(window: MainWindow, library_folder: Path) -> None:
    session, bar = window.session, window.reader.tab_bar
    told: list[Exception] = []
    session.failed.disconnect(window.explain)
    session.failed.connect(told.append)
    open_all(session, "把门打开", "少一张表")
    (library_folder / "一.md").unlink()
    session.services.library.refresh(lambda *_: None)
    session._look_at_library()
    assert [tab.missing for tab in session.tabs.all()] == [True, False]
    assert "不在文库" in bar.tabToolTip(0)
    QTest.mouseClick(bar, LEFT, PLAIN, bar.tabRect(0).center() - QPoint(20, 0))
    assert len(told) == 1
    assert (shown(session), bar.currentIndex()) == ("少一张表", 1)
    session.tabs.close(0)
    assert not session.tabs.can_reopen


def test_a_jump_inside_an_article_is_a_place_to_go_back_to(window: MainWindow, qtbot: QtBot) -> None:
    session, text = window.session, window.reader.text
    session.open(identity(session, "长文"))
    text.verticalScrollBar().setValue(300)
    here = text.top_offset()
    assert session.current is not None
    start = session.current.document.text.index("第50段")
    window.reader._go(start, start + 4)
    qtbot.waitUntil(lambda: session.services.reading.state(identity(session, "长文")).offset > here)
    session.go(-1)
    assert text.top_offset() == here
    session.go(+1)
    assert not text.box_in_view(start, start + 4).isNull()


def test_the_way_from_hit_to_hit_is_one_place(window: MainWindow) -> None:
    session, text = window.session, window.reader.text
    session.open(identity(session, "长文"))
    session.show_hits(parse("刚刚好"))
    text.verticalScrollBar().setValue(200)
    here = text.top_offset()
    for _ in range(9):
        window.reader.step_hit(+1)
    assert text.top_offset() != here or text.verticalScrollBar().value() != 200
    session.go(-1)
    assert text.top_offset() == here
    assert not session.history.can_go(-1)


def test_several_that_are_chosen_are_opened_at_once(window: MainWindow) -> None:
    session = window.session
    session.open(identity(session, "长文"))
    session.choose_articles(tuple(identity(session, name) for name in ("把门打开", "少一张表", "夜校的灯")))
    QTest.qWait(20)  # commands are enabled when the event loop comes round
    window.actions_by_id["articles.open_tab"].trigger()
    assert titles(session) == ["长文", "把门打开", "少一张表", "夜校的灯"]
    assert shown(session) == "把门打开"
