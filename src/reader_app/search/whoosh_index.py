"""The Whoosh index on the disk: its schema, how it is written whole or not at all, and how it is opened.

Layout: `directory/<format>-<time>/` is one index, `directory/write.lock` is held while one is written. A damaged index
is never mended: a file `damaged` is put into its folder, nobody opens it any more, and a new folder takes its place.
Whoosh's files hold pickles, so `directory` must be the user's own. This module is imported at the first search and not
before, because importing Whoosh and NumPy takes a fifth of a second.
"""

# mypy: disable-error-code="no-untyped-call"

from __future__ import annotations

import logging
import shutil
import time
import warnings
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from reader_app.domain.progress import Progress
from reader_app.domain.query import Field
from reader_app.search import checksums
from reader_app.search.engine import IndexBusyError, IndexEntry

with warnings.catch_warnings():
    # Whoosh 2.7.4 has invalid escapes and `is 0`, about which newer Pythons warn while they compile it.
    # `codec.whoosh3` is named because Whoosh itself imports it later, where nobody holds the warnings back.
    warnings.simplefilter("ignore")
    import whoosh.codec.whoosh3  # noqa: F401
    from whoosh.filedb.filestore import FileStorage
    from whoosh.index import TOC, FileIndex
    from whoosh.util.filelock import try_for
    from whoosh.writing import SegmentWriter

    from reader_app.search.fields import BODY, CATEGORY, DAY, NAME, TITLE, schema
    from reader_app.search.merging import few_segments
    from reader_app.search.segment import OpenSegments
    from reader_app.search.snapshot import Snapshot

logger = logging.getLogger(__name__)

FORMAT = 5
"""Raise when the schema, folding or the layout change: other formats are not looked at and go at the next rebuild."""

_STEPS = 50
_TRIES = 5
_SETTLED = 1_000_000_000  # ns
_DAMAGED = "damaged"
_CHECKED = (".col",)  # columns check themselves


class _Writer(SegmentWriter):
    """The stock writer, which also writes checksums before its commit becomes the present one."""

    def __init__(self, index: FileIndex) -> None:
        super().__init__(index, compound=False)

    def _commit_toc(self, segments: list[Any]) -> None:
        folder = Path(self.storage.folder)
        checksums.write(folder, self.generation, segments, _CHECKED)
        super()._commit_toc(segments)
        checksums.drop_old(folder, self.generation)


