"""Cards never cover each other."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader_app.ui.notes.stacking import stack


def test_cards_stand_where_they_want_or_below_the_one_before() -> None:
    assert stack([0, 10, 200], [50, 50, 50], 8) == [0, 58, 200]


def test_the_pinned_card_stands_at_its_passage_and_pushes_the_ones_before_up() -> None:
    assert stack([100, 110, 120], [50, 50, 50], 10, pinned=1) == [50, 110, 170]


@given(st.lists(st.tuples(st.floats(0, 2000), st.integers(20, 200)), max_size=30), st.data())
def test_none_overlaps(cards: list[tuple[float, int]], data: st.DataObject) -> None:
    cards.sort()
    wanted, heights = [top for top, _ in cards], [height for _, height in cards]
    pinned = data.draw(st.one_of(st.none(), st.integers(0, len(cards) - 1))) if cards else None
    tops = stack(wanted, heights, 10, pinned)
    assert all(top >= 0 for top in tops)
    for index in range(1, len(tops)):
        assert tops[index] >= tops[index - 1] + heights[index - 1] + 10 - 1e-6
