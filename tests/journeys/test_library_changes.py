"""Files come, change, move and go while their library is open in the whole program: watcher, process, window."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.journeys.conftest import article
from tests.journeys.hands import drag_over, editor, open_titled, press, sentences, stored, titles, told, type_chinese

from reader_app.ui.libraries import Libraries
from reader_app.ui.main_window import MainWindow
from reader_app.ui.status_line import StatusLine
from reader_app.ui.values import Change

PATIENCE = 15_000
LEFT = Qt.MouseButton.LeftButton

QUOTE = "第3篇第5段写的是街坊的事：门前的路要扫"


def opened(libraries: Libraries, folder: Path, qtbot: QtBot) -> MainWindow:
    """The window on `folder`, at rest."""
    libraries.open(folder)
    assert libraries.window is not None
    at_rest(libraries.window, qtbot)
    return libraries.window


def at_rest(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(
        lambda: not window.session.indexing.process.running and window.session.work is None, timeout=PATIENCE
    )


def shows(window: MainWindow, qtbot: QtBot, title: str, *, there: bool = True) -> None:
    qtbot.waitUntil(lambda: (title in titles(window)) is there, timeout=PATIENCE)


def mark(window: MainWindow, quote: str) -> None:
    """Mark a passage of the open article by hand."""
    assert window.session.current is not None
    start = window.session.current.document.text.index(quote)
    window.reader.text.show_range(start, start + len(quote))
    drag_over(window, quote)
    press(window, Qt.Key.Key_2)


def marked_words(window: MainWindow) -> list[str]:
    """What the marks of the open article stand on, as the reader paints them."""
    assert window.session.current is not None
    text = window.session.current.document.text
    return [text[p.resolution.start : p.resolution.end] for p in window.session.placed() if p.resolution.found]


def words_at_top(window: MainWindow) -> str:
    """Twelve characters at the upper edge of the reader."""
    page = window.reader.text.page
    assert page is not None
    offset = window.reader.text.top_offset()
    return page.source.text[offset : offset + 12]


def edit(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


def test_the_first_opening_can_be_used_before_it_is_done(libraries: Libraries, street: Path, qtbot: QtBot) -> None:
    libraries.open(street)
    window = libraries.window
    assert window is not None
    session, line = window.session, window.findChild(StatusLine)
    assert line is not None
    seen: list[tuple[bool, str]] = []

    def look(change: Change) -> None:
        if change.work and session.work is not None:
            seen.append((line.cancel.isVisible(), line.work_text.text()))

    session.changed.connect(look)
    qtbot.waitUntil(lambda: window.list_pane.model.rowCount() == 60, timeout=PATIENCE)
    assert session.indexing.process.running, "the list is there before the index is"
    open_titled(window, "街坊手记之07")
    assert "第7篇第1段" in window.reader.text.toPlainText()
    window.list_pane.focus_search()
    type_chinese(window.list_pane.box, "第301号")
    qtbot.waitUntil(lambda: session.result is not None, timeout=PATIENCE)
    at_rest(window, qtbot)
    qtbot.waitUntil(lambda: titles(window) == ["街坊手记之03"], timeout=PATIENCE)
    assert any(visible for visible, _ in seen)
    assert any("/ 60" in text for _, text in seen)
    assert not line.cancel.isVisible()


def test_the_second_opening_shows_the_list_at_once(
    make_libraries: Callable[[], Libraries], street: Path, qtbot: QtBot
) -> None:
    first = make_libraries()
    opened(first, street, qtbot)
    first.close()
    second = make_libraries()
    second.open_first(None, street.parent / "nowhere", None)
    assert second.window is not None
    assert len(titles(second.window)) == 60, "before the event loop has turned once"
    at_rest(second.window, qtbot)


def test_cancelled_work_goes_on_the_next_time(libraries: Libraries, street: Path, qtbot: QtBot) -> None:
    libraries.open(street)
    window = libraries.window
    assert window is not None
    line = window.findChild(StatusLine)
    assert line is not None
    qtbot.waitUntil(line.cancel.isVisible, timeout=PATIENCE)
    QTest.mouseClick(line.cancel, LEFT)
    qtbot.waitUntil(
        lambda: not window.session.indexing.process.running and not line.cancel.isVisible(), timeout=PATIENCE
    )
    qtbot.wait(50)
    assert not sentences(window)
    QTest.keyClick(window, Qt.Key.Key_F8)
    assert window.session.indexing.process.running
    at_rest(window, qtbot)
    assert len(titles(window)) == 60
    assert window.session.services.library.pending() == ()


def test_added_edited_renamed_moved_and_deleted(libraries: Libraries, street: Path, qtbot: QtBot) -> None:
    window = opened(libraries, street, qtbot)
    identity = window.session.services.library.find("街坊手记之05").id

    (street / "新来的.md").write_text("# 新来的信\n\n今天收到一封信。\n", "utf-8")
    shows(window, qtbot, "新来的信")
    edit(street / "新来的.md", "新来的信", "改过的信")
    shows(window, qtbot, "改过的信")
    (street / "05.md").rename(street / "改名.md")
    (street / "旧信").mkdir()
    (street / "06.md").rename(street / "旧信" / "06.md")

    def settled() -> bool:
        paths = {article.path for article in window.session.articles()}
        return {"改名.md", "旧信/06.md"} <= paths

    qtbot.waitUntil(settled, timeout=PATIENCE)
    assert window.session.services.library.find("改名.md").id == identity
    (street / "新来的.md").unlink()
    shows(window, qtbot, "改过的信", there=False)
    assert len(titles(window)) == 60
    assert not sentences(window)


def test_notes_follow_an_article_that_is_renamed_and_edited(libraries: Libraries, street: Path, qtbot: QtBot) -> None:
    window = opened(libraries, street, qtbot)
    open_titled(window, "街坊手记之03")
    mark(window, QUOTE)
    press(window, Qt.Key.Key_N)
    QTest.keyClicks(editor(window), "sweep it")
    QTest.keyClick(editor(window), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    open_titled(window, "街坊手记之04")

    (street / "03.md").rename(street / "三.md")
    edit(street / "三.md", "第3篇第1段", "开头新添了一句。第3篇第1段")
    qtbot.waitUntil(lambda: "三.md" in {a.path for a in window.session.articles()}, timeout=PATIENCE)
    open_titled(window, "街坊手记之03")
    assert marked_words(window) == [QUOTE]
    assert "开头新添了一句" in window.reader.text.toPlainText()
    [annotation] = stored(window)
    assert annotation.note == "sweep it"
    start = window.session.placed()[0].resolution.start
    assert window.reader.text.marked_at(start) == [annotation.id]


def test_the_open_article_is_edited(libraries: Libraries, street: Path, qtbot: QtBot) -> None:
    window = opened(libraries, street, qtbot)
    open_titled(window, "街坊手记之03")
    mark(window, QUOTE)
    assert window.session.current is not None
    window.reader.text.show_at_top(window.session.current.document.text.index("第3篇第5段"))
    before = words_at_top(window)
    assert before.startswith("第3篇第5段")

    edit(street / "03.md", "第3篇第1段", "这一句是后来添上的。\n\n还有这一句。\n\n第3篇第1段")
    qtbot.waitUntil(lambda: "这一句是后来添上的" in window.reader.text.toPlainText(), timeout=PATIENCE)
    assert words_at_top(window) == before
    assert marked_words(window) == [QUOTE]
    at_rest(window, qtbot)
    assert words_at_top(window) == before


def test_an_article_edited_meanwhile_opens_where_it_was_left(libraries: Libraries, street: Path, qtbot: QtBot) -> None:
    window = opened(libraries, street, qtbot)
    open_titled(window, "街坊手记之03")
    current = window.session.current
    assert current is not None
    window.reader.text.show_at_top(current.document.text.index("第3篇第5段"))
    before = words_at_top(window)
    state = window.session.services.reading.state
    qtbot.waitUntil(lambda: state(current.article.id).offset > 0)
    open_titled(window, "街坊手记之04")
    edit(street / "03.md", "第3篇第1段", "这一句是后来添上的。\n\n还有这一句。\n\n第3篇第1段")
    open_titled(window, "街坊手记之03")
    assert "这一句是后来添上的" in window.reader.text.toPlainText()
    assert words_at_top(window) == before


def test_the_open_article_is_deleted(libraries: Libraries, street: Path, qtbot: QtBot) -> None:
    window = opened(libraries, street, qtbot)
    open_titled(window, "街坊手记之03")
    mark(window, QUOTE)
    row = window.session.services.library.find("街坊手记之03").id
    (street / "03.md").unlink()
    shows(window, qtbot, "街坊手记之03", there=False)
    assert "第3篇第5段" in window.reader.text.toPlainText(), "what is being read stays readable"
    mark(window, "第3篇第6段")
    assert len(stored(window)) == 2
    assert not sentences(window)

    open_titled(window, "街坊手记之04")
    qtbot.waitUntil(window.actions_by_id["go.back"].isEnabled)
    window.actions_by_id["go.back"].trigger()
    [sentence] = sentences(window)
    assert "这篇文章" in sentence
    assert window.session.current is not None
    assert window.session.current.article.title == "街坊手记之04", "the article that can be read stays open"

    (street / "03.md").write_text(article(3), "utf-8")
    shows(window, qtbot, "街坊手记之03")
    open_titled(window, "街坊手记之03")
    assert window.session.current.article.id == row
    assert len(marked_words(window)) == 2, "it was only away"


def test_to_another_library_and_back(libraries: Libraries, street: Path, library_folder: Path, qtbot: QtBot) -> None:
    first = opened(libraries, street, qtbot)
    open_titled(first, "街坊手记之03")
    mark(first, QUOTE)
    first.library_chosen.emit(library_folder)
    qtbot.waitUntil(lambda: libraries.window is not first, timeout=PATIENCE)
    second = libraries.window
    assert second is not None
    shows(second, qtbot, "把门打开")
    assert len(titles(second)) == 3
    assert "library" in second.windowTitle()
    at_rest(second, qtbot)

    second.library_chosen.emit(street / "no such folder")
    assert "no such folder" in told(second, qtbot)
    assert libraries.window is second

    second.library_chosen.emit(street)
    qtbot.waitUntil(lambda: libraries.window is not second, timeout=PATIENCE)
    third = libraries.window
    assert third is not None
    assert len(titles(third)) == 60
    open_titled(third, "街坊手记之03")
    assert marked_words(third) == [QUOTE]
    at_rest(third, qtbot)


@pytest.mark.skipif(sys.platform == "win32", reason="a folder in use cannot be removed there")
def test_the_folder_itself_goes_away(libraries: Libraries, library_folder: Path, qtbot: QtBot) -> None:
    window = opened(libraries, library_folder, qtbot)
    open_titled(window, "把门打开")
    library_folder.rename(library_folder.with_name("elsewhere"))
    window.session.refresh()
    assert "找不到文件夹" in told(window, qtbot)
    assert "门开着" in window.reader.text.toPlainText()
    assert len(titles(window)) == 3
    at_rest(window, qtbot)
