"""Importing: files and folders become cleaned Markdown files in a library's folder. Sources are only read."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from reader_app import documents
from reader_app.documents import Parsed
from reader_app.domain.block import Block, BlockKind, Document
from reader_app.domain.errors import ReaderError
from reader_app.domain.filename import file_stem
from reader_app.domain.progress import Progress, silent
from reader_app.domain.sentence import Sentence, sentence
from reader_app.services.library import LibraryService
from reader_app.services.scan import BROKEN
from reader_app.storage.atomic import write_bytes

SUFFIXES = documents.SUFFIXES
"""Names of the files that can be imported end in one of these."""

_MARKDOWN = (".md", ".markdown")
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Imported:
    """One article that is now in the library.

    Attributes:
        path: Relative to the library, with forward slashes.
        left: Addresses of images that could not be copied along.
    """

    source: Path
    path: str
    title: str
    left: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NotImported:
    """One source that was left out, and the sentence that says why."""

    source: Path
    reason: Sentence


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What has become of every source, in the order given."""

    imported: tuple[Imported, ...]
    skipped: tuple[NotImported, ...]
    failed: tuple[NotImported, ...]


class ImportService:
    """Puts articles into a library's folder; the next refresh finds them there."""

    def __init__(self, library: LibraryService) -> None:
        self._library = library

    def import_sources(self, sources: Sequence[Path], into: Path, progress: Progress = silent) -> ImportReport:
        """Import files, and every article below folders.

        Args:
            into: The library's folder or one inside it.

        Raises:
            ReaderError: `into` lies outside the library.
            Cancelled: `progress` was; what was imported until then stays.
        """
        root = self._library.root.resolve()
        if not into.resolve().is_relative_to(root):
            raise ReaderError("只能导入到文库的文件夹里：{path}", code="outside", path=into)
        run = _Run(root, into.resolve(), {a.fingerprint: a.path for a in self._library.articles()})
        found = list(run.files(sources))
        for done, (source, base) in enumerate(found):
            progress(done, len(found), source.name)
            run.take(source, base)
        progress(len(found), len(found), "")
        return ImportReport(tuple(run.imported), tuple(run.skipped), tuple(run.failed))


@dataclass
class _Run:
    """One import under way."""

    root: Path
    into: Path
    known: dict[str, str]
    imported: list[Imported] = field(default_factory=list)
    skipped: list[NotImported] = field(default_factory=list)
    failed: list[NotImported] = field(default_factory=list)

    def files(self, sources: Iterable[Path]) -> Iterator[tuple[Path, Path]]:
        """The files that the sources stand for, each with the folder that its images may come from."""
        for source in sources:
            if source.is_dir():
                yield from ((path, source.resolve()) for path in self._below(source))
            elif not source.exists():
                self._fail(source, sentence("找不到，请检查路径"))
            elif source.suffix.lower() not in SUFFIXES:
                self._fail(source, sentence("不认识这种文件，能导入的有：{known}", known=" ".join(SUFFIXES)))
            else:
                yield source, source.resolve().parent

    def _below(self, folder: Path) -> list[Path]:
        """Articles in a folder and its folders, hidden ones left out."""
        found: list[Path] = []
        for place, folders, names in os.walk(folder, onerror=self._cannot_list):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(names):
                if not name.startswith(".") and name.lower().endswith(SUFFIXES):
                    found.append(Path(place, name))
        return found

    def _cannot_list(self, error: OSError) -> None:
        reason = sentence("无法读取这个文件夹，请检查权限（{reason}）", reason=error.strerror)
        self._fail(Path(str(error.filename)), reason)

    def _fail(self, source: Path, reason: Sentence) -> None:
        self.failed.append(NotImported(source, reason))

    def take(self, source: Path, base: Path) -> None:
        """Import one file with its images below `base`, or note why not."""
        try:
            self._take(source, base, documents.read(source))
        except ReaderError as error:
            self._fail(source, error.reason(source))
        except OSError as error:
            self._fail(source, sentence("无法读取或写入，请检查权限或磁盘（{reason}）", reason=error.strerror or error))
        except Exception:  # a file that trips the parser must not keep the others out
            _log.exception("cannot import %s", source)
            self._fail(source, BROKEN)

    def _take(self, source: Path, base: Path, parsed: Parsed) -> None:
        document = parsed.document
        if not any(block.text.strip() for block in document.blocks[1:]):
            self._fail(source, sentence("文件里没有正文"))
            return
        present = self.known.get(document.fingerprint)
        if present is not None:
            self.skipped.append(NotImported(source, sentence("文库里已有同样的文章：{path}", path=present)))
            return
        target = free_path(self.into, file_stem(document.title, parsed.metadata.date), ".md")
        images = _Images(source, base, self.root, target)
        original = _with_front_matter(source, parsed)
        if original is None:
            data = documents.to_markdown(parsed.metadata, images.copied(document)).encode("utf-8")
        else:
            data = images.copied_beside(document, original)
        write_bytes(target, data)
        path = target.relative_to(self.root).as_posix()
        self.known[document.fingerprint] = path
        self.imported.append(Imported(source, path, document.title, tuple(images.left)))


