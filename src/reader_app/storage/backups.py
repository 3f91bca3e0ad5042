"""Rolling backups of one SQLite file: at most one a day, the last fourteen, and one a month for a year."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from datetime import date
from pathlib import Path

from reader_app.storage import database
from reader_app.storage.atomic import sync_folder

DAYS = 14
MONTHS = 12


class Backups:
    """The backups `<stem>-<day>.sqlite3` in one folder.

    Args:
        folder: Made with the first backup.
        stem: What their names begin with.
    """

    def __init__(self, folder: Path, stem: str = "notes") -> None:
        self._folder = folder
        self._stem = stem

    def days(self) -> dict[date, Path]:
        """The backups that there are, newest first."""
        found: dict[date, Path] = {}
        for path in self._folder.glob(f"{self._stem}-*.sqlite3"):
            with contextlib.suppress(ValueError):
                found[date.fromisoformat(path.stem.removeprefix(f"{self._stem}-"))] = path
        return dict(sorted(found.items(), reverse=True))

    def make(self, connection: sqlite3.Connection, day: date) -> Path | None:
        """Write the backup of `day`, in place of an earlier one of that day; old ones go.

        Returns:
            The backup, or None when the copy was not sound: then everything is left as it was.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        target = self._folder / f"{self._stem}-{day.isoformat()}.sqlite3"
        draft = self._folder / f".{target.name}.{os.getpid()}.tmp"
        try:
            if not copy(connection, draft):
                return None
            draft.replace(target)
            sync_folder(self._folder)
        finally:
            draft.unlink(missing_ok=True)
        self._prune()
        return target

    def _prune(self) -> None:
        days = self.days()
        for day in days.keys() - _kept(list(days)):
            days[day].unlink(missing_ok=True)


def _kept(days: list[date]) -> set[date]:
    """Of `days`, newest first: the last fourteen and the newest of each of the last twelve months."""
    months: dict[tuple[int, int], date] = {}
    for day in days:
        months.setdefault((day.year, day.month), day)
    return {*days[:DAYS], *list(months.values())[:MONTHS]}


def copy(connection: sqlite3.Connection, target: Path) -> bool:
    """Copy a database, WAL included, into one file that stands alone; whether the copy is sound."""
    target.unlink(missing_ok=True)
    made = sqlite3.connect(target, isolation_level=None)
    try:
        connection.backup(made)
        made.execute("PRAGMA journal_mode = DELETE")
        return database.sound(made, thorough=True)
    finally:
        made.close()


def is_sound(path: Path, known: int) -> bool:
    """Whether a backup can be put back: whole, not empty, and not of a later version than `known`."""
    try:
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
    except sqlite3.Error:
        return False
    try:
        return 0 < database.version(connection) <= known and database.sound(connection, thorough=True)
    except sqlite3.DatabaseError:
        return False
    finally:
        connection.close()
