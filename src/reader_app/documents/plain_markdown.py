"""Markdown whose paragraphs hardly need Markdown, as in most articles: read at once, to the same blocks.

Python-Markdown, the cleaning of its HTML and the way back to blocks take fifty times as long, and an article is read
whenever it is opened. Stretches between blank lines that mean nothing in Markdown become paragraphs and headings here;
what stands between them is given to `markdown_text` piece by piece, or all of the text where its parts may mean
something to each other. A property test holds both ways to the same answer.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import groupby

from reader_app.documents.inline import plain
from reader_app.domain.block import Block, BlockKind

_FAR = re.compile(
    r"<[A-Za-z/!?]|[\t\x01\x02\x03]|\[\^|\]\(#"  # HTML, tabs, footnotes, links to headings
    r"|^[^\S\n]*(?:[:\[]|```|~~~)",  # definitions of terms and links, fences
    re.MULTILINE,
)
_SIGNS = re.compile(
    r"[\\`*_\[\]<>&=~|^{}]"  # inside lines
    r"|^(?:[^\S\n]|[+\-]|\d+[.)](?:\s|$))|[^\S\n]$"  # at beginnings and ends of lines
    r"|[^#\n]#|\n#|^#(?!#{0,5} [^#\n]+\Z)",  # a heading that is not the whole of its piece
    re.MULTILINE,
)
_PIECE = re.compile(r"[^\n]+(?:\n[^\n]+)*")
_HEADING = re.compile(r"(#{1,6}) (.+)")

Blocks = tuple[Block, ...]


def plain_markdown_blocks(text: str, convert: Callable[[str], Blocks]) -> Blocks | None:
    """The blocks of a cleaned text, or None where Markdown proper must read all of it; `convert` is Markdown proper."""
    if _FAR.search(text):
        return None
    blocks: list[Block] = []
    for signs, pieces in groupby(_PIECE.finditer(text), lambda piece: bool(_SIGNS.search(piece.group()))):
        if signs:
            together = list(pieces)  # neighbours may be items of one list
            blocks += convert(text[together[0].start() : together[-1].end()])
        else:
            blocks += (_block(piece.group()) for piece in pieces)
    return tuple(blocks)


def _block(piece: str) -> Block:
    heading = _HEADING.fullmatch(piece)
    if heading is not None:
        return Block(BlockKind.HEADING, plain(heading[2]), level=len(heading[1]))
    return Block(BlockKind.PARAGRAPH, plain(piece))
