"""The guide as a service: pages in order, headings, finding."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader_app.domain.errors import ReaderError
from reader_app.services.guide import MOST, GuideService


@pytest.fixture
def guide(tmp_path: Path) -> GuideService:
    (tmp_path / "search.md").write_text("# 查找\n\n按 Ctrl+K 查找。\n\n## 拼音 和 错字\n\n输入拼音也行。\n", "utf-8")
    (tmp_path / "start.md").write_text("# 开始\n\n先打开文库，再查找文章。\n", "utf-8")
    (tmp_path / "other.md").write_text("# 别的\n", "utf-8")
    return GuideService(tmp_path)


def test_pages_have_their_order_titles_and_headings(guide: GuideService) -> None:
    assert [(page.name, page.title) for page in guide.pages] == [("start", "开始"), ("search", "查找")]
    search = guide.page("search")
    assert search is not None
    [(start, level, words)] = search.headings
    assert (level, words) == (2, "拼音 和 错字")
    assert search.document.text[start:].startswith(words)
    assert search.place("拼音-和-错字") == start
    assert search.place("没有这一节") == 0
    assert guide.page("other") is None


def test_words_are_found_in_one_block(guide: GuideService) -> None:
    found = guide.find("查找")
    assert [place.page for place in found] == ["start", "search", "search"]
    for place in found:
        page = guide.page(place.page)
        assert page is not None
        assert page.document.text[place.start : place.end] == "查找"
        assert "查找" in place.excerpt
    assert [place.page for place in guide.find("ctrl+k 查找")] == ["search"]
    assert guide.find("  ") == guide.find("文库 拼音") == ()


def test_there_is_an_end_to_what_is_found(tmp_path: Path) -> None:
    (tmp_path / "start.md").write_text("# 开始\n\n" + "一段话\n\n" * (MOST + 5), "utf-8")
    assert len(GuideService(tmp_path).find("话")) == MOST


def test_a_guide_that_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match="找不到随程序附带的使用指南"):
        _ = GuideService(tmp_path / "none").pages
