"""Reading only the files that are known to have changed: the same outcome as looking through the whole folder."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader_app.domain.errors import ReaderError
from reader_app.services import rereading
from reader_app.services.library import LibraryService
from reader_app.services.refresh import LibraryChanges
from reader_app.services.rereading import reread
from reader_app.storage.catalogue import Catalogue
from reader_app.storage.notes_store import NotesStore


def prose(seed: str) -> str:
    """Text that shares little with that of another seed."""
    return f"# {seed}题\n\n" + "".join(f"{seed}的第{number}句说到{seed}{number * 7}件小事。" for number in range(20))


class Folder:
    """A folder of which each change has a time of its own."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._clock = 1_700_000_000

    def write(self, path: str, text: str) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
        self._clock += 1
        os.utime(file, (self._clock, self._clock))


class Reader:
    """One set of stores for a folder."""

    def __init__(self, root: Path, stores: Path) -> None:
        self.root = root
        self.notes = NotesStore(stores / "notes.sqlite3")
        self.catalogue = Catalogue(stores / "catalogue.sqlite3")
        self.library = LibraryService(root, self.catalogue, self.notes)

    def reread(self, *paths: str) -> LibraryChanges | None:
        return reread(self.root, self.catalogue, self.notes, paths)

    def known(self) -> dict[str, tuple[str, str, str]]:
        """What a user sees: path -> article, title and text."""
        articles = self.library.articles()
        assert articles == self.catalogue.articles(), "caught up is the same as read anew"
        return {one.path: (one.id, one.title, self.library.text(one.id)) for one in articles}

    def close(self) -> None:
        self.notes.close()
        self.catalogue.close()


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    made = Folder(tmp_path / "文库")
    for name in ("甲.md", "乙.md", "里/丙.md"):
        made.write(name, prose(name[:-3]))
    return made


@pytest.fixture
def reader(folder: Folder, tmp_path: Path) -> Iterator[Reader]:
    made = Reader(folder.root, tmp_path / "stores")
    made.library.refresh()
    yield made
    made.close()


def test_an_edited_file_is_read_and_no_other(folder: Folder, reader: Reader) -> None:
    before = reader.known()
    folder.write("甲.md", prose("新"))
    folder.write("乙.md", prose("不"))
    changes = reader.reread("甲.md")
    assert changes is not None
    assert changes.changed == (before["甲.md"][0],)
    after = reader.known()
    assert after["甲.md"] == (before["甲.md"][0], "新题", after["甲.md"][2])
    assert "新的第1句" in after["甲.md"][2]
    assert after["乙.md"] == before["乙.md"]
    assert before["甲.md"][0] in reader.library.pending()


def test_a_new_file_and_a_copy_are_new_articles(folder: Folder, reader: Reader) -> None:
    folder.write("里/丁.md", prose("丁"))
    folder.write("抄.md", prose("甲"))
    changes = reader.reread("里/丁.md", "抄.md")
    assert changes is not None
    assert len(changes.added) == 2
    assert len({key for key, _title, _text in reader.known().values()}) == 5


def test_a_file_that_was_only_touched_is_not_read_again(folder: Folder, reader: Reader) -> None:
    folder.write("甲.md", prose("甲"))
    reader.library.mark_indexed(reader.library.pending())
    assert reader.reread("甲.md") == LibraryChanges()
    assert reader.library.pending() == ()
    assert reader.catalogue.files()["甲.md"].mtime_ns == (folder.root / "甲.md").stat().st_mtime_ns


def renamed(folder: Folder) -> tuple[str, ...]:
    (folder.root / "甲.md").rename(folder.root / "丁.md")
    return "甲.md", "丁.md"


def renamed_and_only_half_told(folder: Folder) -> tuple[str, ...]:
    (folder.root / "甲.md").rename(folder.root / "丁.md")
    return ("丁.md",)


def swapped(folder: Folder) -> tuple[str, ...]:
    folder.write("甲.md", prose("乙"))
    folder.write("乙.md", prose("甲"))
    return "甲.md", "乙.md"


def gone(folder: Folder) -> tuple[str, ...]:
    (folder.root / "甲.md").unlink()
    return ("甲.md",)


def other_letters(folder: Folder) -> tuple[str, ...]:
    (folder.root / "甲.md").rename(folder.root / "甲.MD")
    return ("甲.MD",)


