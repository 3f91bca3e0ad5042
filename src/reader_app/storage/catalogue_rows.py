"""The catalogue's tables, and how values become rows and rows values. Opening and asking are in `catalogue`."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Sequence
from datetime import date
from sys import intern
from typing import Any

from reader_app.domain.article import Article
from reader_app.domain.sentence import Sentence
from reader_app.storage import collation, database
from reader_app.storage.packing import unpack
from reader_app.storage.records import CatalogueEntry

ARTICLE = "id, path, title, subtitle, date, source, author, editor, section, url, tags, words, summary, fingerprint"
"""What an `Article` is made of."""

_COLUMNS = f"{ARTICLE}, size, mtime_ns, content_hash, title_key, source_key, section_key, revision".split(", ")
_REPLACED = ", ".join(f"{column} = excluded.{column}" for column in _COLUMNS[1:])
PUT = (
    f"INSERT INTO articles ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))}) "
    f"ON CONFLICT (id) DO UPDATE SET {_REPLACED} RETURNING number"
)

INDEXES = (
    "articles_by_revision ON articles (revision)",
    # An order that is read from an index alone needs neither the rows nor sorting.
    "articles_by_date ON articles (date DESC)",
    "articles_by_title ON articles (title_key, date DESC)",
    "articles_by_source ON articles (source_key, source, date DESC)",
    "articles_by_section ON articles (section_key, section, date DESC)",
    "articles_by_words ON articles (words DESC, date DESC)",
    # For counting how many articles have each.
    "articles_by_author ON articles (author) WHERE author IS NOT NULL",
    "articles_by_tags ON articles (tags) WHERE tags IS NOT NULL",
)


def create(connection: sqlite3.Connection, version: int) -> None:
    """Make the tables in an empty file, in one transaction; nothing where another process was quicker."""
    with database.transaction(connection):
        if database.version(connection):
            return
        connection.execute(
            "CREATE TABLE articles (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, path TEXT NOT NULL UNIQUE, "
            "title TEXT NOT NULL, subtitle TEXT, date TEXT, source TEXT, author TEXT, editor TEXT, section TEXT, "
            "url TEXT, tags TEXT, words INTEGER NOT NULL, summary TEXT NOT NULL, fingerprint TEXT NOT NULL, "
            "size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL, content_hash TEXT NOT NULL, title_key BLOB NOT NULL, "
            "source_key BLOB, section_key BLOB, revision INTEGER NOT NULL)"
        )
        for index in INDEXES:
            connection.execute(f"CREATE INDEX {index}")
        connection.execute("CREATE TABLE texts (number INTEGER PRIMARY KEY, text BLOB NOT NULL)")
        connection.execute("CREATE TABLE unindexed (id TEXT PRIMARY KEY, revision INTEGER NOT NULL)")
        connection.execute("CREATE TABLE failures (path TEXT PRIMARY KEY, reason TEXT NOT NULL)")
        connection.execute("CREATE TABLE generation (value INTEGER NOT NULL)")
        # Begins with the time, so that a catalogue made anew is ahead of the one that it replaces.
        connection.execute("INSERT INTO generation VALUES (?)", (time.time_ns() // 1_000_000,))
        connection.execute(f"PRAGMA user_version = {version}")


def drop(connection: sqlite3.Connection, where: str, arguments: Sequence[object]) -> None:
    """Delete articles with all that hangs on them; the condition is ours, never a user's."""
    for number, key in connection.execute(f"SELECT number, id FROM articles WHERE {where}", arguments).fetchall():
        connection.execute("DELETE FROM articles WHERE number = ?", (number,))
        connection.execute("DELETE FROM texts WHERE number = ?", (number,))
        connection.execute("DELETE FROM unindexed WHERE id = ?", (key,))


def entry_row(entry: CatalogueEntry) -> tuple[object, ...]:
    """Everything but the id and the revision, in the order of `_COLUMNS`."""
    article, stamp = entry.article, entry.stamp
    return (
        article.path,
        article.title,
        article.subtitle,
        article.date.isoformat() if article.date else None,
        article.source,
        article.author,
        article.editor,
        article.column,
        article.url,
        json.dumps(article.tags, ensure_ascii=False) if article.tags else None,
        article.words,
        article.summary,
        article.fingerprint,
        stamp.size,
        stamp.mtime_ns,
        stamp.content_hash,
        collation.key(article.title),
        collation.key(article.source) if article.source else None,
        collation.key(article.column) if article.column else None,
    )


def text_of(row: tuple[Any, ...]) -> tuple[str, str]:
    """(id, text) of a row; ValueError where it is rubbish."""
    return row[0], unpack(row[1])


def failure_row(path: str, reason: Sentence) -> tuple[str, str]:
    """A failure, its reason as JSON."""
    return path, json.dumps(_packed(reason), ensure_ascii=False)


def failure_of(row: tuple[Any, ...]) -> tuple[str, Sentence]:
    """(path, reason) of a row; ValueError where it is rubbish."""
    return row[0], _unpacked(json.loads(row[1]))


def _packed(reason: Sentence) -> list[Any]:
    values = {name: _packed(value) if isinstance(value, Sentence) else value for name, value in reason.values}
    return [reason.template, values, list(reason.omitted)]


def _unpacked(packed: list[Any]) -> Sentence:
    template, values, omitted = packed
    kept = ((name, _unpacked(value) if isinstance(value, list) else value) for name, value in values.items())
    return Sentence(template, tuple(kept), tuple(omitted))


def article_of(row: tuple[Any, ...]) -> Article:
    """The article of a row of `ARTICLE`; ValueError where it is rubbish."""
    key, path, title, subtitle, day, source, author, editor, column, url, tags, words, summary, fingerprint = row
    return Article(
        key,
        path,
        title,
        subtitle,
        date.fromisoformat(day) if day else None,
        intern(source) if source else source,  # thousands of articles share a few of these
        intern(author) if author else author,
        editor,
        intern(column) if column else column,
        url,
        tuple(json.loads(tags)) if tags else (),
        words,
        summary,
        fingerprint,
    )
