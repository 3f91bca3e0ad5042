"""States, favourites and tags of the chosen articles: one command, one step of undo."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from reader_app.domain.article import ReadingStatus
from reader_app.ui.main_window import MainWindow
from reader_app.ui.session import Session
from reader_app.ui.values import Change

TITLES = ("把门打开", "少一张表", "夜校的灯")


def ids(session: Session, *titles: str) -> tuple[str, ...]:
    return tuple(session.services.library.find(title).id for title in titles or TITLES)


def trigger(window: MainWindow, command: str) -> None:
    """Do what the menu does, once the window has seen what is possible now."""
    QApplication.processEvents()
    assert window.actions_by_id[command].isEnabled()
    window.actions_by_id[command].trigger()


def statuses(session: Session) -> list[ReadingStatus]:
    return [session.services.reading.state(key).status for key in ids(session)]


def test_the_chosen_articles_are_finished_in_one_step(window: MainWindow) -> None:
    session = window.session
    session.choose_articles(ids(session))
    told: list[Change] = []
    session.changed.connect(told.append)
    trigger(window, "articles.finished")
    assert statuses(session) == [ReadingStatus.FINISHED] * 3
    assert [change.reading for change in told] == [frozenset(ids(session))]
    assert session.undo_stack.count() == 1
    assert session.undo_stack.undoText() == "标为读完（3 篇）"
    trigger(window, "edit.undo")
    assert statuses(session) == [ReadingStatus.UNREAD] * 3
    trigger(window, "edit.redo")
    assert statuses(session) == [ReadingStatus.FINISHED] * 3


def test_what_is_so_already_is_no_step(window: MainWindow) -> None:
    session = window.session
    session.choose_articles(ids(session))
    trigger(window, "articles.unread")
    assert session.undo_stack.count() == 0


def test_without_chosen_articles_it_is_the_open_one(window: MainWindow) -> None:
    session = window.session
    assert not window.actions_by_id["articles.reading"].isEnabled()
    session.open(ids(session)[1])
    trigger(window, "articles.finished")
    assert statuses(session)[1] is ReadingStatus.FINISHED
    assert session.undo_stack.undoText() == "标为读完"


def test_favourites_are_made_of_all_and_only_then_taken_back(window: MainWindow) -> None:
    session = window.session

    def favourites() -> list[bool]:
        return [session.services.reading.state(key).favourite for key in ids(session)]

    session.open(ids(session)[0])
    trigger(window, "reader.favourite")
    assert favourites() == [True, False, False]
    session.choose_articles(ids(session))
    trigger(window, "articles.favourite")
    assert favourites() == [True] * 3
    trigger(window, "articles.favourite")
    assert favourites() == [False] * 3
    for _ in range(2):
        session.undo_stack.undo()
    assert favourites() == [True, False, False]
    session.undo_stack.undo()
    assert favourites() == [False] * 3
