"""The log of reading: how long and how much, a row for each day and article, in the file of the notes store."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from reader_app.domain.statistics import Reading
from reader_app.storage.notes_store import NotesStore

_ADD = (
    "INSERT INTO reading_log (day, article_id, seconds, characters) VALUES (?, ?, ?, min(?, ?)) "
    "ON CONFLICT (day, article_id) DO UPDATE SET seconds = seconds + excluded.seconds, "
    "characters = min(characters + excluded.characters, ?)"
)


class ReadingLog:
    """Rows are added to, never taken away.

    Args:
        store: In whose file the table is.
    """

    def __init__(self, store: NotesStore) -> None:
        self._store = store

    def add(self, readings: Iterable[Reading], most: int) -> None:
        """Add to what the log has of these days and articles, in one transaction.

        Args:
            most: Characters that an article can have been read of on one day: all of it.
        """
        rows = [(r.day.isoformat(), r.article_id, r.seconds, r.characters, most, most) for r in readings]
        with self._store.transaction() as connection:
            connection.executemany(_ADD, rows)

    def readings(self) -> tuple[Reading, ...]:
        """Everything, by day."""
        rows = self._store.rows("SELECT day, article_id, seconds, characters FROM reading_log ORDER BY day, article_id")
        return tuple(Reading(date.fromisoformat(day), *rest) for day, *rest in rows)
