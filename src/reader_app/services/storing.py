"""What was read of files goes into both stores, in batches that a window can show at once.

Identities are stored before the catalogue's rows, so that a process that dies in between loses nobody.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path, PurePosixPath

from reader_app import documents
from reader_app.documents import Parsed
from reader_app.domain.article import Article
from reader_app.domain.text import count_words
from reader_app.storage.catalogue import Catalogue
from reader_app.storage.notes_store import NotesStore
from reader_app.storage.records import CatalogueEntry, FileStamp, Identity

BATCH_FILES = 200
BATCH_SECONDS = 1.0
BATCH_CHARACTERS = 4_000_000


class Batch:
    """Collects what has been read and stores it now and then."""

    def __init__(self, catalogue: Catalogue, notes: NotesStore) -> None:
        self._catalogue = catalogue
        self._notes = notes
        self._entries: list[CatalogueEntry] = []
        self._stamps: dict[str, FileStamp] = {}
        self._characters = 0
        self._begun = time.monotonic()

    def add(self, entry: CatalogueEntry) -> None:
        """An article that was read."""
        self._entries.append(entry)
        self._characters += len(entry.text)
        late = time.monotonic() - self._begun > BATCH_SECONDS
        if late or len(self._entries) >= BATCH_FILES or self._characters > BATCH_CHARACTERS:
            self.flush()

    def touch(self, path: str, stamp: FileStamp) -> None:
        """A file that was touched without being changed."""
        self._stamps[path] = stamp

    def missing(self, identities: Iterable[Identity]) -> None:
        """Remember, at once, that the files of these articles are gone."""
        rows = [replace(identity, missing=True) for identity in identities]
        if rows:
            self._notes.put_identities(rows)

    def flush(self) -> None:
        """Store what has been collected."""
        if self._entries:
            self._notes.put_identities(_identity(entry) for entry in self._entries)
            self._catalogue.put(self._entries)
        if self._stamps:
            self._catalogue.put_stamps(self._stamps)
        self._entries, self._stamps, self._characters = [], {}, 0
        self._begun = time.monotonic()


def entry_of(article_id: str, path: str, parsed: Parsed, file: tuple[int, int], content_hash: str) -> CatalogueEntry:
    """What the catalogue keeps of a file that was read; `file`: its size and modification time."""
    document, metadata = parsed.document, parsed.metadata
    article = Article(
        article_id,
        path,
        document.title or PurePosixPath(path).stem,
        metadata.subtitle,
        metadata.date,
        metadata.source,
        metadata.author,
        metadata.editor,
        metadata.column,
        metadata.url,
        metadata.tags,
        count_words(document.text) - count_words(document.title),
        documents.summary(document),
        document.fingerprint,
    )
    return CatalogueEntry(article, document.text, FileStamp(article_id, *file, content_hash))


def _identity(entry: CatalogueEntry) -> Identity:
    article = entry.article
    return Identity(article.id, article.path, entry.stamp.content_hash, article.fingerprint, article.title)


def hash_of(path: Path) -> str:
    """Of a file's bytes, read piece by piece."""
    hasher = hashlib.blake2b(digest_size=16)
    with path.open("rb") as file:
        while piece := file.read(1 << 20):
            hasher.update(piece)
    return hasher.hexdigest()
