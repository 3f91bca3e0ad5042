"""What was meant is among the first things that the lexicon proposes, and what cannot be meant is not proposed."""

from __future__ import annotations

import lzma
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader_app.search.edits import edits, homophones
from reader_app.search.lexicon import Lexicon
from reader_app.search.readings import FORMAT
from reader_app.search.words import Found, codes, ranked, read_words

FILE = Path(__file__).parents[2] / "resources" / "lexicon" / "words.txt.xz"
LEXICON = Lexicon(FILE)

SYLLABLES = {"甲": ("jia",), "乙": ("yi",), "义": ("yi",), "行": ("xing", "hang"), "形": ("xing",)}
SMALL = ("义形", "乙甲", "甲乙", "甲乙义", "甲形义", "甲行", "行义")
"""Words of a lexicon that fits on a page, the first the most frequent."""


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of that lexicon."""
    lines = [FORMAT]
    for slot in range(2):
        lines += [f"{known[slot]} {char}" for char, known in SYLLABLES.items() if len(known) > slot]
    lines.append("")
    for length in (1, 2, 3):
        group = sorted(word for word in SMALL if len(word) == length)
        lines.append("".join(group))
        lines.append("".join(chr(ord("~") - SMALL.index(word)) for word in group))
        lines.append("".join("01" if word == "甲行" else "0" * length for word in group))
    file = tmp_path_factory.mktemp("lexicon") / "words.txt.xz"
    file.write_bytes(lzma.compress("".join(f"{line}\n" for line in lines).encode()))
    return file


@pytest.mark.parametrize(
    ("letters", "meant"),
    [
        ("xingshizhuyi", "形式主义"),
        ("XingShi ZhuYi", "形式主义"),
        ("xíngshì", "形式"),
        ("ｘｉｎｇｓｈｉ", "形式"),
        ("xszy", "形式主义"),
        ("xshzhy", "形式主义"),
        ("xingszy", "形式主义"),
        ("xshizhuyi", "形式主义"),
        ("xings", "形式"),
        ("aq", "安全"),
        ("xian", "先"),
        ("xian", "西安"),
        ("xi'an", "西安"),
        ("yinhang", "银行"),
        ("chongqing", "重庆"),
        ("lvshi", "律师"),
        ("lüshi", "律师"),
        ("lǜshī", "律师"),
        ("lushi", "律师"),
        ("celue", "策略"),
        ("celve", "策略"),
        ("jvjue", "拒绝"),
        ("nvxing", "女性"),
        ("gaozhiliangfazhan", "高质量发展"),
    ],
)
def test_pinyin_finds_what_is_meant(letters: str, meant: str) -> None:
    assert meant in LEXICON.by_pinyin(letters)[:20]


@pytest.mark.parametrize(
    "text", ["", " ", "hello", "github", "world", "apple", "x", "v2", "形式", "xing,shi", "形shi", "\0"]
)
def test_what_is_no_pinyin_means_nothing(text: str) -> None:
    assert LEXICON.by_pinyin(text) == ()


def test_a_word_is_first_read_as_it_is_usually_read() -> None:
    found = LEXICON.by_pinyin("foujue")
    assert found[0] == "否决"
    assert "不觉" in found


def test_frequent_words_come_first(small: Path) -> None:
    assert Lexicon(small).by_pinyin("xingyi") == ("行义",)
    assert Lexicon(small).by_pinyin("jiayi") == ("甲乙",)
    assert Lexicon(small).by_pinyin("jy") == ("甲乙",)
    assert Lexicon(small).by_pinyin("yx") == ("义形",)


def test_a_character_may_be_read_in_another_way(small: Path) -> None:
    assert Lexicon(small).by_pinyin("jiahang") == ("甲行",)
    assert Lexicon(small).by_pinyin("jiaxing")[0] == "甲行"
    assert Lexicon(small).by_pinyin("hangyi") == ("行义",)


def test_two_words_written_together() -> None:
    found = LEXICON.by_pinyin("jianfuzengxiao")
    assert found[:2] == ("减负增效", "减负 增效")
    assert "改革经验" in LEXICON.by_pinyin("gaigejingyan")


def test_first_letters_of_two_words_come_as_one_text() -> None:
    found = LEXICON.by_pinyin("zgmhx")
    assert found
    assert not any(" " in text for text in found)


def test_no_more_than_asked_for() -> None:
    assert LEXICON.by_pinyin("sh", 7) == LEXICON.by_pinyin("sh")[:7]
    assert LEXICON.like("发展", 7) == LEXICON.like("发展")[:7]
    assert len(LEXICON.by_pinyin("sh")) == len(LEXICON.like("发展")) == 200
    assert LEXICON.by_pinyin("sh", 0) == LEXICON.like("发展", 0) == ()


@pytest.mark.parametrize("letters", ["a" * 48, "xian" * 12, "sh" * 24, "ga" * 20, "zhuang" * 50])
def test_letters_without_end_are_answered(letters: str) -> None:
    assert len(LEXICON.by_pinyin(letters)) <= 200


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("形势主义", "形式主义"),
        ("形勢主義", "形式主义"),
        ("官辽主义", "官僚主义"),
        ("减付", "减负"),
        ("基层剪负", "基层减负"),
        ("机层建设", "基层建设"),
        ("坚决反对形势主义", "坚决反对形式主义"),
        ("坚决反对形势主义和各种不良作风的长期斗争", "坚决反对形式主义和各种不良作风的长期斗争"),
        ("人工只能", "人工智能"),
        ("𠀀减付", "𠀀减负"),
    ],
)
def test_words_that_sound_alike_come_first(written: str, meant: str) -> None:
    assert LEXICON.like(written)[0] == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("形式大义", "形式主义"),
        ("式形主义", "形式主义"),
        ("形式主主义", "形式主义"),
        ("形式义", "形式主义"),
        ("式主义", "形式主义"),
        ("形式主", "形式主义"),
        ("义务教肓", "义务教育"),
        ("a股", "个股"),
    ],
)
def test_words_with_one_other_character_follow(written: str, meant: str) -> None:
    assert meant in LEXICON.like(written)


@pytest.mark.parametrize("text", ["形式主义", "发展", "發展", "基", "形势主义", "减 负", "坚决反对形势主义"])
def test_a_word_is_not_like_itself(text: str) -> None:
    found = LEXICON.like(text)
    assert not {text, text.replace("發", "发")} & set(found)
    assert len(set(found)) == len(found)


@pytest.mark.parametrize("text", ["", "  ", "hello", "\ud800\udc00", "，。", "好" * 41])
def test_nothing_is_like_what_is_no_word(text: str) -> None:
    assert LEXICON.like(text) == ()


@given(st.text(st.sampled_from("甲乙义行形aA發\0\ud800𠀀 "), max_size=45))
def test_any_text_is_answered(text: str) -> None:
    assert len(LEXICON.like(text, 20)) <= 20
    assert len(LEXICON.by_pinyin(text, 20)) <= 20


def differs_by_one(one: str, other: str) -> bool:
    """By brute force: whether one edit leads from one text to the other."""
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < len(longer):
        return any(longer[:place] + longer[place + 1 :] == shorter for place in range(len(longer)))
    swapped = {one[:place] + one[place : place + 2][::-1] + one[place + 2 :] for place in range(len(one))}
    return other in swapped or sum(char != its for char, its in zip(one, other, strict=True)) == 1


def texts(found: list[Found]) -> set[str]:
    return {word for word, _ in ranked(found, 1000)}


@given(st.text(st.sampled_from("甲乙义行形"), min_size=1, max_size=4))
def test_edits_are_those_that_brute_force_finds(small: Path, text: str) -> None:
    near = {word for word in SMALL if differs_by_one(text, word)}
    assert texts(list(edits(read_words(small), codes(text)))) - {text} == near - {text}


@given(st.text(st.sampled_from("甲乙义行形"), min_size=1, max_size=4))
def test_homophones_are_those_that_brute_force_finds(small: Path, text: str) -> None:
    def read(word: str) -> list[str]:
        return [SYLLABLES[char][word == "甲行" and char == "行"] for char in word]

    alike = {
        word
        for word in SMALL
        if len(word) == len(text)
        and all(sound in SYLLABLES[char] for sound, char in zip(read(word), text, strict=True))
    }
    assert texts(list(homophones(read_words(small), codes(text)))) == alike


def test_words_are_ranked_over_all_lengths() -> None:
    words = read_words(FILE)
    found = ranked(homophones(words, codes("事实")), 50)
    assert all(one[1] >= other[1] for one, other in pairwise(found))


def test_a_file_of_another_format_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "words.txt.xz"
    file.write_bytes(lzma.compress(b"yandu-words 0\n\n"))
    with pytest.raises(ValueError, match="yandu-words 1"):
        read_words(file)


def test_nothing_is_read_before_the_first_question(tmp_path: Path) -> None:
    lexicon = Lexicon(tmp_path / "missing")
    assert lexicon.like("") == lexicon.by_pinyin("形式") == ()
    with pytest.raises(FileNotFoundError):
        lexicon.like("形式")
