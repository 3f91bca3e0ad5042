"""Where the floating toolbar stands."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize

from reader_app.ui.reader.selection_toolbar import SHADOW, toolbar_place

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
