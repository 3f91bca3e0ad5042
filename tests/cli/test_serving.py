"""index --serve, as the window uses it: the wishes by themselves, and the real process at the end of its pipes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from reader_app import app
from reader_app.cli import serving
from reader_app.cli.serving import Wish, Wishes
from reader_app.domain.errors import Cancelled
from reader_app.domain.progress import silent
from reader_app.paths import Places


def told(*commands: str) -> Wishes:
    """Wishes that have heard this and nothing more yet."""
    wishes = Wishes()
    for command in commands:
        wishes.take(command)
    return wishes


def test_wishes_that_wait_become_one() -> None:
    assert told('refresh ["a.md"]', 'refresh ["文.md", "a.md"]').next() == Wish(frozenset({"a.md", "文.md"}))
    assert told('refresh ["a.md"]', "refresh").next() == Wish(None)
    assert told("refresh [1,").next() == Wish(None)


def test_the_end_of_the_input_is_the_end(caplog: pytest.LogCaptureFixture) -> None:
    wishes = Wishes()
    wishes.listen(["refresh\n"])
    assert wishes.next() is None
    assert told("refresh", "quit").next() is None
    assert told("what", "refresh").next() == Wish(None)
    assert [record.getMessage() for record in caplog.records] == ["not a command: what"]
    caplog.clear()


def test_cancelling_ends_what_was_asked_and_not_what_is_asked_next() -> None:
    wishes = told("refresh")
    wishes.next()
    progress = wishes.obeying(silent)
    progress(1, 2, "")
    wishes.take("cancel")
    wishes.take("refresh")
    with pytest.raises(Cancelled):
        progress(2, 2, "")
    wishes.next()
    progress(1, 2, "")


class Clock:
    """Time that passes only while somebody waits."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 1000.0
        monkeypatch.setattr(time, "monotonic", lambda: self.now)
        monkeypatch.setattr(threading.Condition, "wait", self._wait)

    def _wait(self, seconds: float) -> bool:
        self.now += seconds
        return False


def test_a_pause_is_obeyed_for_some_seconds_at_most_and_work_is_done_between(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock(monkeypatch)
    wishes = told("refresh", "pause")
    wishes.next()
    progress = wishes.obeying(silent)
    progress(1, 9, "")
    assert clock.now == 1000 + serving.LONGEST_PAUSE
    wishes.take("pause")
    progress(2, 9, "")
    assert clock.now == 1000 + serving.LONGEST_PAUSE, "first some work"
    clock.now += serving.SLICE
    progress(3, 9, "")
    assert clock.now == pytest.approx(1000 + 2 * serving.LONGEST_PAUSE)
    wishes.take("pause")
    wishes.take("resume")
    clock.now += serving.SLICE
    before = clock.now
    progress(4, 9, "")
    assert clock.now == before


class Process:
    """`index --serve` on a library, with both ends of its pipes in our hands."""

    def __init__(self, library: Path, places: Places) -> None:
        folders = ("--data-dir", str(places.data), "--cache-dir", str(places.cache))
        command = [sys.executable, "-m", "reader_app", "index", str(library), "--serve", *folders]
        pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        environment = os.environ | {"READER_APP_PROGRESS": "1"}
        self.popen = subprocess.Popen(command, text=True, encoding="utf-8", env=environment, **pipes)

    def tell(self, command: str) -> None:
        assert self.popen.stdin
        self.popen.stdin.write(f"{command}\n")
        self.popen.stdin.flush()

    def answer(self) -> Any:
        assert self.popen.stdout
        return json.loads(self.popen.stdout.readline())

    def report(self) -> Any:
        assert self.popen.stderr
        return json.loads(self.popen.stderr.readline())

    def end(self) -> int:
        """Close its input and see it end."""
        self.popen.communicate(timeout=30)
        return self.popen.returncode


Start = Callable[[Path], Process]


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path / "data", tmp_path / "cache")


@pytest.fixture
def start(places: Places) -> Iterator[Start]:
    started: list[Process] = []

    def begin(library: Path) -> Process:
        started.append(Process(library, places))
        return started[-1]

    yield begin
    for process in started:
        process.popen.kill()
        with suppress(ValueError):
            process.popen.communicate()


def test_one_process_carries_out_one_wish_after_the_other(start: Start, library: Path) -> None:
    process = start(library)
    process.tell("refresh")
    assert process.answer()["finished"]["indexed"] == 3
    assert process.report().keys() == {"done", "total", "text"}
    (library / "路.md").write_text("# 修路\n\n改了。\n", "utf-8")
    process.tell('refresh ["路.md"]')
    assert process.answer()["finished"] | {"elapsed_ms": 0} == {
        "articles": 3,
        "added": 0,
        "changed": 1,
        "moved": 0,
        "removed": 0,
        "indexed": 1,
        "failed": [],
        "elapsed_ms": 0,
    }
    process.tell("quit")
    assert process.popen.wait(30) == 0


def test_it_ends_with_its_input(start: Start, library: Path) -> None:
    idle = start(library)
    assert idle.end() == 0
    at_work = start(library)
    at_work.tell("refresh")
    assert at_work.end() == 0


def test_what_the_user_must_hear_of_is_an_answer_and_no_end(start: Start, library: Path) -> None:
    process = start(library)
    library.rename(library.with_name("elsewhere"))
    process.tell("refresh")
    assert process.answer()["error"]["code"] == "not_found"
    library.with_name("elsewhere").rename(library)
    process.tell("refresh")
    assert process.answer()["finished"]["articles"] == 3
    assert process.end() == 0


def many(root: Path, count: int) -> Path:
    root.mkdir()
    for number in range(count):
        text = "".join(f"第{number}篇第{line}句说到{number * 7 + line}件小事。" for line in range(20))
        (root / f"{number:04}.md").write_text(f"# 第{number}号\n\n{text}\n", "utf-8")
    return root


def test_a_cancelled_run_says_so_and_the_next_goes_on(start: Start, tmp_path: Path) -> None:
    process = start(many(tmp_path / "lib", 600))
    process.tell("refresh")
    while not process.report()["done"]:
        pass
    process.tell("cancel")
    assert process.answer() == {"finished": None}
    process.tell("refresh")
    assert process.answer()["finished"]["articles"] == 600
    assert process.end() == 0


@pytest.mark.skipif(os.name != "posix", reason="kill -9")
@pytest.mark.parametrize("stage", ["正在读取文章", "正在建立索引"])
def test_who_follows_a_killed_one_goes_on_and_finds_everything(
    start: Start, tmp_path: Path, places: Places, stage: str
) -> None:
    root = many(tmp_path / "lib", 600)
    first = start(root)
    first.tell("refresh")
    while True:
        report = first.report()
        if (report["text"] == stage or stage == "正在读取文章") and report["done"] > 0:
            break
    os.kill(first.popen.pid, signal.SIGKILL)
    first.popen.communicate()
    second = start(root)
    second.tell("refresh")
    finished = second.answer()["finished"]
    assert finished["articles"] == 600
    assert second.end() == 0
    services = app.open_services(root, places)
    assert services.library.pending() == ()
    assert services.search.search("第599篇第3句").total == 1
    assert services.search.search("件小事").total == 600
    services.close()
