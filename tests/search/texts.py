"""Texts to search in, for the tests of engines: what the catalogue is to the program."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reader_app.domain.query import Query
from reader_app.search.engine import IndexEntry


class Texts(dict[str, str]):
    """A `TextSource` that is a dict and counts what is read; call `changed` after changing it."""

    def __init__(self, *arguments: dict[str, str]) -> None:
        super().__init__(*arguments)
        self.read: list[str] = []
        self._generation = 0

    def texts(self, ids: Iterable[str]) -> Iterator[tuple[str, str]]:
        for article_id in ids:
            if article_id in self:
                self.read.append(article_id)
                yield article_id, self[article_id]

    def generation(self) -> int:
        return self._generation

    def changed(self) -> None:
        self._generation += 1

    def entries(self, ids: Iterable[str] | None = None) -> list[IndexEntry]:
        return [IndexEntry(article_id, self[article_id], None) for article_id in (self if ids is None else ids)]


def terms(*pieces: str) -> Query:
    """A query for these very pieces, white space and all."""
    return Query(" ".join(pieces), tuple(dict.fromkeys(pieces)))


def count(text: str, term: str) -> int:
    """Occurrences, overlapping ones included, in the plainest way."""
    return sum(text[start : start + len(term)] == term for start in range(len(text) - len(term) + 1))


def brute_force(texts: dict[str, str], query: Query, extra: dict[str, str]) -> dict[str, int]:
    """Id -> count of every article that matches, by looking at every text, as the promise is worded."""

    def found(fold: bool) -> dict[str, int]:
        def plain(text: str) -> str:
            narrow = (chr(ord(c) - 0xFEE0) if "\uff01" <= c <= "\uff5e" else c for c in text.replace("\u3000", " "))
            return "".join(low if len(low := c.casefold()) == 1 else c for c in narrow) if fold else text

        pieces = set(map(plain, query.terms))
        result = {}
        for article_id, text in texts.items():
            body, more = plain(text), plain(extra.get(article_id, ""))
            if all(piece in body or piece in more for piece in pieces):
                result[article_id] = sum(count(body, piece) for piece in pieces)
        return result

    return found(False) or found(True)
