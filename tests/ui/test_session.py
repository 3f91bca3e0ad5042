"""What holds between the views: the article that is shown is the one that is marked, whatever goes wrong beside."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader_app.domain.changes import ChangeSet
from reader_app.domain.errors import ReaderError
from reader_app.domain.query_parser import parse
from reader_app.services.reading import ReadingService
from reader_app.ui.main_window import MainWindow
from reader_app.ui.session import Session
from reader_app.ui.values import Change, Shelf, ShelfKind


def identity(session: Session, title: str) -> str:
    return session.services.library.find(title).id


def test_marks_land_in_the_article_that_is_shown_though_the_store_is_busy(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = window.session
    told: list[Exception] = []
    session.failed.disconnect(window.explain)
    session.failed.connect(told.append)
    session.open(identity(session, "把门打开"))

    def busy(_self: ReadingService, _article_id: str) -> None:
        raise ReaderError("批注文件正忙。", code="busy")

    monkeypatch.setattr(ReadingService, "opened", busy)
    session.open(identity(session, "少一张表"))
    assert session.current is not None
    page = window.reader.text.page
    assert page is not None
    assert page.source is session.current.document, "the view shows what the session has open"
    assert [str(error) for error in told] == ["批注文件正忙。"]


def test_going_back_leaves_out_an_article_that_is_gone(session: Session, library_folder: Path) -> None:
    told: list[Exception] = []
    session.failed.connect(told.append)
    first, second, third = (identity(session, title) for title in ("把门打开", "少一张表", "夜校的灯"))
    for article_id in (first, second, third):
        session.open(article_id)
    (library_folder / "二.md").unlink()
    session.services.library.refresh(lambda *_: None)
    session.go(-1)
    assert len(told) == 1
    assert session.current is not None
    assert session.current.article.id == third, "the reader stays where it is"
    session.go(-1)
    assert session.current.article.id == first
    session.go(+1)
    assert session.current.article.id == third


def test_a_file_that_goes_while_one_looks_is_no_failure(session: Session, library_folder: Path) -> None:
    told: list[Exception] = []
    session.failed.connect(told.append)
    session.open(identity(session, "把门打开"))
    (library_folder / "四.md").write_text("# 新来的\n\n正文。\n", "utf-8")
    session.services.library.refresh(lambda *_: None)
    (library_folder / "一.md").unlink()
    session._look_at_library()
    assert told == []
    assert session.current is not None


def test_back_shows_the_hits_that_were_shown(session: Session) -> None:
    session.open(identity(session, "把门打开"), query=parse("门"))
    session.open(identity(session, "少一张表"))
    assert not session.hits()
    session.go(-1)
    assert session.hits()


def test_another_shelf_ends_the_search_and_its_hits(session: Session, qtbot: QtBot) -> None:
    session.search("门")
    qtbot.waitUntil(lambda: session.result is not None)
    session.open(identity(session, "把门打开"), query=parse("门"))
    session.choose_shelf(Shelf(ShelfKind.COLUMN, "基层治理"))
    assert (session.search_text, session.hits()) == ("", ())


def test_a_note_with_the_searched_word_is_found_at_once(session: Session, qtbot: QtBot) -> None:
    session.search("回头再看")
    qtbot.waitUntil(lambda: session.result is not None)
    assert session.result is not None
    assert session.result.total == 0
    article_id = identity(session, "把门打开")
    session.open(article_id)
    assert session.current is not None
    note = session.services.notes.new(article_id, session.current.document, 6, 10, note="回头再看")
    session.change(ChangeSet.put(note))
    qtbot.waitUntil(lambda: session.result is not None and session.result.total == 1)


def test_metadata_that_was_edited_is_shown(session: Session, library_folder: Path) -> None:
    session.open(identity(session, "把门打开"))
    seen: list[Change] = []
    session.changed.connect(seen.append)
    file = library_folder / "一.md"
    file.write_text(file.read_text("utf-8").replace("本地文稿", "河湾镇文化站"), "utf-8")
    session.services.library.refresh(lambda *_: None)
    session._look_at_library()
    assert session.current is not None
    assert session.current.article.source == "河湾镇文化站"
    assert any(change.article for change in seen), "the reader writes its page again"


def test_two_long_works_are_shown_and_cancelled_each_for_itself(session: Session, qtbot: QtBot) -> None:
    ended: list[str] = []

    def endless(progress: object) -> None:
        while True:
            progress(1, 2, "")  # type: ignore[operator]

    session.run("甲", endless, lambda _: ended.append("done"), ended=lambda: ended.append("甲"))
    session.run("乙", lambda _progress: None, lambda _: ended.append("done"), ended=lambda: ended.append("乙"))
    qtbot.waitUntil(lambda: ended == ["done", "乙"])
    assert session.work is not None
    assert session.work.text == "甲", "what still runs stays visible"
    session.cancel_work()
    qtbot.waitUntil(lambda: session.work is None)
    assert ended == ["done", "乙", "甲"]


def test_nothing_is_called_after_closing(session: Session, qtbot: QtBot) -> None:
    called: list[str] = []
    session.run("甲", lambda _progress: None, lambda _: called.append("done"), ended=lambda: called.append("ended"))
    session.jobs.close()
    session.indexing.process.close()
    session.refresh()
    qtbot.wait(30)
    assert not called
    assert not session.indexing.process.running
