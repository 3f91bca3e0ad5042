"""The catalogue: quick lists, texts, what the index lacks, and a generation that tells of every change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path, PurePath

import pytest

from reader_app.domain.article import Article
from reader_app.domain.errors import ReaderError
from reader_app.domain.sentence import sentence
from reader_app.storage import catalogue as module
from reader_app.storage import database
from reader_app.storage.catalogue import Catalogue
from reader_app.storage.records import CatalogueEntry, FileStamp


def entry(number: int, path: str | None = None, text: str = "标题\n正文") -> CatalogueEntry:
    key = f"{number:012x}"
    article = Article(key, path or f"{number}.md", f"标题{number}", words=2, summary="正文", fingerprint="f" * 16)
    return CatalogueEntry(article, text, FileStamp(key, 10, 1_000_000_007 * number, "c" * 32))


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    catalogue = Catalogue(tmp_path / "catalogue.sqlite3")
    yield catalogue
    catalogue.close()


def test_everything_of_an_article_is_kept(catalogue: Catalogue) -> None:
    full = Article(
        "a" * 12,
        "时评/甲.md",
        "甲",
        "副题",
        date(2024, 11, 17),
        "七一网",
        "佚名",
        "编者",
        "廉政时评",
        "https://example.org/1",
        ("作风", "实干"),
        1234,
        "开头……",
        "f" * 16,
    )
    catalogue.put([CatalogueEntry(full, "甲\n𠮷\ud800", FileStamp("a" * 12, 5, 7, "c" * 32)), entry(1)])
    assert catalogue.article("a" * 12) == full
    assert catalogue.articles() == (entry(1).article, full)
    assert catalogue.text("a" * 12) == "甲\n𠮷\ud800"
    assert catalogue.files()["时评/甲.md"] == FileStamp("a" * 12, 5, 7, "c" * 32)
    assert catalogue.article("b" * 12) is None
    assert catalogue.text("b" * 12) is None
    assert catalogue.at("时评/甲.md") == full
    assert catalogue.at("时评/乙.md") is None
    assert catalogue.at("\ud800") is None, "as a command line may give it"
    assert catalogue.among(["a" * 12, "b" * 12]) == {"a" * 12: full}


def test_putting_again_replaces_and_waits_for_the_index(catalogue: Catalogue) -> None:
    catalogue.put([entry(1), entry(2)])
    assert set(catalogue.unindexed()) == {entry(1).article.id, entry(2).article.id}
    catalogue.mark_indexed(catalogue.unindexed())
    assert catalogue.unindexed() == ()
    catalogue.put([entry(1, text="新")])
    assert catalogue.unindexed() == (entry(1).article.id,)
    assert catalogue.text(entry(1).article.id) == "新"


def test_what_changed_while_it_was_indexed_stays_unindexed(catalogue: Catalogue) -> None:
    catalogue.put([entry(1)])
    ids = catalogue.unindexed()
    catalogue.put([entry(1, text="又改了")])
    catalogue.mark_indexed(ids)
    assert catalogue.unindexed() == ids


def test_a_path_has_one_article(catalogue: Catalogue) -> None:
    catalogue.put([entry(1, "a.md"), entry(2, "b.md")])
    catalogue.put([entry(1, "b.md")])
    assert [article.path for article in catalogue.articles()] == ["b.md"]
    catalogue.put([entry(2, "a.md")])
    assert [article.id[-1] for article in catalogue.articles()] == ["2", "1"]


def test_removed_articles_leave_nothing(catalogue: Catalogue) -> None:
    catalogue.put([entry(1), entry(2)])
    catalogue.remove([entry(1).article.id, "unknown"])
    assert [article.id for article in catalogue.articles()] == [entry(2).article.id]
    assert dict(catalogue.texts([entry(1).article.id, entry(2).article.id])) == {entry(2).article.id: "标题\n正文"}
    assert catalogue.unindexed() == (entry(2).article.id,)


def test_more_texts_than_sqlite_takes_at_once(catalogue: Catalogue) -> None:
    catalogue.put(entry(number, text=str(number)) for number in range(1200))
    ids = [entry(number).article.id for number in range(1200)]
    assert dict(catalogue.texts(ids)) == {key: str(number) for number, key in enumerate(ids)}


def test_every_change_that_a_reader_sees_raises_the_generation(catalogue: Catalogue, tmp_path: Path) -> None:
    watcher = Catalogue(tmp_path / "catalogue.sqlite3")
    seen = [watcher.generation()]
    catalogue.put([entry(1)])
    seen.append(watcher.generation())
    catalogue.set_failures({"坏.md": sentence("无法读取")})
    seen.append(watcher.generation())
    catalogue.remove([entry(1).article.id])
    seen.append(watcher.generation())
    assert seen == sorted(set(seen))
    catalogue.mark_indexed([entry(1).article.id])
    catalogue.set_failures({"坏.md": sentence("无法读取")})
    assert watcher.generation() == seen[-1]
    watcher.close()


def test_touched_files_get_new_stamps(catalogue: Catalogue) -> None:
    catalogue.put([entry(1)])
    catalogue.mark_indexed(catalogue.unindexed())
    stamp = replace(entry(1).stamp, mtime_ns=99)
    catalogue.put_stamps({"1.md": stamp})
    assert catalogue.files() == {"1.md": stamp}
    assert catalogue.unindexed() == ()


def test_failures(catalogue: Catalogue) -> None:
    unreadable = ReaderError("无法读取：{path}（{reason}）", path="坏.md", reason="磁盘").reason(PurePath("坏.md"))
    catalogue.set_failures({"坏.md": unreadable, "也坏.md": sentence("不是文字")})
    catalogue.set_failures({"坏.md": unreadable})
    assert catalogue.failures() == {"坏.md": unreadable}
    assert str(catalogue.failures()["坏.md"]) == "无法读取（磁盘）"


def test_another_format_is_made_anew(catalogue: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    catalogue.put([entry(1)])
    before = catalogue.generation()
    monkeypatch.setattr(module, "FORMAT", module.FORMAT + 1)
    again = Catalogue(tmp_path / "catalogue.sqlite3")
    assert again.articles() == ()
    assert again.generation() > before
    # The window that had it open notices that its file has been replaced.
    assert catalogue.generation() == again.generation()
    assert catalogue.articles() == ()
    again.close()


def test_an_emptied_cache_folder_is_no_drama(catalogue: Catalogue, tmp_path: Path) -> None:
    catalogue.put([entry(1)])
    for file in tmp_path.iterdir():
        file.unlink()
    catalogue.generation()
    assert catalogue.articles() == ()
    catalogue.put([entry(2)])
    assert len(catalogue.articles()) == 1


def test_a_full_disk_leaves_the_catalogue_as_it_was(catalogue: Catalogue) -> None:
    catalogue.put([entry(1)])
    pages = catalogue._connection.execute("PRAGMA page_count").fetchone()[0]
    catalogue._connection.execute(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(Exception, match="磁盘空间不足") as caught:
        catalogue.put(
            [entry(2, text="".join(map(chr, range(0x4E00, 0x9F00))) * 3)]
        )  # repeats too far apart to be packed
    assert getattr(caught.value, "code", "") == "disk_full"
    assert len(catalogue.articles()) == 1
    assert database.sound(catalogue._connection, thorough=True)
