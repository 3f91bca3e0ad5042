"""Files -> documents, and a document back to Markdown. Knows formats, encodings and web pages; no library, no store.

What reads and writes is imported when it is first called for: a window shows its list before any file is read.
"""

from __future__ import annotations

from pathlib import Path

from reader_app.documents.parsed import SUFFIXES, Parsed
from reader_app.domain.article import Metadata
from reader_app.domain.block import Document

__all__ = ["SUFFIXES", "Parsed", "decode", "parse", "read", "stated", "summary", "to_markdown", "with_front_matter"]


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
