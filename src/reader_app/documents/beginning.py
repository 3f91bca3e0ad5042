"""The beginning of an article's body, for lists."""

from __future__ import annotations

from reader_app.domain.block import BlockKind, Document

_PROSE = (BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.LIST)
_LAST_RESORT = (BlockKind.TABLE, BlockKind.FIGURE, BlockKind.HEADING, BlockKind.CODE)


def summary(document: Document, length: int = 90) -> str:
    """The first words of the body in one line of at most `length` characters, "…" at the end where it goes on."""
    for kinds in (_PROSE, _LAST_RESORT):
        text = ""
        for block in document.blocks[1:]:
            if block.kind in kinds and block.text:
                line = " ".join(block.text.split())
                text += (" " if text and text[-1].isascii() and line[0].isascii() else "") + line
                if len(text) > length:
                    return text[: length - 1].rstrip() + "…"
        if text:
            return text
    return ""
