"""This program as it is measured: a library without files, put into the catalogue, searched by the services.

Everything here that depends on how the program is built stands in this module and in `steps`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from itertools import islice
from pathlib import Path
from typing import Any, cast

from benchmarks.searching.library import Made
from benchmarks.searching.peer import TOP
from benchmarks.searching.question import Answer

from reader_app.app import open_services
from reader_app.domain.annotation import Annotation
from reader_app.domain.article import Article, ReadingState
from reader_app.domain.progress import silent
from reader_app.domain.text import fingerprint
from reader_app.paths import Places
from reader_app.search.engine import IndexEntry, SearchEngine
from reader_app.services.search import SearchService
from reader_app.storage.catalogue import Catalogue
from reader_app.storage.records import CatalogueEntry, FileStamp

FACETS = ("column", "source", "year")
_PUT = 2000


def places_in(folder: Path) -> tuple[Path, Places]:
    """The library's own folder, which stays empty, and where its catalogue and index lie."""
    root = folder / "library"
    root.mkdir(parents=True, exist_ok=True)
    return root, Places(folder / "data", folder / "cache")


def article(made: Made) -> Article:
    """As a refresh of the library would describe it."""
    title, _, body = made.text.partition("\n")
    facts: dict[str, Any] = {name: getattr(made, name) for name in ("date", "source", "author", "column", "tags")}
    words, summary = len(body), body[:80]
    path = f"{made.number // 1000:04}/{made.id}.md"
    return Article(made.id, path, title, words=words, summary=summary, fingerprint=fingerprint(made.text), **facts)


def put(catalogue: Catalogue, articles: Iterable[Made]) -> None:
    """Fill the catalogue without files."""
    remaining = iter(articles)
    while some := list(islice(remaining, _PUT)):
        stamps = [FileStamp(made.id, len(made.text), made.number, made.id) for made in some]
        catalogue.put(CatalogueEntry(article(made), made.text, stamp) for made, stamp in zip(some, stamps, strict=True))


def prepare(root: Path, places: Places, articles: Iterable[Made], count: int) -> None:
    """Make catalogue and index, as far as they are not there yet."""
    services = open_services(root, places)
    try:
        if len(services.library.articles()) != count:
            catalogue = Catalogue(places.library(root).catalogue)
            put(catalogue, articles)
            catalogue.close()
        services.search.index(silent)
    finally:
        services.close()


class Memory:
    """A library in memory: what the search service asks of a library, and an engine of a source of texts."""

    def __init__(self, articles: Iterable[Made]) -> None:
        made = list(articles)
        self._texts = {one.id: one.text for one in made}
        self._articles = {one.id: article(one) for one in made}
        self._ids = frozenset(self._articles)

    def ids(self) -> Set[str]:
        """See `LibraryService.ids`."""
        return self._ids

    def article(self, article_id: str) -> Article | None:
        """See `LibraryService.article`."""
        return self._articles.get(article_id)

    def among(self, ids: Iterable[str]) -> dict[str, Article]:
        """See `LibraryService.among`."""
        return {key: self._articles[key] for key in ids if key in self._articles}

    def text(self, article_id: str) -> str:
        """See `LibraryService.text`."""
        return self._texts[article_id]

    def texts(self, ids: Iterable[str]) -> Iterator[tuple[str, str]]:
        """See `TextSource.texts`."""
        return ((key, self._texts[key]) for key in ids if key in self._texts)

    def pending(self) -> tuple[str, ...]:
        """See `LibraryService.pending`."""
        return tuple(self._texts)

    def mark_indexed(self, ids: Iterable[str]) -> None:
        """See `LibraryService.mark_indexed`."""

    def generation(self) -> int:
        """See `TextSource.generation`; it never changes."""
        return 0


class NoNotes:
    """What the search service asks of notes and reading states: there are none."""

    def annotations(self, *_which: object, **_named: object) -> tuple[Annotation, ...]:
        """See `NotesService.annotations`."""
        return ()

    def states(self) -> dict[str, ReadingState]:
        """See `ReadingService.states`."""
        return {}

    def generation(self) -> int:
        """See `NotesService.generation`."""
        return 0


def service(engine: SearchEngine, memory: Memory) -> SearchService:
    """The program's own service, on a library in memory."""
    return SearchService(engine, memory, NoNotes(), NoNotes())


class _Recorder:
    """An engine that keeps what it is given to index."""

    def __init__(self) -> None:
        self.entries: list[IndexEntry] = []

    def ids(self) -> frozenset[str]:
        return frozenset()

    def update(self, entries: Iterable[IndexEntry], *_others: object) -> None:
        self.entries += entries


def entries(articles: Iterable[Made]) -> list[IndexEntry]:
    """What the service would give an engine to index."""
    recorder = _Recorder()
    service(cast(SearchEngine, recorder), Memory(articles)).index(silent)
    return recorder.entries


class Program:
    """Searches through the program's services."""

    def __init__(self, root: Path, places: Places) -> None:
        self._services = open_services(root, places)

    def search(self, text: str) -> Answer:
        """Ids of the first `TOP`, and the exact totals of articles and places."""
        result = self._services.search.search(text)
        return Answer([match.article_id for match in result.matches[:TOP]], result.total, result.hits)

    def show(self, text: str) -> Answer:
        """All that a list of results needs: the first `TOP` with their snippets, totals and facets."""
        result = self._services.search.search(text, facets=True)
        first = result.matches[:TOP]
        for match in first:
            self._services.search.snippets(result.query, match.article_id)
        assert set(FACETS) <= set(result.facets or ())
        return Answer([match.article_id for match in first], result.total, result.hits)

    def all_ids(self, text: str) -> set[str]:
        """Every article that is found."""
        result = self._services.search.search(text)
        return {match.article_id for match in result.matches}

    def close(self) -> None:
        """Give back the services."""
        self._services.close()
