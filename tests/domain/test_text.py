"""Ends of sentences, and counting in texts: words, UTF-16 units, fingerprints."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader_app.domain.text import CLAUSE_ENDS, Utf16Map, count_words, cuts, fingerprint, reading_minutes

TEXTS = st.text(alphabet=st.sampled_from("汉字，a1 \n𠮷😀𝄞é"), max_size=40)


@given(TEXTS)
def test_every_offset_comes_back(text: str) -> None:
    units = Utf16Map(text)
    for offset in range(len(text) + 1):
        unit = units.to_units(offset)
        assert unit == len(text[:offset].encode("utf-16-le")) // 2
        assert units.to_offset(unit) == offset


@given(TEXTS)
def test_the_middle_of_a_pair_is_its_character(text: str) -> None:
    units = Utf16Map(text)
    for offset, char in enumerate(text):
        if ord(char) > 0xFFFF:
            assert units.to_offset(units.to_units(offset) + 1) == offset


@given(TEXTS)
def test_units_beyond_the_end_are_the_end(text: str) -> None:
    units = Utf16Map(text)
    assert units.to_offset(units.to_units(len(text)) + 5) == len(text)


def test_words_are_characters_that_are_not_space() -> None:
    assert count_words("减负，\n 实干 a1\u3000") == 7
    assert count_words("") == 0


def test_reading_takes_at_least_a_minute() -> None:
    assert reading_minutes(0) == 1
    assert reading_minutes(1200) == 3


def test_a_fingerprint_changes_with_the_text() -> None:
    assert fingerprint("甲") == fingerprint("甲")
    assert fingerprint("甲") != fingerprint("乙")
    assert len(fingerprint("\ud800")) == 16


def test_a_sentence_ends_behind_the_marks_that_close_it() -> None:
    text = "他说：“好！……”（众人笑。）散会"
    assert [text[:cut] for cut in cuts(text)] == ["他说：“好！……”", "他说：“好！……”（众人笑。）"]
    assert list(cuts("先听，再做。", CLAUSE_ENDS)) == [3, 6]
    assert list(cuts("没有标点")) == []
