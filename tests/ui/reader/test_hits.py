"""Going from hit to hit: never out of them, forth and back the same."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader_app.ui.reader.hits import Hits
from reader_app.ui.values import AtHit

starts = st.sets(st.integers(0, 200), min_size=1).map(lambda found: tuple((at, at + 1) for at in sorted(found)))


def hits(*spans: tuple[int, int]) -> Hits:
    made = Hits()
    made.put(spans)
    return made


def test_the_first_step_begins_at_what_is_on_the_screen() -> None:
    some = hits((10, 12), (30, 32), (50, 52))
    assert some.at() == AtHit(0, 3)
    assert some.step(+1, 20)
    assert (some.present, some.at()) == ((30, 32), AtHit(2, 3))
    back = hits((10, 12), (30, 32))
    assert back.step(-1, 30)
    assert back.present == (10, 12)


def test_there_is_nothing_beyond_the_ends() -> None:
    some = hits((10, 12), (30, 32))
    assert not some.step(-1, 10)
    assert not some.step(+1, 40)
    assert some.present is None
    some.go_around(-1)
    assert not some.step(+1, 0)
    assert some.present == (30, 32)
    assert some.at(+1) == AtHit(2, 2, around=1)
    assert not hits().step(+1, 0)
    assert hits().at() is None


def test_the_place_is_kept_only_among_the_same_hits() -> None:
    some = hits((10, 12), (30, 32))
    some.be_at((30, 32))
    some.put(((10, 12), (30, 32)))
    assert some.present == (30, 32)
    some.be_at((11, 12))
    assert some.present is None
    some.be_at((30, 32))
    some.put(((30, 32),))
    assert some.present is None


def test_typing_begins_where_the_reader_was() -> None:
    some = hits((10, 12), (30, 32))
    assert some.be_after(11) == (30, 32)
    assert some.be_after(31) == (10, 12)
    assert hits().be_after(3) is None


@given(starts, st.integers(0, 200))
def test_all_are_gone_through_once(spans: tuple[tuple[int, int], ...], here: int) -> None:
    some = Hits()
    some.put(spans)
    seen = []
    while some.step(+1, here):
        seen.append(some.present)
    assert seen == [span for span in spans if span[0] >= here]
    before = []
    while some.step(-1, here):
        before.append(some.present)
    expected = [span for span in spans if span != seen[-1]] if seen else [span for span in spans if span[0] < here]
    assert before == expected[::-1]
