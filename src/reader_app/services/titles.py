"""Finding articles by a piece of their title, or by its pinyin or first letters, among a hundred thousand at once.

All titles lie in one text, so that no article is looked at alone: a piece is found by `str.find`, and what is written
with some letters by going through tables of which characters can be read so.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader_app.domain.article import Article
from reader_app.domain.initials import Found, Readings, find
from reader_app.search.fold import fold
from reader_app.services.library import LibraryService

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

CANDIDATES = 300
"""Titles that are looked at one by one at most."""
SPLITS = 6
"""Ways to cut letters into syllables that are tried at most."""


@dataclass(frozen=True, slots=True)
class FoundTitle:
    """An article whose title fits; the places of `found` are characters of the title."""

    article: Article
    found: Found


class TitleService:
    """For the thread that made it.

    Args:
        readings: Gives how characters are read, at the first letters that are typed.
    """

    def __init__(self, library: LibraryService, readings: Callable[[], Readings]) -> None:
        self._library = library
        self.readings = readings
        self._of: Mapping[str, Article] | None = None
        self._ids: Sequence[str] = ()
        self._starts: list[int] = []
        self._text = ""
        self._codes: NDArray[np.uint16] | None = None
        self._tables: dict[str, NDArray[np.bool_]] = {}

    def find(self, typed: str, limit: int = 30) -> tuple[FoundTitle, ...]:
        """Up to `limit` articles whose titles fit what was typed, the best first; "" makes ready for it."""
        self._catch_up()
        assert self._of is not None
        words = fold(typed).split()
        if not words:
            self.readings()
            return ()
        rows = dict.fromkeys(self._rows(max(words, key=len)))
        articles = (self._of[self._ids[row]] for row in rows)
        found = [
            FoundTitle(article, hit)
            for article in articles
            if (hit := find(" ".join(words), fold(article.title), self.readings())) is not None
        ]
        found.sort(key=lambda each: (each.found.rank, len(each.article.title), each.article.title))
        return tuple(found[:limit])

    def _catch_up(self) -> None:
        articles = self._library.articles_by_id()
        if articles is self._of:
            return
        self._of, self._codes = articles, None
        self._ids = tuple(articles)
        titles = [article.title.replace("\n", " ") for article in articles.values()]
        self._text = fold("\n".join(titles))
        self._starts, start = [], 0
        for title in titles:
            self._starts.append(start)
            start += len(title) + 1

    def _rows(self, word: str) -> Iterator[int]:
        """Numbers of titles that perhaps fit, so many as are looked at; some come twice."""
        literal = list(self._literal(word))
        yield from literal
        if len(literal) < CANDIDATES and word.isascii() and word.isalpha():
            for split in self._splits(word):
                yield from self._sounding(split)

    def _literal(self, word: str) -> Iterator[int]:
        place = self._text.find(word)
        for _ in range(CANDIDATES):
            if place < 0:
                return
            row = self._row(place)
            yield row
            end = self._starts[row + 1] if row + 1 < len(self._starts) else len(self._text)
            place = self._text.find(word, end)

    def _row(self, place: int) -> int:
        return bisect_right(self._starts, place) - 1

    def _splits(self, letters: str) -> list[tuple[str, ...]]:
        """How the letters may be cut: first letters only, then syllables of which the last may be unfinished."""
        syllables = {sound for sounds in self.readings().values() for sound in sounds}
        begun = {sound[:count] for sound in syllables for count in range(1, len(sound) + 1)}
        found: list[tuple[str, ...]] = [tuple(letters)] if len(letters) > 1 else []

        def cut(start: int, done: tuple[str, ...]) -> None:
            rest = letters[start:]
            if len(found) > SPLITS:
                return
            if rest in begun and (*done, rest) not in found:
                found.append((*done, rest))
            for count in range(min(6, len(rest) - 1), 0, -1):
                if rest[:count] in syllables:
                    cut(start + count, (*done, rest[:count]))

        cut(0, ())
        return found

    def _sounding(self, split: Sequence[str]) -> list[int]:
        """The titles with characters one after the other that can be read so."""
        import numpy as np

        if self._codes is None:
            # What lies beyond the first plane is read in no way that anybody types.
            wide = np.frombuffer(self._text.encode("utf-32-le", "surrogatepass"), np.uint32)
            self._codes = np.where(wide < 0x10000, wide, 0).astype(np.uint16)
        codes = self._codes
        places = np.flatnonzero(self._table(split[0])[codes])
        for step, sound in enumerate(split[1:], 1):
            places = places[places + step < len(codes)]
            places = places[self._table(sound)[codes[places + step]]]
        return [self._row(place) for place in places[:CANDIDATES].tolist()]

    def _table(self, begin: str) -> NDArray[np.bool_]:
        """For each code point whether it can be read as something that begins so."""
        import numpy as np

        table = self._tables.get(begin)
        if table is None:
            table = np.zeros(0x10000, np.bool_)
            chars = [c for c, sounds in self.readings().items() if any(sound.startswith(begin) for sound in sounds)]
            table[[ord(char) for char in chars if ord(char) < 0x10000]] = True
            if len(begin) == 1:
                table[ord(begin)] = True
            self._tables[begin] = table
        return table
