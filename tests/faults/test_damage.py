"""Damaged files and full disks: notes are put right and nothing is thrown away, the catalogue is made anew."""

from __future__ import annotations

import os
import random
import sqlite3
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from reader_app.domain.anchor import Anchor
from reader_app.domain.annotation import Annotation, Style
from reader_app.domain.changes import ChangeSet
from reader_app.domain.errors import ReaderError
from reader_app.domain.sentence import sentence
from reader_app.services.library import LibraryService
from reader_app.storage import database, notes_file
from reader_app.storage.catalogue import Catalogue
from reader_app.storage.notes_store import NotesStore


def annotation(number: int, note: str = "注") -> Annotation:
    anchor = Anchor(number, number + 2, "实干")
    return Annotation(f"{number:032x}", "a" * 12, anchor, "golden", Style.BACKGROUND, note, (), "", "", "")


def random_bytes(size: int) -> bytes:
    return random.Random(7).randbytes(size)


def spoil_head(path: Path) -> None:
    path.write_bytes(random_bytes(4096) + path.read_bytes()[4096:])


def spoil_middle(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[:4096] + random_bytes(len(data) - 8192) + data[-4096:])


def spoil_all(path: Path) -> None:
    path.write_bytes(random_bytes(path.stat().st_size))


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def empty(path: Path) -> None:
    path.write_bytes(b"")


DAMAGE = [spoil_head, spoil_middle, spoil_all, cut, empty]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A notes store with sixty annotations, closed, and so with a backup of today."""
    path = tmp_path / "notes.sqlite3"
    store = NotesStore(path)
    store.apply(ChangeSet.put(*(annotation(number, "注" * 300) for number in range(60))))
    store.close()
    return path


@pytest.mark.parametrize("damage", DAMAGE)
def test_damaged_notes_come_back_from_the_backup(path: Path, damage: object) -> None:
    assert callable(damage)
    damage(path)
    spoiled = path.read_bytes()
    store = NotesStore(path)
    assert len(store.annotations()) == 60
    [aside] = path.parent.glob("notes.damaged-*.sqlite3")
    assert not spoiled or aside.read_bytes() == spoiled
    [notice] = store.notices
    assert str(aside) in str(notice)
    assert date.today().isoformat() in str(notice)
    store.apply(ChangeSet.put(annotation(99)))
    store.close()
    again = NotesStore(path)
    assert again.notices == []
    assert len(again.annotations()) == 61
    again.close()


def test_lost_notes_come_back_from_the_backup(path: Path) -> None:
    path.unlink()
    store = NotesStore(path)
    assert len(store.annotations()) == 60
    assert len(store.notices) == 1
    store.close()


def test_a_damaged_backup_is_passed_over(path: Path) -> None:
    kept = notes_file.backups(path)
    [backup] = kept.days().values()
    older = backup.with_name(f"notes-{date.today() - timedelta(days=3)}.sqlite3")
    older.write_bytes(backup.read_bytes())
    spoil_middle(backup)
    spoil_all(path)
    store = NotesStore(path)
    assert len(store.annotations()) == 60
    assert str(date.today() - timedelta(days=3)) in str(store.notices[0])
    store.close()


def test_without_a_backup_the_damaged_file_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "notes.sqlite3"
    path.write_bytes(random_bytes(9000))
    store = NotesStore(path)
    assert store.annotations() == ()
    [aside] = tmp_path.glob("notes.damaged-*.sqlite3")
    assert aside.read_bytes() == random_bytes(9000)
    assert str(aside) in str(store.notices[0])
    store.close()
    spoil_all(path)
    NotesStore(path).close()
    assert len(list(tmp_path.glob("notes.damaged-*.sqlite3"))) == 2


def test_an_open_window_goes_on_with_the_restored_store(path: Path) -> None:
    window = NotesStore(path)
    window.annotations()
    spoil_all(path)
    other = NotesStore(path)
    assert other.notices
    window.apply(ChangeSet.put(annotation(99)))
    assert len(other.annotations()) == 61
    window.close()
    other.close()


@pytest.fixture
def in_use(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Names of files that another process has open, as Windows takes it: they are neither renamed nor deleted."""
    names: set[str] = set()
    for method in ("rename", "unlink"):
        monkeypatch.setattr(Path, method, unless_in(names, getattr(Path, method)))
    return names


def unless_in(names: set[str], call: Callable[..., object]) -> Callable[..., object]:
    def guarded(path: Path, *arguments: object, **options: object) -> object:
        if path.name in names:
            raise PermissionError(13, "in use", str(path))
        return call(path, *arguments, **options)

    return guarded


def test_damaged_notes_that_another_program_holds_are_left_and_it_is_said(path: Path, in_use: set[str]) -> None:
    spoil_all(path)
    spoiled = path.read_bytes()
    in_use.add("notes.sqlite3")
    with pytest.raises(ReaderError, match="请关闭其他研读窗口"):
        NotesStore(path)
    assert path.read_bytes() == spoiled
    in_use.clear()
    store = NotesStore(path)
    assert len(store.annotations()) == 60
    store.close()


def test_a_full_disk_while_marking(path: Path) -> None:
    store = NotesStore(path)
    connection = store._connection
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(ReaderError) as caught:
        store.apply(ChangeSet.put(annotation(70), annotation(71, "长" * 100_000)))
    assert caught.value.code == "disk_full"
    assert len(store.annotations()) == 60
    connection.execute(f"PRAGMA max_page_count = {pages + 1000}")
    store.apply(ChangeSet.put(annotation(70)))
    assert len(store.annotations()) == 61
    store.close()


