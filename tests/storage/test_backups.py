"""Backups: one a day, fourteen days, one a month for a year, only sound ones."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from reader_app.storage import backups, database
from reader_app.storage.backups import Backups


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(tmp_path / "notes.sqlite3", isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("CREATE TABLE words (word TEXT)")
    connection.execute("PRAGMA user_version = 1")
    yield connection
    connection.close()


def test_a_backup_is_one_file_with_everything(tmp_path: Path, connection: sqlite3.Connection) -> None:
    connection.execute("INSERT INTO words VALUES ('还在 WAL 里')")
    made = Backups(tmp_path / "backups").make(connection, date(2026, 9, 15))
    assert made == tmp_path / "backups" / "notes-2026-09-15.sqlite3"
    assert list(made.parent.iterdir()) == [made]
    copy = sqlite3.connect(made)
    assert copy.execute("SELECT word FROM words").fetchall() == [("还在 WAL 里",)]
    copy.close()


def test_a_second_backup_of_a_day_replaces_the_first(tmp_path: Path, connection: sqlite3.Connection) -> None:
    kept = Backups(tmp_path / "backups")
    kept.make(connection, date(2026, 9, 15))
    connection.execute("INSERT INTO words VALUES ('新')")
    made = kept.make(connection, date(2026, 9, 15))
    assert list(kept.days().values()) == [made]


def test_two_years_of_days_leave_fourteen_and_twelve(tmp_path: Path, connection: sqlite3.Connection) -> None:
    folder = tmp_path / "backups"
    kept = Backups(folder)
    kept.make(connection, date(2024, 12, 31))
    template = folder / "notes-2024-12-31.sqlite3"
    first = date(2025, 1, 1)
    for number in range(699):
        day = first + timedelta(days=number)
        (folder / f"notes-{day}.sqlite3").write_bytes(template.read_bytes())
    last = first + timedelta(days=699)
    kept.make(connection, last)
    days = list(kept.days())
    assert days[:14] == [last - timedelta(days=number) for number in range(14)]
    months = {(day.year, day.month) for day in days}
    assert len(months) == 12
    assert len(days) <= 14 + 12


def test_a_copy_that_is_not_sound_never_replaces_a_backup(
    tmp_path: Path, connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = Backups(tmp_path / "backups")
    made = kept.make(connection, date(2026, 9, 15))
    assert made
    before = made.read_bytes()
    monkeypatch.setattr(database, "sound", lambda *_args, **_more: False)
    assert kept.make(connection, date(2026, 9, 15)) is None
    assert made.read_bytes() == before
    assert list(made.parent.iterdir()) == [made]


def test_only_whole_files_of_a_known_version_can_be_put_back(tmp_path: Path, connection: sqlite3.Connection) -> None:
    connection.executemany("INSERT INTO words VALUES (?)", [("字" * 500,)] * 50)
    made = Backups(tmp_path / "backups").make(connection, date(2026, 9, 15))
    assert made
    assert backups.is_sound(made, 1)
    assert not backups.is_sound(made, 0)
    made.write_bytes(made.read_bytes()[:5000])
    assert not backups.is_sound(made, 1)
    made.write_bytes(b"")
    assert not backups.is_sound(made, 1)
    assert not backups.is_sound(tmp_path / "nowhere.sqlite3", 1)
    assert list(made.parent.iterdir()) == [made]
