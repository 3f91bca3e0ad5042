"""Signs are put where Qt would break a line wrongly, or never, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader_app.ui.line_breaks import JOINED, insertions, unsigned


def seen(text: str) -> str:
    """`text` with + for "no break here" and | for "a break is allowed here"."""
    for index, sign in reversed(insertions(text)):
        text = text[:index] + ("+" if sign == JOINED else "|") + text[index:]
    return text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("他说，“你好”；她说“不好”。", "他说，|“你好”；她说|“不好”。"),
        ("“甲”“乙”", "“甲”|“乙”"),
        ("说‘好’字，it’s", "说|‘好’|字，it’s"),
        ('说"你好"吧', '说|"你好"|吧'),
        ('只有一个"引号', '只有一个"引号'),
        ("2026年11月20日", "2026+年11+月20+日"),
        ("12,500册，高0.8个百分点", "12,500+册，高0.8+个+百+分+点"),
        ("行程 240 公里，重 15 kg", "行程 240 +公+里，重 15 +kg"),
        ("破折号——是", "破折号+——是"),
        ("3～5天", "3+～+5+天"),
        ("1998—2008年", "1998+—2008+年"),
        ("列奥·达", "列奥+·达"),
        ("分数1/2", "分数1/+2"),
        ("有空格 。", "有空格 +。"),
        ("平平常常的一句，什么也没有。", "平平常常的一句，什么也没有。"),
        ("", ""),
    ],
)
def test_insertions(text: str, expected: str) -> None:
    assert seen(text) == expected


def test_code_is_left_alone() -> None:
    assert insertions("12册", range(3)) == []


@settings(max_examples=200)
@given(st.text(alphabet='甲年，“”‘’"—…·0１ km/％\n\U00020000', max_size=30))
def test_signs_are_sorted_and_can_be_taken_out_again(text: str) -> None:
    signs = insertions(text)
    places = [index for index, _ in signs]
    assert places == sorted(set(places))
    assert all(0 < index < len(text) for index in places)
    made = "".join(dict(signs).get(index, "") + char for index, char in enumerate(text))
    assert unsigned(made) == text
