"""Markdown whose paragraphs hardly need Markdown, as in most articles: read at once, to the same blocks.

Python-Markdown, the cleaning of its HTML and the way back to blocks take fifty times as long, and an article is read
whenever it is opened. What could mean anything beyond its own paragraph leaves the whole text to `markdown_text`; a
paragraph with signs inside is given to it alone. A property test holds both ways to the same answer.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from reader_app.documents.inline import plain
from reader_app.domain.block import Block, BlockKind

_FAR = re.compile(
    r"<[A-Za-z/!?]|[\t\x01\x02\x03]|\[\^"  # HTML, tabs and footnotes
    r"|^(?:[^\S\n]|[:+\-%*_=~`|>\[!{\\<]|\d+[.)](?:\s|$))|[^\S\n]$"  # beginnings and ends of lines
    r"|[^#\n]#",
    re.MULTILINE,
)
_NEAR = re.compile(r"[\\`*_\[\]<>&=~|^{}]")
_GAP = re.compile(r"\n{2,}")
_HEADING = re.compile(r"(#{1,6}) ([^#\n]+)")

Blocks = tuple[Block, ...]


def plain_markdown_blocks(text: str, convert: Callable[[str], Blocks]) -> Blocks | None:
    """The blocks of a cleaned text, or None where Markdown proper must read all of it; `convert` is Markdown proper."""
    if _FAR.search(text):
        return None
    blocks: list[Block] = []
    for chunk in _GAP.split(text.strip("\n")):
        heading = _HEADING.fullmatch(chunk)
        if _NEAR.search(chunk):
            blocks += convert(chunk)
        elif heading is not None:
            blocks.append(Block(BlockKind.HEADING, plain(heading[2]), level=len(heading[1])))
        elif "#" in chunk:
            return None
        elif chunk:
            blocks.append(Block(BlockKind.PARAGRAPH, plain(chunk)))
    return tuple(blocks)
