"""Which articles of an opened index can have a term. No files are opened or written here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

FEW = 24
"""So few articles are rather read than narrowed down further."""
WORTHWHILE = 12
"""A gram is looked up only while its articles are at most so many times those that are left: reading a posting costs
about a tenth of looking through a text."""


class Segment:
    """One part of an index, with its article ids in memory."""

    def __init__(self, reader: Any, base: int) -> None:
        self._reader = reader
        self.base = base
        count = reader.doc_count_all()
        articles = reader.column_reader("article", translate=False)
        dates = reader.column_reader("date", translate=False)
        deleted = frozenset(number for number in range(count) if reader.is_deleted(number))
        self._articles = [None if n in deleted else articles[n].decode() for n in range(count)]
        self._dates = [dates[n].decode() for n in range(count)]

    def documents(self) -> Iterator[tuple[int, str, str]]:
        """(number, article id, ISO date or "") of each article that is not deleted."""
        for number, article_id in enumerate(self._articles):
            if article_id is not None:
                yield number, article_id, self._dates[number]

    def candidates(self, keys: Iterable[bytes]) -> Iterable[str]:
        """The articles that have all grams of `keys`, and perhaps a few more."""
        counted = sorted((self._reader.doc_frequency("grams", key), key) for key in set(keys))
        if not counted or counted[0][0] == 0:
            return () if counted else (article_id for _, article_id, _ in self.documents())
        if 2 * counted[0][0] > len(self._articles):
            return (article_id for _, article_id, _ in self.documents())
        left = self._postings(counted[0][1])
        for count, key in counted[1:]:
            if len(left) <= FEW or count > WORTHWHILE * len(left):
                break
            left &= self._postings(key)
        return [article_id for number in sorted(left) if (article_id := self._articles[number]) is not None]

    def _postings(self, key: bytes) -> set[int]:
        return set(self._reader.postings("grams", key).all_ids())


class Snapshot:
    """One state of the index, opened.

    Attributes:
        signature: Which state; see `WhooshIndex.signature`.
        close: Closes its files.
        dates: Article id -> ISO date or "", of all articles that it holds.
    """

    def __init__(self, signature: tuple[str, int], segments: Sequence[Segment], close: Callable[[], None]) -> None:
        self.signature = signature
        self.close = close
        self._segments = segments
        self.dates: Mapping[str, str] = {
            article_id: date for segment in segments for _, article_id, date in segment.documents()
        }

    def places(self) -> dict[str, int]:
        """Article id -> number of its document in the whole index."""
        return {
            article_id: segment.base + number
            for segment in self._segments
            for number, article_id, _ in segment.documents()
        }

    def candidates(self, keys: Sequence[bytes]) -> Iterator[str]:
        """The articles that have all grams of `keys`, and perhaps a few more."""
        for segment in self._segments:
            yield from segment.candidates(keys)
