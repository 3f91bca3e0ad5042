"""A library whose folder was renamed or moved: its notes are known by the folder's old place, and found again here.

So are the drafts of its articles.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from reader_app.domain.errors import ReaderError
from reader_app.domain.sentence import Sentence, sentence
from reader_app.storage.atomic import write_bytes
from reader_app.storage.notes_store import NotesStore
from reader_app.storage.records import Identity

_RECORD = "folder"
"""File beside a notes store that says to which folder it belongs."""

_LOOKED_AT = 40
"""At most so many of a library's files are compared."""

_ENOUGH = 0.5


def settle(notes: Path, root: Path) -> Sentence | None:
    """Note that the notes store `notes` belongs to the folder `root`. Where it is not there yet and `root` has the
    articles of a folder that is gone, it begins as a copy of that folder's; the original stays.

    Returns:
        What to tell the user, if notes were brought along.
    """
    told = None if notes.exists() else _bring(notes, root)
    record, place = notes.with_name(_RECORD), os.fsencode(root.resolve())
    with contextlib.suppress(ReaderError, OSError):  # who may not write here is told when it matters
        if not record.exists() or record.read_bytes() != place:
            write_bytes(record, place)
    return told


def _bring(notes: Path, root: Path) -> Sentence | None:
    found = [(_share(store, root), store.stat().st_mtime_ns, store, place) for store, place in _orphans(notes)]
    share, _, store, place = max(found, default=(0.0, 0, notes, root))
    if share < _ENOUGH:
        return None
    from reader_app.storage.drafts import FOLDER, Drafts

    with contextlib.closing(NotesStore(store)) as old:
        old.copy_to(notes)
    Drafts(store.with_name(FOLDER)).copy_to(notes.with_name(FOLDER))
    return sentence("这些文章原来在“{path}”，那里的批注和阅读位置已经带过来了。", path=place)


def _orphans(notes: Path) -> Iterator[tuple[Path, Path]]:
    """Notes stores whose folder is gone, with the folder."""
    for record in notes.parent.parent.glob(f"*/{_RECORD}"):
        with contextlib.suppress(OSError):
            store, place = record.with_name(notes.name), Path(os.fsdecode(record.read_bytes()))
            if store.exists() and not place.exists():
                yield store, place


def _share(store: Path, root: Path) -> float:
    """Of the articles that the store knows, how many lie unchanged at the same place below `root`, 0.0 to 1.0."""
    try:
        with contextlib.closing(NotesStore(store)) as opened:
            known = [each for each in opened.identities().values() if not each.missing][:_LOOKED_AT]
    except ReaderError:
        return 0.0
    return sum(_is_there(each, root) for each in known) / len(known) if known else 0.0


def _is_there(identity: Identity, root: Path) -> bool:
    try:
        from reader_app.services.storing import hash_of

        return hash_of(root / identity.path) == identity.content_hash
    except (OSError, ValueError):
        return False
