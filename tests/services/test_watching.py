"""Noticing changes in a folder: soon after they end, now and then while they go on, never for what is no article."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reader_app.services import watching
from reader_app.services.rereading import FEW
from reader_app.services.watching import LibraryWatcher, Touched


class Ear:
    """Remembers each word that was given."""

    def __init__(self) -> None:
        self.heard: list[Touched] = []
        self._new = threading.Event()

    def __call__(self, paths: Touched) -> None:
        self.heard.append(paths)
        self._new.set()

    def waits(self, seconds: float) -> bool:
        heard = self._new.wait(seconds)
        self._new.clear()
        return heard


@pytest.fixture
def watch(tmp_path: Path) -> Iterator[Callable[[Ear], Path]]:
    watchers: list[LibraryWatcher] = []

    def start(ear: Ear) -> Path:
        root = tmp_path / "library"
        root.mkdir()
        watchers.append(LibraryWatcher(root, ear))
        return root

    yield start
    for watcher in watchers:
        watcher.close()


def test_several_changes_are_one_word(watch: Callable[[Ear], Path]) -> None:
    ear = Ear()
    root = watch(ear)
    for number in range(5):
        (root / f"{number}.md").write_text("一", "utf-8")
    assert ear.waits(10)
    assert not ear.waits(watching.QUIET_SECONDS * 3)
    (root / "0.md").unlink()
    assert ear.waits(10)
    assert ear.heard == [frozenset(f"{number}.md" for number in range(5)), frozenset({"0.md"})]


def test_a_file_that_is_saved_in_the_place_of_another_is_the_one_that_changed(watch: Callable[[Ear], Path]) -> None:
    ear = Ear()
    root = watch(ear)
    (root / "里").mkdir()
    assert ear.waits(10)
    (root / "里" / ".一.md.tmp").write_text("一", "utf-8")
    (root / "里" / ".一.md.tmp").rename(root / "里" / "一.md")
    assert ear.waits(10)
    assert ear.heard == [None, frozenset({"里/一.md"})]


def test_of_many_files_it_is_not_said_which(watch: Callable[[Ear], Path]) -> None:
    ear = Ear()
    root = watch(ear)
    for number in range(FEW + 1):
        (root / f"{number}.md").write_text("一", "utf-8")
    assert ear.waits(10)
    assert ear.heard[0] is None


def test_files_that_keep_coming_are_told_of_before_they_end(
    watch: Callable[[Ear], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "LONGEST_SECONDS", 1.0)
    ear = Ear()
    root = watch(ear)
    for number in range(20):
        (root / f"{number}.md").write_text("一", "utf-8")
        time.sleep(0.1)
    assert ear.heard, "nothing was said while files kept coming"


def test_hidden_and_foreign_files_are_nothing(watch: Callable[[Ear], Path]) -> None:
    ear = Ear()
    root = watch(ear)
    (root / ".draft.md").write_text("一", "utf-8")
    (root / "picture.png").write_bytes(b"1")
    assert not ear.waits(watching.QUIET_SECONDS * 3)
    (root / "picture.png").rename(root / "一.md")
    assert ear.waits(10)


def test_folders_count(watch: Callable[[Ear], Path], tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "一.md").write_text("一", "utf-8")
    ear = Ear()
    root = watch(ear)
    (tmp_path / "elsewhere").rename(root / "2024.03")
    assert ear.waits(10)
    assert not ear.waits(watching.QUIET_SECONDS * 3)
    (root / "2024.03").rename(tmp_path / "elsewhere")
    assert ear.waits(10)


def test_one_thread_however_many_changes(watch: Callable[[Ear], Path]) -> None:
    root = watch(Ear())
    before = threading.active_count()
    for number in range(30):
        (root / f"{number}.md").write_text("一", "utf-8")
    time.sleep(0.1)
    assert threading.active_count() == before


def test_closing_at_once_says_nothing(tmp_path: Path) -> None:
    ear = Ear()
    watcher = LibraryWatcher(tmp_path, ear)
    (tmp_path / "一.md").write_text("一", "utf-8")
    watcher.close()
    assert not ear.heard
