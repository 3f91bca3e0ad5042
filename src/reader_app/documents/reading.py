"""A file -> an article's metadata and document: which format it is, and where its title and date come from."""

from __future__ import annotations

import stat
from dataclasses import replace
from pathlib import Path, PurePath

from reader_app.documents.dates import heading_date, name_date
from reader_app.documents.encoding import NotTextError, decode
from reader_app.documents.inline import plain
from reader_app.documents.parsed import Parsed
from reader_app.documents.text_article import text_article
from reader_app.documents.web_page import html_article
from reader_app.domain.article import Metadata
from reader_app.domain.block import Block, Document
from reader_app.domain.errors import ReaderError

_HTML = (".html", ".htm")

LARGEST = 64 * 1024 * 1024
"""Bytes; a file beyond this is no article."""


def read(path: Path) -> Parsed:
    """The article in a file.

    Raises:
        ReaderError: "vanished", "unreadable", "not_file", "too_large" or "binary".
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):  # a pipe would be waited for without end
            raise ReaderError("这不是普通文件，无法作为文章打开：{path}", code="not_file", path=path)
        size = status.st_size
        if size > LARGEST:
            raise ReaderError(
                "文件太大（{size} MB），无法作为文章打开：{path}", code="too_large", size=size >> 20, path=path
            )
        data = path.read_bytes()
    except FileNotFoundError:
        raise ReaderError("文件已不在原处，请重新检查文库：{path}", code="vanished", path=path) from None
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
    path = PurePath(name)
    try:
        text, encoding = decode(data)
    except NotTextError:
        raise ReaderError(
            "这不是文本文件，无法作为文章打开，请检查它的格式：{name}", code="binary", name=name
        ) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    suffix = path.suffix.lower()
    article = html_article(text) if suffix in _HTML else text_article(text, is_markdown=suffix != ".txt")
    return Parsed(*_finished(*article, path.stem), encoding)


def _finished(metadata: Metadata, blocks: tuple[Block, ...], stem: str) -> tuple[Metadata, Document]:
    """Title block in front; what the file does not say is asked of its title and its name."""
    day, rest = name_date(stem)
    if metadata.date is None:
        metadata = replace(metadata, date=heading_date(metadata.title or "") or day)
    title = metadata.title or plain(rest) or plain(stem) or "无标题"
    return metadata, Document.titled(title, blocks)
