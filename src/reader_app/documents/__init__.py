"""Files -> documents, and a document back to Markdown. Knows formats, encodings and web pages; no library, no store.

What reads and writes is imported when it is first called for: a window shows its list before any file is read.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TypeAlias

from reader_app.documents.parsed import SUFFIXES, Parsed
from reader_app.domain.article import Metadata
from reader_app.domain.block import Document

__all__ = [
    "SUFFIXES",
    "Parsed",
    "Value",
    "decode",
    "known_key",
    "parse",
    "read",
    "read_date",
    "rewrite",
    "stated",
    "summary",
    "to_markdown",
    "with_front_matter",
]

Value: TypeAlias = str | date | tuple[str, ...] | None
"""What `rewrite` writes: a text of one line, a day, tags, or None: the key goes."""


def read(path: Path) -> Parsed:
    """The article in a file.

    Raises:
        ReaderError: "vanished", "unreadable", "too_large" or "binary".
    """
    from reader_app.documents import reading

    return reading.read(path)


def parse(data: bytes, name: str) -> Parsed:
    """The article in `data`; `name` decides the format and is the last source of title and date.

    Raises:
        ReaderError: "binary".
    """
    from reader_app.documents import reading

    return reading.parse(data, name)


def decode(data: bytes) -> tuple[str, str]:
    """The text in `data` and its encoding, as Python calls it.

    Raises:
        ValueError: It is no text.
    """
    from reader_app.documents import encoding

    return encoding.decode(data)


def stated(text: str) -> Metadata | None:
    """What the front matter of a Markdown text says, or None where it has none that can be read."""
    from reader_app.documents import front_matter

    return front_matter.split_front_matter(text.replace("\r\n", "\n").replace("\r", "\n")).metadata


def known_key(key: str) -> str:
    """What we call a key of front matter, such as "author" for "作者"; "" for one that is none of ours."""
    from reader_app.documents import front_matter

    return front_matter.ALIASES.get(key.strip().lower(), "")


def read_date(text: str) -> date | None:
    """The day that a text means, or None."""
    from reader_app.documents import dates

    return dates.read_date(text)


def rewrite(data: bytes, values: Mapping[str, Value]) -> bytes:
    """The file with these values in its front matter, and every other byte as it was.

    Args:
        values: "title", "author" ... -> what shall be there afterwards.

    Raises:
        ReaderError: "binary", "broken", "odd" or "encoding".
    """
    from reader_app.documents import front_matter_writer

    return front_matter_writer.rewrite(data, values)


def to_markdown(metadata: Metadata, document: Document) -> str:
    """The article as a Markdown file with front matter, which reads back the same."""
    from reader_app.documents import markdown_writer

    return markdown_writer.to_markdown(metadata, document)


def with_front_matter(metadata: Metadata, title: str, body: str) -> str:
    """A Markdown text behind front matter that says these."""
    from reader_app.documents import markdown_writer

    return markdown_writer.with_front_matter(metadata, title, body)


def summary(document: Document, length: int = 90) -> str:
    """The beginning of the body, for lists: up to `length` characters."""
    from reader_app.documents import beginning

    return beginning.summary(document, length)
