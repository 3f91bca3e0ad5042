"""Importing: files and folders become cleaned Markdown files in a library's folder. Sources are only read."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from reader_app import documents
from reader_app.documents import Parsed
from reader_app.documents.encoding import decode
from reader_app.documents.front_matter import split_front_matter
from reader_app.domain.block import Block, BlockKind, Document
from reader_app.domain.errors import ReaderError
from reader_app.domain.filename import file_stem
from reader_app.domain.progress import Progress, silent
from reader_app.services.library import LibraryService
from reader_app.storage.atomic import write_bytes

_MARKDOWN = (".md", ".markdown")


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
    reason: str


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
        for done, source in enumerate(found):
            progress(done, len(found), source.name)
            run.take(source)
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

    def files(self, sources: Iterable[Path]) -> Iterator[Path]:
        """The files that the sources stand for; what is none is noted as failed."""
        for source in sources:
            if source.is_dir():
                yield from self._below(source)
            elif source.suffix.lower() not in documents.SUFFIXES and source.exists():
                self._fail(source, f"不认识这种文件，能导入的有：{' '.join(documents.SUFFIXES)}")
            else:
                yield source

    def _below(self, folder: Path) -> list[Path]:
        """Articles in a folder and its folders, hidden ones left out."""
        found: list[Path] = []
        for place, folders, names in os.walk(folder, onerror=self._cannot_list):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(names):
                if not name.startswith(".") and name.lower().endswith(documents.SUFFIXES):
                    found.append(Path(place, name))
        return found

    def _cannot_list(self, error: OSError) -> None:
        self._fail(Path(str(error.filename)), f"无法读取这个文件夹，请检查权限（{error.strerror}）")

    def _fail(self, source: Path, reason: str) -> None:
        self.failed.append(NotImported(source, reason))

    def take(self, source: Path) -> None:
        """Import one file, or note why not."""
        try:
            self._take(source, documents.read(source))
        except ReaderError as error:
            self._fail(source, str(error))
        except OSError as error:
            self._fail(source, f"无法读取或写入，请检查权限或磁盘（{error.strerror or error}）")

    def _take(self, source: Path, parsed: Parsed) -> None:
        document = parsed.document
        if not any(block.text.strip() for block in document.blocks[1:]):
            self._fail(source, "文件里没有正文")
            return
        present = self.known.get(document.fingerprint)
        if present is not None:
            self.skipped.append(NotImported(source, f"文库里已有同样的文章：{present}"))
            return
        target = _free(self.into, file_stem(document.title, parsed.metadata.date), ".md")
        original = _with_front_matter(source, parsed)
        if original is None:
            document, left = self._copy_images(source, document, target)
            write_bytes(target, documents.to_markdown(parsed.metadata, document).encode("utf-8"))
        else:
            left = self._copy_beside(source, document)
            write_bytes(target, original)
        path = target.relative_to(self.root).as_posix()
        self.known[document.fingerprint] = path
        self.imported.append(Imported(source, path, document.title, tuple(left)))

    def _copy_images(self, source: Path, document: Document, target: Path) -> tuple[Document, list[str]]:
        """Copy local images into a folder of the article's own; the document then names them there."""
        blocks: list[Block] = []
        left: list[str] = []
        copied: dict[Path, str] = {}
        for block in document.blocks:
            if block.kind is BlockKind.FIGURE and _is_local(block.target):
                image = _image(source, block.target)
                if image is None:
                    left.append(block.target)
                else:
                    if image not in copied:
                        copied[image] = self._copy(image, target.parent / f"{target.stem}.images")
                    block = replace(block, target=copied[image])
            blocks.append(block)
        return Document(tuple(blocks)), left

    def _copy(self, image: Path, folder: Path) -> str:
        """The copy's address as seen from beside `folder`."""
        place = _free(folder, file_stem(image.stem), image.suffix.lower())
        write_bytes(place, image.read_bytes())
        return quote(f"{folder.name}/{place.name}")

    def _copy_beside(self, source: Path, document: Document) -> list[str]:
        """For a file that is copied as it is: its images go to the same relative places, where these are free."""
        left = []
        for block in document.blocks:
            if block.kind is not BlockKind.FIGURE or not _is_local(block.target):
                continue
            image = _image(source, block.target)
            place = self.into / unquote(block.target)
            if image is None or not place.resolve().is_relative_to(self.root):
                left.append(block.target)
            elif not place.exists():
                write_bytes(place, image.read_bytes())
            elif place.read_bytes() != image.read_bytes():
                left.append(block.target)
        return left


def _with_front_matter(source: Path, parsed: Parsed) -> bytes | None:
    """The bytes, in UTF-8, of a Markdown file that says its title itself in front matter; else None."""
    if source.suffix.lower() not in _MARKDOWN:
        return None
    data = source.read_bytes()
    text, encoding = decode(data)
    metadata = split_front_matter(text.replace("\r\n", "\n").replace("\r", "\n")).metadata
    if metadata is None or metadata.title is None or metadata.title != parsed.document.title:
        return None
    return data if encoding.lower().startswith(("utf-8", "ascii")) else text.encode("utf-8")


def _free(folder: Path, stem: str, suffix: str) -> Path:
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


def _image(source: Path, target: str) -> Path | None:
    """The file that a relative address means, if it lies in the source's folder or below; nothing else is taken."""
    base = source.resolve().parent
    for name in (target, unquote(target)):
        try:
            path = (base / name).resolve()
            if path.is_relative_to(base) and path.is_file():
                return path
        except (OSError, ValueError):
            continue
    return None
