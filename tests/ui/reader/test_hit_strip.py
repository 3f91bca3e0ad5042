"""The strip beside the scroll bar: where its marks are, and where a click on it leads."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from reader_app.domain.annotation import meaning
from reader_app.domain.changes import ChangeSet
from reader_app.domain.query_parser import parse
from reader_app.ui import theme
from reader_app.ui.main_window import MainWindow
from reader_app.ui.reader import hit_strip, parts

LINES = [f"第{n}段，说一点关于门和灯的话，话说得不长，也不算太短，读起来刚刚好。" for n in range(60)]


@pytest.fixture
def library_folder(library_folder: Path) -> Path:
    text = "\n\n".join(LINES)
    (library_folder / "长.md").write_text(f"# 长文\n\n{text}\n", "utf-8")
    return library_folder


def show(window: MainWindow, query: str) -> str:
    article_id = window.session.services.library.find("长.md").id
    window.session.open(article_id, None, parse(query))
    assert window.session.current
    return window.session.current.document.text


def marks(window: MainWindow, colour: str) -> list[int]:
    """The middles of the marks in this colour, in pixels from the strip's top."""
    strip = window.reader.strip
    picture = strip.grab().toImage()
    ratio = strip.devicePixelRatioF()
    rows = [
        y
        for y in range(picture.height())
        if any(picture.pixelColor(x, y) == QColor(colour) for x in range(picture.width()))
    ]
    groups: list[list[int]] = []
    for y in rows:
        if groups and groups[-1][-1] == y - 1:
            groups[-1].append(y)
        else:
            groups.append([y])
    return [round(sum(group) / len(group) / ratio) for group in groups]


def test_no_strip_without_hits(window: MainWindow) -> None:
    window.session.open(window.session.services.library.find("长.md").id)
    assert window.reader.strip.isHidden()


def test_every_hit_has_a_mark_in_its_place_and_the_present_one_another(window: MainWindow) -> None:
    show(window, "第20段 | 第40段 | 第59段")
    strip = window.reader.strip
    assert strip.isVisible()
    assert "3" in strip.accessibleName()
    [present], others = marks(window, theme.LIGHT.accent), marks(window, theme.LIGHT.current_hit)
    assert len(others) == 2
    for y, number in zip((present, *others), (20, 40, 59), strict=True):
        assert abs(y / strip.height() - number / 60) < 0.08
    window.reader.step_hit(+1)
    assert marks(window, theme.LIGHT.accent)[0] == pytest.approx(others[0], abs=1)


def test_a_mark_is_where_the_scroll_bar_is_when_its_hit_is_in_view(window: MainWindow) -> None:
    text = show(window, "第31段")
    bar = window.reader.text.verticalScrollBar()
    bar.setValue(bar.maximum())
    y = marks(window, theme.LIGHT.accent)[0]
    strip = window.reader.strip
    top = (bar.maximum() + bar.pageStep()) * y / strip.height()
    bar.setValue(int(top - bar.pageStep() / 2))
    start = text.index("第31段")
    box = window.reader.text.box_in_view(start, start + 4)
    assert abs(box.center().y() - bar.pageStep() / 2) < 40


def test_a_click_goes_to_the_nearest_hit(window: MainWindow) -> None:
    text = show(window, "第5段 | 第45段")
    strip = window.reader.strip
    y = marks(window, theme.LIGHT.current_hit)[0]
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(3, y + 4))
    start = text.index("第45段")
    assert not window.reader.text.box_in_view(start, start + 4).isNull()
    assert window.session.at_hit is not None
    assert window.session.at_hit.number == 2
    assert window.reader.text.hasFocus()


def test_annotations_are_marked_in_their_colour(window: MainWindow) -> None:
    text = show(window, "没有的词")
    current = window.session.current
    assert current
    assert window.reader.strip.isHidden()
    start = text.index("第30段")
    notes = window.session.services.notes
    made = notes.new(current.article.id, current.document, start, start + 4, meaning="golden")
    window.session.change(ChangeSet.put(made))
    golden = meaning("golden")
    assert golden is not None
    [y] = marks(window, golden.colour)
    assert abs(y / window.reader.strip.height() - 0.5) < 0.08
    window.session.undo_stack.undo()
    assert window.reader.strip.isHidden()


@pytest.mark.parametrize("measured", [hit_strip.MEASURED, 0])
def test_an_article_in_parts_or_long_shows_all_of_its_hits(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, measured: int
) -> None:
    monkeypatch.setattr(hit_strip, "MEASURED", measured)
    if measured:
        monkeypatch.setattr(parts, "LARGEST", 800)
    text = show(window, "第5段 | 第57段")
    assert window.reader.text.page
    assert (window.reader.text.page.part.count > 3) == bool(measured)
    [y] = marks(window, theme.LIGHT.current_hit)
    assert y / window.reader.strip.height() == pytest.approx(text.index("第57段") / len(text), abs=0.02)
    QTest.mouseClick(window.reader.strip, Qt.MouseButton.LeftButton, pos=QPoint(3, y))
    start = text.index("第57段")
    assert not window.reader.text.box_in_view(start, start + 4).isNull()


def test_it_stays_at_the_edge_when_the_window_is_resized(window: MainWindow) -> None:
    show(window, "第20段")
    strip, text = window.reader.strip, window.reader.text
    for width in (900, 1400):
        window.resize(width, 700)
        assert 0 <= text.width() - strip.geometry().right() <= text.verticalScrollBar().sizeHint().width() + 1
        assert strip.height() == text.height()
