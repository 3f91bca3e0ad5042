"""What double and triple clicks take."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader_app.ui.reader.pieces import next_word, previous_word, sentence, word, word_or_clause

TEXT = "会议是工具，台账是本子。他说：“增长 12.5%，看 Qt6 就行！”后来呢？"


def taken(piece: tuple[int, int]) -> str:
    return TEXT[slice(*piece)]


def test_a_clause_stands_between_marks() -> None:
    assert taken(word_or_clause(TEXT, TEXT.index("台账") + 1)) == "台账是本子"


def test_a_latin_word_or_number_is_taken_alone() -> None:
    assert taken(word_or_clause(TEXT, TEXT.index("Qt6") + 1)) == "Qt6"
    assert taken(word_or_clause(TEXT, TEXT.index("2.5"))) == "12.5%"


def test_a_sentence_keeps_its_stop_and_closing_quotation_mark() -> None:
    assert taken(sentence(TEXT, TEXT.index("本子"))) == "会议是工具，台账是本子。"
    assert taken(sentence(TEXT, TEXT.index("就行"))) == "他说：“增长 12.5%，看 Qt6 就行！”"
    assert taken(sentence(TEXT, TEXT.index("后来"))) == "后来呢？"


@given(st.text(alphabet="甲乙，。！“”a1 \n", min_size=1, max_size=20), st.data())
def test_a_piece_lies_in_the_text_and_is_never_empty(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    for start, end in (word_or_clause(text, offset), sentence(text, offset)):
        assert 0 <= start < end <= len(text)


def pairs(text: str) -> list[tuple[int, int]]:
    """Words of two characters, for a language that has only those."""
    return [(start, min(start + 2, len(text))) for start in range(0, len(text), 2)]


def test_the_word_at_a_place_is_one_of_the_language() -> None:
    assert word("会议工具\n台账", 2, pairs) == (2, 4)
    assert word("会议工具\n台账", 4, pairs) == (2, 4)
    assert word("会议工具\n台账", 6, pairs) == (5, 7)


def test_steps_go_from_word_to_word_and_over_the_ends_of_lines() -> None:
    text, forward, place = "会议工具\n\n台账", [], 0
    while place < len(text):
        place = next_word(text, place, pairs)
        forward.append(place)
    assert forward == [2, 4, 5, 6, 8]
    backward = []
    while place > 0:
        place = previous_word(text, place, pairs)
        backward.append(place)
    assert backward == [6, 5, 4, 2, 0]


@given(st.text(alphabet="甲乙， \n", max_size=12), st.data())
def test_steps_over_words_always_come_to_the_ends(text: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(text)))
    for _ in text:
        place = next_word(text, place, pairs)
    assert place == len(text)
    for _ in text:
        place = previous_word(text, place, pairs)
    assert place == 0