def in_a_new_folder(folder: Folder) -> tuple[str, ...]:
    folder.write("外/丁.md", prose("丁"))
    return ("外/丁.md",)


def unreadable(folder: Folder) -> tuple[str, ...]:
    (folder.root / "甲.md").write_bytes(b"\0\0\0\1\xff" * 40)
    return ("甲.md",)


def a_folder(folder: Folder) -> tuple[str, ...]:
    (folder.root / "甲.md").unlink()
    (folder.root / "甲.md").mkdir()
    return ("甲.md",)


def outside(folder: Folder) -> tuple[str, ...]:
    (folder.root.parent / "丁.md").write_text("外", "utf-8")
    return ("../丁.md",)


@pytest.mark.parametrize(
    "change",
    [
        renamed,
        renamed_and_only_half_told,
        swapped,
        gone,
        other_letters,
        in_a_new_folder,
        unreadable,
        a_folder,
        outside,
    ],
)
def test_what_is_in_doubt_is_left_to_the_whole_refresh(
    folder: Folder, reader: Reader, change: Callable[[Folder], tuple[str, ...]]
) -> None:
    before = reader.known()
    paths = change(folder)
    assert reader.reread(*paths) is None
    assert reader.known() == before


def test_a_deleted_article_that_comes_back_is_itself(folder: Folder, reader: Reader) -> None:
    before = reader.known()["甲.md"]
    (folder.root / "甲.md").unlink()
    reader.library.refresh(paths=["甲.md"])
    assert "甲.md" not in reader.known()
    folder.write("丁.md", prose("甲"))
    reader.library.refresh(paths=["丁.md"])
    assert reader.known()["丁.md"] == before


def test_a_file_that_can_be_read_again_is_no_failure_any_more(folder: Folder, reader: Reader) -> None:
    unreadable(folder)
    reader.library.refresh(paths=["甲.md"])
    failed = "甲.md" in reader.library.failures()
    folder.write("甲.md", prose("好"))
    reader.library.refresh(paths=["甲.md"])
    assert failed
    assert reader.library.failures() == {}
    assert reader.known()["甲.md"][1] == "好题"


def test_many_files_are_a_whole_refresh(folder: Folder, reader: Reader) -> None:
    names = [f"{number}.md" for number in range(rereading.FEW + 1)]
    for name in names:
        folder.write(name, prose(name))
    assert reader.reread(*names) is None
    assert len(reader.library.refresh(paths=names).added) == len(names)


def test_a_folder_that_is_gone_is_said(folder: Folder, reader: Reader) -> None:
    shutil.rmtree(folder.root)
    with pytest.raises(ReaderError, match="找不到文件夹"):
        reader.library.refresh(paths=["甲.md"])


NAMES = st.sampled_from(["甲.md", "乙.md", "丙.md", "里/甲.md", "里/丁.txt"])
SEEDS = st.sampled_from("春夏秋冬")
STEPS = st.one_of(
    st.tuples(st.just("write"), NAMES, SEEDS),
    st.tuples(st.just("rename"), NAMES, NAMES),
    st.tuples(st.just("copy"), NAMES, NAMES),
    st.tuples(st.just("delete"), NAMES, NAMES),
)


def act(folder: Folder, step: tuple[str, str, str]) -> set[str]:
    """Do it, and say which paths somebody who watches the folder would name."""
    what, first, second = step
    if what == "write":
        folder.write(first, prose(second))
        return {first}
    if first == second or not (folder.root / first).exists():
        return set()
    text = (folder.root / first).read_text("utf-8")
    if what != "copy":
        (folder.root / first).unlink()
    if what != "delete":
        folder.write(second, text)
    return {"copy": {second}, "delete": {first}, "rename": {first, second}}[what]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(STEPS, min_size=1, max_size=3), max_size=6))
def test_no_other_outcome_than_that_of_a_whole_refresh(batches: list[list[tuple[str, str, str]]]) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Folder(Path(place) / "文库")
        folder.write("甲.md", prose("春"))
        folder.write("里/甲.md", prose("夏"))
        quick, whole = Reader(folder.root, Path(place) / "1"), Reader(folder.root, Path(place) / "2")
        try:
            for batch in [[], *batches]:
                paths = set().union(*(act(folder, step) for step in batch))
                quick.library.refresh(paths=paths if batch else None)
                whole.library.refresh()
                assert quick.known() == whole.known()
                assert quick.notes.identities() == whole.notes.identities()
        finally:
            quick.close()
            whole.close()
