"""Text is cut into the words that a reader would take."""

from __future__ import annotations

from pathlib import Path
from threading import Thread

from hypothesis import given
from hypothesis import strategies as st

from reader_app.search.lexicon import Lexicon
from reader_app.services.segmentation import SegmentationService

FILE = Path(__file__).parents[2] / "resources" / "lexicon" / "words.txt.xz"
SERVICE = SegmentationService(lambda: Lexicon(FILE))


def cut(text: str) -> str:
    return "/".join(text[start:end] for start, end in SERVICE.words(text))


def test_the_likeliest_words_are_taken() -> None:
    assert cut("研究生命的起源") == "研究/生命/的/起源"
    assert cut("他说的确实在理") == "他/说/的/确实/在/理"


def test_letters_and_digits_stay_together_and_marks_stand_alone() -> None:
    assert cut("增长12.5%，看Qt6就行。") == "增长/12.5%/，/看/Qt6/就/行/。"


def test_what_is_in_no_word_stands_alone() -> None:
    assert cut("犇\U00020000犇") == "犇/\U00020000/犇"


@given(st.text(alphabet="会议工具生命研究發展，。a1. \n\U00020000", max_size=40))
def test_the_pieces_make_up_the_text(text: str) -> None:
    assert "".join(text[start:end] for start, end in SERVICE.words(text)) == text


def test_the_lexicon_is_read_once_though_several_threads_ask() -> None:
    made = []
    service = SegmentationService(lambda: made.append(1) or Lexicon(FILE))  # type: ignore[func-returns-value]
    threads = [Thread(target=service.warm) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert made == [1]
