"""Texts that were read lately, kept within a number of bytes, so that typing on does not read them all again."""

from __future__ import annotations

import sys
from collections import OrderedDict
from collections.abc import Iterable, Iterator

from reader_app.search.engine import TextSource

LIMIT = 24 * 1024 * 1024
"""Bytes; the texts of some 15,000 short articles."""


class TextCache:
    """Reads through to a `TextSource` and forgets everything when the source has changed."""

    def __init__(self, source: TextSource, limit: int = LIMIT) -> None:
        self._source = source
        self._limit = limit
        self._generation: int | None = None
        self._kept: OrderedDict[str, str] = OrderedDict()
        self._size = 0

    def texts(self, ids: Iterable[str]) -> Iterator[tuple[str, str]]:
        """The texts of these articles with their ids, those at hand first; unknown ids are left out."""
        # The generation is read before the texts: a change in between is noticed at the next call.
        generation = self._source.generation()
        if generation != self._generation:
            self.clear()
            self._generation = generation
        missing = []
        for article_id in ids:
            text = self._kept.get(article_id)
            if text is None:
                missing.append(article_id)
            else:
                self._kept.move_to_end(article_id)
                yield article_id, text
        if missing:
            for article_id, text in self._source.texts(missing):
                self._keep(article_id, text)
                yield article_id, text

    def clear(self) -> None:
        """Forget everything."""
        self._kept.clear()
        self._size = 0

    def _keep(self, article_id: str, text: str) -> None:
        size = sys.getsizeof(text)
        if size > self._limit // 4 or article_id in self._kept:
            return
        self._kept[article_id] = text
        self._size += size
        while self._size > self._limit:
            _, oldest = self._kept.popitem(last=False)
            self._size -= sys.getsizeof(oldest)
