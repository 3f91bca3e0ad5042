"""The rows that storage keeps besides the domain's own values. No SQL here."""

from __future__ import annotations

from dataclasses import dataclass

from reader_app.domain.article import Article


@dataclass(frozen=True, slots=True)
class Identity:
    """Who an article is, however its file is called today.

    Attributes:
        id: Of the article.
        path: Where its file is or last was, relative to the library, with forward slashes.
        content_hash: Of the file's bytes.
        text_fingerprint: Of the canonical text.
        missing: Whether the file was gone when the library was last scanned. The row stays, and so do its annotations.
    """

    id: str
    path: str
    content_hash: str
    text_fingerprint: str
    title: str
    missing: bool = False


@dataclass(frozen=True, slots=True)
class FileStamp:
    """What a file looked like when it was read; the same size and time mean that it need not be read again.

    Attributes:
        size: Bytes.
        mtime_ns: Modification time in nanoseconds.
        content_hash: Of the file's bytes.
    """

    article_id: str
    size: int
    mtime_ns: int
    content_hash: str


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """One article as it goes into the catalogue, with its canonical text."""

    article: Article
    text: str
    stamp: FileStamp
