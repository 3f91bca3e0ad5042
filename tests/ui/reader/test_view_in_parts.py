"""A very long article in the window: it goes on in parts, and every way to a place leads into the right one."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader_app.domain.changes import ChangeSet
from reader_app.domain.query_parser import parse
from reader_app.ui.main_window import MainWindow
from reader_app.ui.notes.cards import Card
from reader_app.ui.reader import parts
from reader_app.ui.reader.parts import Part

COUNT = 60
PARAGRAPHS = [f"第{n}段，说一点关于门和灯的话，话说得不长，也不算太短，读起来刚刚好。" for n in range(COUNT)]
HEADING = "## 后半篇\n\n"


@pytest.fixture
def library_folder(library_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(parts, "LARGEST", 800)
    text = "\n\n".join(PARAGRAPHS[:40]) + f"\n\n{HEADING}" + "\n\n".join(PARAGRAPHS[40:])
    (library_folder / "长.md").write_text(f"# 长文\n\n{text}\n", "utf-8")
    return library_folder


@pytest.fixture
def window(window: MainWindow) -> MainWindow:
    window.resize(1440, 900)
    window.session.open(window.session.services.library.find("长.md").id)
    return window


def part(window: MainWindow) -> Part:
    assert window.reader.text.page
    return window.reader.text.page.part


def words(window: MainWindow) -> str:
    return window.reader.text.toPlainText()


def offset_of(window: MainWindow, wanted: str) -> int:
    assert window.session.current
    return window.session.current.document.text.index(wanted)


def seen(window: MainWindow, wanted: str) -> bool:
    start = offset_of(window, wanted)
    return not window.reader.text.box_in_view(start, start + len(wanted)).isNull()


def follow(window: MainWindow, qtbot: QtBot, link: str) -> None:
    """Click on a link at the edge of a part, found as a reader finds it."""
    text = window.reader.text
    bar = text.verticalScrollBar()
    bar.setValue(bar.minimum() if "上" in link else bar.maximum())
    cursor = text.document().find(link)
    assert not cursor.isNull()
    cursor.setPosition(cursor.selectionStart() + 2)
    place = text.cursorRect(cursor).center() + QPoint(2, 0)
    QTest.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_the_page_says_which_part_it_is(window: MainWindow) -> None:
    count = part(window).count
    assert count > 3
    assert words(window).count(f"这篇文章很长，这里是第 1 部分，共 {count} 部分") == 2, "above and below"
    assert "长文" in words(window)
    assert "上一部分" not in words(window)
    assert PARAGRAPHS[-1] not in words(window)


def test_links_lead_on_to_the_end_and_back(window: MainWindow, qtbot: QtBot) -> None:
    read = words(window)
    while part(window).number < part(window).count:
        here = part(window).number
        follow(window, qtbot, "下一部分")
        assert part(window).number == here + 1
        assert window.reader.text.top_offset() == part(window).start
        read += words(window)
    assert all(paragraph in read for paragraph in PARAGRAPHS)
    assert "下一部分" not in words(window)
    last = part(window)
    follow(window, qtbot, "上一部分")
    assert part(window).number == last.number - 1
    bar = window.reader.text.verticalScrollBar()
    assert bar.value() == bar.maximum(), "back is to the end of the part before"


def test_links_are_reached_by_keys(window: MainWindow, qtbot: QtBot) -> None:
    window.reader.focus_text()
    QTest.keyClick(window.reader.text, Qt.Key.Key_Tab)
    QTest.keyClick(window.reader.text, Qt.Key.Key_Return)
    assert part(window).number == 2


def test_hits_are_stepped_through_across_parts(window: MainWindow) -> None:
    assert window.session.current
    window.session.open(window.session.current.article.id, None, parse("刚刚好"))
    visited = {part(window).number}
    for paragraph in PARAGRAPHS[1:]:
        window.reader.step_hit(+1)
        assert seen(window, paragraph[:4])
        visited.add(part(window).number)
    assert visited == set(range(1, part(window).count + 1))
    window.reader.step_hit(+1)
    assert part(window).number == 1


def test_a_hit_far_on_is_opened(window: MainWindow) -> None:
    assert window.session.current
    article = window.session.current.article.id
    window.session.open(window.session.services.library.find("一.md").id)
    window.session.open(article, None, parse("第57段"))
    assert seen(window, "第57段")
    assert "长文" not in words(window)


def test_the_place_is_kept_and_the_whole_is_counted(window: MainWindow, qtbot: QtBot) -> None:
    assert window.session.current
    article = window.session.current.article.id
    window.session.open(article, None, parse("第30段"))
    state = window.session.services.reading.state
    qtbot.waitUntil(lambda: state(article).offset > 0)
    before = window.reader.text.top_offset()
    qtbot.waitUntil(lambda: 0.4 < state(article).progress < 0.9)
    window.session.open(window.session.services.library.find("一.md").id)
    window.session.open(article)
    assert window.reader.text.top_offset() == before
    window.session.set_setting("general.theme", "dark")
    assert window.reader.text.top_offset() == before


def test_contents_lead_into_another_part(window: MainWindow) -> None:
    start = offset_of(window, "后半篇")
    window.reader._go(start, start + 3)
    assert seen(window, "后半篇")


def test_marks_and_notes_stand_in_their_part_only(window: MainWindow, qtbot: QtBot) -> None:
    current = window.session.current
    assert current
    notes = window.session.services.notes
    made = []
    for wanted in ("第2段", "第50段"):
        start = offset_of(window, wanted)
        made.append(notes.new(current.article.id, current.document, start, start + 3, note=wanted))
    window.session.change(ChangeSet.put(*made))

    def cards() -> list[str]:
        return [card.annotation.note for card in window.reader.text.findChildren(Card) if card.isVisible()]

    assert cards() == ["第2段"]
    assert window.reader.text.marked_at(offset_of(window, "第2段")) == [made[0].id]
    assert window.reader.text.marked_at(offset_of(window, "第50段")) == []
    window.reader.step_annotation(+1)
    window.reader.step_annotation(+1)
    assert seen(window, "第50段")
    assert cards() == ["第50段"]
    window.reader.edit_note(made[0].id)
    assert seen(window, "第2段")
    assert cards() == ["第2段"]


def test_what_is_selected_is_marked_where_it_is(window: MainWindow, qtbot: QtBot) -> None:
    assert window.session.current
    window.session.open(window.session.current.article.id, None, parse("第50段"))
    start = offset_of(window, "第50段，说一点")
    window.reader.focus_text()
    window.reader.text.select(start, start + 8)
    qtbot.wait(20)
    QTest.keyClick(window.reader.text, Qt.Key.Key_2)
    [placed] = window.session.placed()
    assert placed.annotation.anchor.quote == "第50段，说一点"


def test_every_page_can_be_painted(window: MainWindow, qtbot: QtBot) -> None:
    for _ in range(part(window).count - 1):
        assert not window.grab().isNull()
        follow(window, qtbot, "下一部分")
    assert not window.grab().isNull()


class Silent:
    """Speaks without a sound and never ends a sentence by itself."""

    def voices(self) -> tuple[str, ...]:
        return ("甲",)

    def say(self, text: str, rate: float, voice: str) -> None: ...
    def stop(self) -> None: ...
    def close(self) -> None: ...


def test_reading_aloud_goes_on_over_the_border_of_a_part(window: MainWindow) -> None:
    speech = window.reader.hands.speech
    speech.make = lambda _listener: Silent()
    speech.toggle()
    first = part(window)
    while speech.sentence and speech.sentence[0] < first.end:
        speech.sentence_said()
    assert part(window).number == 2
    assert speech.sentence
    assert window.reader.text.will_show(*speech.sentence)


def test_turning_pages_goes_on_into_the_next_part_and_back(window: MainWindow) -> None:
    window.session.set_setting("reader.smooth", False)
    text = window.reader.text
    text.setFocus()
    for _ in range(20):
        QTest.keyClick(text, Qt.Key.Key_Space)
    assert part(window).number == part(window).count
    assert seen(window, PARAGRAPHS[-1])
    for _ in range(20):
        QTest.keyClick(text, Qt.Key.Key_PageUp)
    assert part(window).number == 1
    assert text.verticalScrollBar().value() == 0


def test_keys_select_on_into_the_next_part(window: MainWindow) -> None:
    window.session.set_setting("reader.smooth", False)
    last = part(window).end - 1
    window.reader.text.put_caret(last - 2)
    window.reader.text.keep_in_view(last - 2, last)
    for _ in range(3):
        window.reader.hands.selecting.step(+1)
    assert part(window).number == 2
    assert window.session.selection
    assert window.session.selection[0] >= part(window).start
