"""Pictures are written at the size that the widest column gives them; in a narrower one they are made to fit."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtGui import QTextCursor

from reader_app.domain.block import BlockKind
from reader_app.ui.reader.document_writer import PICTURE, Page


def fit(page: Page, width: int, written: Callable[[str], QSize | None]) -> None:
    """Make every picture of a page at most `width` pixels wide.

    Args:
        written: The size at which the picture with a name was written.
    """
    source, part = page.source, page.part
    for index in range(source.block_at(part.start), source.block_at(part.end - 1) + 1):
        if source.blocks[index].kind is not BlockKind.FIGURE:
            continue
        name = f"{PICTURE}{index}"
        size = written(name)
        image = _image(page, source.start(index)) if size is not None else None
        if image is None or size is None:
            continue
        shown = min(width, size.width())
        form = image.charFormat().toImageFormat()
        if round(form.width()) != shown:
            # Under another name it is loaded anew, at its new size.
            form.setName(f"{name}/{shown}")
            form.setWidth(shown)
            form.setHeight(max(1, round(size.height() * shown / size.width())))
            image.setCharFormat(form)


def _image(page: Page, offset: int) -> QTextCursor | None:
    """The picture above the caption that begins at `offset`, selected; None where there is a sentence instead."""
    block = page.written.findBlock(page.places.position(offset))
    for each in (block, block.previous()):
        if not each.isValid():
            continue
        cursor = QTextCursor(each)
        cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor)
        if cursor.charFormat().isImageFormat():
            return cursor
    return None