@pytest.mark.skipif(os.name != "posix", reason="file sizes are limited by setrlimit")
def test_a_disk_that_takes_no_more_bytes(path: Path) -> None:
    import resource
    import signal

    store = NotesStore(path)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    old = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + 4096, before[1]))
    try:
        with pytest.raises(ReaderError) as caught:
            fill(store)
        assert caught.value.code in ("disk_full", "disk_error")
        count = len(store.annotations())
        assert 60 <= count < 160
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, old)
    assert len(store.annotations()) == count
    store.apply(ChangeSet.put(annotation(98)))
    store.close()
    again = NotesStore(path)
    assert again.notices == []
    assert len(again.annotations()) == count + 1
    again.close()


def fill(store: NotesStore) -> None:
    for number in range(100, 200):
        store.apply(ChangeSet.put(annotation(number, "长" * 20_000)))


@pytest.fixture
def library(tmp_path: Path) -> Iterator[LibraryService]:
    root = tmp_path / "lib"
    root.mkdir()
    for number in range(40):
        (root / f"{number:02}.md").write_text(f"# 题{number}\n\n" + f"第{number}篇的内容。" * 50, "utf-8")
    notes, catalogue = NotesStore(tmp_path / "notes.sqlite3"), Catalogue(tmp_path / "catalogue.sqlite3")
    library = LibraryService(root, catalogue, notes)
    library.refresh()
    yield library
    catalogue.close()
    notes.close()


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_catalogue_is_made_anew_on_opening(
    library: LibraryService, tmp_path: Path, damage: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert callable(damage)
    before = {article.path: article.id for article in library.articles()}
    library._catalogue.close()
    damage(tmp_path / "catalogue.sqlite3")
    catalogue = Catalogue(tmp_path / "catalogue.sqlite3")
    again = LibraryService(library.root, catalogue, library._notes)
    again.articles()
    again.refresh()
    again.refresh()
    assert {article.path: article.id for article in again.articles()} == before
    assert len(dict(catalogue.texts(before.values()))) == 40
    assert database.sound(catalogue._connection, thorough=True)
    catalogue.close()


def test_a_catalogue_damaged_while_it_is_open(library: LibraryService, tmp_path: Path) -> None:
    before = {article.path: article.id for article in library.articles()}
    path = tmp_path / "catalogue.sqlite3"
    library._catalogue._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(random_bytes(size - 4096))
    library._catalogue._connection.execute("PRAGMA shrink_memory")
    dict(library._catalogue.texts(before.values()))  # finds the damage and goes on, empty
    library.refresh()
    assert {article.path: article.id for article in library.articles()} == before


def test_a_damaged_catalogue_that_another_program_holds(tmp_path: Path, in_use: set[str]) -> None:
    path = tmp_path / "catalogue.sqlite3"
    catalogue = Catalogue(path)
    catalogue._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    spoil_all(path)
    catalogue._connection.execute("PRAGMA shrink_memory")
    in_use.add(path.name)
    for _ in range(2):
        with pytest.raises(ReaderError, match="请关闭其他研读窗口"):
            catalogue.set_failures({"坏.md": sentence("读不出")})
    in_use.clear()
    catalogue.set_failures({"坏.md": sentence("读不出")})
    assert catalogue.failures() == {"坏.md": sentence("读不出")}
    catalogue.close()


def test_a_full_disk_while_scanning_stops_and_says_so(library: LibraryService) -> None:
    connection = library._catalogue._connection
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages + 2}")
    incompressible = "".join(map(chr, range(0x4E00, 0x9F00))) * 3
    (library.root / "长.md").write_text(incompressible, "utf-8")
    with pytest.raises(ReaderError) as caught:
        library.refresh()
    assert caught.value.code == "disk_full"
    assert len(library.articles()) == 40
    connection.execute(f"PRAGMA max_page_count = {pages + 1000}")
    library.refresh()
    assert len(library.articles()) == 41


def test_a_catalogue_with_rubbish_in_a_text(library: LibraryService) -> None:
    before = {article.path: article.id for article in library.articles()}
    for statement, read in (
        ("UPDATE texts SET text = X'FFFE' WHERE number = 3", lambda: dict(library._catalogue.texts(before.values()))),
        (
            "UPDATE texts SET text = CAST(substr(text, 1, length(text) - 3) || X'000000' AS BLOB) WHERE number = 3",
            lambda: dict(library._catalogue.texts(before.values())),
        ),
        ("UPDATE articles SET date = 'yesterday' WHERE number = 3", library._catalogue.articles),
        ("UPDATE articles SET title = CAST(X'FFFE' AS TEXT) WHERE number = 3", library._catalogue.articles),
    ):
        library._catalogue._connection.execute(statement)
        read()
        library.refresh()
        assert {article.path: article.id for article in library.articles()} == before


def test_a_catalogue_that_nobody_may_write(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("in the way")
    with pytest.raises(ReaderError) as caught:
        Catalogue(tmp_path / "cache" / "catalogue.sqlite3")
    assert caught.value.code == "cannot_open"


def test_a_store_that_is_locked_too_long(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.05)
    store = NotesStore(path)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(ReaderError) as caught:
        store.apply(ChangeSet.put(annotation(70)))
    assert caught.value.code == "busy"
    other.execute("ROLLBACK")
    other.close()
    store.apply(ChangeSet.put(annotation(70)))
    store.close()
