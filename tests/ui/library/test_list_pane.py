"""The list of articles through mouse and keys."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import overload

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot
from tests.ui.library.fakes import FakeSession, many_articles

from reader_app.domain.article import Article, ReadingStatus
from reader_app.domain.block import Document
from reader_app.domain.hits import Match, Matches, SearchResult
from reader_app.domain.query_parser import parse
from reader_app.ui.library.article_model import ArticleModel
from reader_app.ui.library.list_pane import ListPane
from reader_app.ui.library.rows import Row, details
from reader_app.ui.session import Session
from reader_app.ui.values import Change, OpenArticle, Shelf, ShelfKind


@pytest.fixture
def pane(session: Session, qtbot: QtBot) -> ListPane:
    return shown(ListPane(session), qtbot)


def shown(pane: ListPane, qtbot: QtBot) -> ListPane:
    qtbot.addWidget(pane)
    pane.resize(316, 800)
    pane.show()
    qtbot.waitExposed(pane)
    return pane


def titles(pane: ListPane) -> list[str]:
    return [pane.model.index(row).data() for row in range(pane.model.rowCount())]


def open_title(session: Session) -> str | None:
    return session.current.article.title if session.current else None


def choose_from_menu(pane: ListPane, text: str) -> None:
    menu = pane.arrange_button.menu()
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.text() == text).trigger()


def test_newest_first_and_unknown_dates_last(pane: ListPane) -> None:
    assert titles(pane) == ["把门打开", "少一张表", "夜校的灯"]


def test_the_menu_changes_the_order_and_it_is_remembered(pane: ListPane, session: Session, qtbot: QtBot) -> None:
    choose_from_menu(pane, "标题")
    assert titles(pane) == ["把门打开", "少一张表", "夜校的灯"]
    choose_from_menu(pane, "来源")
    assert titles(pane) == ["把门打开", "少一张表", "夜校的灯"]
    assert pane.arrange_button.text().startswith("来源")
    again = shown(ListPane(session), qtbot)
    assert again.arrange_button.text().startswith("来源")


def test_a_click_opens(pane: ListPane, session: Session, qtbot: QtBot) -> None:
    place = pane.list.visualRect(pane.model.index(1)).center()
    QTest.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert open_title(session) == "少一张表"


def test_enter_opens_at_once_and_arrows_after_a_pause(pane: ListPane, session: Session, qtbot: QtBot) -> None:
    pane.list.setFocus()
    pane.list.setCurrentIndex(pane.model.index(0))
    QTest.keyClick(pane.list, Qt.Key.Key_Return)
    assert open_title(session) == "把门打开"
    QTest.keyClick(pane.list, Qt.Key.Key_Down)
    assert open_title(session) == "把门打开"
    qtbot.waitUntil(lambda: open_title(session) == "少一张表")


def test_steps_go_through_the_list_and_stop_at_its_ends(pane: ListPane, session: Session) -> None:
    for _ in range(5):
        pane.step(+1)
    assert open_title(session) == "夜校的灯"
    for _ in range(5):
        pane.step(-1)
    assert open_title(session) == "把门打开"


def test_it_follows_what_is_opened_elsewhere(pane: ListPane, session: Session) -> None:
    session.open(next(article.id for article in session.articles() if article.title == "夜校的灯"))
    assert pane.list.currentIndex().data() == "夜校的灯"
    session.choose_shelf(Shelf(ShelfKind.COLUMN, "基层治理"))
    assert not pane.list.currentIndex().isValid()


def test_an_article_stays_among_the_unread_while_it_is_read(pane: ListPane, session: Session) -> None:
    session.choose_shelf(Shelf(ShelfKind.STATUS, ReadingStatus.UNREAD))
    pane.step(+1)
    assert titles(pane) == ["把门打开", "少一张表", "夜校的灯"]
    session.choose_shelf(Shelf())
    session.choose_shelf(Shelf(ShelfKind.STATUS, ReadingStatus.UNREAD))
    assert titles(pane) == ["少一张表", "夜校的灯"]


def test_rows_speak(pane: ListPane, session: Session) -> None:
    session.open(next(article.id for article in session.articles() if article.title == "把门打开"))
    session.move_to(0, 0.4)
    row = pane.model.index(0)
    assert row.data(Qt.ItemDataRole.AccessibleTextRole) == "把门打开，本地文稿，2026-03-01，已读 40%"
    assert row.data(Qt.ItemDataRole.AccessibleDescriptionRole).startswith("清早七点")
    for widget in (pane.list, pane.box, pane.arrange_button):
        assert widget.accessibleName()


@pytest.mark.parametrize(
    ("shelf", "words"),
    [
        (Shelf(ShelfKind.FAVOURITE), "还没有收藏"),
        (Shelf(ShelfKind.MEANING, "golden"), "金句"),
        (Shelf(ShelfKind.STATUS, ReadingStatus.READING), "还没有文章"),
    ],
)
def test_an_empty_shelf_says_so(pane: ListPane, session: Session, shelf: Shelf, words: str) -> None:
    session.choose_shelf(shelf)
    assert pane.message.isVisible()
    assert words in pane.message.text()


def test_an_empty_library_says_what_to_do(
    make_session: Callable[[Path], Session], tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    pane = shown(ListPane(make_session(folder)), qtbot)
    assert "导入" in pane.message.text()
    assert "打开文库" in pane.message.text()


def test_dark_rows_are_painted(pane: ListPane, session: Session) -> None:
    session.set_setting("general.theme", "dark")
    ground = pane.list.grab().toImage()
    colours = {ground.pixelColor(x, y).name() for x in range(0, 300, 2) for y in range(0, 100, 2)}
    assert any(int(name[1:3], 16) > 0xB0 for name in colours), "light words"


# While the library is being read


def long_pane(qtbot: QtBot, count: int) -> tuple[FakeSession, ListPane]:
    session = FakeSession(many_articles(count))
    return session, shown(ListPane(session.as_session()), qtbot)


def test_new_articles_do_not_move_what_is_read(qtbot: QtBot) -> None:
    session, pane = long_pane(qtbot, 300)
    pane.list.setCurrentIndex(pane.model.index(150))
    before = pane.list.visualRect(pane.list.currentIndex()).top()
    newer = tuple(Article(f"a{n:011x}", f"新{n}.md", f"新来{n}", date=session.library[0].date) for n in range(40))
    session.library = newer + session.library
    session.changed.emit(Change(library=True))
    assert pane.list.currentIndex().data() == "第150篇"
    assert pane.list.currentIndex().row() == 190
    assert pane.list.visualRect(pane.list.currentIndex()).top() == before
    assert session.opened == []


def test_scrolled_lists_stay_where_they_are_without_a_choice(qtbot: QtBot) -> None:
    session, pane = long_pane(qtbot, 300)
    pane.list.verticalScrollBar().setValue(5000)
    before = pane.list.indexAt(pane.list.viewport().rect().topLeft()).data()
    session.library = (Article("f" * 12, "新.md", "新来", date=session.library[0].date), *session.library)
    session.changed.emit(Change(library=True))
    assert pane.list.indexAt(pane.list.viewport().rect().topLeft()).data() == before


def test_a_list_at_its_top_shows_what_comes(qtbot: QtBot) -> None:
    session, pane = long_pane(qtbot, 300)
    session.library = (Article("f" * 12, "新.md", "新来", date=session.library[0].date), *session.library)
    session.library = session.library[1:2] + session.library[:1] + session.library[2:]
    session.changed.emit(Change(library=True))
    assert pane.list.verticalScrollBar().value() == 0
    assert "新来" in titles(pane)[:2]


def test_a_chosen_article_that_goes_leaves_no_choice(qtbot: QtBot) -> None:
    session, pane = long_pane(qtbot, 30)
    pane.list.setCurrentIndex(pane.model.index(3))
    session.library = session.library[:3] + session.library[4:]
    session.changed.emit(Change(library=True))
    assert not pane.list.currentIndex().isValid()


def test_of_a_hundred_thousand_only_the_rows_on_the_screen_are_looked_at(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    row = ArticleModel.row

    def counted(self: ArticleModel, number: int) -> Row:
        asked.append(number)
        return row(self, number)

    monkeypatch.setattr(ArticleModel, "row", counted)
    session, pane = long_pane(qtbot, 100_000)
    pane.list.grab()
    pane.list.scrollToBottom()
    pane.list.grab()
    session.choose_shelf(Shelf(ShelfKind.COLUMN, "甲"))
    pane.list.grab()
    assert pane.model.rowCount() == 50_000
    assert 0 < len(asked) < 120


# What was found


class CountingMatches(Matches):
    """Matches of many articles that know which of them were looked at."""

    def __init__(self, ids: Sequence[str]) -> None:
        self.ids = ids
        self.made: set[int] = set()

    @property
    def hits(self) -> int:
        return len(self.ids)

    def __len__(self) -> int:
        return len(self.ids)

    @overload
    def __getitem__(self, index: int) -> Match: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Match, ...]: ...
    def __getitem__(self, index: int | slice) -> Match | tuple[Match, ...]:
        if isinstance(index, slice):
            return tuple(self[number] for number in range(*index.indices(len(self.ids))))
        self.made.add(index)
        return Match(self.ids[index], 1.0, 1)


def show_found(session: FakeSession, text: str, ids: Sequence[str]) -> CountingMatches:
    matches = CountingMatches(ids)
    session.search_text, session.result = text, SearchResult(parse(text), matches)
    session.changed.emit(Change(search=True))
    return matches


def test_of_sixty_thousand_results_only_a_few_are_made(qtbot: QtBot) -> None:
    session, pane = long_pane(qtbot, 60_000)
    matches = show_found(session, "字", [article.id for article in session.library])
    pane.list.grab()
    assert pane.model.rowCount() == 60_000
    assert pane.about.text().startswith("60,000 篇")
    pane.list.scrollToBottom()
    pane.list.grab()
    assert pane.model.index(59_999).data() == "第59999篇"
    assert len(matches.made) < 1_000


def test_the_next_letter_costs_no_python_for_each_result(qtbot: QtBot) -> None:
    session, pane = long_pane(qtbot, 6_000)
    ids = [article.id for article in session.library]
    show_found(session, "字", ids)
    pane.list.grab()
    calls: list[str] = []
    sys.setprofile(lambda frame, event, _: calls.append(frame.f_code.co_name) if event == "call" else None)
    try:
        show_found(session, "字字", ids[1:])
        pane.list.grab()
    finally:
        sys.setprofile(None)
    assert 0 < len(calls) < 5_000, "what a screenful takes"


def test_the_same_search_once_more_leaves_the_list_where_it_is(qtbot: QtBot) -> None:
    session, pane = long_pane(qtbot, 3_000)
    ids = [article.id for article in session.library]
    show_found(session, "字", ids)
    pane.list.setCurrentIndex(pane.model.index(1500))
    top = pane.list.visualRect(pane.list.currentIndex()).top()
    show_found(session, "字", ["f" * 12, *ids])
    assert pane.list.currentIndex().data() == "第1500篇"
    assert pane.list.visualRect(pane.list.currentIndex()).top() == top
    show_found(session, "字字", ids)
    assert pane.list.verticalScrollBar().value() == 0


def test_an_article_that_has_gone_keeps_its_row_until_the_next_answer(qtbot: QtBot) -> None:
    session, pane = long_pane(qtbot, 30)
    show_found(session, "字", [session.library[3].id, "e" * 12])
    session.library = session.library[:3] + session.library[4:]
    session.changed.emit(Change(library=True))
    pane.list.grab()
    assert titles(pane) == ["第3篇", "这篇文章已不在文库里"]


def test_a_result_that_is_far_down_is_found_when_it_is_opened(qtbot: QtBot) -> None:
    session, pane = long_pane(qtbot, 3_000)
    show_found(session, "字", [article.id for article in session.library])
    session.current = OpenArticle(session.library[2500], Document(()))
    session.changed.emit(Change(article=True))
    assert pane.list.currentIndex().row() == 2500


def test_results_say_their_column_where_there_is_room(qtbot: QtBot) -> None:
    session, pane = long_pane(qtbot, 3)
    assert details(pane.model.row(0)) == ["2026-09-01"]
    show_found(session, "字", [session.library[0].id])
    assert details(pane.model.row(0)) == ["乙", "2026-09-01", "1 处"]
    assert details(pane.model.row(0), column=False) == ["2026-09-01", "1 处"]


def test_of_a_source_without_room_no_ellipsis_is_left(pane: ListPane) -> None:
    row = pane.model.row(0)
    words = details(row, column=False)
    metrics = pane._delegate._small_metrics
    without = pane._delegate._width(words[1:])
    assert pane._delegate._fitting(row, without + metrics.horizontalAdvance("…")) == words[1:]
    assert pane._delegate._fitting(row, without + metrics.horizontalAdvance("本地…") + 20)[0].endswith("…")


def test_the_length_of_the_list_costs_no_python(qtbot: QtBot) -> None:
    _, pane = long_pane(qtbot, 6_000)
    calls: list[str] = []
    sys.setprofile(lambda frame, event, _: calls.append(frame.f_code.co_name) if event == "call" else None)
    try:
        pane.list.reset()
        pane.list.doItemsLayout()
        pane.list.grab()
    finally:
        sys.setprofile(None)
    assert 0 < len(calls) < 3_000, "what a screenful takes"


def test_the_model_keeps_the_rules_of_models(qtbot: QtBot) -> None:
    session, pane = long_pane(qtbot, 5)
    QAbstractItemModelTester(pane.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    session.library = many_articles(9)
    session.changed.emit(Change(library=True))
    assert pane.model.rowCount() == 9
