"""Concordances: every hit of a query in the whole library as one line, and such lines as a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from reader_app.domain.concordance import LIMIT, Concordance, Line, lines_of
from reader_app.domain.errors import ReaderError
from reader_app.domain.hits import SearchResult
from reader_app.domain.progress import Progress, silent
from reader_app.domain.query import Query, Sort
from reader_app.formats.concordance import to_csv
from reader_app.services.library import LibraryService
from reader_app.services.search import SearchService
from reader_app.storage.atomic import write_bytes

READ_AT_ONCE = 200
"""Articles whose texts are in memory together."""


class ConcordanceService:
    """Lines out of what a search finds.

    Args:
        library: Gives the texts, and what is known of the articles.
    """

    def __init__(self, search: SearchService, library: LibraryService) -> None:
        self._search = search
        self._library = library

    def lines(
        self, query: str | Query, *, sort: Sort = Sort.RELEVANCE, limit: int = LIMIT, progress: Progress = silent
    ) -> Concordance:
        """Every hit in the articles' texts, article by article as they are found.

        Args:
            progress: Told of the articles that were read; may raise `Cancelled`.
        """
        progress(0, 0, "")
        return self.lines_of(self._search.search(query, sort=sort), limit, progress)

    def lines_of(self, result: SearchResult, limit: int = LIMIT, progress: Progress = silent) -> Concordance:
        """The same of what was found already."""
        found = list(islice(self._found(result, progress), limit + 1))
        lines = tuple(found[:limit])
        articles = len({line.article_id for line in lines})
        return Concordance(result.query, lines, articles, len(found) > limit, result.instead)

    def write(self, lines: Sequence[Line], output: Path) -> None:
        """Write lines as a CSV file for spreadsheet programs, in their order.

        Raises:
            ReaderError: Why it could not be written; then an existing file is as it was.
        """
        if output.is_dir():
            raise ReaderError("这是一个文件夹，请写明要导出的文件名：{path}", code="cannot_write", path=output)
        write_bytes(output, to_csv(lines, self._library.articles_by_id()))

    def _found(self, result: SearchResult, progress: Progress) -> Iterator[Line]:
        for done in range(0, result.total, READ_AT_ONCE):
            progress(done, result.total, "")
            ids = [match.article_id for match in result.matches[done : done + READ_AT_ONCE]]
            texts = dict(self._library.texts(ids))
            for article_id in ids:
                text = texts.get(article_id, "")
                yield from lines_of(article_id, text, self._search.occurrences(result.answered, text))
        progress(result.total, result.total, "")
