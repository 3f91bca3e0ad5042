"""Importing as a user sees it: which files appear in the library, with what in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reader_app import documents
from reader_app.app import open_services
from reader_app.domain.errors import ReaderError
from reader_app.paths import Places
from reader_app.services.bundle import Services
from reader_app.services.importing import ImportReport

ARTICLE = "# 灯下\n\n第一段。\n\n第二段，有**重点**。\n"


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    (tmp_path / "library").mkdir()
    opened = open_services(tmp_path / "library", Places(tmp_path / "data", tmp_path / "cache"))
    yield opened
    opened.close()


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "source"
    folder.mkdir()
    return folder


def bring(services: Services, *sources: Path) -> ImportReport:
    services.library.refresh()
    return services.importing.import_sources(sources, services.library.root)


def names(services: Services) -> list[str]:
    root = services.library.root
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())


def test_a_text_becomes_markdown_with_front_matter(services: Services, source: Path) -> None:
    (source / "2024-11-17 灯下.txt").write_text("第一段。\n\n第二段。\n", "utf-8")
    report = bring(services, source)
    assert [one.path for one in report.imported] == ["2024-11-17-灯下.md"]
    written = services.library.root / "2024-11-17-灯下.md"
    assert written.read_text("utf-8").startswith("---\ntitle: 灯下\ndate: 2024-11-17\n")
    assert documents.read(written).document.text == "灯下\n第一段。\n第二段。"


def test_markdown_with_front_matter_is_copied_byte_for_byte(services: Services, source: Path) -> None:
    data = b"---\r\ntitle: \xe7\x81\xaf\xe4\xb8\x8b\r\nmood: calm\r\n---\r\n\r\n*  odd   list\r\n"
    (source / "a.md").write_bytes(data)
    bring(services, source / "a.md")
    assert (services.library.root / "灯下.md").read_bytes() == data


def test_front_matter_in_another_encoding_becomes_utf8(services: Services, source: Path) -> None:
    text = "---\ntitle: 灯下\n---\n\n夜里读书，先把灯拨亮，再把心放平。\n"
    (source / "a.md").write_bytes(text.encode("gb18030"))
    bring(services, source / "a.md")
    assert (services.library.root / "灯下.md").read_text("utf-8") == text


def test_the_same_text_is_taken_once(services: Services, source: Path) -> None:
    (source / "a.md").write_text(ARTICLE, "utf-8")
    (source / "b.markdown").write_text(ARTICLE.replace("\n\n", "\n\n\n"), "utf-8")
    report = bring(services, source)
    assert [one.path for one in report.imported] == ["灯下.md"]
    assert [(one.source.name, str(one.reason)) for one in report.skipped] == [
        ("b.markdown", "文库里已有同样的文章：灯下.md")
    ]
    again = bring(services, source)
    assert not again.imported
    assert len(again.skipped) == 2
    assert names(services) == ["灯下.md"]


def test_another_text_of_the_same_title_overwrites_nothing(services: Services, source: Path) -> None:
    (source / "a.md").write_text(ARTICLE, "utf-8")
    (source / "b.md").write_text("# 灯下\n\n另一篇。\n", "utf-8")
    report = bring(services, source)
    assert [one.path for one in report.imported] == ["灯下.md", "灯下-2.md"]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("会议 / 纪要：“三问”", "会议 - 纪要：“三问”.md"),
        ("../../etc/passwd", "etc-passwd.md"),
        ("CON", "CON-.md"),
        ("长" * 300, "长" * 60 + ".md"),
    ],
)
def test_names_are_safe_and_readable(services: Services, source: Path, title: str, name: str) -> None:
    (source / "a.md").write_text(f"# {title}\n\n正文。\n", "utf-8")
    bring(services, source)
    assert names(services) == [name]


def test_folders_are_searched_and_hidden_files_left_alone(services: Services, source: Path) -> None:
    (source / "deep" / "er").mkdir(parents=True)
    (source / ".git").mkdir()
    (source / "deep" / "er" / "a.md").write_text(ARTICLE, "utf-8")
    (source / ".git" / "b.md").write_text("# 不要\n\n正文。\n", "utf-8")
    (source / "notes.pdf").write_bytes(b"%PDF")
    assert [one.title for one in bring(services, source).imported] == ["灯下"]


def test_what_cannot_be_read_is_said(services: Services, source: Path) -> None:
    (source / "binary.md").write_bytes(b"\x00\x01\x02\xff" * 500)
    (source / "empty.txt").write_bytes(b"")
    (source / "book.pdf").write_bytes(b"%PDF")
    report = bring(services, source / "binary.md", source / "empty.txt", source / "book.pdf", source / "nowhere.md")
    assert not report.imported
    reasons = {one.source.name: str(one.reason) for one in report.failed}
    assert reasons.keys() == {"binary.md", "empty.txt", "book.pdf", "nowhere.md"}
    assert reasons["empty.txt"] == "文件里没有正文"
    assert names(services) == []


def test_a_folder_without_permission_is_said(services: Services, source: Path, forbid: Callable[[Path], None]) -> None:
    (source / "closed").mkdir()
    forbid(source / "closed")
    assert [one.source.name for one in bring(services, source).failed] == ["closed"]


def test_a_file_that_trips_the_parser_does_not_keep_the_others_out(
    services: Services, source: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    (source / "a.md").write_text("# 深处\n\n正文。\n", "utf-8")
    (source / "b.md").write_text(ARTICLE, "utf-8")
    real = documents.read

    def read(path: Path) -> documents.Parsed:
        if path.name == "a.md":
            raise RecursionError
        return real(path)

    monkeypatch.setattr(documents, "read", read)
    report = bring(services, source)
    assert [one.title for one in report.imported] == ["灯下"]
    assert [(one.source.name, str(one.reason)) for one in report.failed] == [("a.md", "无法解析这个文件，它可能已损坏")]
    assert "a.md" in caplog.text
    caplog.clear()


def test_images_come_along(services: Services, source: Path) -> None:
    (source / "图").mkdir()
    (source / "图" / "a b.png").write_bytes(b"picture")
    (source / "a.md").write_text(ARTICLE + "\n![说明](图/a%20b.png)\n\n![没有](none.png)\n", "utf-8")
    report = bring(services, source)
    services.library.refresh()
    article = services.library.articles()[0]
    figures = [block for block in services.library.open(article.id).document.blocks if block.target.endswith("png")]
    copied = services.library.resource(article, figures[0].target)
    assert copied is not None
    assert copied.read_bytes() == b"picture"
    assert report.imported[0].left == ("none.png",)


def test_an_image_outside_the_source_is_not_taken(services: Services, source: Path) -> None:
    (source.parent / "secret.png").write_bytes(b"secret")
    (source / "a.md").write_text(ARTICLE + "\n![x](../secret.png)\n", "utf-8")
    report = bring(services, source)
    assert report.imported[0].left == ("../secret.png",)
    assert names(services) == ["灯下.md"]


def test_only_a_link_that_would_break_is_changed_in_a_copied_file(services: Services, source: Path) -> None:
    (source / "images").mkdir()
    (source / "texts").mkdir()
    (source / "images" / "a.png").write_bytes(b"picture")
    text = "---\ntitle: 灯下\n---\n\n正文。\n\n![图](../images/a.png)\n"
    (source / "texts" / "a.md").write_text(text, "utf-8")
    bring(services, source)
    assert names(services) == ["灯下.images/a.png", "灯下.md"]
    written = (services.library.root / "灯下.md").read_text("utf-8")
    assert written == text.replace("../images/a.png", "%E7%81%AF%E4%B8%8B.images/a.png")


def test_nothing_is_written_outside_the_library(services: Services, source: Path) -> None:
    (source / "a.md").write_text(ARTICLE, "utf-8")
    with pytest.raises(ReaderError) as refused:
        services.importing.import_sources([source], source)
    assert refused.value.code == "outside"
