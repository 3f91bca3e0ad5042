"""What double and triple clicks take."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader_app.ui.reader.pieces import sentence, word_or_clause

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
