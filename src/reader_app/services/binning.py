"""Moving articles' files to the system's bin and back. Nothing is ever deleted here, and notes stay where they are.

The bin itself is the window's to reach: it is handed in as a function.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from reader_app.domain.sentence import Sentence, sentence
from reader_app.services.library import LibraryService

Bin: TypeAlias = Callable[[Path], Path | None]
"""Moves a file to the system's bin; gives where it is there, `Path()` if the system does not say, None if it failed."""


@dataclass(frozen=True, slots=True)
class BinChange:
    """Files that shall be (or have been) moved to the bin, or back.

    Attributes:
        files: Path relative to the library -> where the file is in the bin; None where it is in the library.
        name: For the undo menu.
    """

    files: Mapping[str, Path | None]
    name: str = ""

    @property
    def entries(self) -> Mapping[str, object]:
        """What is moved, by path."""
        return self.files


@dataclass(frozen=True, slots=True)
class Binned:
    """What has become of files.

    Attributes:
        inverse: The change that takes back what was done.
        failed: Path -> why it stays where it is.
    """

    inverse: BinChange
    failed: Mapping[str, Sentence]


class BinService:
    """Moves files of one library."""

    def __init__(self, library: LibraryService) -> None:
        self._library = library

    def change(self, ids: Iterable[str]) -> BinChange:
        """The change that moves the files of these articles to the bin. Nothing is moved yet."""
        articles = filter(None, map(self._library.article, dict.fromkeys(ids)))
        return BinChange({article.path: None for article in articles})

    def apply(self, change: BinChange, into: Bin) -> Binned:
        """Move what is in the library into the bin, and what is in the bin back to its place.

        A file that cannot be moved is left where it is; the others are moved all the same.
        """
        done: dict[str, Path | None] = {}
        failed: dict[str, Sentence] = {}
        for path, place in change.files.items():
            file = self._library.root / path
            try:
                if place is None:
                    done[path] = _discard(file, into)
                else:
                    _put_back(place, file)
                    done[path] = None
            except _StaysError as error:
                failed[path] = error.reason
        return Binned(BinChange(done, change.name), failed)


class _StaysError(Exception):
    """A file that stays where it is, with the sentence that says why."""

    def __init__(self, reason: Sentence) -> None:
        super().__init__(str(reason))
        self.reason = reason


def _discard(file: Path, into: Bin) -> Path:
    if not file.exists():
        raise _StaysError(sentence("文件已不在原处"))
    place = into(file)
    if place is None or file.exists():
        raise _StaysError(sentence("系统的回收站用不了，文件没有动"))
    return place


def _put_back(place: Path, file: Path) -> None:
    if file.exists() or file.is_symlink():
        raise _StaysError(sentence("原处已有同名文件，它还在回收站里"))
    if place == Path() or not place.exists():
        raise _StaysError(sentence("在回收站里找不到它，请打开系统的回收站还原"))
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(place, file)
    except OSError as error:
        raise _StaysError(
            sentence("无法移回原处（{reason}），它还在回收站里", reason=error.strerror or error)
        ) from error
    # A bin as freedesktop.org's specification has it says in a file of its own where each thing came from.
    if place.parent.name == "files":
        with suppress(OSError):
            (place.parent.parent / "info" / f"{place.name}.trashinfo").unlink()
