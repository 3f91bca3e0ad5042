"""A short text is found by a piece of it, its pinyin, its first letters, or some of its characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader_app.domain.initials import Rank, find, find_any

READINGS = {
    "导": ("dao",),
    "出": ("chu",),
    "批": ("pi",),
    "注": ("zhu",),
    "重": ("zhong", "chong"),
    "新": ("xin",),
    "行": ("xing", "hang", "heng"),
    "距": ("ju",),
    "绿": ("lv",),
}


@pytest.mark.parametrize(
    ("typed", "text", "rank", "places"),
    [
        ("导出", "导出批注……", Rank.BEGINS, (0, 1)),
        ("批", "导出批注……", Rank.CONTAINS, (2,)),
        ("dcpz", "导出批注……", Rank.SOUNDS, (0, 1, 2, 3)),
        ("daochu", "导出批注……", Rank.SOUNDS, (0, 1)),
        ("DaoCPi", "导出批注……", Rank.SOUNDS, (0, 1, 2)),
        ("pz", "导出批注……", Rank.SOUNDS_WITHIN, (2, 3)),
        ("cx", "重新", Rank.SOUNDS, (0, 1)),
        ("zx", "重新", Rank.SOUNDS, (0, 1)),
        ("hangju", "行距", Rank.SOUNDS, (0, 1)),
        ("dz", "导出批注", Rank.SCATTERED, (0, 3)),
        ("出注", "导出批注", Rank.SCATTERED, (1, 3)),
        ("dc pz", "导出“批注”", Rank.SOUNDS_WITHIN, (0, 1, 3, 4)),
        ("dcpz", "导出“批注”", Rank.SOUNDS, (0, 1, 3, 4)),
        ("lü", "绿", Rank.SOUNDS, (0,)),
        ("notes", "Export notes", Rank.WORD, (7, 8, 9, 10, 11)),
        ("exp no", "Export notes", Rank.WORD, (0, 1, 2, 7, 8)),
        ("port", "Export notes", Rank.CONTAINS, (2, 3, 4, 5)),
        ("f5", "放映 F5", Rank.WORD, (3, 4)),
    ],
)
def test_how_a_text_fits(typed: str, text: str, rank: Rank, places: tuple[int, ...]) -> None:
    found = find(typed, text, READINGS)
    assert found is not None
    assert (found.rank, found.places) == (rank, places)


@pytest.mark.parametrize("typed", ["", "  ", "x", "chudao", "dcpzq", "导 x"])
def test_what_does_not_fit(typed: str) -> None:
    assert find(typed, "导出批注", READINGS) is None


def test_of_several_texts_the_best_counts_but_places_are_of_the_first() -> None:
    found = find_any("notes", ("导出批注", "Export notes"), READINGS)
    assert found is not None
    assert found.places == ()
    first = find_any("dc", ("导出批注", "docx"), READINGS)
    assert first is not None
    assert first.places == (0, 1)


@given(st.lists(st.sampled_from(sorted(READINGS)), min_size=1, max_size=9), st.data())
def test_each_character_may_be_written_in_full_or_in_part(chars: list[str], data: st.DataObject) -> None:
    typed = ""
    for char in chars:
        sound = data.draw(st.sampled_from(READINGS[char]))
        typed += sound[: data.draw(st.integers(1, len(sound)))]
    found = find(typed, "".join(chars), READINGS)
    assert found is not None
    assert found.rank is Rank.SOUNDS
    assert found.places[0] == 0


@given(st.text(max_size=20), st.text(max_size=20))
def test_places_are_places_of_the_text(typed: str, text: str) -> None:
    found = find(typed, text, READINGS)
    if found is not None:
        assert list(found.places) == sorted(set(found.places))
        assert all(0 <= place < len(text) for place in found.places)
