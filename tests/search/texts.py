"""Texts to search in, for the tests of engines: what the catalogue is to the program."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator

from reader_app.domain.hits import Matches
from reader_app.domain.query import And, Field, Part, Phrase, Query, Sort
from reader_app.search.engine import IndexEntry, Request, SearchEngine, never


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
        return [IndexEntry(article_id, self[article_id]) for article_id in (self if ids is None else ids)]


def terms(*pieces: str) -> Query:
    """A query for these very pieces, white space and all."""
    return Query(" ".join(pieces), tuple(Part(0, 0, Phrase((piece,))) for piece in pieces))


def find(
    engine: SearchEngine,
    *pieces: str,
    also: Collection[str] = (),
    sort: Sort = Sort.RELEVANCE,
    folding: bool = True,
    cancelled: Callable[[], bool] = never,
) -> Matches:
    """What an engine finds for these very pieces in the texts."""
    node = And(tuple(Phrase((piece,), Field.TEXT) for piece in pieces))
    return engine.search(Request(node, sort=sort, folding=folding), also=also, cancelled=cancelled).matches


def count(text: str, term: str) -> int:
    """Occurrences, overlapping ones included, in the plainest way."""
    return sum(text[start : start + len(term)] == term for start in range(len(text) - len(term) + 1))


def plainly(text: str) -> str:
    """The text without case and width, in the plainest way."""
    narrow = (chr(ord(c) - 0xFEE0) if "\uff01" <= c <= "\uff5e" else c for c in text.replace("\u3000", " "))
    return "".join(low if len(low := c.casefold()) == 1 else c for c in narrow)


def brute_force(texts: dict[str, str], pieces: Collection[str], folding: bool) -> dict[str, int]:
    """Id -> count of every article that has all pieces, by looking at every text, as the promise is worded."""
    plain = plainly if folding else str
    wanted = set(map(plain, pieces))
    held = {article_id: plain(text) for article_id, text in texts.items()}
    return {
        article_id: sum(count(text, piece) for piece in wanted)
        for article_id, text in held.items()
        if all(piece in text for piece in wanted)
    }
