"""Where the floating toolbar stands."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QToolButton

from reader_app.ui.main_window import MainWindow
from reader_app.ui.reader.selection_toolbar import SHADOW, SelectionToolbar, toolbar_place
from reader_app.ui.theme import LIGHT

AREA = QRect(0, 44, 700, 600)
SIZE = QSize(460, 70)


def solid(passage: QRect) -> QRect:
    """The toolbar without its shadow."""
    return QRect(toolbar_place(passage, SIZE, AREA), SIZE).adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)


def test_below_the_passage_where_there_is_room() -> None:
    assert solid(QRect(100, 100, 200, 30)).top() > 130


def test_above_it_at_the_foot_of_the_window() -> None:
    assert solid(QRect(100, 600, 200, 40)).bottom() < 600


@given(st.integers(0, 690), st.integers(44, 600), st.integers(1, 700), st.integers(20, 400))
def test_never_outside_and_never_over_the_passage(left: int, top: int, width: int, height: int) -> None:
    passage = QRect(left, top, width, height) & AREA
    place = solid(passage)
    assert AREA.contains(place)
    if passage.height() < 400:
        assert not place.intersects(passage)


def test_in_a_narrow_window_no_button_is_cut(window: MainWindow) -> None:
    toolbar = SelectionToolbar(window.actions_by_id, LIGHT, window)
    passage = QRect(100, 100, 50, 30)
    toolbar.show_at(passage, AREA)
    buttons = toolbar.findChildren(QToolButton)
    whole = toolbar.sizeHint().width() - 2 * SHADOW
    assert all(button.isVisible() for button in buttons)
    toolbar.show_at(passage, QRect(0, 44, whole - 20, 600))
    assert toolbar.width() - 2 * SHADOW <= whole - 20
    assert [button.isVisible() for button in buttons].count(False) == 1
    toolbar.show_at(passage, AREA)
    assert all(button.isVisible() for button in buttons)
