"""SQLite's FTS5, with its own trigrams and with character pairs."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from pathlib import Path

from benchmarks.searching.peer import TOP, pairs
from benchmarks.searching.question import Answer, Question

_ASCII_MARKS = "".join(chr(code) for code in range(33, 127) if not chr(code).isalnum() and chr(code) not in "'\"")
_CHUNK = 10_000


class _SqlitePeer:
    """What both have in common: one file, one table `search`, and the query as FTS5 understands it."""

    version = sqlite3.sqlite_version

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._connection = sqlite3.connect(folder / "search.sqlite3", isolation_level=None)

    @staticmethod
    def missing() -> str:
        """See `Peer.missing`."""
        return ""

    def open(self) -> None:
        """See `Peer.open`."""
        self._connection.execute("PRAGMA mmap_size = 4000000000")

    def close(self) -> None:
        """See `Peer.close`."""
        self._connection.close()

    def _build(self, create: Sequence[str], insert: Sequence[str], texts: Iterable[str]) -> None:
        connection = self._connection
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        for statement in create:
            connection.execute(statement)
        connection.execute("BEGIN")
        rows = enumerate(texts)
        while chunk := list(islice(rows, _CHUNK)):
            for statement in insert:
                connection.executemany(statement, chunk)
        connection.execute("INSERT INTO search (search) VALUES ('optimize')")
        connection.execute("COMMIT")

    def _best(self, expression: str) -> Answer:
        rows = self._connection.execute(
            "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rank LIMIT ?", (expression, TOP)
        )
        top = [row[0] for row in rows]
        total = self._connection.execute("SELECT count(*) FROM search WHERE search MATCH ?", (expression,))
        return Answer(top, total.fetchone()[0])

    def _all(self, expression: str) -> set[int]:
        return {row[0] for row in self._connection.execute("SELECT rowid FROM search (?)", (expression,))}


class TrigramPeer(_SqlitePeer):
    """See `Peer`. The texts lie in the same file: pieces of one or two characters are looked for in them with LIKE."""

    name = "FTS5 trigrams"
    about = "tokenize='trigram'; pieces of one or two characters by LIKE over the texts; optimized; with the texts"

    def build(self, texts: Sequence[str]) -> None:
        """See `Peer.build`."""
        self._build(
            (
                "CREATE TABLE articles (number INTEGER PRIMARY KEY, text TEXT)",
                "CREATE VIRTUAL TABLE search USING fts5"
                " (text, content='articles', content_rowid='number', tokenize='trigram')",
            ),
            (
                "INSERT INTO articles (number, text) VALUES (?, ?)",
                "INSERT INTO search (rowid, text) VALUES (?, ?)",
            ),
            texts,
        )

    def search(self, question: Question) -> Answer:
        """See `Peer.search`."""
        if _all_long(question):
            return self._best(_expression(question, _quoted))
        condition, values = _like(question)
        rows = self._connection.execute(f"SELECT number FROM articles WHERE {condition}", values)
        found = [row[0] for row in rows]  # LIKE knows no order; one pass gives both the first ones and the number
        return Answer(found[:TOP], len(found))

    def all_ids(self, question: Question) -> set[int]:
        """See `Peer.all_ids`."""
        if _all_long(question):
            return self._all(_expression(question, _quoted))
        condition, values = _like(question)
        return {row[0] for row in self._connection.execute(f"SELECT number FROM articles WHERE {condition}", values)}


class PairsPeer(_SqlitePeer):
    """See `Peer`. Texts are split into pairs before SQLite sees them, and not kept."""

    name = "FTS5 pairs"
    about = (
        "character pairs as tokens, phrases; single characters by prefix, with an index of them; optimized; no texts"
    )

    def build(self, texts: Sequence[str]) -> None:
        """See `Peer.build`."""
        create = (
            "CREATE VIRTUAL TABLE search USING fts5"
            f" (text, content='', prefix='1', tokenize=\"ascii tokenchars '{_ASCII_MARKS}'\")"
        )
        self._build((create,), ("INSERT INTO search (rowid, text) VALUES (?, ?)",), map(pairs, texts))

    def search(self, question: Question) -> Answer:
        """See `Peer.search`."""
        return self._best(_expression(question, _paired))

    def all_ids(self, question: Question) -> set[int]:
        """See `Peer.all_ids`."""
        return self._all(_expression(question, _paired))


def _all_long(question: Question) -> bool:
    return all(len(piece) >= 3 for piece in (*question.pieces, *question.without))


def _quoted(piece: str) -> str:
    return '"' + piece.replace('"', '""') + '"'


def _paired(piece: str) -> str:
    if len(piece) == 1:
        return _quoted(piece) + " *"
    return _quoted(" ".join(piece[at : at + 2] for at in range(len(piece) - 1)))


def _expression(question: Question, written: Callable[[str], str]) -> str:
    wanted = " AND ".join(f"({' OR '.join(map(written, group))})" for group in question.groups)
    return wanted + "".join(f" NOT {written(piece)}" for piece in question.without)


def _like(question: Question) -> tuple[str, list[str]]:
    """A condition and its values. No piece has a `%` or `_` in it."""
    parts = [f"({' OR '.join('text LIKE ?' for _ in group)})" for group in question.groups]
    parts += ["text NOT LIKE ?" for _ in question.without]
    pieces = [*(piece for group in question.groups for piece in group), *question.without]
    return " AND ".join(parts), [f"%{piece}%" for piece in pieces]
