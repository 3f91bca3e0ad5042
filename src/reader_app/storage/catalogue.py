"""The catalogue: what is in a library's files, so that they need not be read to be listed or searched.

Lives in the cache folder. Nothing here is precious: a file of another format or a damaged one is deleted and made
anew, empty, and the next refresh of the library fills it.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from reader_app.domain.article import Article
from reader_app.domain.errors import ReaderError
from reader_app.domain.sentence import Sentence
from reader_app.storage import database
from reader_app.storage.catalogue_rows import (
    ARTICLE,
    PUT,
    article_of,
    create,
    drop,
    entry_row,
    failure_of,
    failure_row,
    text_of,
)
from reader_app.storage.lock import exclusive
from reader_app.storage.packing import pack
from reader_app.storage.records import CatalogueEntry, FileStamp

FORMAT = 5
"""Raise when the tables or what parsing gives have changed: every catalogue is then made anew."""

PAGE = 16 * 1024
"""Bytes of a page of the file: packed texts are some 2 KB, so that of SQLite's usual 4 KB a third would be waste."""

_CHUNK = 500
_ANY_REVISION = 2**62
_NO_FILE = -1
"""In place of a file's number while none is open, because a damaged one could not be deleted."""

_REMAKE = ("damaged", "other_format")
T = TypeVar("T")


