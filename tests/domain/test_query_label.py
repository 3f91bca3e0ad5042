"""What parts of a query are called."""

from __future__ import annotations

import pytest
from hypothesis import given
from tests.domain.queries import TODAY, queries

from reader_app.domain.query import Among, And, Dated, Node, Or, Part
from reader_app.domain.query_label import label
from reader_app.domain.query_parser import parse


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("减负", "“减负”"),
        ("减*担", "“减”…“担”（同一句内）"),
        ("发?展", "“发□展”（□ 代表一个字）"),
        ("发?展*强", "“发□展”…“强”（同一句内，□ 代表一个字）"),
        ("-会议", "不含“会议”"),
        ("减负 | 担当 | 实干", "“减负”或“担当”或“实干”"),
        ("(减负 担当) | 实干", "（“减负”并且“担当”）或“实干”"),
        ("-(减负 | 担当)", "排除（“减负”或“担当”）"),
        ("标题:减负", "标题：“减负”"),
        ("栏目:=基层治理", "栏目：基层治理"),
        ("-栏目:=基层治理", "排除栏目：基层治理"),
        ("栏目:(=甲 | =乙)", "栏目：甲或乙"),
        ("栏目:甲 | 来源:=乙", "栏目：“甲”或来源：乙"),
        ("减负 NEAR/20 担当", "“减负”和“担当”相距不超过 20 字"),
        ("标题:(减负 NEAR 担当)", "标题：“减负”和“担当”相距不超过 10 字"),
        ("日期:2024", "2024 年"),
        ("日期:2024-03", "2024 年 3 月"),
        ("日期:2024-03-05", "2024 年 3 月 5 日"),
        ("日期:2024-01..2024-02", "2024-01-01 至 2024-02-29"),
        ("日期:9999-12-01..9999-12-31", "9999-12-01 至 9999-12-31"),
        ("日期:2024..", "2024-01-01 起"),
        ("日期:..2024", "到 2024-12-31 为止"),
        ("日期:(2024 | 2023)", "2024 年或2023 年"),
        ("是:未读", "未读"),
        ("-是:收藏", "排除收藏"),
        ("有:批注", "有批注"),
        ("-有:标签", "没有标签"),
        ("{a}", "“{a}”"),
    ],
)
def test_a_part_has_a_short_name(text: str, said: str) -> None:
    (part,) = parse(text, TODAY).parts
    assert str(label(part)) == said


@pytest.mark.parametrize(
    ("node", "said"),
    [
        (Among(frozenset({"a", "b"})), "选出的 2 篇"),
        (Dated(None, None), "有日期"),
        (And(()), "全部文章"),
        (Or(()), "没有文章"),
    ],
)
def test_what_nobody_types_has_a_name_too(node: Node, said: str) -> None:
    assert str(label(Part(0, 0, node))) == said


@given(queries)
def test_every_part_has_a_name(text: str) -> None:
    assert all(str(label(part)) for part in parse(text, TODAY).parts)
