"""Bringing a catalogue up to date with a folder: what is new or changed is read, what is gone is forgotten."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from reader_app import documents
from reader_app.documents import Parsed
from reader_app.domain.errors import ReaderError
from reader_app.domain.progress import Progress
from reader_app.domain.sentence import Sentence
from reader_app.services.identity import Vanished, assign, best_pairs, is_still, new_id
from reader_app.services.likeness import sketch
from reader_app.services.scan import BROKEN, NO_FILE, Found, scan
from reader_app.services.storing import Batch, entry_of, hash_of
from reader_app.storage.catalogue import Catalogue
from reader_app.storage.notes_store import NotesStore
from reader_app.storage.records import FileStamp, Identity

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class LibraryChanges:
    """What a refresh found, as article ids; one that was moved and edited is in both.

    Attributes:
        failed: (path, sentence) of every file or folder that cannot be read.
    """

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    failed: tuple[tuple[str, Sentence], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.moved or self.removed)


class Refresh:
    """One run over one folder; made anew for each."""

    def __init__(self, root: Path, catalogue: Catalogue, notes: NotesStore, progress: Progress) -> None:
        self._root = root
        self._catalogue = catalogue
        self._progress = progress
        self._batch = Batch(catalogue, notes)
        self._known = catalogue.files()
        self._places = {stamp.article_id: path for path, stamp in self._known.items()}
        self._identities = _remembered(catalogue, notes, self._known)
        self._ids = set(self._identities)
        self._found = Found()
        self._failures: dict[str, Sentence] = {}
        self._lost: set[str] = set()
        self._added: list[str] = []
        self._changed: list[str] = []
        self._moved: list[str] = []

    def run(self, *, rebuild: bool) -> LibraryChanges:
        """Scan, find out who is who, read what is new or changed, and forget what is gone."""
        self._found = scan(self._root, lambda: self._progress(0, 0, ""))
        self._failures.update(self._found.failures)
        settled = {} if rebuild else self._unchanged()
        reading = [path for path in self._found.files if path not in settled]
        at_rest = set(settled.values())
        unsettled = [identity for identity in self._identities.values() if identity.id not in at_rest]
        hashes = self._hash(reading) if unsettled else {}
        movable = [identity for identity in unsettled if not self._unknown(identity)]
        owners = assign(hashes, movable, self._still)
        gone = {each.id: each for each in movable if each.id not in owners.values() and not each.missing}
        self._read(reading, hashes, owners, gone, rebuild)
        removed = self._forget(gone)
        self._catalogue.set_failures(self._failures)
        self._progress(len(reading), len(reading), "")
        failed = tuple(sorted(self._failures.items()))
        return LibraryChanges(tuple(self._added), tuple(self._changed), tuple(self._moved), removed, failed)

    def _unchanged(self) -> dict[str, str]:
        """Path -> article id of files that look as they did when they were read."""
        return {
            path: stamp.article_id
            for path, stamp in self._known.items()
            if self._found.files.get(path) == (stamp.size, stamp.mtime_ns)
        }

    def _unknown(self, identity: Identity) -> bool:
        """Whether its file is there or may be there, but could not be looked at: then the article stays as it is."""
        return not identity.missing and (identity.path in self._failures or self._found.hides(identity.path))

    def _hash(self, paths: list[str]) -> dict[str, str]:
        hashes = {}
        for path in paths:
            self._progress(0, len(paths), path)
            with self._failing(path):
                hashes[path] = hash_of(self._root / path)
        return hashes

    def _still(self, path: str, identity: Identity) -> bool:
        parsed, text = self._parse(path), self._catalogue.text(identity.id)
        if parsed is None or text is None:
            return parsed is None or parsed.document.title == identity.title
        return is_still(sketch(text), identity.title, parsed.document.text, parsed.document.title)

    def _read(
        self,
        reading: list[str],
        hashes: Mapping[str, str],
        owners: Mapping[str, str],
        gone: dict[str, Identity],
        rebuild: bool,
    ) -> None:
        """Read files and store them; of the gone, those that come to light again are taken out."""
        strangers = len(reading) > len(owners)
        vanished = Vanished(gone.values(), self._catalogue.texts(gone)) if strangers else None
        resembling: dict[str, list[tuple[float, str]]] = {}
        for done, path in enumerate(reading):
            self._progress(done, len(reading), path)
            owner = owners.get(path)
            if path in self._failures or (owner and not rebuild and self._touch(path, owner, hashes[path])):
                continue
            parsed = self._parse(path, owner)
            if parsed is None:
                continue
            if owner is None and vanished:
                document = parsed.document
                candidates = vanished.resembling(path, document.title, document.fingerprint, document.text)
                if candidates:
                    resembling[path] = candidates
                    continue
            self._put(path, parsed, owner, hashes.get(path))
        chosen = best_pairs(resembling)
        for path in resembling:
            parsed = self._parse(path)  # not kept from the first time, so that memory stays flat
            if parsed is not None:
                gone.pop(chosen.get(path, ""), None)
                self._put(path, parsed, chosen.get(path), hashes.get(path))
        self._batch.flush()

    def _touch(self, path: str, owner: str, content_hash: str) -> bool:
        """Store the new time of a file that has the same content at the same place; False if it is another case."""
        stamp = self._known.get(path)
        if stamp is None or (stamp.article_id, stamp.content_hash) != (owner, content_hash):
            return False
        self._batch.touch(path, FileStamp(owner, *self._found.files[path], content_hash))
        return True

    def _put(self, path: str, parsed: Parsed, owner: str | None, content_hash: str | None) -> None:
        if content_hash is None:
            with self._failing(path):
                content_hash = hash_of(self._root / path)
        if content_hash is None:
            return
        article_id = owner or new_id(path, self._ids)
        self._ids.add(article_id)
        self._batch.add(entry_of(article_id, path, parsed, self._found.files[path], content_hash))
        self._classify(article_id, path, content_hash)

    def _classify(self, article_id: str, path: str, content_hash: str) -> None:
        place = self._places.get(article_id)
        if place is None:
            self._added.append(article_id)
            return
        if place != path:
            self._moved.append(article_id)
        if self._known[place].content_hash != content_hash:
            self._changed.append(article_id)

    def _parse(self, path: str, owner: str | None = None) -> Parsed | None:
        """Read one file; None, with the failure noted, if that cannot be done."""
        with self._failing(path, owner):
            return documents.read(self._root / path)
        return None

    @contextmanager
    def _failing(self, path: str, owner: str | None = None) -> Iterator[None]:
        """Note why a file cannot be read, and go on. `owner` is no article any more unless it may be read later."""
        try:
            yield
        except Exception as error:
            if not (self._root / path).exists():
                return  # gone since the scan; the next one will see to it
            unreadable = isinstance(error, OSError) or getattr(error, "code", "") == "unreadable"
            if owner and not unreadable:
                self._lost.add(owner)
            if isinstance(error, ReaderError):
                self._failures[path] = error.reason(self._root / path)
            elif unreadable:
                self._failures[path] = NO_FILE
            else:
                _log.exception("cannot parse %s", path)
                self._failures[path] = BROKEN

    def _forget(self, gone: Mapping[str, Identity]) -> tuple[str, ...]:
        """Take articles without a file out of the catalogue; their identities and annotations stay."""
        self._batch.missing(gone.values())
        removed = sorted(each for each in gone.keys() | self._lost if each in self._places)
        if removed:
            self._catalogue.remove(removed)
        return tuple(removed)


def _remembered(catalogue: Catalogue, notes: NotesStore, known: Mapping[str, FileStamp]) -> dict[str, Identity]:
    """Every identity, put right by the catalogue where the notes store lags behind (it was restored, or is new)."""
    identities = notes.identities()
    late = []
    for path, stamp in known.items():
        identity = identities.get(stamp.article_id)
        if identity and (identity.path, identity.content_hash, identity.missing) == (path, stamp.content_hash, False):
            continue
        article = catalogue.article(stamp.article_id)
        if article:
            late.append(Identity(article.id, path, stamp.content_hash, article.fingerprint, article.title))
    if late:
        notes.put_identities(late)
    return identities | {identity.id: identity for identity in late}
