"""Files of any sort, good and bad: what opens, under which title and date, and what is said of the rest."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from reader_app.documents import parse, read, summary
from reader_app.domain.block import BlockKind, Document
from reader_app.domain.errors import ReaderError


def failure(path: Path) -> ReaderError:
    with pytest.raises(ReaderError) as caught:
        read(path)
    assert str(path.name) in str(caught.value)
    return caught.value


@pytest.mark.parametrize(
    ("name", "day", "title"),
    [
        ("2024-11-17-把会开短.md", date(2024, 11, 17), "把会开短"),
        ("20241117_把会开短.txt", date(2024, 11, 17), "把会开短"),
        ("把会开短（2024年11月17日）.md", date(2024, 11, 17), "把会开短"),
        ("2024.11.17 把会开短.txt", date(2024, 11, 17), "把会开短"),
        ("把会开短.md", None, "把会开短"),
        ("2024-11-17.md", date(2024, 11, 17), "2024-11-17"),
        ("第20241399号.md", None, "第20241399号"),
    ],
)
def test_title_and_date_from_the_name(name: str, day: date | None, title: str) -> None:
    parsed = parse("只有一段话，没有标题，也没有日期。".encode(), name)
    assert parsed.metadata.title is None
    assert parsed.metadata.date == day
    assert parsed.document.title == title


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("# 把会开短（2024年11月17日）\n\n话。", date(2024, 11, 17)),
        ("# 2024-11-17 把会开短\n\n话。", date(2024, 11, 17)),
        ("# 2023年9月1日起施行的办法\n\n话。", None),
    ],
)
def test_date_from_the_heading(text: str, day: date | None) -> None:
    assert parse(text.encode(), "a.md").metadata.date == day


def test_title_from_the_first_heading() -> None:
    parsed = parse("## **把会**开短\n\n话。\n\n# 别的\n".encode(), "a.md")
    assert parsed.metadata.title == "把会开短"
    title = parsed.document.blocks[0]
    assert (title.level, len(title.spans)) == (1, 1)
    assert parsed.document.text == "把会开短\n话。\n别的"


def test_a_section_heading_is_not_the_title() -> None:
    parsed = parse("引言。\n\n## 一、开头\n\n话。".encode(), "甲.md")
    assert parsed.metadata.title is None
    assert parsed.document.text == "甲\n引言。\n一、开头\n话。"


def test_plain_text_with_a_title_line() -> None:
    parsed = parse("把会开短\n\n　　会长了，话就散了。\n　　话短了，事才清楚。\n".encode(), "a.txt")
    assert parsed.metadata.title == "把会开短"
    assert parsed.document.text == "把会开短\n会长了，话就散了。\n话短了，事才清楚。"


def test_plain_text_that_begins_with_a_sentence() -> None:
    parsed = parse("会长了，话就散了。\n话短了，事才清楚。\n".encode(), "甲.txt")
    assert parsed.metadata.title is None
    assert parsed.document.text == "甲\n会长了，话就散了。\n话短了，事才清楚。"


def test_plain_text_is_not_markdown() -> None:
    parsed = parse("会长了。\n# 不是标题\n* 不是列表\n<b>不是粗体</b> &amp;\n".encode(), "甲.txt")
    assert parsed.document.text == "甲\n会长了。\n# 不是标题\n* 不是列表\n<b>不是粗体</b> &amp;"
    assert {b.kind for b in parsed.document.blocks[1:]} == {BlockKind.PARAGRAPH}


def test_plain_text_wrapped_at_a_width_is_joined() -> None:
    prose = "修表的师傅不急着开工他先把表放在耳边听一会儿听它走得稳不稳像听一个人说话" * 6
    lines = [prose[i : i + 32] for i in range(0, len(prose), 32)]
    document = parse(("修表\n\n" + "\n".join(lines)).encode(), "a.txt").document
    assert [b.text for b in document.blocks] == ["修表", prose]


def test_a_poem_keeps_its_lines() -> None:
    poem = "渡口\n\n水往东去\n船往西来\n中间一盏灯\n照着等的人\n"
    assert parse(poem.encode(), "a.txt").document.text == "渡口\n水往东去\n船往西来\n中间一盏灯\n照着等的人"


def test_an_empty_file_is_an_article_without_text() -> None:
    for name in ("空.md", "空.txt", "空.html"):
        assert parse(b"", name).document.text == "空"


def test_binary_under_a_text_name(tmp_path: Path) -> None:
    path = tmp_path / "图.md"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + os.urandom(500))
    assert failure(path).code == "binary"


def test_a_file_that_is_gone(tmp_path: Path) -> None:
    assert failure(tmp_path / "没有.md").code == "vanished"


def test_a_folder_with_an_articles_name(tmp_path: Path) -> None:
    path = tmp_path / "夹.md"
    path.mkdir()
    assert failure(path).code == "not_file"


def test_a_file_that_may_not_be_read(tmp_path: Path, forbid: Callable[[Path], None]) -> None:
    path = tmp_path / "私.md"
    path.write_text("话。")
    forbid(path)
    assert failure(path).code == "unreadable"


def test_a_file_too_large_to_be_an_article(tmp_path: Path) -> None:
    path = tmp_path / "大.txt"
    with path.open("wb") as file:
        file.truncate(65 * 1024 * 1024)
    assert failure(path).code == "too_large"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_thirty_megabytes_of_text(encoding: str) -> None:
    paragraph = "　　巷口的修表铺开了三十年，老师傅说，慢一点，才修得好。社区干部来取表，顺便把通知念给他听。\n"
    data = (paragraph * (30_000_000 // len(paragraph.encode(encoding)))).encode(encoding)
    begin = time.perf_counter()
    document = parse(data, "大.txt").document
    assert time.perf_counter() - begin < 20
    assert len(document.blocks) == len(data) // len(paragraph.encode(encoding)) + 1
    assert document.blocks[-1].text == paragraph.strip()


def test_broken_html_opens() -> None:
    page = "<html><title>题</title><body><h1>题</h1><p>甲<b>乙<p>丙</div></b><table><tr><td>一<td>二<ul><li>子"
    document = parse(page.encode(), "a.html").document
    for word in ("题", "甲", "乙", "丙", "一", "二", "子"):
        assert word in document.text


def test_deep_nesting_opens() -> None:
    for text in (">" * 2000 + "深", "<div>" * 5000 + "深", "\n".join("    " * i + "- 深" for i in range(100))):
        for name in ("a.md", "a.html", "a.txt"):
            assert "深" in parse(text.encode(), name).document.text


@pytest.mark.parametrize("name", ["文.md", "文.txt"])
def test_no_traceback_for_any_bytes(name: str) -> None:
    said = []
    for seed in range(40):
        data = bytes((seed * 37 + i * i * (seed + 3)) % 256 for i in range(300))
        try:
            said.append(parse(data, name).document.title)
        except ReaderError as error:
            said.append(str(error))
    assert all(said), "a title, or a sentence"
    assert not any("\0" in each for each in said)


def test_summary_is_the_beginning_of_the_body() -> None:
    text = "# 题\n\n## 一、小标题\n\n第一段\n话。\n\n> 引用的话。\n\n" + "很长的话。" * 50
    result = summary(parse(text.encode(), "a.md").document)
    assert result.startswith("第一段话。引用的话。很长的话。")
    assert len(result) <= 90
    assert result.endswith("…")
    assert summary(parse("# 题\n\n短。".encode(), "a.md").document) == "短。"
    assert summary(parse("# 题\n\n![图说](a.png)".encode(), "a.md").document) == "图说"
    assert summary(Document(())) == ""


def test_a_link_to_a_heading_of_the_same_article_is_kept() -> None:
    markdown = "# 题\n\n去[那里](#二-小节)、[又一个](#二-小节-1)或[别处](#没有)。\n\n" + "## 二 小节\n\n话。\n\n" * 2
    spans = parse(markdown.encode(), "a.md").document.blocks[1].spans
    assert [span.target for span in spans] == ["#二-小节", "#二-小节-1"]
    page = "<h1>题</h1><p>去<a href='#s2'>那里</a>或<a href='#top'>页首</a></p><h2 id='s2'>二 小节</h2><p>话。</p>"
    spans = parse(page.encode(), "a.html").document.blocks[1].spans
    assert [span.target for span in spans] == ["#二-小节"]
