"""The formats that notes can be exported in. A new one is a module with one small class, and a line here."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reader_app.domain.block import Block
from reader_app.formats.exporting.docx import DocxExporter
from reader_app.formats.exporting.markdown import MarkdownExporter
from reader_app.formats.exporting.selection import ArticleNotes, Exporter, NotesSelection, Picture


def exporters(to_markdown: Callable[[Sequence[Block]], str]) -> tuple[Exporter, ...]:
    """Every exporter, in the order in which they are offered.

    Args:
        to_markdown: Writes blocks as Markdown; handed in because formats and documents do not know each other.
    """
    return (MarkdownExporter(to_markdown), DocxExporter())


__all__ = ["ArticleNotes", "Exporter", "NotesSelection", "Picture", "exporters"]