class _Images:
    """Takes the local images of one article along.

    Args:
        base: Images are taken from this folder and below, from nowhere else.
        target: The article's new file.
    """

    def __init__(self, source: Path, base: Path, root: Path, target: Path) -> None:
        self._source = source
        self._base = base
        self._root = root
        self._target = target
        self._copies: dict[Path, str] = {}
        self.left: list[str] = []

    def copied(self, document: Document) -> Document:
        """Copy the images into a folder of the article's own; the document that names them there."""
        blocks = []
        for block in document.blocks:
            image = self._image(block)
            blocks.append(replace(block, target=self._copy(image)) if image else block)
        return Document(tuple(blocks))

    def copied_beside(self, document: Document, data: bytes) -> bytes:
        """Copy the images to the same relative places, so that the file can stay as it is.

        Where such a place is taken or outside the library, the image goes into the article's folder, and its address,
        if it stands plainly in the file, is written anew.
        """
        for block in document.blocks:
            image = self._image(block)
            if image is None:
                continue
            place = self._target.parent / unquote(block.target)
            inside = place.resolve().is_relative_to(self._root)
            if inside and not place.exists():
                write_bytes(place, image.read_bytes())
            elif not inside or place.read_bytes() != image.read_bytes():
                written = f"]({block.target})".encode()
                if written in data:
                    data = data.replace(written, f"]({self._copy(image)})".encode())
                else:
                    self.left.append(block.target)
        return data

    def _image(self, block: Block) -> Path | None:
        """The file of a figure with a local address; one that is not there is noted as left."""
        if block.kind is not BlockKind.FIGURE or not _is_local(block.target):
            return None
        for name in (block.target, unquote(block.target)):
            try:
                path = (self._source.resolve().parent / name).resolve()
                if path.is_relative_to(self._base) and path.is_file():
                    return path
            except (OSError, ValueError):
                continue
        self.left.append(block.target)
        return None

    def _copy(self, image: Path) -> str:
        """The copy's address as seen from the article's file."""
        if image not in self._copies:
            folder = self._target.parent / f"{self._target.stem}.images"
            place = free_path(folder, file_stem(image.stem), image.suffix.lower())
            write_bytes(place, image.read_bytes())
            self._copies[image] = quote(f"{folder.name}/{place.name}")
        return self._copies[image]


def _with_front_matter(source: Path, parsed: Parsed) -> bytes | None:
    """The bytes, in UTF-8, of a Markdown file that says its title itself in front matter; else None."""
    if source.suffix.lower() not in _MARKDOWN:
        return None
    data = source.read_bytes()
    text, encoding = documents.decode(data)
    metadata = documents.stated(text)
    if metadata is None or metadata.title is None or metadata.title != parsed.document.title:
        return None
    return data if encoding.lower().startswith(("utf-8", "ascii")) else text.encode("utf-8")


def free_path(folder: Path, stem: str, suffix: str) -> Path:
    """A name in `folder` that nothing has yet: stem, stem-2, stem-3 ..."""
    path, number = folder / f"{stem}{suffix}", 2
    while path.exists() or path.is_symlink():
        path, number = folder / f"{stem}-{number}{suffix}", number + 1
    return path


def _is_local(target: str) -> bool:
    """Whether an address names a file beside the source, not one on the network."""
    try:
        parts = urlsplit(target)
    except ValueError:
        return False
    return bool(parts.path) and not parts.scheme and not parts.netloc
