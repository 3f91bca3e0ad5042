"""What was perhaps meant by a query that finds nothing: the words of typed pinyin, and words that are like it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import Protocol

from reader_app.domain.query import IN_TEXT, Part, Phrase, Query
from reader_app.domain.query_parser import parse
from reader_app.domain.query_text import quoted

SUGGESTIONS = 4
"""Queries that are proposed at most."""
_OPERATORS = ("AND", "OR", "NOT", "NEAR")
TRIED = 8
"""Queries that are searched at most, to see whether they find something."""


class Words(Protocol):
    """Where words are looked up; `search.lexicon.Lexicon` is one."""

    def by_pinyin(self, letters: str, limit: int = 200) -> tuple[str, ...]: ...
    def like(self, word: str, limit: int = 200) -> tuple[str, ...]: ...


class Dictionary:
    """`Words` that are made when they are first asked, because reading them takes a tenth of a second."""

    def __init__(self, make: Callable[[], Words]) -> None:
        self._make = make

    @cached_property
    def _words(self) -> Words:
        return self._make()

    def by_pinyin(self, letters: str, limit: int = 200) -> tuple[str, ...]:
        """Words by their pinyin, or the first letters of it."""
        return self._words.by_pinyin(letters, limit)

    def like(self, word: str, limit: int = 200) -> tuple[str, ...]:
        """Words that sound the same, or of which one character is another."""
        return self._words.like(word, limit)


class Alternatives:
    """Proposes other queries, only of words that occur in the library.

    Args:
        frequencies: Says of each piece of text how often it occurs, at most.
    """

    def __init__(self, words: Words, frequencies: Callable[[Sequence[str]], list[int]]) -> None:
        self._words = words
        self._frequencies = frequencies

    def to(self, query: Query, finds: Callable[[Query], bool]) -> tuple[Query | None, tuple[str, ...]]:
        """What to search instead, if the query is pinyin; and the texts of other queries that find something."""
        by_pinyin = self._finding(self._spelled(query), finds)
        instead = next(by_pinyin, None)
        others = by_pinyin if instead is not None else self._finding(self._similar(query), finds)
        return instead, tuple(other.text for other in islice(others, SUGGESTIONS))

    def _finding(self, queries: Iterator[Query], finds: Callable[[Query], bool]) -> Iterator[Query]:
        return (query for query in islice(queries, TRIED) if finds(query))

    def _spelled(self, query: Query) -> Iterator[Query]:
        """The query with what is typed in letters in place of them, what occurs most often first."""
        for part, word in _words(query):
            if word.isascii() and any(char.isalpha() for char in word) and word not in _OPERATORS:
                yield from self._replaced(query, part, self._words.by_pinyin(word), by_frequency=True)

    def _similar(self, query: Query) -> Iterator[Query]:
        """The query with one of its words, of those that do not occur first, replaced by those that are like it."""
        parts = list(_words(query))
        rare = self._frequencies([word for _, word in parts])
        for _, (part, word) in sorted(zip(rare, parts, strict=True), key=lambda pair: pair[0]):
            yield from self._replaced(query, part, self._words.like(word), by_frequency=False)

    def _replaced(self, query: Query, part: Part, words: Sequence[str], *, by_frequency: bool) -> Iterator[Query]:
        counts = dict(zip(words, self._frequencies(words), strict=True))
        occurring = [word for word in words if counts[word] or " " in word]
        if by_frequency:
            occurring.sort(key=lambda word: -counts[word])
        prefix = query.text[part.start : part.end]
        for word in occurring:
            written = word if " " in word else quoted(word)
            # A field stays before its value.
            field = prefix[: max(prefix.find(":"), prefix.find("：")) + 1]
            yield parse(query.text[: part.start] + field + written + query.text[part.end :])


def _words(query: Query) -> Iterator[tuple[Part, str]]:
    """The parts that are nothing but a word that is looked for in texts."""
    for part in query.parts:
        node = part.node
        if isinstance(node, Phrase) and node.field in IN_TEXT and node.plain is not None:
            yield part, node.plain
