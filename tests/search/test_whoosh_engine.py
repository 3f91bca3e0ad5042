"""The index on the disk: damage is made good, other processes write it, what is cancelled leaves no trace."""

from __future__ import annotations

import logging
import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.search.texts import Texts, find

from reader_app.domain.errors import Cancelled
from reader_app.domain.progress import silent
from reader_app.search.engine import IndexBusyError, IndexEntry
from reader_app.search.whoosh_engine import WhooshEngine

Opener = Callable[..., WhooshEngine]


@pytest.fixture
def texts() -> Texts:
    return Texts({f"{number:012x}": f"第{number}篇\n学习的第{number}天，读书、讨论、实践。" for number in range(60)})


@pytest.fixture
def opened() -> Iterator[list[WhooshEngine]]:
    engines: list[WhooshEngine] = []
    yield engines
    for engine in engines:
        engine.close()


@pytest.fixture
def open_engine(directory: Path, texts: Texts, opened: list[WhooshEngine]) -> Opener:
    """Opens an engine on the index; it is closed after the test."""

    def make(wait: float = 20.0) -> WhooshEngine:
        opened.append(WhooshEngine(directory, texts, wait=wait))
        return opened[-1]

    return make


@pytest.fixture
def directory(tmp_path: Path, texts: Texts) -> Path:
    engine = WhooshEngine(tmp_path / "index", texts)
    ids = list(texts)
    for start in range(0, 60, 20):
        engine.update(texts.entries(ids[start : start + 20]), (), silent)
    engine.close()
    return tmp_path / "index"


def files(directory: Path) -> list[Path]:
    """Every file that searching depends on."""
    kinds = (".col", ".pst", ".sums", ".toc", ".trm")
    return sorted(path for path in directory.rglob("*") if path.suffix in kinds and path.stat().st_size)


