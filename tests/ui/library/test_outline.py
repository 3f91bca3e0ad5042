"""Which row shows what, with groups of which some are collapsed, against a plain list of rows."""

from __future__ import annotations

from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from reader_app.services.listing import Group
from reader_app.ui.library.outline import Outline

GROUPS = st.lists(st.tuples(st.integers(1, 4), st.booleans()), max_size=6)


def outlined(made: list[tuple[int, bool]]) -> tuple[Outline, list[int]]:
    """An outline, and the place in each of its rows; a heading is -1."""
    starts = accumulate((count for count, _ in made), initial=0)
    groups = [Group(str(n), start, made[n][0]) for n, start in zip(range(len(made)), starts, strict=False)]
    rows = [
        place for group in groups for place in (-1, *range(group.start, group.start + group.count))
        if place < 0 or not made[int(group.title)][1]
    ]  # fmt: skip
    total = sum(count for count, _ in made)
    return Outline(total, groups, lambda group: made[int(group.title)][1]), rows


@given(GROUPS)
def test_rows_and_places(made: list[tuple[int, bool]]) -> None:
    outline, rows = outlined(made)
    assert len(outline) == len(rows)
    assert [outline.place(row) for row in range(len(rows))] == rows
    assert [outline.is_heading(row) for row in range(len(rows))] == [place < 0 for place in rows]
    assert list(outline.headings) == [row for row, place in enumerate(rows) if place < 0]
    for place in range(sum(count for count, _ in made)):
        assert outline.row(place) == (rows.index(place) if place in rows else -1)


@given(GROUPS, st.data())
def test_the_places_in_a_stretch_of_rows(made: list[tuple[int, bool]], data: st.DataObject) -> None:
    outline, rows = outlined(made)
    if not rows:
        return
    top = data.draw(st.integers(0, len(rows) - 1))
    bottom = data.draw(st.integers(top, len(rows) - 1))
    places = [place for stretch in outline.places(top, bottom) for place in stretch]
    assert places == [place for place in rows[top : bottom + 1] if place >= 0]


@given(st.integers(0, 5))
def test_without_groups_a_row_is_a_place(total: int) -> None:
    outline = Outline(total)
    assert len(outline) == total
    assert [outline.place(row) for row in (-1, *range(total), total)] == [-1, *range(total), -1]
    assert [outline.row(place) for place in range(total)] == list(range(total))
    assert not any(outline.is_heading(row) for row in range(total))
