"""Folding keeps every place, and with its variants everything that is written."""

from __future__ import annotations

import sys
import unicodedata

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader_app.search.fold import fold
from reader_app.search.folding import AMBIGUOUS, STAND_IN, USUAL, folded, units
from reader_app.search.traditional import SIMPLIFIED, TRADITIONAL

ODD = st.text(
    st.one_of(st.characters(), st.sampled_from("\0\ud800\udc00\ufffdAaａ，,İßſK𐐀𐐨𠀀發髮发後后臺台\uf900豈岂")),
    max_size=20,
)


def restored(text: str) -> list[int]:
    made = folded(text)
    written = made.units.copy()
    written[made.places] = made.written
    return list(written)


@given(ODD)
def test_nothing_that_is_written_is_lost(text: str) -> None:
    made = folded(text)
    assert restored(text) == units(text).tolist()
    assert made.length == len(text)
    assert 0 not in made.units
    assert list(np.sort(made.places)) == list(made.places)


@given(ODD)
def test_folds_as_the_texts_are_folded(text: str) -> None:
    plain = "".join(chr(STAND_IN) if char in "\0" or "\ud800" <= char <= "\udfff" else char for char in fold(text))
    assert folded(text).units.tolist() == units(plain.translate(USUAL)).tolist()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("發展", "发展"),
        ("頭髮", "头发"),
        ("後", "后"),
        ("臺灣", "台湾"),
        ("苧", "苎"),
        ("薴", "苎"),
        ("\uf900", "岂"),
        ("\uf901", "更"),
        ("ＡＩ", "ai"),
        ("主義\uff0cＡ", "主义,a"),
    ],
)
def test_the_same_written_otherwise(one: str, other: str) -> None:
    assert fold(one) == fold(other) == other
    assert folded(one).units.tolist() == folded(other).units.tolist()


def test_simplified_text_has_no_variants() -> None:
    assert len(folded("发展了头发\uff0c台湾的后来。").places) == 0


def test_the_table_of_characters_is_one_to_one_and_final() -> None:
    assert len(TRADITIONAL) == len(SIMPLIFIED) == len(set(TRADITIONAL))
    assert not set(TRADITIONAL) & set(SIMPLIFIED)
    assert all("\u3400" <= char <= "\u9fff" for char in SIMPLIFIED)
    assert all("\u3400" <= unicodedata.normalize("NFC", char) <= "\u9fff" for char in TRADITIONAL)


@given(ODD)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_every_character_keeps_its_number_of_units() -> None:
    everything = "".join(map(chr, range(sys.maxunicode + 1)))
    assert len(units(fold(everything))) == len(units(everything))


@given(st.characters(), st.characters())
def test_what_is_not_ambiguous_is_written_in_one_way(one: str, other: str) -> None:
    if one != other and folded(one).units.tolist() == folded(other).units.tolist():
        assert all(AMBIGUOUS[unit] for unit in folded(one).units[-1:])
