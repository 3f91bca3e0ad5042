"""Notes as a Word file. The making is in `word`, which loads python-docx and is loaded only when a file is written."""

from __future__ import annotations

from dataclasses import dataclass

from reader_app.formats.exporting.selection import NotesSelection


@dataclass(frozen=True, slots=True)
class DocxExporter:
    """Office Open XML (ISO/IEC 29500) as Word, WPS and LibreOffice read it."""

    id: str = "docx"
    suffix: str = ".docx"
    label: str = "Word 文档"

    def write(self, selection: NotesSelection) -> bytes:
        """The file; the same selection always gives the same bytes."""
        from reader_app.formats.exporting.word.builder import build

        return build(selection)
