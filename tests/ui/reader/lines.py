"""The lines of a page as they are set, for tests."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QTextBlock

from reader_app.ui.line_breaks import unsigned
from reader_app.ui.reader.document_writer import Page


def blocks(page: Page) -> Iterator[QTextBlock]:
    """Every block of the page, laid out."""
    page.written.size()
    block = page.written.begin()
    while block.isValid():
        yield block
        block = block.next()


def lines(block: QTextBlock) -> list[str]:
    """The text of each line of a block, without signs and spaces at its ends."""
    units, layout = block.text().encode("utf-16-le"), block.layout()
    found = []
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        piece = units[2 * line.textStart() : 2 * (line.textStart() + line.textLength())].decode("utf-16-le")
        found.append(unsigned(piece).strip(" \u2028"))
    return found
