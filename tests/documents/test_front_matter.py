"""Front matter becomes metadata; what cannot be read spoils nothing."""

from __future__ import annotations

from datetime import date

import pytest

from reader_app.documents import Parsed, parse
from reader_app.domain.article import Metadata


def article(front: str, body: str = "正文。\n") -> Parsed:
    return parse(f"---\n{front}\n---\n\n{body}".encode(), "文件名.md")


ALL = Metadata(
    "减负与实干",
    "一个副标题",
    date(2024, 11, 17),
    "青禾日报",
    "林苗",
    "周岸",
    "廉政时评",
    "https://example.org/1",
    ("学习", "基层", "读书"),
)


def test_english_keys() -> None:
    front = (
        "title: 减负与实干\nsubtitle: 一个副标题\ndate: 2024-11-17\nsource: 青禾日报\nauthor: 林苗\neditor: 周岸\n"
        "column: 廉政时评\nurl: https://example.org/1\ntags: [学习, 基层, 读书]"
    )
    assert article(front).metadata == ALL


def test_chinese_keys() -> None:
    front = (
        "标题: 减负与实干\n副标题: 一个副标题\n日期: 2024年11月17日\n来源: 青禾日报\n作者: 林苗\n编辑: 周岸\n"
        "栏目: 廉政时评\n原文链接: https://example.org/1\n标签: 学习、基层, 读书"
    )
    assert article(front).metadata == ALL


def test_full_width_colons_and_windows_line_ends() -> None:
    data = "---\r\n标题：问：答\r\n作者：林苗\r\n---\r\n正文。\r\n".encode()
    assert parse(data, "a.md").metadata == Metadata("问：答", author="林苗")


@pytest.mark.parametrize(
    "value",
    [
        "2024-11-17",
        "2024年11月17日",
        "2024/11/17 12:30",
        "2024.11.17",
        "20241117",
        "'2024-11-17'",
        "2024-11-17T08:00:00Z",
    ],
)
def test_dates_in_many_forms(value: str) -> None:
    assert article(f"date: {value}").metadata.date == date(2024, 11, 17)


@pytest.mark.parametrize("value", ["昨天", "2024-13-45", "", "12:30", "[1, 2]", "~"])
def test_an_unreadable_date_is_none(value: str) -> None:
    assert article(f"title: 题\ndate: {value}").metadata.date is None


def test_values_are_kept_as_they_are_written() -> None:
    metadata = article("title: 2024\nsource: 12:30\nauthor: yes\neditor: ''\ncolumn: null").metadata
    assert (metadata.title, metadata.source, metadata.author) == ("2024", "12:30", "yes")
    assert (metadata.editor, metadata.column) == (None, None)


def test_unknown_keys_are_kept() -> None:
    metadata = article("title: 题\nweight: 3\ndraft: true\n评分: {难度: 2}\nday: 2024-99-99").metadata
    assert metadata.extra == {"weight": 3, "draft": True, "评分": {"难度": 2}, "day": "2024-99-99"}


def test_tags_one_a_line() -> None:
    assert article("tags:\n- 学习\n- 学习\n- 基层").metadata.tags == ("学习", "基层")


def test_the_title_is_not_said_twice() -> None:
    parsed = article("title: 题", "## 题\n\n正文。\n")
    assert parsed.document.text == "题\n正文。"


@pytest.mark.parametrize(
    "front",
    [
        "title: [未闭合",
        "title: 一问: 何为实干",
        "\ttitle: x",
        "title: 'x",
        "- 甲\n- 乙: {",
        "title: &a *b",
        "a: !!python/object:os.x {}",
    ],
)
def test_malformed_front_matter_opens_with_its_text(front: str) -> None:
    parsed = article(front, "# 真标题\n\n正文。\n")
    assert "正文。" in parsed.document.text
    assert "真标题" in parsed.document.text
    for line in front.split("\n"):
        assert line.strip() in parsed.document.text or parsed.metadata.extra


def test_malformed_front_matter_does_not_become_the_title() -> None:
    parsed = article("title: [未闭合", "# 真标题\n\n正文。\n")
    assert parsed.metadata.title == "真标题"
    assert parsed.document.blocks[1].text == "正文。"


def test_a_text_between_rules_is_no_front_matter() -> None:
    text = "---\n\n一段话。\n\n---\n\n又一段。\n"
    assert [b.text for b in parse(text.encode(), "x.md").document.blocks] == ["x", "", "一段话。", "", "又一段。"]


def test_front_matter_that_never_ends() -> None:
    assert "正文。" in parse("---\ntitle: 题\n\n正文。\n".encode(), "x.md").document.text


def test_front_matter_in_plain_text() -> None:
    parsed = parse("---\n标题: 题\n---\n正文。\n".encode(), "x.txt")
    assert parsed.document.text == "题\n正文。"


def test_empty_front_matter() -> None:
    assert article("").document.text == "文件名\n正文。"
