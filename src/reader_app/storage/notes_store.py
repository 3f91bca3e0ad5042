"""The notes store: everything that a person did in a library and that nothing can bring back. One SQLite file.

Every change is one transaction that is on the disk when the call returns. How a damaged file is put right is in
`notes_file`.
"""

from __future__ import annotations

import json
import logging
import os
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from reader_app.domain.anchor import Anchor
from reader_app.domain.annotation import Annotation, Style
from reader_app.domain.article import ReadingState, ReadingStatus
from reader_app.domain.changes import ChangeSet
from reader_app.domain.errors import ReaderError
from reader_app.domain.saved import SavedSearch
from reader_app.domain.sentence import Sentence
from reader_app.storage import database, notes_file
from reader_app.storage.backups import copy
from reader_app.storage.records import Identity

_log = logging.getLogger(__name__)

_ANNOTATION = (
    "id, article_id, start, quote, prefix, suffix, paragraph, fingerprint, "
    "meaning, style, note, tags, author, created, modified"
)
_PLACES = ", ".join("?" * 15)
_READING = "article_id, status, progress, position, favourite, opened, quote, prefix, suffix, paragraph, fingerprint"
_IDENTITY = "id, path, content_hash, fingerprint, title, missing"
_NO_TEXTS: Mapping[str, str] = MappingProxyType({})


