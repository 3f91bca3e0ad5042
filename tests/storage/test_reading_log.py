from __future__ import annotations

from datetime import date
from pathlib import Path

from reader_app.domain.statistics import Reading
from reader_app.storage import database, notes_file
from reader_app.storage.notes_store import NotesStore
from reader_app.storage.reading_log import ReadingLog

DAY = date(2026, 11, 26)


def test_a_day_is_added_up_and_an_article_is_read_once_a_day(tmp_path: Path) -> None:
    store = NotesStore(tmp_path / "notes.sqlite3")
    log = ReadingLog(store)
    log.add([Reading(DAY, "a", 30, 400)], 1000)
    log.add([Reading(DAY, "a", 20, 900), Reading(date(2026, 11, 27), "a", 5, 2000)], 1000)
    assert log.readings() == (Reading(DAY, "a", 50, 1000), Reading(date(2026, 11, 27), "a", 5, 1000))
    store.close()


def test_the_log_comes_into_a_store_that_had_none(tmp_path: Path) -> None:
    path = tmp_path / "notes.sqlite3"
    before = notes_file.MIGRATIONS[: notes_file.MIGRATIONS.index(notes_file._reading_log)]
    connection = database.connect(path, before)
    connection.execute("INSERT INTO saved_searches VALUES ('1', '减负', '减负')")
    connection.close()
    store = NotesStore(path)
    assert ReadingLog(store).readings() == ()
    assert len(store.saved_searches()) == 1
    store.close()
