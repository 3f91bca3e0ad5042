"""Processes that are killed in the middle of writing: what they had said was stored is stored, nothing is half."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from reader_app.services.library import LibraryService
from reader_app.storage import database
from reader_app.storage.catalogue import Catalogue
from reader_app.storage.notes_store import NotesStore

WORKER = Path(__file__).with_name("worker.py")


@contextmanager
def working(*arguments: object) -> Iterator[subprocess.Popen[str]]:
    """A worker that is killed, if it is still there, at the end of the block."""
    command = [sys.executable, str(WORKER), *map(str, arguments)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as process:
        try:
            yield process
        finally:
            process.kill()


def lines(process: subprocess.Popen[str], count: int) -> list[str]:
    assert process.stdout
    return [process.stdout.readline().strip() for _ in range(count)]


def library(root: Path, count: int) -> Path:
    root.mkdir()
    for number in range(count):
        (root / f"{number:03}.md").write_text(f"# 题{number}\n\n第{number}篇的内容。" * 3, "utf-8")
    return root


@pytest.mark.parametrize("stored", [1, 7, 40])
def test_killed_while_marking(tmp_path: Path, stored: int) -> None:
    path = tmp_path / "notes.sqlite3"
    with working("apply", path) as process:
        said = lines(process, stored)
        process.kill()
    assert said[-1] == str(stored - 1)
    store = NotesStore(path)
    kept = store.annotations()
    assert store.notices == []
    assert len(kept) % 2 == 0  # never half a change
    assert len(kept) // 2 >= stored  # everything it had said
    assert all(store.version(f"{number:016d}") for number in range(len(kept) // 2))
    assert database.sound(store._connection, thorough=True)
    store.close()


@pytest.mark.parametrize("read", [5, 210, 260, 430])
def test_killed_while_scanning(tmp_path: Path, read: int) -> None:
    root = library(tmp_path / "lib", 450)
    data, cache = tmp_path / "notes.sqlite3", tmp_path / "cache" / "catalogue.sqlite3"
    with working("refresh", root, data, cache) as process:
        lines(process, read)
        process.kill()
    notes, catalogue = NotesStore(data), Catalogue(cache)
    service = LibraryService(root, catalogue, notes)
    before = {article.path: article.id for article in service.articles()}
    assert dict.fromkeys(before.values()).keys() <= notes.identities().keys()
    assert len(before) == len(dict(catalogue.texts(before.values())))
    service.refresh()  # the killed process holds no lock any more
    after = {article.path: article.id for article in service.articles()}
    assert len(after) == len(set(after.values())) == 450
    assert before.items() <= after.items()
    assert len(notes.identities()) == 450
    assert set(service.pending()) == set(after.values())
    catalogue.close()
    notes.close()


def test_two_processes_scanning_at_once(tmp_path: Path) -> None:
    root = library(tmp_path / "lib", 300)
    data, cache = tmp_path / "notes.sqlite3", tmp_path / "cache" / "catalogue.sqlite3"
    with working("refresh", root, data, cache) as first, working("refresh", root, data, cache) as second:
        outputs = [process.communicate(timeout=60)[0].split() for process in (first, second)]
        assert [first.returncode, second.returncode] == [0, 0]
    assert sorted(sum(path.endswith(".md") for path in output) for output in outputs) == [0, 300]
    notes, catalogue = NotesStore(data), Catalogue(cache)
    assert len(catalogue.articles()) == len(notes.identities()) == 300
    catalogue.close()
    notes.close()
