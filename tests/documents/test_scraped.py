"""Texts copied from web pages: the article comes out, and nothing of it is lost."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from reader_app.documents import parse, read
from reader_app.domain.article import Metadata
from reader_app.domain.block import BlockKind

HERE = Path(__file__).parent / "scraped"

EXPECTED = {
    "labels-above-title.txt": (
        Metadata("让通知少绕几道弯", None, date(2023, 5, 18), "青禾日报", "林苗", "周岸"),
        ("一份通知从县里到村里", "河湾镇的做法很简单", "文件短一点，脚步就快一点。"),
    ),
    "gb18030-page.txt": (
        Metadata("夜里十点的社区灯光", "写在网格员值班之后", date(2022, 11, 3), "石桥镇党建办", column="工作随笔"),
        ("值班室的灯一亮", "起初我以为", "一盏灯照不了多远"),
    ),
    "no-breadcrumb.txt": (
        Metadata("读书会为什么越开越短", None, date(2024, 3, 9), "远山评论网", "陈砚秋"),
        ("读书会刚办起来的时候", "后来有人提议", "会短不等于学得浅。", "如今读书会只有四十分钟"),
    ),
    "source-in-brackets.txt": (
        Metadata("匠心不在高处", None, date(2021, 8, 26), "《南岸晨报》", "秦望舒", "方远、许默", "本报时评"),
        ("补锅的老秦", "这话放在哪一行都合适。", "有人问他图什么。"),
    ),
    "editor-at-end.md": (
        Metadata(
            "一张表格的“瘦身”记",
            None,
            date(2024, 6, 12),
            "云岭先锋网",
            "罗小满",
            "高岚",
            url="https://news.example.com/2024/0612/88.html",
        ),
        ("一季度，桥头村", "镇里把这些表", "同一个数字，只填一次；", "能从系统里取的", "谁要数字", "表格瘦了"),
    ),
    "forum.txt": (
        Metadata(
            "[原创] 我们村的“板凳会”开到了第一百期", None, date(2023, 10, 21), None, "晒谷场上的风", column="随便聊聊"
        ),
        ("晚饭后搬条板凳", "第一期来了六个人", "有人说这算什么会。"),
    ),
    "words-in-prose.txt": (
        Metadata("留一个打得通的号码", None, date(2024, 1, 15), "巷口周刊", "何以宁", column="邻里"),
        ("社区门口贴着一张纸，上面写着联系电话", "版权所有的不只是文章", "来源：这两个字", "如今那张纸换成了一块木牌"),
    ),
    "labels-one-a-line.txt": (
        Metadata(
            "关于给会议“掐表”的几点想法",
            None,
            date(2020, 7, 30),
            "春山县委党校",
            "宋时雨",
            None,
            "学员论坛",
            "http://school.example.cn/2020/0730/c12.htm",
            ("会风", "效率", "作风"),
        ),
        ("会议室里挂一只钟", "掐表不是催人", "会前多想十分钟"),
    ),
}


@pytest.mark.parametrize("name", EXPECTED)
def test_the_article_comes_out_of_the_page(name: str) -> None:
    metadata, beginnings = EXPECTED[name]
    parsed = read(HERE / name)
    assert parsed.metadata == metadata
    assert parsed.document.title == metadata.title
    body = parsed.document.blocks[1:]
    assert len(body) == len(beginnings)
    for block, beginning in zip(body, beginnings, strict=True):
        assert block.text.startswith(beginning)


@pytest.mark.parametrize("name", [name for name in EXPECTED if name.endswith(".txt")])
def test_the_same_text_saved_as_markdown_gives_the_same_article(name: str) -> None:
    data = (HERE / name).read_bytes()
    as_text, as_markdown = parse(data, "a.txt"), parse(data, "a.md")
    assert as_markdown.metadata == as_text.metadata
    assert as_markdown.document == as_text.document


def test_all_files_are_expected() -> None:
    assert {path.name for path in HERE.iterdir()} == set(EXPECTED)


PLAIN = """巷口的早市

卖豆腐的老人每天五点出摊。他说，豆腐要趁热，话要趁早。

联系电话：这四个字写在他的车上，下面没有号码，只有一句“回头见”。

时间：不是用来等的，是用来走的。

早市散了，巷子又安静下来。
"""


@pytest.mark.parametrize("name", ["早市.txt", "早市.md"])
def test_a_text_without_the_form_keeps_everything(name: str) -> None:
    text = parse(PLAIN.encode(), name).document.text
    for line in filter(None, PLAIN.splitlines()):
        assert line in text


MINUTES = """第三次碰头会

时间：2024年5月6日
地点：村委会二楼
到会：七人

大家商量了修水渠的事，定下了三个日子。
散会后，各自回去丈量自家门前那一段。
"""


def test_the_minutes_of_a_meeting_are_no_web_page() -> None:
    document = parse(MINUTES.encode(), "会.txt").document
    assert [block.text for block in document.blocks] == [line for line in MINUTES.splitlines() if line]


def test_labels_only_at_the_end() -> None:
    body = ["夜深了，灯下还有人。他在写一封信。", "信很短，写得很慢。"]
    text = "\n\n".join(["灯下", *body, "（来源：晚晴周报 2022年4月1日 作者：叶知秋）"])
    parsed = parse(text.encode(), "x.txt")
    assert parsed.metadata == Metadata("灯下", None, date(2022, 4, 1), "晚晴周报", "叶知秋")
    assert [block.text for block in parsed.document.blocks] == [
        "灯下",
        "夜深了，灯下还有人。他在写一封信。",
        "信很短，写得很慢。",
    ]


def test_an_interview_keeps_its_questions() -> None:
    questions = ["记者：您为什么留在渡口？", "船工：水在，人就在。", "记者：以后呢？", "船工：以后还在。"]
    text = "\n\n".join(["渡口访谈", "来源：渡口周刊 作者：江临", *questions])
    document = parse(text.encode(), "x.txt").document
    assert [block.text for block in document.blocks] == ["渡口访谈", *questions]


def test_front_matter_says_that_a_file_is_no_page() -> None:
    text = "---\ntitle: 标题\n---\n\n来源：一个词\n\n责任编辑：另一个词\n"
    document = parse(text.encode(), "x.md").document
    assert [block.text for block in document.blocks] == ["标题", "来源：一个词", "责任编辑：另一个词"]


def test_a_markdown_note_with_a_source_line() -> None:
    text = "# 标题\n\n> 来源：[某报](http://example.org) 作者：**阿川**\n\n## 一、开头\n\n话。\n\n- 甲\n- 乙\n"
    parsed = parse(text.encode(), "x.md")
    assert (parsed.metadata.source, parsed.metadata.author) == ("某报", "阿川")
    kinds = [block.kind for block in parsed.document.blocks]
    assert kinds == [BlockKind.HEADING, BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST, BlockKind.LIST]
