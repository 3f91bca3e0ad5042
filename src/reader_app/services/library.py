"""The library: a folder of articles, what is known of them, and one article opened. How it is kept up to date is in
`refresh`, how files are told apart in `identity`."""

from __future__ import annotations

from bisect import insort
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from reader_app import documents
from reader_app.documents import Parsed
from reader_app.domain.article import Article
from reader_app.domain.errors import ReaderError
from reader_app.domain.progress import Progress, silent
from reader_app.domain.sentence import Sentence
from reader_app.services.scan import check
from reader_app.storage.catalogue import Catalogue
from reader_app.storage.lock import exclusive
from reader_app.storage.notes_store import NotesStore

if TYPE_CHECKING:
    from reader_app.services.refresh import LibraryChanges

_FEW = 200
"""Articles that are put in their places one by one."""

_REMEMBERED = 2000
"""Articles that were asked for and are kept, at most."""


def _path(article: Article) -> str:
    return article.path


class LibraryService:
    """One folder of articles.

    Args:
        root: The folder; nothing is ever written into it here.
        catalogue: What is known of its files.
        notes: Holds the articles' identities.
        name: What people call it; the folder's name unless given.
    """

    def __init__(self, root: Path, catalogue: Catalogue, notes: NotesStore, name: str = "") -> None:
        self.root = root
        self.name = name or root.resolve().name or str(root)
        self._catalogue = catalogue
        self._notes = notes
        self._articles: dict[str, Article] = {}
        self._generation = -1
        self._ids: frozenset[str] = frozenset()
        self._ids_generation = -1
        self._recent: dict[str, Article] = {}
        self._recent_generation = -1
        self._announced = catalogue.generation()

    def check(self) -> None:
        """Make sure that the folder can be read.

        Raises:
            ReaderError: "not_found", "not_folder" or "no_permission".
        """
        check(self.root)

    def changed(self) -> bool:
        """Whether the catalogue has become another since this was last asked, whoever wrote it."""
        before, self._announced = self._announced, self._catalogue.generation()
        return before != self._announced

    def articles(self) -> tuple[Article, ...]:
        """Every article, by path; read again only when the catalogue has changed. Not for the window: it is slow."""
        return tuple(self._known().values())

    def articles_by_id(self) -> Mapping[str, Article]:
        """Every article by its id; the same object until the catalogue has changed. Not for the window, either."""
        return self._known()

    def ids(self) -> frozenset[str]:
        """The id of every article; the same object until the catalogue has changed."""
        generation = self._catalogue.generation()
        if generation != self._ids_generation:
            ids = self._ids | self._catalogue.ids(self._ids_generation)  # few are new, and seldom one has gone
            self._ids = ids if len(ids) == self._catalogue.count() else self._catalogue.ids()
            self._ids_generation = generation
        return self._ids

    def count(self) -> int:
        """How many articles there are."""
        return self._catalogue.count()

    def article(self, article_id: str) -> Article | None:
        """One article, or None; cheap."""
        recent = self._remembered()
        found = recent.pop(article_id, None) or self._catalogue.article(article_id)
        if found is not None:
            recent[article_id] = found  # the last one is the newest
            if len(recent) > _REMEMBERED:
                del recent[next(iter(recent))]
        return found

    def among(self, ids: Iterable[str]) -> dict[str, Article]:
        """Id -> article, of those of these that there are, with one look."""
        return self._catalogue.among(ids)

    def at(self, path: str) -> Article | None:
        """The article in the file with this path in the library, or None."""
        return self._catalogue.at(path)

    def _remembered(self) -> dict[str, Article]:
        generation = self._catalogue.generation()
        if generation != self._recent_generation:
            self._recent, self._recent_generation = {}, generation
        return self._recent

    def modified(self, article: Article) -> int:
        """When the article's file was last written, in nanoseconds; 0 where it is gone."""
        try:
            return (self.root / article.path).stat().st_mtime_ns
        except OSError:
            return 0

    def _known(self) -> dict[str, Article]:
        generation = self._catalogue.generation()
        if generation != self._generation:
            self._articles = self._caught_up()
            self._generation = generation
        return self._articles

    def _caught_up(self) -> dict[str, Article]:
        """The articles as they are now, of which only those are read that were put since they were last looked at."""
        put = {article.id: article for article in self._catalogue.articles(self._generation)}
        known = self._articles | put
        if len(known) != self._catalogue.count() or len(put) > _FEW:  # some have gone, or it is better sorted anew
            return {article.id: article for article in self._catalogue.articles()}
        moved = [new for key, new in put.items() if key not in self._articles or self._articles[key].path != new.path]
        if not moved:
            return known  # what was put anew is where it was
        others = {article.id for article in moved}
        articles = [article for key, article in known.items() if key not in others]
        for article in moved:
            insort(articles, article, key=_path)
        return {article.id: article for article in articles}

    def find(self, reference: str) -> Article:
        """The article that a person means by an id, a path in the library, or an unambiguous part of a title.

        Raises:
            ReaderError: "not_found" or "ambiguous"; "unreadable" for a file that could not be read.
        """
        by_id = self.article(reference)
        if by_id:
            return by_id
        paths = tuple(self._paths(reference))
        for by_path in filter(None, map(self.at, paths)):
            return by_path
        found = self._titled(reference)
        if len(found) == 1:
            return found[0]
        if found:
            examples = "；".join(f"{article.title}（{article.path}）" for article in found[:3])
            raise ReaderError(
                "“{reference}”不止一篇，请用编号或路径说明是哪一篇：{examples}",
                code="ambiguous",
                reference=reference,
                examples=examples,
            )
        failures = self.failures()
        for path in paths:
            if path in failures:
                raise ReaderError("{path}：{reason}", code="unreadable", path=path, reason=failures[path])
        raise ReaderError("文库里没有“{reference}”这篇文章", code="not_found", reference=reference)

    def _paths(self, reference: str) -> Iterable[str]:
        """The library paths that a reference may stand for."""
        yield str(PurePosixPath(reference))
        yield str(PurePosixPath(reference.replace("\\", "/")))
        for base in (self.root, Path.cwd()):
            try:
                yield (base / reference).resolve().relative_to(self.root.resolve()).as_posix()
            except (ValueError, OSError, RuntimeError):  # links in a circle are a RuntimeError
                continue

    def _titled(self, reference: str) -> list[Article]:
        wanted = reference.strip()
        if not wanted:
            return []
        for fits in (
            lambda title: title == wanted,
            lambda title: wanted in title,
            lambda title: wanted.casefold() in title.casefold(),
        ):
            found = [article for article in self.articles() if fits(article.title)]
            if found:
                return found
        return []

    def open(self, article_id: str) -> Parsed:
        """Read the article's file as it is now.

        Raises:
            ReaderError: "not_found" for an unknown id, "vanished" if the file is gone, or why it cannot be read.
        """
        article = self.article(article_id)
        if article is None:
            raise ReaderError("文库里没有这篇文章：{id}", code="not_found", id=article_id)
        return documents.read(self.root / article.path)

    def text(self, article_id: str) -> str:
        """The canonical text as it was last read.

        Raises:
            ReaderError: "not_found".
        """
        text = self._catalogue.text(article_id)
        if text is None:
            raise ReaderError("文库里没有这篇文章：{id}", code="not_found", id=article_id)
        return text

    def texts(self, ids: Iterable[str]) -> Iterator[tuple[str, str]]:
        """(id, canonical text) of those of these articles that there are, in no particular order."""
        return self._catalogue.texts(ids)

    def resource(self, article: Article, target: str) -> Path | None:
        """The file that a relative address in an article means, if it lies inside the library; else None."""
        return self.resource_beside(article.path, target)

    def resource_beside(self, path: str, target: str) -> Path | None:
        """As `resource`, of what lies or shall lie at `path` in the library."""
        from urllib.parse import unquote, urlsplit

        root = self.root.resolve()
        for name in (target, unquote(target), unquote(urlsplit(target).path) if _splits(target) else ""):
            if not name or "\0" in name or name.startswith(("/", "\\")):
                continue
            try:
                file = (self.root / path).parent.joinpath(name.replace("\\", "/")).resolve()
                if file.is_relative_to(root) and file.is_file():
                    return file
            except (OSError, ValueError, RuntimeError):
                continue
        return None

    def refresh(
        self, progress: Progress = silent, *, rebuild: bool = False, paths: Collection[str] | None = None
    ) -> LibraryChanges:
        """Bring the catalogue up to date with the files; waits while another process does so.

        Args:
            progress: Told of each file; may raise `Cancelled`, which leaves what was committed until then.
            rebuild: Read every file again, changed or not.
            paths: The only files that may have changed, if it is known; then no others are looked at, if that will do.

        Raises:
            ReaderError: The folder cannot be read (`check`), or a store not written.
        """
        # Imported where files are read: the window leaves that to another process.
        from reader_app.services.refresh import Refresh
        from reader_app.services.rereading import reread

        self.check()
        lock = self._catalogue.path.with_suffix(".refresh-lock")
        with exclusive(lock, lambda: progress(0, 0, "")):
            if paths is not None and not rebuild:
                changes = reread(self.root, self._catalogue, self._notes, paths)
                if changes is not None:
                    return changes
            return Refresh(self.root, self._catalogue, self._notes, progress).run(rebuild=rebuild)

    def failures(self) -> dict[str, Sentence]:
        """Path -> why its file or folder could not be read."""
        return self._catalogue.failures()

    def pending(self) -> tuple[str, ...]:
        """Ids whose present text the search index does not hold yet."""
        return self._catalogue.unindexed()

    def mark_indexed(self, ids: Iterable[str]) -> None:
        """The search index is now right about these, which `pending` gave."""
        self._catalogue.mark_indexed(ids)


def _splits(target: str) -> bool:
    """Whether an address can be taken apart and names no scheme or host."""
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(target)
    except ValueError:
        return False
    return not parts.scheme and not parts.netloc
