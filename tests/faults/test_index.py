"""A damaged, locked, unwritable or outdated index: found out or harmless, told in one line, rebuilt, never believed."""

from __future__ import annotations

import gc
import logging
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.faults.disks import Disk
from tests.faults.searched import Desk, article, desk, flip, long_article, sections, write, wrong

from reader_app.domain.progress import silent

WORKER = Path(__file__).with_name("worker.py")
COUNT = 30


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A library with an index of several segments, some of them with deleted documents."""
    made = desk(tmp_path_factory.mktemp("ready"), COUNT)
    (made.root / "长.md").write_text(long_article(), "utf-8")
    assert made.update() == COUNT + 1
    for number in range(3):
        (made.root / f"{number:03}.md").write_text(article(number, 1), "utf-8")
        assert made.update() == 1
    assert made.wrong() == []
    return made


@pytest.fixture
def present(ready: Desk, tmp_path: Path) -> Desk:
    """The same with stores of its own."""
    return ready.copied(tmp_path)


@pytest.fixture
def told(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    """What the program says of the index, from INFO on."""
    with caplog.at_level(logging.INFO, "reader_app"):
        yield caplog


def lines(told: pytest.LogCaptureFixture) -> list[str]:
    said = [record.getMessage() for record in told.records]
    told.clear()
    return said


def recovers(present: Desk, told: pytest.LogCaptureFixture, what: str) -> bool:
    """Search with the spoiled index, bring it up to date and search again; returns whether the damage was noticed."""
    lines(told)
    assert present.wrong() == [], what
    first = lines(told)
    assert len(first) <= 1, (what, first)
    present.update()
    assert len(lines(told)) <= 2, what  # that it is damaged, and that another takes its place
    with present.opened() as services:
        assert wrong(services) == [], what
        assert services.library.pending() == (), what
        assert services.search.index(silent) == 0, what
    assert lines(told) == [], what
    return bool(first)


def files(index: Path) -> list[Path]:
    return sorted(path for path in index.rglob("*") if path.is_file() and path.name != "write.lock")


def test_every_section_with_a_flipped_bit(ready: Desk, tmp_path: Path, told: pytest.LogCaptureFixture) -> None:
    names, noticed = set(), set()
    largest = max(files(ready.index), key=lambda path: path.stat().st_size)
    segment = largest.name.partition(".")[0]
    for column in ready.index.rglob(f"{segment}.*"):
        for name, offset, length in sections(column):
            one = f"{column.name}: {name}"
            names.add(one)
            copy = ready.copied(tmp_path / one)
            flip(copy.index / column.relative_to(ready.index), offset + length // 2)
            if recovers(copy, told, one):
                noticed.add(one)
            shutil.rmtree(tmp_path / one)
    assert len(names) > 10
    assert len(noticed) >= len(names) // 2, names - noticed


SPOILS: dict[str, Callable[[Path], object]] = {
    "first": lambda path: flip(path, 0),
    "middle": lambda path: flip(path, path.stat().st_size // 2),
    "last": lambda path: flip(path, path.stat().st_size - 1),
    "cut": lambda path: os.truncate(path, path.stat().st_size // 2),
    "empty": lambda path: os.truncate(path, 0),
    "missing": lambda path: path.unlink(),
}


@pytest.mark.parametrize("how", SPOILS)
def test_every_kind_of_file_spoiled(ready: Desk, tmp_path: Path, told: pytest.LogCaptureFixture, how: str) -> None:
    kinds = {
        path.name.partition(".")[2]: path for path in sorted(files(ready.index), key=lambda path: path.stat().st_size)
    }
    assert len(kinds) > 5
    for kind, original in kinds.items():
        if original.stat().st_size == 0 and how != "missing":
            continue
        copy = ready.copied(tmp_path / kind)
        SPOILS[how](copy.index / original.relative_to(ready.index))
        recovers(copy, told, f"{original.name}: {how}")
        shutil.rmtree(tmp_path / kind)


def test_damage_under_a_window_that_is_open(present: Desk, told: pytest.LogCaptureFixture) -> None:
    with present.opened() as window:
        assert wrong(window) == []
        for path in files(present.index):
            if sections(path):
                path.unlink()
        assert wrong(window) == []
        with present.opened() as other:
            other.search.index(silent)
        assert wrong(window) == []
    assert present.wrong() == []
    lines(told)


@pytest.mark.parametrize("older", ["1", "0"])
def test_an_index_of_an_older_format_is_not_looked_at_and_goes(present: Desk, older: str) -> None:
    [folder] = [path for path in present.index.iterdir() if path.is_dir()]
    number, _, rest = folder.name.partition("-")
    assert int(number) > int(older)
    old = folder.rename(present.index / f"{older}-{rest}")
    assert present.wrong() == []
    assert present.update() == COUNT + 1
    assert present.wrong() == []
    assert not old.exists()


def test_a_second_writer_leaves_it_to_the_first(present: Desk, told: pytest.LogCaptureFixture) -> None:
    write(present.root, COUNT, version=2)
    arguments = ["hold", present.root, present.places.data, present.places.cache]
    with subprocess.Popen(
        [sys.executable, str(WORKER), *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as first:
        try:
            assert first.stdout
            assert first.stdout.readline() == "writing\n"
            with present.opened() as second:
                second.search._engine._wait = 0.0  # type: ignore[attr-defined]
                assert second.search.index(silent) == 0
                assert wrong(second) == []
                assert len(second.library.pending()) == COUNT
            assert len(lines(told)) == 1
            first.communicate("go on\n", timeout=30)
        finally:
            first.kill()
    assert first.returncode == 0
    assert present.wrong() == []
    assert present.update() == 0


@pytest.fixture
def changed(present: Desk) -> Desk:
    """Twelve articles have changed and are in the catalogue, but not in the index."""
    write(present.root, 12, version=3)
    with present.opened() as services:
        services.library.refresh()
        assert len(services.library.pending()) == 12
    return present


def test_a_folder_that_may_not_be_written(changed: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    with Disk(changed.index, monkeypatch).read_only():
        assert changed.wrong() == []
        with changed.opened() as services, pytest.raises(OSError, match="Permission denied"):
            services.search.index(silent)
        assert changed.wrong() == []
    assert changed.update() == 12
    assert changed.wrong() == []


def test_a_damaged_index_in_a_folder_that_may_not_be_written(
    changed: Desk, monkeypatch: pytest.MonkeyPatch, told: pytest.LogCaptureFixture
) -> None:
    column = next(path for path in files(changed.index) if sections(path))
    flip(column, sections(column)[0][1])
    with Disk(changed.index, monkeypatch).read_only():
        assert changed.wrong() == []
        assert changed.wrong() == []
    lines(told)
    recovers(changed, told, "writable again")


@pytest.mark.filterwarnings(
    "ignore::pytest.PytestUnraisableExceptionWarning"
)  # Whoosh leaves open what it could not write
def test_a_disk_that_is_full_at_any_byte(
    changed: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: pytest.LogCaptureFixture
) -> None:
    whole = changed.copied(tmp_path / "whole")
    disk = Disk(whole.index, monkeypatch)
    with disk.limited(1 << 30):
        assert whole.update() == 12
    needed = disk.written
    assert needed > 1000
    for eighth in range(8):
        copy = changed.copied(tmp_path / f"{eighth}")
        full = Disk(copy.index, monkeypatch)
        with full.limited(needed * eighth // 8), copy.opened() as services:
            with pytest.raises(OSError, match="No space left"):
                services.search.index(silent)
            assert wrong(services) == []
        assert lines(told) == []
        assert copy.wrong() == []
        assert copy.update() == 12
        assert copy.wrong() == []
    gc.collect()


@pytest.mark.skipif(os.name != "posix", reason="file sizes are limited by setrlimit")
@pytest.mark.parametrize("size", [0, 512, 20_000])
def test_a_system_that_takes_no_more_bytes_is_told_in_one_sentence(changed: Desk, size: int) -> None:
    import resource

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    places = ["--data-dir", str(changed.places.data), "--cache-dir", str(changed.places.cache)]
    command = [sys.executable, "-m", "reader_app", "index", str(changed.root), "--json", *places]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", preexec_fn=limit, check=False)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1, done.stderr
    assert '"error"' in done.stdout
    assert changed.wrong() == []
    assert changed.update() == 12
    assert changed.wrong() == []


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kill -9")
def test_killed_forty_times_in_commit_and_merge(tmp_path: Path) -> None:
    present = desk(tmp_path, 40)
    present.update()
    arguments = ["lives", present.root, present.places.data, present.places.cache, "40"]
    command = [sys.executable, str(WORKER), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    lives = [line.split("\t") for line in done.stdout.splitlines()]
    assert len(lives) == 40
    for number, died, _merged, mistakes in lives:
        assert died == "killed", number
        assert mistakes == "[]", number
    assert sum(merged == "merging" for _, _, merged, _ in lives) >= 5
    assert present.wrong() == []
    present.update()
    assert present.wrong() == []
