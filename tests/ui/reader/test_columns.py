"""How the reader's width is shared."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reader_app.ui.reader.columns import CARD, share


def test_a_wide_window_has_a_full_line_and_full_cards() -> None:
    columns = share(907, 17.0, 34, notes=True)
    assert columns.column == 34 * 17
    assert columns.card == CARD


def test_a_narrower_window_has_fewer_characters_then_dots() -> None:
    assert 0 < share(760, 17.0, 34, notes=True).column < 34 * 17
    assert share(760, 17.0, 34, notes=True).card
    assert not share(500, 17.0, 34, notes=True).card


def test_hidden_notes_leave_the_width_to_the_text() -> None:
    assert share(760, 17.0, 34, notes=False).column == 34 * 17


@settings(max_examples=300)
@given(
    st.integers(320, 3000), st.integers(160, 768).map(lambda units: units / 16), st.integers(17, 48), st.booleans()
)  # fmt: skip
def test_everything_fits_and_lines_hold_whole_characters(
    width: int, advance: float, characters: int, notes: bool
) -> None:
    columns = share(width, advance, characters, notes=notes)
    assert columns.left + columns.page + columns.gap + columns.card <= width
    count = round((columns.column - 0.5) / advance)
    assert 4 <= count <= characters
    assert 0 <= columns.column - count * advance < 1