def flip_byte(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0x11
    path.write_bytes(content)


def truncate(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def delete(path: Path) -> None:
    path.unlink()


def garbage(path: Path) -> None:
    path.write_bytes(pickle.dumps({"no": "index"}) * 50)


@pytest.mark.parametrize("damage", [flip_byte, truncate, delete, garbage])
def test_any_damaged_file_is_noticed_said_once_and_made_good(
    directory: Path, texts: Texts, open_engine: Opener, damage: Callable[[Path], None], caplog: pytest.LogCaptureFixture
) -> None:
    for position in range(len(files(directory))):
        path = files(directory)[position]
        damage(path)
        engine = open_engine()
        caplog.clear()
        with caplog.at_level(logging.INFO):
            # The library names whatever the index does not hold. Columns are looked at when they are needed.
            for _ in range(3):
                held = engine.ids()
                assert len(find(engine, "学习的第5", also=texts.keys() - held)) == 11
            assert engine.ids() == held
        # A table of contents also has bytes that nobody reads, and columns only matter where they are looked at.
        unread = path.suffix == ".toc" or (path.suffix == ".col" and not path.name.endswith((".body.col", ".name.col")))
        assert not held or (held == texts.keys() and unread)
        if held and path.suffix != ".toc":
            continue
        # Without a table of contents there is no index, which is nothing to speak of.
        assert len(caplog.records) == ((not held and path.exists()) or path.suffix != ".toc")
        engine.update(texts.entries(), (), silent)
        assert engine.ids() == texts.keys()
        assert len(find(engine, "学习的第5")) == 11
        engine.close()
        # Three segments again for the next round.
        engine.clear()
        ids = list(texts)
        for start in range(0, 60, 20):
            engine.update(texts.entries(ids[start : start + 20]), (), silent)


def test_postings_that_have_become_unreadable_lose_nothing(directory: Path, open_engine: Opener, texts: Texts) -> None:
    engine = open_engine()
    assert engine.ids() == texts.keys()
    for path in directory.rglob("*.body.col"):
        path.write_bytes(b"\x80" * path.stat().st_size)
    assert len(find(engine, "学习的第5")) == 11
    assert len(find(engine, "学习的第5", also=texts.keys() - engine.ids())) == 11


def test_an_index_of_another_format_is_left_alone_until_the_next_one_is_written(
    directory: Path, open_engine: Opener, texts: Texts
) -> None:
    (folder,) = directory.glob("5-*")
    folder.rename(directory / f"0-{folder.name}")
    engine = open_engine()
    assert engine.ids() == set()
    engine.update(texts.entries(), (), silent)
    assert engine.ids() == texts.keys()
    assert len(list(directory.glob("*-*"))) == 1


def test_an_index_that_holds_nothing_yet_is_not_damaged(
    tmp_path: Path, texts: Texts, caplog: pytest.LogCaptureFixture
) -> None:
    writer, reader = WhooshEngine(tmp_path, texts), WhooshEngine(tmp_path, texts)

    def entries() -> Iterator[IndexEntry]:
        # The folder is there, and nothing committed.
        assert not find(reader, "学习")
        yield from texts.entries()

    with caplog.at_level(logging.INFO):
        writer.update(entries(), (), silent)
        assert len(find(reader, "学习")) == len(reader.ids()) == 60
        writer.update((), list(texts), silent)
        assert not find(reader, "学习")
    assert not caplog.records
    writer.close()
    reader.close()


def test_sees_what_another_engine_commits(directory: Path, open_engine: Opener, texts: Texts) -> None:
    reader, writer = open_engine(), open_engine()
    assert not find(reader, "新来的")
    texts["f" * 12] = "新来的\n正文"
    texts.changed()
    for _ in range(3):
        writer.update(texts.entries(["f" * 12]), ["0" * 12], silent)
        assert [match.article_id for match in find(reader, "新来的")] == ["f" * 12]
        assert "0" * 12 not in reader.ids()
    writer.clear()
    assert reader.ids() == set()
    writer.update(texts.entries(), (), silent)
    assert reader.ids() == texts.keys()


def test_many_small_updates_are_merged(directory: Path, open_engine: Opener, texts: Texts) -> None:
    engine = open_engine()
    for number in range(40):
        key = f"{number:012x}"
        texts[key] = f"改过\n第{number}回，学习。"
        texts.changed()
        engine.update([IndexEntry(key, texts[key])], (), silent)
    assert len(find(engine, "改过")) == 40
    assert len(find(engine, "学习")) == 60
    assert engine.ids() == texts.keys()
    assert len(list(directory.rglob("*.trm"))) < 20


def test_reads_only_texts_that_may_match(directory: Path, open_engine: Opener, texts: Texts) -> None:
    engine = open_engine()
    texts.read.clear()
    assert len(find(engine, "第37篇")) == 1
    assert len(texts.read) < 10
    find(engine, "第37")
    assert len(texts.read) == len(set(texts.read))


def test_what_is_cancelled_leaves_the_index_as_it_was(directory: Path, open_engine: Opener, texts: Texts) -> None:
    engine = open_engine()

    def entries() -> Iterator[IndexEntry]:
        yield IndexEntry("e" * 12, "没有写完")
        raise Cancelled

    with pytest.raises(Cancelled):
        engine.update(entries(), list(texts)[:5], silent)
    assert engine.ids() == texts.keys()
    engine.update(texts.entries(), (), silent)
    assert engine.ids() == texts.keys()


def test_two_do_not_write_at_once(directory: Path, open_engine: Opener, texts: Texts) -> None:
    impatient = open_engine(wait=0.0)

    def entries() -> Iterator[IndexEntry]:
        with pytest.raises(IndexBusyError):
            impatient.update(texts.entries(), (), silent)
        yield IndexEntry("e" * 12, "写得完")

    open_engine().update(entries(), (), silent)
    assert "e" * 12 in impatient.ids()


KILLED = """
import os, sys
from pathlib import Path
from reader_app.search.engine import IndexEntry
from reader_app.search.whoosh_engine import WhooshEngine
engine = WhooshEngine(Path(sys.argv[1]), None)
def die(done, total, text):
    os._exit(9)
engine.update([IndexEntry("a", "x")] * 60, (), die)
"""


def test_a_writer_that_died_is_no_hindrance(directory: Path, open_engine: Opener, texts: Texts) -> None:
    outcome = subprocess.run([sys.executable, "-W", "ignore", "-c", KILLED, str(directory)], check=False)
    assert outcome.returncode == 9
    engine = open_engine(wait=0.0)
    assert engine.ids() == texts.keys()
    engine.update(texts.entries(["0" * 12]), (), silent)
    assert engine.ids() == texts.keys()


COMMITTING = """
import sys
from pathlib import Path
from reader_app.domain.progress import silent
from reader_app.search.engine import IndexEntry
from reader_app.search.whoosh_engine import WhooshEngine
engine = WhooshEngine(Path(sys.argv[1]), None)
for number in range(60):
    key = f"{number:012x}"
    engine.update([IndexEntry(key, f"学习的第{number}天，读书、讨论、实践。")], (), silent)
"""


def test_finds_everything_while_another_process_commits(
    directory: Path, open_engine: Opener, texts: Texts, caplog: pytest.LogCaptureFixture
) -> None:
    engine = open_engine()
    with (
        caplog.at_level(logging.INFO),
        subprocess.Popen([sys.executable, "-W", "ignore", "-c", COMMITTING, str(directory)]) as writer,
    ):
        while writer.poll() is None:
            assert engine.ids() == texts.keys()
            assert len(find(engine, "讨论")) == 60
    assert writer.returncode == 0
    assert not caplog.records


@pytest.mark.parametrize("module", ["whoosh", "numpy"])
def test_starting_does_not_import(module: str) -> None:
    code = f"import sys, reader_app.app; sys.exit({module!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
