"""The file of the notes store: its schema, its daily backup, and how a damaged one is put right without any loss.

A damaged file is set aside under another name and never deleted; the newest sound backup takes its place.
"""

from __future__ import annotations

import logging
import sqlite3
from contextlib import ExitStack
from datetime import date, datetime
from pathlib import Path

from reader_app.domain.errors import ReaderError
from reader_app.domain.sentence import Sentence, sentence
from reader_app.storage import database
from reader_app.storage.atomic import write_bytes
from reader_app.storage.backups import Backups, is_sound
from reader_app.storage.lock import exclusive

_log = logging.getLogger(__name__)


def _first_version(connection: sqlite3.Connection) -> None:
    connection.execute(
        "CREATE TABLE annotations (id TEXT PRIMARY KEY, article_id TEXT NOT NULL, start INTEGER NOT NULL, "
        "quote TEXT NOT NULL, prefix TEXT NOT NULL, suffix TEXT NOT NULL, paragraph INTEGER, "
        "fingerprint TEXT NOT NULL, meaning TEXT NOT NULL, style TEXT NOT NULL, note TEXT NOT NULL, "
        "tags TEXT NOT NULL, author TEXT NOT NULL, created TEXT NOT NULL, modified TEXT NOT NULL)"
    )
    connection.execute("CREATE INDEX annotations_by_place ON annotations (article_id, start, id)")
    connection.execute(
        "CREATE TABLE reading (article_id TEXT PRIMARY KEY, status TEXT NOT NULL, progress REAL NOT NULL, "
        "position INTEGER NOT NULL, favourite INTEGER NOT NULL, opened TEXT) WITHOUT ROWID"
    )
    connection.execute(
        "CREATE TABLE identities (id TEXT PRIMARY KEY, path TEXT NOT NULL, content_hash TEXT NOT NULL, "
        "fingerprint TEXT NOT NULL, title TEXT NOT NULL, missing INTEGER NOT NULL) WITHOUT ROWID"
    )
    connection.execute("CREATE TABLE versions (fingerprint TEXT PRIMARY KEY, text BLOB NOT NULL)")


def _places_in_words(connection: sqlite3.Connection) -> None:
    """A reading position has the words that stand there, so that it is found in an edited text."""
    for column in ("quote", "prefix", "suffix", "fingerprint"):
        connection.execute(f"ALTER TABLE reading ADD COLUMN {column} TEXT NOT NULL DEFAULT ''")
    connection.execute("ALTER TABLE reading ADD COLUMN paragraph INTEGER")


def _saved_searches(connection: sqlite3.Connection) -> None:
    """Searches are kept under a name."""
    connection.execute(
        "CREATE TABLE saved_searches (id TEXT PRIMARY KEY, name TEXT NOT NULL, query TEXT NOT NULL) WITHOUT ROWID"
    )


def _article_tags(connection: sqlite3.Connection) -> None:
    """Articles have tags of the user's, which have colours."""
    connection.execute("CREATE TABLE tags (tag TEXT PRIMARY KEY, colour TEXT NOT NULL) WITHOUT ROWID")
    connection.execute(
        "CREATE TABLE article_tags (article_id TEXT NOT NULL, tag TEXT NOT NULL, PRIMARY KEY (article_id, tag)) "
        "WITHOUT ROWID"
    )


def _reading_log(connection: sqlite3.Connection) -> None:
    """How long and how much was read on each day."""
    connection.execute(
        "CREATE TABLE reading_log (day TEXT NOT NULL, article_id TEXT NOT NULL, seconds INTEGER NOT NULL, "
        "characters INTEGER NOT NULL, PRIMARY KEY (day, article_id)) WITHOUT ROWID"
    )


MIGRATIONS: tuple[database.Migration, ...] = (
    _first_version,
    _places_in_words,
    _saved_searches,
    _article_tags,
    _reading_log,
)
"""Oldest first; what has been released is never changed."""


