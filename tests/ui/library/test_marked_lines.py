"""Words laid out in a few lines, with marks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from reader_app.ui import theme
from reader_app.ui.library.marked_lines import MarkedLines
from reader_app.ui.search.excerpt import MarkedText

MARK = QColor("#00FF00")


def marked_columns(words: MarkedText, width: int, lines: int = 1) -> list[int]:
    """The x at which the mark's colour is seen, for each line the count of them."""
    image = QImage(width, 20 * lines, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    MarkedLines(words, theme.font(theme.SANS, 12), width, 20, lines).paint(painter, QPointF(0, 0), MARK)
    painter.end()
    rows = range(image.height())
    return [x for x in range(width) if any(image.pixelColor(x, y) == MARK for y in rows)]


@pytest.mark.parametrize("before", ["前面四字", "前面𠮷𠮷"])
def test_a_mark_is_behind_its_words(qtbot: QtBot, before: str) -> None:
    columns = marked_columns(MarkedText(before + "命中后面", ((4, 6),)), 300)
    assert 46 <= min(columns) <= 50
    assert 70 <= max(columns) <= 74


def test_marks_in_words_that_are_cut_away_are_not_painted(qtbot: QtBot) -> None:
    assert marked_columns(MarkedText("很长的一行" * 10 + "命中", ((50, 52),)), 120) == []


def test_a_mark_goes_on_in_the_second_line(qtbot: QtBot) -> None:
    columns = marked_columns(MarkedText("一二三四五六七八九十", ((4, 6),)), 62, 2)
    assert min(columns) < 4
    assert max(columns) > 50


def test_long_words_end_with_an_ellipsis_inside_the_width(qtbot: QtBot) -> None:
    image = QImage(140, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    MarkedLines(MarkedText("字" * 500), theme.font(theme.SANS, 12), 100, 20, 2).paint(painter, QPointF(0, 0), MARK)
    painter.end()
    beyond = {image.pixelColor(x, y).name() for x in range(104, 140) for y in range(40)}
    assert beyond == {"#ffffff"}