class NotesStore:
    """Annotations, reading states, identities, saved searches and kept texts of one library.

    Args:
        path: Of the SQLite file; made when absent, put back from a backup when damaged.

    Attributes:
        notices: Sentences for the user about what happened while opening; usually none.

    Raises:
        ReaderError: "newer_file", or the codes of `database.explained`; so does every method.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._changed = False
        self.notices: list[Sentence] = []
        self._open()

    def _open(self) -> None:
        self._connection, notices = notes_file.open_notes(self._path)
        self._inode = self._path.stat().st_ino
        self.notices += notices

    def annotations(self, article_id: str | None = None) -> tuple[Annotation, ...]:
        """All annotations, or one article's, by article and place."""
        where, arguments = ("WHERE article_id = ?", (article_id,)) if article_id is not None else ("", ())
        rows = self.rows(f"SELECT {_ANNOTATION} FROM annotations {where} ORDER BY article_id, start, id", arguments)
        return tuple(_annotation(row) for row in rows)

    def generation(self) -> tuple[int, int, int]:
        """Another value after anything may have changed, here or by another process; a few µs."""
        with database.explained(self._path):
            connection = self._live()
            return self._inode, connection.execute("PRAGMA data_version").fetchone()[0], connection.total_changes

    def counts(self) -> dict[str, int]:
        """Article id -> how many annotations it has."""
        return dict(self.rows("SELECT article_id, COUNT(*) FROM annotations GROUP BY article_id"))

    def meaning_counts(self) -> dict[str, int]:
        """Meaning id -> how many annotations have it."""
        return dict(self.rows("SELECT meaning, COUNT(*) FROM annotations GROUP BY meaning"))

    def apply(self, changes: ChangeSet, texts: Mapping[str, str] = _NO_TEXTS) -> ChangeSet:
        """Carry out `changes` in one transaction.

        Args:
            texts: fingerprint -> canonical text that annotations were made on, kept in the same transaction.

        Returns:
            The change that takes it back.
        """
        with self.transaction() as connection:
            before = self._present(changes.annotations)
            for fingerprint, text in texts.items():
                self._keep(fingerprint, text)
            gone = [(key,) for key, value in changes.annotations.items() if value is None]
            connection.executemany("DELETE FROM annotations WHERE id = ?", gone)
            rows = [_row(annotation) for annotation in changes.kept()]
            statement = f"INSERT OR REPLACE INTO annotations ({_ANNOTATION}) VALUES ({_PLACES})"
            connection.executemany(statement, rows)
        self._changed = True
        inverse = changes.inverse(before)
        touched = changes.articles | {a.article_id for a in changes.kept()} | {a.article_id for a in before.values()}
        return ChangeSet(inverse.annotations, touched, inverse.name)

    def _present(self, ids: Iterable[str]) -> dict[str, Annotation]:
        found: dict[str, Annotation] = {}
        for key in ids:
            row = self._connection.execute(f"SELECT {_ANNOTATION} FROM annotations WHERE id = ?", (key,)).fetchone()
            if row:
                found[key] = _annotation(row)
        return found

    def reading_states(self) -> dict[str, ReadingState]:
        """Article id -> where the person is in it, for articles that were ever opened or marked."""
        rows = self.rows(f"SELECT {_READING} FROM reading")
        return {row[0]: _reading_state(row) for row in rows}

    def reading_state(self, article_id: str) -> ReadingState:
        """Where the person is in one article; an unread state where nothing is known."""
        rows = self.rows(f"SELECT {_READING} FROM reading WHERE article_id = ?", (article_id,))
        return _reading_state(rows[0]) if rows else ReadingState(article_id)

    def put_reading_state(self, state: ReadingState) -> None:
        """Store one reading state in place of the old one."""
        self.put_reading_states([state])

    def put_reading_states(self, states: Iterable[ReadingState]) -> None:
        """Store reading states in place of the old ones, in one transaction."""
        rows = [_reading_row(state) for state in states]
        self._write(f"INSERT OR REPLACE INTO reading ({_READING}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)

    def identities(self) -> dict[str, Identity]:
        """Article id -> who it is, missing ones included."""
        return {identity.id: identity for identity in map(_identity, self.rows(f"SELECT {_IDENTITY} FROM identities"))}

    def identity(self, article_id: str) -> Identity | None:
        """Who one article is, or None."""
        rows = self.rows(f"SELECT {_IDENTITY} FROM identities WHERE id = ?", (article_id,))
        return _identity(rows[0]) if rows else None

    def with_content(self, content_hash: str) -> tuple[Identity, ...]:
        """Every article, missing ones included, whose file had this content."""
        rows = self.rows(f"SELECT {_IDENTITY} FROM identities WHERE content_hash = ?", (content_hash,))
        return tuple(map(_identity, rows))

    def put_identities(self, identities: Iterable[Identity]) -> None:
        """Store identities in place of those with the same ids, in one transaction."""
        rows = [(i.id, i.path, i.content_hash, i.text_fingerprint, i.title, i.missing) for i in identities]
        self._write(
            f"INSERT OR REPLACE INTO identities ({_IDENTITY}) VALUES (?, ?, ?, ?, ?, ?)",
            rows,
        )

    def saved_searches(self) -> tuple[SavedSearch, ...]:
        """All of them, by id."""
        return tuple(SavedSearch(*row) for row in self.rows("SELECT id, name, query FROM saved_searches ORDER BY id"))

    def put_saved_searches(self, searches: Mapping[str, SavedSearch | None]) -> None:
        """Id -> the search in place of the one with that id, None to delete it; in one transaction."""
        with self.transaction() as connection:
            connection.executemany("DELETE FROM saved_searches WHERE id = ?", [(key,) for key in searches])
            rows = [(each.id, each.name, each.text) for each in searches.values() if each is not None]
            connection.executemany("INSERT INTO saved_searches (id, name, query) VALUES (?, ?, ?)", rows)
        self._changed = True

    def _keep(self, fingerprint: str, text: str) -> None:
        packed = zlib.compress(text.encode("utf-8", "surrogatepass"))
        self._connection.execute(
            "INSERT OR IGNORE INTO versions (fingerprint, text) VALUES (?, ?)", (fingerprint, packed)
        )

    def version(self, fingerprint: str) -> str | None:
        """A kept text, or None."""
        rows = self.rows("SELECT text FROM versions WHERE fingerprint = ?", (fingerprint,))
        return zlib.decompress(rows[0][0]).decode("utf-8", "surrogatepass") if rows else None

    def backup(self) -> Path | None:
        """Make today's backup now, in place of an earlier one of today; None when the copy was not sound."""
        with database.explained(self._path):
            return notes_file.backups(self._path).make(self._connection, date.today())

    def renew_backup(self) -> None:
        """What was just written is precious: today's backup is made anew when the store is closed."""
        self._changed = True

    def copy_to(self, path: Path) -> None:
        """Begin another notes store with all that is in this one; nothing happens where there is one already."""
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f".{path.name}.{os.getpid()}.tmp")
        try:
            with database.explained(self._path):
                sound = copy(self._live(), draft)
            if sound and not path.exists():
                draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)

    def close(self) -> None:
        """Renew today's backup if annotations were changed, and close the file. A backup that fails hinders nobody."""
        try:
            if self._changed:
                self.backup()
        except (ReaderError, OSError):
            _log.warning("no backup of %s", self._path, exc_info=True)
        finally:
            self._connection.close()

    def rows(self, statement: str, arguments: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """What a statement finds; for the tables that other modules of `storage` look after in this file."""
        with database.explained(self._path):
            return self._live().execute(statement, arguments).fetchall()

    def _write(self, statement: str, rows: Iterable[Sequence[object]]) -> None:
        with self.transaction() as connection:
            connection.executemany(statement, rows)

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """One transaction, on the disk when it is left; for the tables that other modules look after, too."""
        with database.explained(self._path):
            connection = self._live()
            with database.transaction(connection):
                yield connection

    def _live(self) -> sqlite3.Connection:
        """The connection; to the new file where another process has set a damaged one aside."""
        try:
            replaced = self._path.stat().st_ino != self._inode
        except FileNotFoundError:
            replaced = True
        if replaced:
            old = self._connection
            self._open()
            old.close()
        return self._connection


def _row(annotation: Annotation) -> tuple[object, ...]:
    anchor = annotation.anchor
    return (
        annotation.id,
        annotation.article_id,
        anchor.start,
        anchor.quote,
        anchor.prefix,
        anchor.suffix,
        anchor.paragraph,
        anchor.text_fingerprint,
        annotation.meaning,
        annotation.style,
        annotation.note,
        json.dumps(annotation.tags, ensure_ascii=False),
        annotation.author,
        annotation.created,
        annotation.modified,
    )


def _annotation(row: Sequence[Any]) -> Annotation:
    key, article_id, start, quote, prefix, suffix, paragraph, fingerprint, meaning, style, note, tags, *rest = row
    author, created, modified = rest
    anchor = Anchor(start, start + len(quote), quote, prefix, suffix, paragraph, fingerprint)
    return Annotation(
        key, article_id, anchor, meaning, Style(style), note, tuple(json.loads(tags)), author, created, modified
    )


def _identity(row: Sequence[Any]) -> Identity:
    key, path, content_hash, fingerprint, title, missing = row
    return Identity(key, path, content_hash, fingerprint, title, bool(missing))


def _reading_row(state: ReadingState) -> tuple[object, ...]:
    anchor = state.anchor or Anchor(state.offset, state.offset, "")
    row = (state.article_id, state.status, state.progress, state.offset, state.favourite, state.opened)
    return (*row, anchor.quote, anchor.prefix, anchor.suffix, anchor.paragraph, anchor.text_fingerprint)


def _reading_state(row: Sequence[Any]) -> ReadingState:
    article_id, status, progress, position, favourite, opened, quote, *rest = row
    anchor = Anchor(position, position + len(quote), quote, *rest) if quote else None
    return ReadingState(article_id, ReadingStatus(status), progress, position, bool(favourite), opened, anchor)
