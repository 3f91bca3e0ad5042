"""Reading a few files that are known to have changed, without looking through the whole folder.

Only what is beyond doubt is done here: a file at the place of its own article, or a new one that may be no other's. A
file that is gone, or has what another one had, may be half of a renaming; to tell needs all that `refresh` looks at.
"""

from __future__ import annotations

import stat
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from reader_app import documents
from reader_app.documents import SUFFIXES, Parsed
from reader_app.services.identity import new_id, place_key
from reader_app.services.refresh import LibraryChanges
from reader_app.services.storing import Batch, entry_of, hash_of
from reader_app.storage.catalogue import Catalogue
from reader_app.storage.notes_store import NotesStore
from reader_app.storage.records import FileStamp

FEW = 20
"""So many files at most are worth looking at one by one."""


class _InDoubtError(Exception):
    """Who is who cannot be told from these files alone."""


@dataclass(frozen=True, slots=True)
class _File:
    path: str
    state: tuple[int, int]
    known: FileStamp | None
    content_hash: str
    parsed: Parsed


def reread(root: Path, catalogue: Catalogue, notes: NotesStore, paths: Iterable[str]) -> LibraryChanges | None:
    """Store what these files say now, as a whole refresh would.

    Args:
        paths: Relative to the library, with forward slashes.

    Returns:
        What has changed; None, with nothing stored, where only a whole refresh can find out.
    """
    wanted = sorted(set(paths))
    if len(wanted) > FEW:
        return None
    try:
        return _Reread(root, catalogue, notes).run(wanted)
    except _InDoubtError:
        return None


class _Reread:
    def __init__(self, root: Path, catalogue: Catalogue, notes: NotesStore) -> None:
        self._root = root
        self._catalogue = catalogue
        self._notes = notes

    def run(self, paths: list[str]) -> LibraryChanges:
        failures = self._catalogue.failures()
        if failures.keys() & set(paths):
            raise _InDoubtError  # it is not any more
        files = [file for path in paths if (file := self._read(path)) is not None]
        new = [file for file in files if file.known is None]
        self._must_be_their_own(files)
        taken = self._must_be_nobodys(new) if new else set()
        batch, added, changed = Batch(self._catalogue, self._notes), [], []
        for file in files:
            if file.known is None:
                key = new_id(file.path, taken)
                taken.add(key)
                added.append(key)
            else:
                key = file.known.article_id
                if file.known.content_hash == file.content_hash:
                    batch.touch(file.path, FileStamp(key, *file.state, file.content_hash))
                    continue
                changed.append(key)
            batch.add(entry_of(key, file.path, file.parsed, file.state, file.content_hash))
        batch.flush()
        return LibraryChanges(tuple(added), tuple(changed), failed=tuple(sorted(failures.items())))

    def _read(self, path: str) -> _File | None:
        """What is in the file; None if it looks as it did when it was last read."""
        parts = PurePosixPath(path).parts
        if not path.lower().endswith(SUFFIXES) or path.startswith("/") or any(part.startswith(".") for part in parts):
            raise _InDoubtError
        file = self._root / path
        known = self._catalogue.file(path)
        try:
            status = file.stat()
            state = status.st_size, status.st_mtime_ns
            if not stat.S_ISREG(status.st_mode):
                raise _InDoubtError
            if known is not None and (known.size, known.mtime_ns) == state:
                return None
            return _File(path, state, known, hash_of(file), documents.read(file))
        except _InDoubtError:
            raise
        except Exception as error:  # a whole refresh knows what to say of it
            raise _InDoubtError from error

    def _must_be_their_own(self, files: Collection[_File]) -> None:
        """Known files are still their own articles, and none has what another one of these or one that is gone had."""
        for file in files:
            if file.known is not None:
                identity = self._notes.identity(file.known.article_id)
                right = (file.path, file.known.content_hash, False)
                if identity is None or (identity.path, identity.content_hash, identity.missing) != right:
                    raise _InDoubtError
            touched = {other.path for other in files if other is not file}
            for identity in self._notes.with_content(file.content_hash):
                gone = identity.missing or not (self._root / identity.path).exists()
                if gone or identity.path in touched:
                    raise _InDoubtError

    def _must_be_nobodys(self, files: Collection[_File]) -> set[str]:
        """New files are where nobody was, in folders that are known by these names; returns the ids that are taken."""
        known, identities = self._catalogue.files(), self._notes.identities()
        keys = {place_key(path) for path in (*known, *(identity.path for identity in identities.values()))}
        folders = {".", *(str(PurePosixPath(path).parent) for path in known)}
        for file in files:
            # A folder can be reached by a link as well, and its articles be known by that.
            if place_key(file.path) in keys or str(PurePosixPath(file.path).parent) not in folders:
                raise _InDoubtError
            keys.add(place_key(file.path))
        return identities.keys() | {stamp.article_id for stamp in known.values()}
