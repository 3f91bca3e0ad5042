"""A passage is found again after the text has been edited, and never other words in its place without a doubt."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from reader_app.domain.anchor import CONTEXT, Anchor, AnchorStatus, Resolution, describe, occurrences, resolve
from reader_app.domain.block import Block, BlockKind, Document

WORDS = st.lists(
    st.sampled_from(["会", "开短", "话要", "说清", "，", "。", "\n", "减负", "实干", "𠮷", "a", " "]),
    min_size=1,
    max_size=60,
)
TEXTS = WORDS.map("".join)
ARTICLE = (
    "巷口的修表铺开了三十年，老师傅说，慢一点，才修得好。\n社区干部来取表，顺便把通知念给他听。\n"
    "他听完点点头：话短，我记得住。\n后来的人问他窍门，他说：先听，再动手。"
)


def document(text: str) -> Document:
    return Document(tuple(Block(BlockKind.PARAGRAPH, line) for line in text.split("\n")))


def anchor(quote: str, text: str = ARTICLE) -> Anchor:
    start = text.index(quote)
    return describe(document(text), start, start + len(quote))


def found(anchor: Anchor, text: str) -> tuple[str, str]:
    result = resolve(anchor, text)
    return result.status.value, text[result.start : result.end]


@given(TEXTS, st.data())
def test_in_the_same_text_it_is_where_it_was(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    made = describe(document(text), start, end)
    assert made.quote == text[start:end]
    assert text.startswith(made.prefix + made.quote + made.suffix, start - len(made.prefix))
    assert max(len(made.prefix), len(made.suffix)) <= CONTEXT
    result = resolve(made, text)
    assert (result.status, result.start, result.end) == (AnchorStatus.EXACT, start, end)


@settings(max_examples=200)
@given(TEXTS, st.text(alphabet="新添的话。\n", min_size=1, max_size=50), st.data())
def test_text_put_in_before_it_moves_it(text: str, added: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    made = describe(document(text), start, end)
    edited = added + text
    result = resolve(made, edited)
    assert result.found
    assert edited[result.start : result.end] == made.quote
    if result.status is not AnchorStatus.DOUBTFUL:
        context = edited[max(0, result.start - CONTEXT) : result.start], edited[result.end : result.end + CONTEXT]
        assert context[1] == made.suffix or context[0].endswith(made.prefix)


@settings(max_examples=200)
@given(TEXTS, TEXTS, st.data())
def test_other_words_are_never_shown_without_a_doubt(text: str, other: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    made = describe(document(text), start, end)
    assume(text != other)
    result = resolve(made, other)
    assert 0 <= result.start <= result.end <= len(other)
    if result.status in (AnchorStatus.EXACT, AnchorStatus.MOVED):
        assert other[result.start : result.end] == made.quote
    if not result.found:
        assert (result.start, result.end) == (0, 0)
        assert made.quote not in other


def test_a_paragraph_before_it() -> None:
    made = anchor("慢一点，才修得好")
    assert found(made, "新的开头，写得很长很长。\n" + ARTICLE) == ("moved", "慢一点，才修得好")


def test_one_of_several_copies_is_told_by_its_neighbours() -> None:
    text = "甲说：开短会。\n乙说：开短会。\n丙说：开短会。"
    start = text.index("开短会", text.index("乙"))
    made = describe(document(text), start, start + 3)
    edited = "开头。\n" + text
    result = resolve(made, edited)
    assert result.status is AnchorStatus.MOVED
    assert edited[: result.start].endswith("乙说：")


def test_another_copy_at_the_old_place_is_not_taken_for_it() -> None:
    text = "开短开短开短会开短开短"
    made = describe(document(text), 9, 10)
    edited = "。。。。。" + text
    result = resolve(made, edited)
    assert (result.status, result.start) == (AnchorStatus.MOVED, 14)


def test_words_changed_beside_it_leave_it_where_it_was() -> None:
    made = anchor("顺便把通知念给他听")
    assert found(made, ARTICLE.replace("话短，", "话不长，")) == ("exact", "顺便把通知念给他听")
    assert found(made, ARTICLE.replace("来取表", "来取钟")) == ("exact", "顺便把通知念给他听")


def test_a_paragraph_put_right_before_a_short_one_moves_its_words() -> None:
    made = anchor("话短")
    assert found(made, ARTICLE.replace("他听完", "干部笑了。\n他听完")) == ("moved", "话短")


def test_a_word_or_two_with_other_words_beside_them_are_doubtful() -> None:
    assert found(anchor("话短"), ARTICLE.replace("我记得住", "我都记住了")) == ("doubtful", "话短")


def test_the_only_copy_left_is_doubtful_among_other_words() -> None:
    """The same saying elsewhere need not be the one that was marked."""
    made = anchor("慢一点，才修得好")
    assert found(made, "渡口的船工也说：慢一点，才修得好。这是另一篇文章。") == ("doubtful", "慢一点，才修得好")


def test_the_same_words_in_the_same_words_are_told_apart_by_nothing() -> None:
    text = "\n".join(["同意。"] * 30)
    start = text.index("同意", 60)
    made = describe(document(text), start, start + 2)
    assert resolve(made, text) == Resolution(AnchorStatus.EXACT, start, start + 2)
    assert resolve(made, text + "\n散会。").status is AnchorStatus.DOUBTFUL


ROWS = (
    "{n}. {who}：{how}。",
    "{how}，{who}。",
    "{who}\t{n}日\t{how}\t办公室",
    "第{n}项 关于{who}反映问题的处理意见，经会议研究，{how}，由办公室负责落实。",
    "{n}日，{who}参加社区值班，登记来访3人，{how}，情况正常。",
)


@settings(max_examples=400)
@given(
    st.sampled_from(ROWS),
    st.lists(st.sampled_from(["同意", "一致同意", "通过"]), min_size=2, max_size=12),
    st.data(),
)
def test_of_rows_alike_no_other_is_taken_for_the_one(form: str, ways: list[str], data: st.DataObject) -> None:
    """Rows are deleted, moved and added; a word is shown without a doubt in its own row or not at all."""
    people = ["王芳", "李强", "张伟", "陈明", "赵丽", "周勇", "吴军", "郑杰", "孙涛", "钱红", "冯超", "褚兰", "卫平"]
    rows = [form.format(n=n + 1, who=people[n], how=how) for n, how in enumerate(ways)]
    marked = data.draw(st.integers(0, len(rows) - 1))
    made = _mark_in(rows, marked, ways[marked])
    order = list(range(len(rows)))
    for _ in range(data.draw(st.integers(1, 3))):
        edit = data.draw(st.sampled_from(["delete", "move", "add"]))
        at = data.draw(st.integers(0, len(order) - 1))
        if edit == "add":
            order.insert(at, -1)
        elif len(order) > 1:
            row = order.pop(at)
            if edit == "move":
                order.insert(data.draw(st.integers(0, len(order))), row)
    added = form.format(n=31, who="韩雪", how="同意")
    lines = ["会议记录", *(added if row < 0 else rows[row] for row in order), "散会。"]
    result = resolve(made, "\n".join(lines))
    if result.status in (AnchorStatus.EXACT, AnchorStatus.MOVED):
        assert marked in order
        before = len("\n".join(lines[: order.index(marked) + 1])) + 1
        assert result.start == before + rows[marked].index(ways[marked])


def _mark_in(rows: list[str], marked: int, words: str) -> Anchor:
    text = "\n".join(["会议记录", *rows, "散会。"])
    start = text.index(rows[marked]) + rows[marked].index(words)
    return describe(document(text), start, start + len(words))


def test_an_edited_quote_is_doubtful() -> None:
    made = anchor("社区干部来取表，顺便把通知念给他听")
    edited = ARTICLE.replace("顺便把通知念给他听", "顺便把新通知念给老人听")
    status, words = found(made, edited)
    assert status == "doubtful"
    # Whole clauses, however the edit has cut them.
    assert words == "社区干部来取表，顺便把新通知念给老人听。"


def test_a_very_long_quote_with_edits_all_over_it_is_found_at_once() -> None:
    letters = random.Random(1).choices("山水田林路桥灯窗门树花草鸟鱼虫雨雪风云，。", k=9000)
    text = "".join(letters)
    made = describe(document(text), 200, 8200)
    edited = "新的开头。" + "".join("改" if n % 40 == 7 else char for n, char in enumerate(text))
    started = time.perf_counter()
    result = resolve(made, edited)
    assert time.perf_counter() - started < 1
    assert result.status is AnchorStatus.DOUBTFUL
    assert abs(result.start - 205) <= 24
    assert abs(result.end - 8205) <= 24


def test_what_is_gone_is_an_orphan() -> None:
    made = anchor("社区干部来取表，顺便把通知念给他听")
    assert found(made, "完全不同的一篇文章，讲的是渡口和船。") == ("orphan", "")


def test_a_short_quote_elsewhere_is_doubtful() -> None:
    status, words = found(anchor("话短"), "另一篇文章里也有话短两个字。")
    assert (status, words) == ("doubtful", "话短")


def test_the_paragraph_is_remembered() -> None:
    made = anchor("话短")
    assert made.paragraph == 3
    assert made.text_fingerprint == document(ARTICLE).fingerprint


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 2), (-1, 2), (0, 10_000)])
def test_there_is_no_anchor_of_nothing(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no passage"):
        describe(document(ARTICLE), start, end)


def test_occurrences_overlap() -> None:
    assert list(occurrences("哈哈哈", "哈哈")) == [0, 1]
    assert list(occurrences("哈", "")) == []
