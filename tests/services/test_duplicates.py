"""Articles that a library has twice or nearly are found, and others are not."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader_app.domain.article import Article
from reader_app.domain.errors import Cancelled
from reader_app.domain.text import fingerprint
from reader_app.services.duplicates import DuplicatesService, pair_of
from reader_app.services.resemblance import candidates, likeness, pieces, rows

WORDS = (
    *("门", "灯", "会议", "街坊", "巷子", "干部", "表格", "清单", "夜校", "师傅", "手艺", "道理"),
    *("时间", "功夫", "早晨", "老人", "孩子", "学问", "办法", "水桶", "椅子", "邻居", "书信", "账本"),
)


def article_text(seed: int, clauses: int = 90) -> str:
    """A text of its own."""
    rng = random.Random(seed)
    made = ["".join(rng.choice(WORDS) + chr(0x4E00 + rng.randrange(4000)) for _ in range(4)) for _ in range(clauses)]
    return "，".join(made) + "。"


class Library:
    """A library in memory."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts

    def articles(self) -> tuple[Article, ...]:
        return tuple(
            Article(key, f"{key}.md", key, words=len(text), fingerprint=fingerprint(text))
            for key, text in self._texts.items()
        )

    def texts(self, ids: Iterable[str]) -> Iterator[tuple[str, str]]:
        return ((key, self._texts[key]) for key in ids if key in self._texts)


def found(texts: Mapping[str, str], **more: object) -> list[set[str]]:
    return [{each.article.id for each in group} for group in DuplicatesService(Library(texts)).find(**more)]  # type: ignore[arg-type]


def scattered(text: str, share: float) -> str:
    rng = random.Random(3)
    return "".join("改" if rng.random() < share and letter not in "，。" else letter for letter in text)


def without_a_piece(text: str) -> str:
    return text[: len(text) // 3] + text[len(text) // 2 :]


NEARLY = {
    "other marks": lambda text: text.replace("，", ",").replace("。", ".\n\n　　"),
    "head and foot": lambda text: f"本网讯\n{text}\n责任编辑：某某。版权所有，未经许可不得转载。",
    "a piece left out": without_a_piece,
    "one letter in twenty": lambda text: scattered(text, 0.05),
    "one letter in twelve": lambda text: scattered(text, 0.08),
}


@pytest.mark.parametrize("change", NEARLY.values(), ids=NEARLY.keys())
def test_near_duplicates_are_found_among_others(change: object) -> None:
    texts = {f"a{number:03}": article_text(number) for number in range(150)}
    copies = {f"b{number:03}": change(texts[f"a{number:03}"]) for number in range(40)}  # type: ignore[operator]
    groups = found({**texts, **copies})
    wanted = [{f"a{number:03}", f"b{number:03}"} for number in range(40)]
    assert sum(pair in groups for pair in wanted) >= 39
    assert all(group in wanted for group in groups)


def test_the_same_text_is_wholly_alike_and_stands_first() -> None:
    text = article_text(1)
    service = DuplicatesService(
        Library({"a": article_text(2), "b": text, "c": text, "d": scattered(article_text(2), 0.03)})
    )
    groups = service.find()
    assert [[each.article.id for each in group] for group in groups] == [["b", "c"], ["a", "d"]]
    assert [each.likeness for each in groups[0]] == [1.0, 1.0]
    assert 0.8 <= groups[1][1].likeness < 1.0


def test_articles_in_a_chain_are_one_group() -> None:
    text = article_text(5)
    texts = {"a": text, "b": text + article_text(6, 8), "c": text + article_text(6, 8) + article_text(7, 8)}
    assert found(texts) == [{"a", "b", "c"}]


def test_what_was_said_to_be_no_duplicate_is_left_out() -> None:
    text = article_text(5)
    texts = {"a": text, "b": text + "再添一句。", "c": article_text(9)}
    assert found(texts) == [{"a", "b"}]
    assert found(texts, dismissed=[pair_of("b", "a")]) == []


def test_one_of_three_that_is_another_leaves_the_other_two() -> None:
    texts = dict.fromkeys("abc", article_text(5))
    for one in "abc":
        others = set("abc") - {one}
        assert found(texts, dismissed=[pair_of(one, other) for other in others]) == [others]


def test_short_and_empty_texts_are_alike_only_if_they_are_the_same() -> None:
    assert found({"a": "", "b": "门", "c": "门开着", "d": "门开着。"}) == []
    assert found({"a": "门开着", "b": "门开着"}) == [{"a", "b"}]


def test_a_crowd_of_nearly_the_same_is_one_group() -> None:
    text = article_text(4)
    assert found({f"n{number}": f"{text}第{number}号。" for number in range(120)}) == [{f"n{n}" for n in range(120)}]


def test_it_can_be_stopped() -> None:
    def stop(done: int, total: int, text: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        DuplicatesService(Library({"a": article_text(1)})).find(stop)


@given(st.text(max_size=300), st.text(max_size=300))
@settings(max_examples=60, deadline=None)
def test_likeness_is_a_share_and_the_same_both_ways(one: str, other: str) -> None:
    left, right = pieces(one), pieces(other)
    assert 0.0 <= likeness(left, right) <= 1.0
    assert likeness(left, right) == likeness(right, left)
    assert likeness(left, left) in (0.0, 1.0)


@given(st.lists(st.text(alphabet="门灯会议街坊", max_size=80), max_size=8))
@settings(max_examples=60, deadline=None)
def test_the_same_texts_are_always_candidates(texts: list[str]) -> None:
    known = [(index, row) for index, row in enumerate(rows(texts)) if row is not None]
    pairs = candidates([row for _, row in known])
    for left in range(len(known)):
        for right in range(left + 1, len(known)):
            if texts[known[left][0]] == texts[known[right][0]]:
                assert (left, right) in pairs
