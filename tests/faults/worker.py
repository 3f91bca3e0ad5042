"""Run in a process of its own, which a test kills: writes to the stores without end and says what it has finished.

python worker.py apply STORE             one annotation after the other; prints the number that is stored
python worker.py refresh LIBRARY DATA CACHE    prints each path before it is read
python worker.py hold LIBRARY DATA CACHE       indexes, and stops with the index half written until a line comes in
python worker.py lives LIBRARY DATA CACHE N    N processes, one after the other, that change and index articles until
                                               they are killed at one moment or another; prints for each its number,
                                               how it ended, what it was at and which queries are answered wrongly
"""

from __future__ import annotations

import importlib
import itertools
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.faults.searched import Desk, article

from reader_app import app
from reader_app.domain.anchor import Anchor
from reader_app.domain.annotation import Annotation, Style
from reader_app.domain.changes import ChangeSet
from reader_app.paths import Places
from reader_app.services.library import LibraryService
from reader_app.storage.catalogue import Catalogue
from reader_app.storage.notes_store import NotesStore


def pair(number: int) -> tuple[Annotation, Annotation]:
    """Two annotations that only make sense together."""

    def one(half: int) -> Annotation:
        anchor = Anchor(half, half + 2, "实干")
        key = f"{number:031d}{half}"
        return Annotation(key, "a" * 12, anchor, "golden", Style.BACKGROUND, "注" * 500, (), "", "", "")

    return one(0), one(1)


def say(word: object) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


def apply(store: str) -> None:
    notes = NotesStore(Path(store))
    for number in itertools.count():
        notes.apply(ChangeSet.put(*pair(number)), {f"{number:016d}": "正文" * 1000})
        say(number)


def refresh(library: str, data: str, cache: str) -> None:
    catalogue = Catalogue(Path(cache))
    service = LibraryService(Path(library), catalogue, NotesStore(Path(data)))
    service.refresh(lambda done, total, text: say(text))


def hold(library: str, data: str, cache: str) -> None:
    services = app.open_services(Path(library), Places(Path(data), Path(cache)))
    services.library.refresh()

    def wait(done: int, _total: int, _text: str) -> None:
        if done:
            say("writing")
            sys.stdin.readline()

    services.search.index(wait)
    services.close()


def lives(library: str, data: str, cache: str, count: str) -> None:
    desk = Desk(Path(library), Places(Path(data), Path(cache)))
    for number in range(int(count)):
        read, write = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(read)
            live(desk, number, write)
        os.close(write)
        _, status = os.waitpid(child, 0)
        with os.fdopen(read, "rb") as pipe:
            merging = pipe.read().endswith(b"m")
        died = "killed" if os.WIFSIGNALED(status) else "ended"
        say("\t".join((str(number), died, "merging" if merging else "writing", str(desk.wrong()))))


def live(desk: Desk, number: int, pipe: int) -> None:
    """Change some articles and index them, again and again, until the moment of the end has come."""
    writer: Any = importlib.import_module("whoosh.writing").SegmentWriter
    merge = writer.add_reader
    soon = 0.0002 * (1 + number % 16)
    left = 3 + 7 * number

    def merging(*arguments: Any) -> Any:
        os.write(pipe, b"m")
        if number % 2 and left <= 0:
            signal.setitimer(signal.ITIMER_REAL, soon)  # whose signal ends a process like `kill -9`, anywhere
        merge(*arguments)
        os.write(pipe, b".")

    def count(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal left
        if event in ("open", "os.rename", "os.remove") and str(desk.index) in str(arguments[0]):
            left -= 1
            if left <= 0 and not number % 2:
                os.kill(os.getpid(), signal.SIGKILL)

    writer.add_reader = merging
    with desk.opened() as services:
        sys.addaudithook(count)
        for step in itertools.count():
            paths = [f"{(number * 5 + step * 3 + each) % 40:03}.md" for each in range(4)]
            for path in paths:
                (desk.root / path).write_text(article(int(path[:3]), 100 * number + step + 1), "utf-8")
            services.library.refresh(paths=paths)
            services.search.index(lambda *_: None)


if __name__ == "__main__":
    commands: dict[str, Callable[..., None]] = {"apply": apply, "refresh": refresh, "hold": hold, "lives": lives}
    commands[sys.argv[1]](*sys.argv[2:])
