"""What reading a file gives, and which files can be read. How they are read is in `reading`."""

from __future__ import annotations

from dataclasses import dataclass

from reader_app.domain.article import Metadata
from reader_app.domain.block import Document

SUFFIXES = (".md", ".markdown", ".txt", ".html", ".htm")
"""Names of files that are articles end in one of these, in any case."""


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
