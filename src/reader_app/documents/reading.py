"""A file -> an article's metadata and document: which format it is, and where its title and date come from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from reader_app.documents.dates import name_date
from reader_app.documents.encoding import decode
from reader_app.documents.front_matter import split_front_matter
from reader_app.documents.inline import plain
from reader_app.documents.markdown_text import markdown_blocks
from reader_app.documents.plain_text import plain_blocks
from reader_app.domain.article import Metadata
from reader_app.domain.block import Block, BlockKind, Document
from reader_app.domain.errors import ReaderError

SUFFIXES = (".md", ".markdown", ".txt", ".html", ".htm")
"""Names of files that are articles end in one of these, in any case."""

LARGEST = 64 * 1024 * 1024
"""Bytes; a file beyond this is no article."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a file holds.

    Attributes:
        document: Its first block is the title.
        encoding: Of the file, as Python calls it.
    """

    metadata: Metadata
    document: Document
    encoding: str


def read(path: Path) -> Parsed:
    """The article in a file.

    Raises:
        ReaderError: "vanished", "unreadable", "too_large" or "binary".
    """
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise ReaderError(
                "文件太大（{size} MB），无法作为文章打开：{path}", code="too_large", size=size >> 20, path=path
            )
        data = path.read_bytes()
    except FileNotFoundError:
        raise ReaderError("文件已不在原处，请刷新资料库：{path}", code="vanished", path=path) from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise ReaderError(
            "无法读取文件，请检查权限或磁盘：{path}（{reason}）", code="unreadable", path=path, reason=reason
        ) from None
    return parse(data, path.name)


def parse(data: bytes, name: str) -> Parsed:
    """The article in `data`; `name` decides the format and is the last source of title and date.

    Raises:
        ReaderError: "binary".
    """
    text, encoding = decode(data)
    suffix = PurePath(name).suffix.lower()
    to_blocks = plain_blocks if suffix == ".txt" else markdown_blocks
    metadata, blocks = _text_article(text.replace("\r\n", "\n").replace("\r", "\n"), to_blocks)
    return Parsed(*_titled(metadata, blocks, PurePath(name).stem), encoding)


def _text_article(text: str, to_blocks: Callable[[str], tuple[Block, ...]]) -> tuple[Metadata, tuple[Block, ...]]:
    front = split_front_matter(text)
    blocks = to_blocks(front.rest)
    if front.unread:
        blocks = (*blocks, Block(BlockKind.CODE, front.unread, target="yaml"))
    return front.metadata or Metadata(), blocks


def _titled(metadata: Metadata, blocks: tuple[Block, ...], stem: str) -> tuple[Metadata, Document]:
    day, rest = name_date(stem)
    if metadata.date is None:
        metadata = replace(metadata, date=day)
    if metadata.title is None:
        heading = next((block for block in blocks if block.kind is BlockKind.HEADING and block.level == 1), None)
        if heading:
            metadata = replace(metadata, title=heading.text)
    return metadata, Document.titled(metadata.title or plain(rest) or stem or "无标题", blocks)
