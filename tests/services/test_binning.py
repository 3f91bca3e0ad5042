"""Moving files to a bin and back, with a bin that is a folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader_app.domain.progress import silent
from reader_app.services.binning import BinService
from reader_app.services.library import LibraryService
from reader_app.storage.catalogue import Catalogue
from reader_app.storage.notes_store import NotesStore


class FolderBin:
    """As freedesktop.org's specification has it."""

    def __init__(self, root: Path) -> None:
        self.files, self.info = root / "files", root / "info"
        self.files.mkdir(parents=True)
        self.info.mkdir()

    def take(self, file: Path) -> Path | None:
        place = self.files / file.name
        (self.info / f"{file.name}.trashinfo").write_text(f"[Trash Info]\nPath={file}\n")
        return file.rename(place)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[LibraryService]:
    root = tmp_path / "library"
    (root / "里").mkdir(parents=True)
    for number, path in enumerate(("一.md", "二.md", "里/三.md")):
        (root / path).write_text(f"# 第{number}篇\n\n正文。\n", "utf-8")
    catalogue, notes = Catalogue(tmp_path / "catalogue.sqlite3"), NotesStore(tmp_path / "notes.sqlite3")
    made = LibraryService(root, catalogue, notes)
    made.refresh(silent)
    yield made
    catalogue.close()
    notes.close()


def test_files_go_and_come_back_with_their_identity(library: LibraryService, tmp_path: Path) -> None:
    service, bin_ = BinService(library), FolderBin(tmp_path / "Trash")
    ids = {article.path: article.id for article in library.articles()}
    binned = service.apply(service.change([ids["一.md"], ids["里/三.md"], "f" * 12]), bin_.take)
    assert not binned.failed
    library.refresh(silent)
    assert [article.path for article in library.articles()] == ["二.md"]
    (tmp_path / "library" / "里").rmdir()
    redo = service.apply(binned.inverse, bin_.take)
    assert not redo.failed
    assert not list(bin_.info.iterdir()), "the bin does not list it any more"
    library.refresh(silent)
    assert {article.path: article.id for article in library.articles()} == ids
    assert not service.apply(redo.inverse, bin_.take).failed
    assert [path.name for path in bin_.files.iterdir()]


def test_a_bin_that_cannot_be_used_loses_nothing(library: LibraryService, tmp_path: Path) -> None:
    service = BinService(library)
    change = service.change(article.id for article in library.articles())
    binned = service.apply(change, lambda _file: None)
    assert binned.failed.keys() == {"一.md", "二.md", "里/三.md"}
    assert "回收站用不了" in str(binned.failed["一.md"])
    assert not binned.inverse.files
    assert all((tmp_path / "library" / path).exists() for path in binned.failed)


def test_what_has_gone_or_come_meanwhile(library: LibraryService, tmp_path: Path) -> None:
    service, bin_ = BinService(library), FolderBin(tmp_path / "Trash")
    root = tmp_path / "library"
    change = service.change(article.id for article in library.articles())
    (root / "一.md").unlink()
    binned = service.apply(change, bin_.take)
    assert binned.failed.keys() == {"一.md"}
    (root / "二.md").write_text("别的", "utf-8")
    (bin_.files / "三.md").unlink()
    back = service.apply(binned.inverse, bin_.take)
    assert "原处已有同名文件" in str(back.failed["二.md"])
    assert "找不到它" in str(back.failed["里/三.md"])
    assert (root / "二.md").read_text("utf-8") == "别的"
    assert (bin_.files / "二.md").exists()


def test_a_bin_that_does_not_say_where_things_are(library: LibraryService, tmp_path: Path) -> None:
    service = BinService(library)

    def take(file: Path) -> Path:
        file.rename(tmp_path / file.name)
        return Path()

    binned = service.apply(service.change([library.articles()[0].id]), take)
    assert not binned.failed
    assert "系统的回收站还原" in str(service.apply(binned.inverse, take).failed["一.md"])