class _Files(FileStorage):
    """A folder of which all files can be closed; where reading goes wrong, Whoosh leaves some open."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))
        self._opened: list[Any] = []

    def open_file(self, name: str, **options: Any) -> Any:
        """Open a file for reading."""
        file = super().open_file(name, **options)
        self._opened.append(file)
        return file

    def release(self) -> None:
        """Close what is still open."""
        for file in self._opened:
            if not file.is_closed:
                file.close()
        self._opened.clear()


def document(entry: IndexEntry) -> dict[str, Any]:
    """The values of the fields."""
    facts = entry.facts
    single = {Field.AUTHOR: facts.author, Field.SOURCE: facts.source, Field.COLUMN: facts.column}
    return {
        NAME: entry.article_id,
        DAY: facts.date.toordinal() if facts.date else 0,
        BODY: entry.text,
        TITLE: entry.text.partition("\n")[0],
        CATEGORY[Field.TAG]: facts.tags,
        **{CATEGORY[field]: (value,) if value else () for field, value in single.items()},
    }


class WhooshIndex:
    """The index in `directory`, which need not exist."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._verified: set[str] = set()
        self._listed: tuple[tuple[int, int] | None, tuple[str, int] | None] = (None, None)
        self._segments = OpenSegments()

    def signature(self) -> tuple[str, int] | None:
        """Which state of the index is the present one; None if there is no index.

        Two small directory listings, or two questions when the folders were last changed: every commit changes them.
        """
        stamps = self._stamps()
        if stamps is None or stamps != self._listed[0]:
            # What changed within the last second may change again without another time.
            settled = stamps is not None and max(stamps) < time.time_ns() - _SETTLED
            signature = self._list()
            self._listed = (stamps if settled and stamps == self._stamps() else None, signature)
        return self._listed[1]

    def _stamps(self) -> tuple[int, int] | None:
        """When `directory` and the folder of the present state were changed; None if there are none."""
        if self._listed[1] is None:
            folder = self._folder()
        else:
            folder = self._directory / self._listed[1][0]
        try:
            return (self._directory.stat().st_mtime_ns, folder.stat().st_mtime_ns) if folder else None
        except OSError:
            return None

    def _list(self) -> tuple[str, int] | None:
        folder = self._folder()
        if folder is None:
            return None
        for _ in range(_TRIES):
            generation = TOC._latest_generation(FileStorage(str(folder)), "MAIN")
            if generation >= 0:
                return folder.name, generation
            # A listing may show neither the table of contents that a commit deletes nor the one that it makes.
            time.sleep(0.001)
        return None

    def open(self) -> Snapshot | None:
        """The present state, checked; None if there is no index.

        Raises:
            Exception: Of many kinds, if anything is wrong with it; all of them mean that it must be rebuilt.
        """
        for tries in range(_TRIES):
            signature = self.signature()
            if signature is None:
                return None
            try:
                return self._open(self._directory / signature[0], signature[1])
            except Exception:
                # A commit may just have taken the files away; then there is a newer state to open.
                if tries == _TRIES - 1 or self.signature() == signature:
                    raise
        return None

    def write(self, entries: Iterable[IndexEntry], removed: Collection[str], progress: Progress, wait: float) -> None:
        """One commit: see `SearchEngine.update`. `wait`: seconds to wait for another process that is writing."""
        with self._locked(wait):
            snapshot = self._usable()
            folder = self._directory / snapshot.signature[0] if snapshot else self._new_folder()
            index = FileIndex(FileStorage(str(folder)), schema=schema())
            writer = _Writer(index)
            try:
                self._fill(writer, snapshot, entries, removed, progress)
            except BaseException:
                writer.cancel()
                raise
            finally:
                if snapshot:
                    snapshot.close()
            if not few_segments(writer):
                self.mark_damaged(folder.name)

    def mark_damaged(self, folder: str) -> None:
        """Tell everybody that this index must not be used any more."""
        with suppress(OSError):
            (self._directory / folder / _DAMAGED).touch()

    def release(self) -> None:
        """Let go of the columns of segments; whoever opens the index again maps them again."""
        self._segments.keep(())

    def clear(self, wait: float) -> None:
        """Delete every index."""
        with self._locked(wait):
            self._delete_others(None)

    def _fill(
        self,
        writer: Any,
        snapshot: Snapshot | None,
        entries: Iterable[IndexEntry],
        removed: Collection[str],
        progress: Progress,
    ) -> None:
        for article_id in removed:
            self._drop(writer, snapshot, article_id)
        done = 0
        for done, entry in enumerate(entries, 1):
            self._drop(writer, snapshot, entry.article_id)
            writer.add_document(**document(entry))
            if done % _STEPS == 0:
                progress(done, 0, "")
        progress(done, 0, "")

    def _drop(self, writer: Any, snapshot: Snapshot | None, article_id: str) -> None:
        place = snapshot.place(article_id) if snapshot else None
        if place is not None:
            writer.delete_document(place)

    def _open(self, folder: Path, generation: int) -> Snapshot:
        files, fields = _Files(folder), schema()
        try:
            contents = TOC.read(files, "MAIN", gen=generation, schema=fields)
            checksums.check(folder, generation, contents.segments, _CHECKED, self._verified)
            reader = FileIndex._reader(files, fields, contents.segments, generation)
            return Snapshot((folder.name, generation), reader, self._segments, files.release)
        except BaseException:
            files.release()
            raise

    def _usable(self) -> Snapshot | None:
        """The present state for writing; None if there is none or it is damaged."""
        try:
            return self.open()
        except Exception as error:
            logger.info("a new search index takes the place of a damaged one: %s: %s", type(error).__name__, error)
            return None

    def _folder(self) -> Path | None:
        newest = max(self._directory.glob(f"{FORMAT}-*"), default=None, key=lambda path: path.name)
        return None if newest is None or (newest / _DAMAGED).exists() else newest

    def _new_folder(self) -> Path:
        folder = self._directory / f"{FORMAT}-{time.time_ns():020d}"
        folder.mkdir(parents=True)
        FileIndex.create(FileStorage(str(folder)), schema())
        checksums.write(folder, 0, [], _CHECKED)
        self._delete_others(folder)
        return folder

    def _delete_others(self, kept: Path | None) -> None:
        for path in self._directory.glob("*-*"):
            if path != kept and path.is_dir():
                # Where the system forbids deleting open files they stay until next time; the newest folder counts.
                shutil.rmtree(path, ignore_errors=True)

    @contextmanager
    def _locked(self, wait: float) -> Iterator[None]:
        self._directory.mkdir(parents=True, exist_ok=True)
        lock = FileStorage(str(self._directory)).lock("write.lock")
        if not try_for(lock.acquire, timeout=wait, delay=0.1):
            raise IndexBusyError(str(self._directory))
        try:
            yield
        finally:
            lock.release()
