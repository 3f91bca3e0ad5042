"""Files -> documents, and a document back to Markdown. Knows formats, encodings and web pages; no library, no store."""

from __future__ import annotations

from reader_app.documents.markdown_writer import to_markdown
from reader_app.documents.reading import SUFFIXES, Parsed, parse, read
from reader_app.documents.summary import summary

__all__ = ["SUFFIXES", "Parsed", "parse", "read", "summary", "to_markdown"]
