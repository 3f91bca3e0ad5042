from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader_app.domain.stretches import Stretches


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=20))
def test_what_is_new_is_said_once(pairs: list[tuple[int, int]]) -> None:
    stretches, seen = Stretches(), set[int]()
    for start, end in pairs:
        new = [place for low, high in stretches.add(start, end) for place in range(low, high)]
        assert len(new) == len(set(new))
        assert set(new) == set(range(start, end)) - seen
        seen |= set(range(start, end))
