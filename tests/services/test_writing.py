from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from reader_app import app
from reader_app.domain.draft import Draft
from reader_app.domain.errors import ReaderError
from reader_app.paths import Places
from reader_app.services.bundle import Services


@pytest.fixture
def services(library_folder: Path, places: Places) -> Iterator[Services]:
    made = app.open_services(library_folder, places, "测试员")
    made.library.refresh()
    yield made
    made.close()


def written(services: Services, path: str) -> bytes:
    return (services.library.root / path).read_bytes()


def test_a_new_article_says_in_its_front_matter_what_was_filled_in(services: Services) -> None:
    draft = replace(
        services.writing.begin(), title="把话说在前头", body="正文。\n\n第二段。", column="作风建设", tags="会风 写法"
    )
    path = services.writing.save(draft)
    assert path == f"{date.today().isoformat()}-把话说在前头.md"
    services.library.refresh()
    article = services.library.at(path)
    assert article is not None
    assert (article.title, article.column, article.tags) == ("把话说在前头", "作风建设", ("会风", "写法"))
    assert services.library.text(article.id) == "把话说在前头\n正文。\n第二段。"


def test_a_title_may_stand_in_the_text_alone(services: Services) -> None:
    path = services.writing.save(replace(services.writing.begin(), body="# 题在文中\n\n正文。", day=""))
    services.library.refresh()
    article = services.library.at(path)
    assert article is not None
    assert article.title == "题在文中"
    assert services.library.text(article.id) == "题在文中\n正文。"


def test_no_file_is_written_over(services: Services) -> None:
    draft = replace(services.writing.begin(), title="同名", body="一。")
    first = services.writing.save(draft)
    second = services.writing.save(replace(draft, body="二。"))
    assert first != second
    assert "一。" in written(services, first).decode()


@pytest.mark.parametrize(
    ("change", "code"),
    [({"body": "  \n"}, "empty"), ({"body": "正文。", "day": "十一月"}, "bad_date")],
)
def test_what_cannot_be_saved_is_said(services: Services, change: dict[str, str], code: str) -> None:
    with pytest.raises(ReaderError) as caught:
        services.writing.save(replace(services.writing.begin(), title="题", **change))
    assert caught.value.code == code


def test_a_copied_web_page_comes_as_markdown(services: Services) -> None:
    html = "<h1>网页的题</h1><p>第一段，<strong>要紧</strong>。</p><script>x()</script><ul><li>一</li><li>二</li></ul>"
    draft = services.writing.begin_pasted(html, "")
    assert draft.title == "网页的题"
    assert "**要紧**" in draft.body
    assert "x()" not in draft.body
    with pytest.raises(ReaderError):
        services.writing.begin_pasted(" ", "")


def test_copied_text_stays_as_it_is(services: Services) -> None:
    draft = services.writing.begin_pasted("", "第一段,半角标点。\n\n第二段。")
    assert "第一段,半角标点。" in draft.body
    assert "第二段。" in draft.body


@pytest.mark.parametrize(
    ("encode", "newline"),
    [(lambda t: t.encode(), "\n"), (lambda t: t.encode("utf-8-sig"), "\r\n"), (lambda t: t.encode("gb18030"), "\r\n")],
)
def test_a_changed_file_keeps_its_encoding_and_line_ends(
    services: Services, encode: Callable[[str], bytes], newline: str
) -> None:
    text = "---\ntitle: 旧题\n自定: 甲 # 注\n---\n\n正文里有一段足够长的中文，好让编码认得出来。\n".replace(
        "\n", newline
    )
    (services.library.root / "改.md").write_bytes(encode(text))
    services.library.refresh()
    article = services.library.at("改.md")
    assert article is not None
    draft = services.writing.edit(article.id)
    assert "\r" not in draft.body
    services.writing.save(replace(draft, body=draft.body.replace("足够长", "够长")))
    assert written(services, "改.md") == encode(text.replace("足够长", "够长"))


def test_a_file_that_others_changed_meanwhile_is_left_alone(services: Services) -> None:
    article = services.library.find("把门打开")
    draft = services.writing.edit(article.id)
    (services.library.root / article.path).write_text("别人写的", "utf-8")
    with pytest.raises(ReaderError) as caught:
        services.writing.save(replace(draft, body="我写的"))
    assert caught.value.code == "changed"
    assert written(services, article.path).decode() == "别人写的"


def test_only_markdown_can_be_changed_here(services: Services) -> None:
    with pytest.raises(ReaderError) as caught:
        services.writing.edit(services.library.find("夜校的灯").id)
    assert caught.value.code == "not_markdown"


def test_a_file_whose_bytes_are_no_text_is_not_opened_to_lose_them(services: Services) -> None:
    data = "正文里有一段足够长的中文，好让编码认得出来。\n".encode() * 4 + b"\xff\n"
    (services.library.root / "坏.md").write_bytes(data)
    services.library.refresh()
    article = services.library.at("坏.md")
    assert article is not None
    with pytest.raises(ReaderError) as caught:
        services.writing.edit(article.id)
    assert caught.value.code == "damaged"
    (services.library.root / "坏.md").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    with pytest.raises(ReaderError) as caught:
        services.writing.edit(article.id)
    assert caught.value.code == "damaged"


def test_drafts_are_there_until_they_are_saved(services: Services) -> None:
    draft = replace(services.writing.begin(), title="未完", body="写到一半")
    services.writing.keep(draft)
    services.writing.keep(Draft("empty"))
    assert services.writing.drafts() == (draft,)
    services.writing.save(draft)
    assert services.writing.drafts() == ()