class Catalogue:
    """Articles without their texts, texts, file stamps and failures of one library.

    Args:
        path: Of the SQLite file; made when absent, made anew when damaged.

    Raises:
        ReaderError: The codes of `database.explained` except "damaged"; so does every method.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._handed: dict[str, int] = {}
        self._connection, self._inode = self._open()

    def articles(self, since: int = -1) -> tuple[Article, ...]:
        """Every article, by path; or those only that were put after the generation `since`."""
        found = self.values(f"SELECT {ARTICLE} FROM articles WHERE revision > ?", article_of, (since,))
        return tuple(sorted(found, key=_path))

    def count(self) -> int:
        """How many articles there are."""
        return int(self.rows("SELECT COUNT(*) FROM articles")[0][0])

    def article(self, article_id: str) -> Article | None:
        """One article, or None."""
        return self._one("id", article_id)

    def at(self, path: str) -> Article | None:
        """The article whose file has this path, or None."""
        return self._one("path", path)

    def _one(self, column: str, value: str) -> Article | None:
        if not _can_be_asked(value):
            return None  # half a character, as a command line may give it, is in no file of ours
        found = self.values(f"SELECT {ARTICLE} FROM articles WHERE {column} = ?", article_of, (value,))
        return found[0] if found else None

    def among(self, ids: Iterable[str]) -> dict[str, Article]:
        """Id -> article, of those of these that there are."""
        wanted = f"SELECT {ARTICLE} FROM articles WHERE id IN (SELECT value FROM json_each(?))"
        found = self.values(wanted, article_of, (json.dumps(list(ids)),))
        return {article.id: article for article in found}

    def ids(self, since: int = -1) -> frozenset[str]:
        """The ids of all articles, or of those only that were put after the generation `since`."""
        return frozenset(key for (key,) in self.rows("SELECT id FROM articles WHERE revision > ?", (since,)))

    def text(self, article_id: str) -> str | None:
        """The canonical text of one article, or None."""
        return dict(self.texts((article_id,))).get(article_id)

    def texts(self, ids: Iterable[str]) -> Iterator[tuple[str, str]]:
        """(id, canonical text) of those that there are, in no particular order, a few hundred in memory at a time."""
        remaining = iter(ids)
        while chunk := tuple(islice(remaining, _CHUNK)):
            marks = ", ".join("?" * len(chunk))
            statement = f"SELECT id, text FROM articles JOIN texts USING (number) WHERE id IN ({marks})"
            yield from self.values(statement, text_of, chunk)

    def files(self) -> dict[str, FileStamp]:
        """Path -> what its file looked like when it was read."""
        rows = self.rows("SELECT path, id, size, mtime_ns, content_hash FROM articles")
        return {path: FileStamp(*stamp) for path, *stamp in rows}

    def file(self, path: str) -> FileStamp | None:
        """What the file at `path` looked like when it was read, or None."""
        rows = self.rows("SELECT id, size, mtime_ns, content_hash FROM articles WHERE path = ?", (path,))
        return FileStamp(*rows[0]) if rows else None

    def put(self, entries: Iterable[CatalogueEntry]) -> None:
        """Add or replace articles in one transaction; the index does not hold them yet. A path has one article."""
        rows = [(entry.article.id, *entry_row(entry), pack(entry.text)) for entry in entries]

        def work(connection: sqlite3.Connection, revision: int) -> None:
            for key, *values, text in rows:
                drop(connection, "path = ? AND id <> ?", (values[0], key))
                number = connection.execute(PUT, (key, *values, revision)).fetchone()[0]
                connection.execute("INSERT OR REPLACE INTO texts (number, text) VALUES (?, ?)", (number, text))
                connection.execute("INSERT OR REPLACE INTO unindexed (id, revision) VALUES (?, ?)", (key, revision))

        self._write(work)

    def put_stamps(self, stamps: Mapping[str, FileStamp]) -> None:
        """Path -> new stamp, of files that were touched without being changed."""
        rows = [(stamp.size, stamp.mtime_ns, stamp.article_id, path) for path, stamp in stamps.items()]

        def work(connection: sqlite3.Connection, _revision: int) -> None:
            connection.executemany("UPDATE articles SET size = ?, mtime_ns = ? WHERE id = ? AND path = ?", rows)

        self._write(work, visible=False)

    def remove(self, ids: Iterable[str]) -> None:
        """Forget articles, in one transaction."""
        rows = [(key,) for key in ids]

        def work(connection: sqlite3.Connection, _revision: int) -> None:
            for row in rows:
                drop(connection, "id = ?", row)

        self._write(work)

    def unindexed(self) -> tuple[str, ...]:
        """Ids whose present text the search index does not hold yet, the longest waiting first."""
        self._handed = dict(self.rows("SELECT id, revision FROM unindexed ORDER BY revision, id"))
        return tuple(self._handed)

    def mark_indexed(self, ids: Iterable[str]) -> None:
        """The index holds these as they were at the last `unindexed`; one that has changed since stays unindexed."""
        rows = [(key, self._handed.get(key, _ANY_REVISION)) for key in ids]

        def work(connection: sqlite3.Connection, _revision: int) -> None:
            connection.executemany("DELETE FROM unindexed WHERE id = ? AND revision <= ?", rows)

        self._write(work, visible=False)

    def failures(self) -> dict[str, Sentence]:
        """Path -> why its file (or folder) could not be read."""
        return dict(self.values("SELECT path, reason FROM failures ORDER BY path", failure_of))

    def set_failures(self, failures: Mapping[str, Sentence]) -> None:
        """Put these in place of all failures that were known."""
        if failures == self.failures():
            return

        def work(connection: sqlite3.Connection, _revision: int) -> None:
            connection.execute("DELETE FROM failures")
            rows = [failure_row(path, reason) for path, reason in failures.items()]
            connection.executemany("INSERT INTO failures (path, reason) VALUES (?, ?)", rows)

        self._write(work)

    def generation(self) -> int:
        """A number that grows with every committed change of articles or failures, whoever made it; a few µs."""
        try:
            replaced = self.path.stat().st_ino != self._inode
        except OSError:
            replaced = True
        if replaced:  # another process has made it anew, or somebody has emptied the cache
            old = self._connection
            self._connection, self._inode = self._open()
            old.close()
        return int(self.rows("SELECT value FROM generation")[0][0])

    def rows(self, statement: str, arguments: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """What a statement finds; for other modules of `storage`, too."""
        return self.run(lambda connection: connection.execute(statement, arguments).fetchall())

    def values(
        self, statement: str, convert: Callable[[tuple[Any, ...]], T], arguments: Sequence[object] = ()
    ) -> list[T]:
        """What a statement finds, each row made into a value; a row that is rubbish means that the file is damaged."""

        def work(connection: sqlite3.Connection) -> list[T]:
            try:
                return [convert(row) for row in connection.execute(statement, arguments)]
            except ValueError as error:  # rubbish in a cell, which SQLite does not notice
                raise ReaderError("目录已损坏，将重新建立：{path}", code="damaged", path=self.path) from error

        return self.run(work)

    def run(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Do it; where the file turns out to be damaged, make it anew and do it with that."""
        if self._inode == _NO_FILE:
            self._connection, self._inode = self._open()
        try:
            with database.explained(self.path):
                return work(self._connection)
        except ReaderError as error:
            if error.code != "damaged":
                raise
        self._connection, self._inode = self._remade()
        with database.explained(self.path):
            return work(self._connection)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def _write(self, work: Callable[[sqlite3.Connection, int], None], *, visible: bool = True) -> None:
        """Do `work(connection, generation)` in one transaction, which raises the generation if readers notice it."""

        def transaction(connection: sqlite3.Connection) -> None:
            with database.transaction(connection):
                connection.execute("UPDATE generation SET value = value + ?", (visible,))
                work(connection, connection.execute("SELECT value FROM generation").fetchone()[0])

        self.run(transaction)

    def _open(self) -> tuple[sqlite3.Connection, int]:
        try:
            return self._connect()
        except ReaderError as error:
            if error.code not in _REMAKE:
                raise
        with self._remaking():
            try:
                return self._connect()  # another process may have made it anew while we waited
            except ReaderError as error:
                if error.code not in _REMAKE:
                    raise
            self._delete()
            return self._connect()

    def _remade(self) -> tuple[sqlite3.Connection, int]:
        with self._remaking():
            # While our connection is open the number of its file cannot have been given to another; it is closed
            # before the file is deleted, because Windows deletes no open file.
            ours = self.path.exists() and self.path.stat().st_ino == self._inode
            self._connection.close()
            self._inode = _NO_FILE
            if ours:
                self._delete()
            return self._connect()

    def _remaking(self) -> AbstractContextManager[None]:
        return exclusive(self.path.with_suffix(".remake-lock"), lambda: None)

    def _delete(self) -> None:
        for ending in ("", "-wal", "-shm"):
            try:
                self.path.with_name(self.path.name + ending).unlink(missing_ok=True)
            except OSError as error:  # on Windows: another process has it open
                raise ReaderError(
                    "目录要重新建立，但正被占用；请关闭其他研读窗口后再试：{path}", code="busy", path=self.path
                ) from error

    def _connect(self) -> tuple[sqlite3.Connection, int]:
        """A connection to a catalogue of our format, and the number of its file; "other_format" where it is none."""
        connection = database.open_file(self.path, synchronous="NORMAL", page_size=PAGE)
        try:
            with database.explained(self.path):
                if database.version(connection) == 0:
                    create(connection, FORMAT)
                if database.version(connection) != FORMAT:
                    raise ReaderError("目录将重新建立：{path}", code="other_format", path=self.path)
                connection.execute("SELECT value FROM generation").fetchone()
            return connection, self.path.stat().st_ino
        except BaseException:
            connection.close()
            raise


def _can_be_asked(text: str) -> bool:
    """Whether SQLite can be asked about a text."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _path(article: Article) -> str:
    return article.path
