"""Opening SQLite files: one way of connecting, of migrating, of writing in one step, of telling what went wrong.

Knows no table. A connection belongs to the thread that opened it.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeAlias

from reader_app.domain.errors import ReaderError

Migration: TypeAlias = Callable[[sqlite3.Connection], None]
"""Brings a database to its next version, inside a transaction; never by `executescript`, which would commit it."""

BUSY_SECONDS = 10.0
"""How long a write waits for another process before it gives up."""

_LOG = 4 * 1024 * 1024
"""Bytes that the write-ahead log grows to, as it does with SQLite's own page size."""

_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})


def connect(path: Path, migrations: Sequence[Migration], *, synchronous: str = "FULL") -> sqlite3.Connection:
    """Open `path` (made when absent) and bring it to the newest version.

    Raises:
        ReaderError: "newer_file" when a later version of the program wrote it; "damaged", "disk_full",
            "cannot_open" and the other codes of `explained`.
    """
    connection = open_file(path, synchronous=synchronous)
    try:
        migrate(connection, migrations, path)
    except BaseException:
        connection.close()
        raise
    return connection


def open_file(path: Path, *, synchronous: str = "FULL", page_size: int | None = None) -> sqlite3.Connection:
    """A connection in WAL mode and autocommit, foreign keys on, without looking at the schema.

    Args:
        page_size: Bytes of a page, if the file is made here; SQLite's own choice unless given.
    """
    with explained(path):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise _cannot_open(path) from error
        connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
        try:
            if page_size is not None:
                connection.execute(f"PRAGMA page_size = {page_size}")
                connection.execute(f"PRAGMA wal_autocheckpoint = {_LOG // page_size}")
            _enter_wal(connection)
            connection.execute(f"PRAGMA synchronous = {synchronous}")
            connection.execute("PRAGMA foreign_keys = ON")
        except BaseException:
            connection.close()
            raise
    return connection


def _enter_wal(connection: sqlite3.Connection) -> None:
    """Switching to WAL does not wait for other processes by itself, so it is tried until it may be done."""
    deadline = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if _code(error) != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(0.01)


def version(connection: sqlite3.Connection) -> int:
    """How many migrations the file has seen; 0 = nothing is in it."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection, migrations: Sequence[Migration], path: Path) -> None:
    """Apply what is missing, each migration in one transaction with its version number.

    Raises:
        ReaderError: "newer_file"; the file is left as it is.
    """
    with explained(path):
        refuse_newer(connection, len(migrations), path)
        for number, migration in enumerate(migrations, 1):
            if version(connection) >= number:
                continue
            with transaction(connection):
                if version(connection) < number:  # another process may have done it while we waited
                    migration(connection)
                    connection.execute(f"PRAGMA user_version = {number}")


def refuse_newer(connection: sqlite3.Connection, known: int, path: Path) -> None:
    """Raise ReaderError "newer_file" if the file has seen more than the `known` migrations."""
    if version(connection) > known:
        raise ReaderError("这份数据是由更新版本的研读写的，请先升级程序再打开：{path}", code="newer_file", path=path)


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing, whatever is raised in between, Ctrl+C included."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def sound(connection: sqlite3.Connection, *, thorough: bool = False) -> bool:
    """Whether SQLite finds nothing wrong in the file; `thorough` compares the indexes with the tables too."""
    try:
        row = connection.execute(f"PRAGMA {'integrity_check' if thorough else 'quick_check'}(1)").fetchone()
    except sqlite3.DatabaseError as error:
        if _code(error) in _DAMAGED:
            return False
        raise
    return bool(row and row[0] == "ok")


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what SQLite says of the file or the disk into a ReaderError; mistakes in our SQL stay what they are.

    Raises:
        ReaderError: "damaged", "disk_full", "busy", "read_only" or "cannot_open".
    """
    try:
        yield
    except sqlite3.Error as error:
        explanation = _explanation(error, path)
        if explanation is None:
            raise
        raise explanation from error


def _explanation(error: sqlite3.Error, path: Path) -> ReaderError | None:
    code = _code(error)
    if code in _DAMAGED or "Could not decode to UTF-8" in str(error):
        return ReaderError("数据文件已损坏，请重新打开文库以恢复：{path}", code="damaged", path=path)
    if code == sqlite3.SQLITE_FULL:
        return ReaderError("磁盘空间不足，没有保存；请腾出空间后再试：{path}", code="disk_full", path=path)
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return ReaderError("数据正被另一个程序使用，请稍后再试：{path}", code="busy", path=path)
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM):
        return ReaderError("没有写入权限，请检查文件夹的权限：{path}", code="read_only", path=path)
    if code == sqlite3.SQLITE_IOERR:
        return ReaderError("读写磁盘时出错，没有保存；请检查磁盘后再试：{path}", code="disk_error", path=path)
    return _cannot_open(path) if code == sqlite3.SQLITE_CANTOPEN else None


def _cannot_open(path: Path) -> ReaderError:
    return ReaderError("无法打开数据文件，请检查文件夹是否存在、有无权限：{path}", code="cannot_open", path=path)


def _code(error: sqlite3.Error) -> int:
    """SQLite's primary result code, or 0 where the error is not SQLite's own."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF
