"""What is marked after any row of steps is what would be marked if everything were made anew."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader_app.domain.block import Block, BlockKind, Document
from reader_app.ui import theme
from reader_app.ui.reader.hits import Hits
from reader_app.ui.reader.marks import fills
from reader_app.ui.reader.parts import Part, split
from reader_app.ui.reader.shown_marks import ShownMarks
from reader_app.ui.theme import Theme

DOCUMENT = Document(tuple(Block(BlockKind.PARAGRAPH, text) for text in ("门开着", "灯亮着，门也开着", "", "路长")))
LENGTH = len(DOCUMENT.text)

spans = st.sets(st.integers(0, LENGTH - 2), max_size=5).map(lambda found: tuple((at, at + 1) for at in sorted(found)))
steps = st.lists(st.tuples(spans, st.integers(0, 4), st.sampled_from([theme.LIGHT, theme.DARK])), max_size=6)


def colours(shown: ShownMarks, hits: Hits, part: Part, colours: Theme) -> dict[int, list[tuple[int, int, str]]]:
    marks = shown.make(DOCUMENT, part, hits, (), colours, None)
    return {index: fills(inside) for index, inside in marks.items()}


@given(steps, st.sampled_from([45, 10_000]))
def test_steps_leave_nothing_behind(row: list[tuple[tuple[tuple[int, int], ...], int, Theme]], most: int) -> None:
    parts = split(DOCUMENT, most)
    assert (len(parts) > 1) == (most == 45)
    hits, kept = Hits(), ShownMarks()
    for found, index, look in row:
        hits.put(found)
        hits.index = index if index < len(found) else None
        for part in parts:
            assert colours(kept, hits, part, look) == colours(ShownMarks(), hits, part, look)


def test_the_present_hit_is_uppermost() -> None:
    hits = Hits()
    hits.put(((0, 1), (4, 5)))
    hits.be_at((4, 5))
    [part] = split(DOCUMENT, 10_000)
    shown = colours(ShownMarks(), hits, part, theme.LIGHT)
    assert shown == {0: [(0, 1, theme.LIGHT.hit)], 1: [(4, 5, theme.LIGHT.current_hit)]}
