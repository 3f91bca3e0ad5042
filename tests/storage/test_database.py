"""Connecting, migrating and telling errors."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from reader_app.domain.errors import ReaderError
from reader_app.storage import database


def _one(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE TABLE words (word TEXT)")
    connection.execute("INSERT INTO words VALUES ('学习')")


def _two(connection: sqlite3.Connection) -> None:
    connection.execute("ALTER TABLE words ADD COLUMN count INTEGER NOT NULL DEFAULT 1")


def _failing(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM words")
    raise RuntimeError("stop")


def test_new_file_is_brought_to_the_newest_version(tmp_path: Path) -> None:
    connection = database.connect(tmp_path / "deep" / "store.sqlite3", (_one, _two))
    assert connection.execute("SELECT word, count FROM words").fetchall() == [("学习", 1)]
    assert database.version(connection) == 2
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert connection.execute("PRAGMA synchronous").fetchone() == (2,)
    assert connection.execute("PRAGMA foreign_keys").fetchone() == (1,)
    connection.close()


def test_old_file_keeps_its_rows_when_migrated(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite3"
    database.connect(path, (_one,)).close()
    connection = database.connect(path, (_one, _two))
    assert connection.execute("SELECT word, count FROM words").fetchall() == [("学习", 1)]
    connection.close()


def test_a_failing_migration_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite3"
    database.connect(path, (_one,)).close()
    with pytest.raises(RuntimeError):
        database.connect(path, (_one, _failing))
    connection = database.connect(path, (_one,))
    assert connection.execute("SELECT COUNT(*) FROM words").fetchone() == (1,)
    connection.close()


def test_a_file_of_a_newer_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite3"
    database.connect(path, (_one, _two)).close()
    before = path.read_bytes()
    with pytest.raises(ReaderError) as caught:
        database.connect(path, (_one,))
    assert caught.value.code == "newer_file"
    assert path.read_bytes() == before


def test_a_transaction_is_undone_by_any_exception(tmp_path: Path) -> None:
    connection = database.connect(tmp_path / "store.sqlite3", (_one,))

    def interrupted() -> None:
        with database.transaction(connection):
            connection.execute("DELETE FROM words")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert connection.execute("SELECT COUNT(*) FROM words").fetchone() == (1,)
    connection.close()


def test_random_bytes_are_damage(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite3"
    path.write_bytes(b"not a database at all" * 100)
    with pytest.raises(ReaderError) as caught:
        database.connect(path, (_one,))
    assert caught.value.code == "damaged"


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(ReaderError) as caught:
        database.connect(tmp_path / "file" / "store.sqlite3", (_one,))
    assert caught.value.code == "cannot_open"


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (sqlite3.SQLITE_FULL, "disk_full"),
        (sqlite3.SQLITE_BUSY, "busy"),
        (sqlite3.SQLITE_READONLY, "read_only"),
        (sqlite3.SQLITE_IOERR_WRITE, "disk_error"),
        (sqlite3.SQLITE_CANTOPEN, "cannot_open"),
        (sqlite3.SQLITE_CORRUPT, "damaged"),
    ],
)
def test_what_the_disk_does_is_said_in_words(tmp_path: Path, number: int, code: str) -> None:
    error = sqlite3.OperationalError("trouble")
    error.sqlite_errorcode = number
    with pytest.raises(ReaderError) as caught, database.explained(tmp_path):
        raise error
    assert caught.value.code == code
    assert str(tmp_path) in str(caught.value)


def test_our_own_mistakes_stay_mistakes(tmp_path: Path) -> None:
    connection = database.connect(tmp_path / "store.sqlite3", (_one,))
    with pytest.raises(sqlite3.OperationalError), database.explained(tmp_path):
        connection.execute("SELECT nothing FROM nowhere")
    connection.close()
