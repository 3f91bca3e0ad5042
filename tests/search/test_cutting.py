"""Which words of the lexicon are found at the places of a text."""

from __future__ import annotations

from pathlib import Path

from reader_app.search.lexicon import Lexicon

LEXICON = Lexicon(Path(__file__).parents[2] / "resources" / "lexicon" / "words.txt.xz")


def words(text: str) -> list[set[str]]:
    return [{text[place : place + length] for length, _ in found} for place, found in enumerate(LEXICON.starts(text))]


def test_every_word_that_begins_at_a_place_is_found() -> None:
    assert words("形式主义") == [{"形", "形式", "形式主义"}, {"式"}, {"主", "主义"}, {"义"}]


def test_traditional_characters_mean_the_simplified_ones_and_marks_begin_no_word() -> None:
    assert words("發展，") == [{"發", "發展"}, {"展"}, set()]


def test_the_commoner_of_two_words_weighs_more() -> None:
    common, rare = LEXICON.starts("我们")[0][-1][1], LEXICON.starts("灰犀牛")[0][-1][1]
    assert common > rare


def test_text_beyond_the_bmp_and_no_text_are_no_trouble() -> None:
    assert LEXICON.starts("") == []
    assert words("\U00020000会议") == [set(), {"会", "会议"}, {"议"}]
