"""F3 goes on from article to article of what was found, and Escape back to where the search began."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader_app.domain.query import Sort
from reader_app.ui.main_window import MainWindow
from reader_app.ui.status_line import StatusLine

SHIFT = Qt.KeyboardModifier.ShiftModifier
LONG = "\n\n".join(f"第{n}句，说得不紧不慢，也不算太短，读起来刚刚好，再添几个字就到了行尾。" for n in range(60))


@pytest.fixture
def library_folder(library_folder: Path) -> Path:
    for name, count in (("甲", 2), ("乙", 3), ("丙", 1)):
        words = "，".join(["话里有海"] * count)
        (library_folder / f"{name}.md").write_text(f"# {name}篇\n\n{words}。\n", "utf-8")
    (library_folder / "长.md").write_text(f"# 长文\n\n{LONG}\n", "utf-8")
    return library_folder


def search(window: MainWindow, qtbot: QtBot, text: str) -> list[str]:
    """Search by title; the titles found."""
    window.session.search(text)
    window.session.choose_sort(Sort.TITLE)
    qtbot.waitUntil(lambda: window.session.result is not None and window.session.result.query.text == text)
    qtbot.wait(50)
    result = window.session.result
    assert result is not None
    found = [window.session.services.library.article(match.article_id) for match in result.matches]
    return [article.title for article in found if article is not None]


def step(window: MainWindow, qtbot: QtBot, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> str:
    """F3, and where it led: title, number and total, around."""
    qtbot.waitUntil(window.actions_by_id["search.next"].isEnabled)
    QTest.keyClick(window, Qt.Key.Key_F3, modifier)
    current, at = window.session.current, window.session.at_hit
    assert current
    where = f"{at.number}/{at.total}{' +-'[at.around].strip()}" if at is not None else "-"
    return f"{current.article.title[:1]} {where}"


def said(window: MainWindow) -> str:
    line = window.findChild(StatusLine)
    assert line is not None
    return line.hit.text() if line.hit.isVisible() else ""


def test_from_hit_to_hit_and_on_to_the_next_article(window: MainWindow, qtbot: QtBot) -> None:
    titles = search(window, qtbot, "海")
    assert sorted(titles) == ["丙篇", "乙篇", "甲篇"]
    assert window.session.current is None
    counts = {"甲": 2, "乙": 3, "丙": 1}
    way = [f"{title[0]} {n}/{counts[title[0]]}" for title in titles for n in range(1, counts[title[0]] + 1)]
    assert [step(window, qtbot) for _ in way] == way
    last = titles[-1][0]
    assert said(window) == f"第 {counts[last]} 处，共 {counts[last]} 处"
    first = titles[0][0]
    assert step(window, qtbot) == f"{first} 1/{counts[first]}+", "from the last around to the first"
    assert said(window) == f"第 1 处，共 {counts[first]} 处 · 已从头开始"
    assert step(window, qtbot, SHIFT) == f"{way[-1]}-"
    assert "已从末尾开始" in said(window)
    assert [step(window, qtbot, SHIFT) for _ in way[:-1]] == way[-2::-1]
    assert window.list_pane.list.currentIndex().data() == titles[0]


def test_back_first_begins_at_the_end(window: MainWindow, qtbot: QtBot) -> None:
    titles = search(window, qtbot, "海")
    assert step(window, qtbot, SHIFT)[0] == titles[-1][0]


def test_an_article_that_was_open_shows_its_hits_first(window: MainWindow, qtbot: QtBot) -> None:
    window.session.open(window.session.services.library.find("乙.md").id)
    titles = search(window, qtbot, "海")
    assert window.session.at_hit is None
    assert [step(window, qtbot) for _ in range(3)] == ["乙 1/3", "乙 2/3", "乙 3/3"]
    after = titles[(titles.index("乙篇") + 1) % 3]
    assert step(window, qtbot)[0] == after[0]


def test_an_article_that_was_not_found_is_left(window: MainWindow, qtbot: QtBot) -> None:
    window.session.open(window.session.services.library.find("长.md").id)
    titles = search(window, qtbot, "海")
    assert step(window, qtbot)[0] == titles[0][0]


def test_the_only_article_is_gone_around_in(window: MainWindow, qtbot: QtBot) -> None:
    assert search(window, qtbot, "第5句 第7句") == ["长文"]
    assert [step(window, qtbot) for _ in range(3)] == ["长 1/2", "长 2/2", "长 1/2+"]


def test_an_article_that_is_gone_is_passed_over(window: MainWindow, qtbot: QtBot, library_folder: Path) -> None:
    titles = search(window, qtbot, "海")
    from reader_app.domain.progress import silent

    (library_folder / f"{titles[1][0]}.md").unlink()
    window.session.services.library.refresh(silent)
    window.session._searcher.cancel()
    seen = [step(window, qtbot)[0] for _ in range(8)]
    assert set(seen) == {titles[0][0], titles[2][0]}


def test_what_only_facts_find_is_opened_one_after_the_other(window: MainWindow, qtbot: QtBot) -> None:
    titles = search(window, qtbot, "来源:本地文稿 | 来源:周末读本")
    assert len(titles) == 2
    assert [step(window, qtbot) for _ in range(3)] == [f"{titles[n][0]} -" for n in (0, 1, 0)]


@pytest.mark.parametrize("opened", [True, False])
def test_escape_in_the_box_goes_back_to_where_the_search_began(window: MainWindow, qtbot: QtBot, opened: bool) -> None:
    session, text = window.session, window.reader.text
    session.open(session.services.library.find("长.md").id)
    long = session.current
    text.verticalScrollBar().setValue(900)
    qtbot.waitUntil(lambda: session.services.reading.state(long.article.id if long else "").offset > 0)
    before = text.top_offset()
    window.list_pane.focus_search()
    window.list_pane.box.setText("海")
    window.list_pane.box.search_now()
    qtbot.waitUntil(lambda: session.result is not None)
    if opened:
        QTest.keyClick(window.list_pane.box, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: session.current is not None and session.current.article.title != "长文")
    QTest.keyClick(window.list_pane.box, Qt.Key.Key_Escape)
    assert session.search_text == ""
    assert session.current is not None
    assert session.current.article.title == "长文"
    assert text.top_offset() == before
    assert session.hits() == ()
    assert said(window) == ""


def test_escape_in_the_list_goes_back_too(window: MainWindow, qtbot: QtBot) -> None:
    session = window.session
    session.open(session.services.library.find("长.md").id)
    search(window, qtbot, "海")
    step(window, qtbot)
    window.list_pane.list.setFocus()
    QTest.keyClick(window.list_pane.list, Qt.Key.Key_Escape)
    assert session.current is not None
    assert session.current.article.title == "长文"


def test_escape_in_the_article_ends_the_search_and_stays(window: MainWindow, qtbot: QtBot) -> None:
    session = window.session
    session.open(session.services.library.find("长.md").id)
    titles = search(window, qtbot, "海")
    step(window, qtbot)
    window.reader.focus_text()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert session.search_text == ""
    assert session.current is not None
    assert session.current.article.title == titles[0]
    assert session.hits() == ()
