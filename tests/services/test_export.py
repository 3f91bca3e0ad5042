"""Exporting: which articles and annotations get into the file. How they look there is tested with the formats."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest

from reader_app.app import open_services
from reader_app.domain.annotation import Annotation
from reader_app.domain.changes import ChangeSet
from reader_app.domain.errors import ReaderError
from reader_app.paths import Places
from reader_app.services.bundle import Services

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c4944415478da63606060000000040001f61738550000000049454e44ae426082"
)


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    root = tmp_path / "library"
    (root / "图").mkdir(parents=True)
    (root / "图" / "a.png").write_bytes(PIXEL)
    (root / "a.md").write_text("# 甲\n\n甲的第一段。\n\n甲的第二段。\n\n![图说](图/a.png)\n", "utf-8")
    (root / "b.md").write_text("# 乙\n\n乙的第一段。\n", "utf-8")
    (root / "c.md").write_text("# 丙\n\n丙的第一段。\n", "utf-8")
    opened = open_services(root, Places(tmp_path / "data", tmp_path / "cache"), "周明")
    opened.library.refresh()
    yield opened
    opened.close()


def mark(services: Services, title: str, quote: str, **more: str) -> Annotation:
    article = services.library.find(title)
    document = services.library.open(article.id).document
    start = document.text.index(quote)
    tags = more.pop("tag", "").split()
    made = services.notes.new(article.id, document, start, start + len(quote), tags=tags, **more)  # type: ignore[arg-type]
    services.notes.apply(ChangeSet.put(made))
    return made


def test_the_library_is_exported_with_its_annotated_articles(services: Services, tmp_path: Path) -> None:
    mark(services, "甲", "甲的第二段", note="想一想")
    mark(services, "乙", "乙的第一段", meaning="golden")
    report = services.export.export("md", tmp_path / "notes.md")
    text = (tmp_path / "notes.md").read_text("utf-8")
    assert (report.articles, report.annotations) == (2, 2)
    assert [line for line in text.splitlines() if line.startswith("## ")] == ["## 甲", "## 乙"]
    assert "### 批注 1 · 论点 · 第 2 段\n\n> 甲的第二段\n\n想一想\n\n周明" in text


def test_what_is_asked_for_is_exported_in_the_order_asked_for(services: Services, tmp_path: Path) -> None:
    mark(services, "甲", "甲的第一段", meaning="golden", tag="会议")
    mark(services, "甲", "甲的第二段")
    mark(services, "乙", "乙的第一段", meaning="golden")
    ids = [services.library.find(title).id for title in ("丙", "甲")]
    report = services.export.export("md", tmp_path / "notes.md", articles=ids, meaning="金句", tag="会议")
    text = (tmp_path / "notes.md").read_text("utf-8")
    assert report.annotations == 1
    assert [line for line in text.splitlines() if line.startswith("## ")] == ["## 丙", "## 甲"]
    assert "这篇文章没有批注。" in text
    assert "第二段" not in text


def test_pictures_come_along_with_the_whole_text(services: Services, tmp_path: Path) -> None:
    mark(services, "甲", "甲的第一段")
    services.export.export("docx", tmp_path / "notes.docx", whole_text=True)
    assert len(docx.Document(str(tmp_path / "notes.docx")).inline_shapes) == 1
    services.export.export("md", tmp_path / "out" / "notes.md", whole_text=True)
    text = (tmp_path / "out" / "notes.md").read_text("utf-8")
    assert "../library/%E5%9B%BE/a.png" in text


def test_annotations_of_a_vanished_article_are_not_lost(services: Services, tmp_path: Path) -> None:
    mark(services, "乙", "乙的第一段", note="别丢了我")
    (services.library.root / "b.md").unlink()
    report = services.export.export("md", tmp_path / "unrefreshed.md")
    assert report.missing == ("乙",)
    services.library.refresh()
    services.export.export("md", tmp_path / "refreshed.md")
    for name in ("unrefreshed.md", "refreshed.md"):
        text = (tmp_path / name).read_text("utf-8")
        assert "原文中已找不到的批注" in text
        assert "> 乙的第一段" in text
        assert "别丢了我" in text


def test_an_edited_passage_is_listed_as_lost_but_kept(services: Services, tmp_path: Path) -> None:
    mark(services, "甲", "甲的第二段", note="旧话")
    (services.library.root / "a.md").write_text("# 甲\n\n全换了。\n", "utf-8")
    services.library.refresh()
    services.export.export("docx", tmp_path / "notes.docx")
    word = docx.Document(io.BytesIO((tmp_path / "notes.docx").read_bytes()))
    lines = [paragraph.text for paragraph in word.paragraphs]
    assert lines.index("原文中已找不到的批注") < lines.index("甲的第二段") < lines.index("旧话")


@pytest.mark.parametrize(
    ("format", "articles", "code"),
    [("pdf", None, "unknown_format"), ("md", ["nobody"], "not_found"), ("md", None, "no_notes")],
)
def test_what_cannot_be_exported_is_said(
    services: Services, tmp_path: Path, format: str, articles: list[str] | None, code: str
) -> None:
    with pytest.raises(ReaderError) as refused:
        services.export.export(format, tmp_path / "out", articles=articles)
    assert refused.value.code == code
    assert not (tmp_path / "out").exists()


def test_a_folder_is_no_output(services: Services, tmp_path: Path) -> None:
    mark(services, "甲", "甲的第一段")
    with pytest.raises(ReaderError) as refused:
        services.export.export("md", tmp_path)
    assert refused.value.code == "cannot_write"
