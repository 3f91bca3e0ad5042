"""Run in a process of its own, which a test kills: writes to the stores without end and says what it has finished.

python worker.py apply STORE             one annotation after the other; prints the number that is stored
python worker.py refresh LIBRARY DATA CACHE    prints each path before it is read
"""

from __future__ import annotations

import itertools
import sys
from pathlib import Path

from reader_app.domain.anchor import Anchor
from reader_app.domain.annotation import Annotation, Style
from reader_app.domain.changes import ChangeSet
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


if __name__ == "__main__":
    if sys.argv[1] == "apply":
        apply(sys.argv[2])
    else:
        refresh(*sys.argv[2:])