def backups(path: Path) -> Backups:
    """The backups of the notes store at `path`, in the folder `backups` beside it."""
    return Backups(path.parent / "backups", path.stem)


def open_notes(path: Path) -> tuple[sqlite3.Connection, list[Sentence]]:
    """Open the notes store, putting it right first where it is damaged or lost.

    Returns:
        The connection, and sentences for the user about what had to be done.

    Raises:
        ReaderError: "newer_file", "busy", or the other codes of `database.explained` except "damaged".
    """
    notices: list[Sentence] = []
    connection = _open_sound(path)
    if connection is None:
        with exclusive(path.with_suffix(".repair-lock"), lambda: None):
            connection = _open_sound(path)  # another process may have put it right while we waited
            if connection is None:
                notices.append(_put_right(path))
                connection = database.open_file(path)
    try:
        _back_up_once_a_day(connection, path, notices)
        database.migrate(connection, MIGRATIONS, path)
    except BaseException:
        connection.close()
        raise
    return connection, notices


def _open_sound(path: Path) -> sqlite3.Connection | None:
    """A connection to a file that is whole (or new), None where it is damaged, or empty though backups exist."""
    try:
        connection = database.open_file(path)
    except ReaderError as error:
        if error.code == "damaged":
            return None
        raise
    try:
        with database.explained(path):
            database.refuse_newer(connection, len(MIGRATIONS), path)
            lost = database.version(connection) == 0 and bool(backups(path).days())
            if not lost and database.sound(connection):
                return connection
    except ReaderError as error:
        if error.code != "damaged":
            connection.close()
            raise
    connection.close()
    return None


def _put_right(path: Path) -> Sentence:
    """Set the damaged file aside, put the newest sound backup in its place, and say so."""
    aside = _set_aside(path)
    for day, backup in backups(path).days().items():
        if is_sound(backup, len(MIGRATIONS)):
            write_bytes(path, backup.read_bytes())
            _log.info("notes store %s restored from %s; damaged file kept as %s", path, backup, aside)
            return sentence(
                "批注数据曾经损坏，已用 {day} 的备份恢复；损坏的文件保留在：{path}", day=day.isoformat(), path=aside
            )
    _log.info("notes store %s was damaged and had no backup; kept as %s", path, aside)
    return sentence("批注数据已损坏，又没有可用的备份，已新建一份；损坏的文件保留在：{path}", path=aside)


def _set_aside(path: Path) -> Path:
    """Rename the file with its WAL; a name that nothing has yet.

    Raises:
        ReaderError: "busy"; everything has its old name.
    """
    stamp = datetime.now().strftime("%Y%m%dT%H%M%S")
    aside = path.with_name(f"{path.stem}.damaged-{stamp}{path.suffix}")
    count = 1
    while aside.exists():
        count += 1
        aside = path.with_name(f"{path.stem}.damaged-{stamp}-{count}{path.suffix}")
    with ExitStack() as undo:
        for ending in ("-wal", "-shm", ""):
            part, place = path.with_name(path.name + ending), aside.with_name(aside.name + ending)
            if not part.exists():
                continue
            try:
                part.rename(place)
            except OSError as error:  # on Windows: another process has it open
                raise ReaderError(
                    "批注数据已损坏，但正被占用，无法恢复；请关闭其他研读窗口后再试：{path}", code="busy", path=path
                ) from error
            undo.callback(place.rename, part)
        undo.pop_all()
    return aside


def _back_up_once_a_day(connection: sqlite3.Connection, path: Path, notices: list[Sentence]) -> None:
    """Before anything is written, a migration included; a failing backup must not keep anybody from reading."""
    known = database.version(connection)
    today = date.today()
    if not known or (known == len(MIGRATIONS) and today in backups(path).days()):
        return
    try:
        with database.explained(path):
            backups(path).make(connection, today)
    except (ReaderError, OSError) as error:
        reason = sentence(error.template, **error.values) if isinstance(error, ReaderError) else error
        notices.append(sentence("今天的批注备份没有做成：{reason}", reason=reason))
