"""Plain text -> blocks: a line is a paragraph, unless the text is wrapped at a fixed width. Linear in its length."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from reader_app.documents.inline import clean, plain
from reader_app.domain.block import Block, BlockKind

LONGEST_TITLE = 60

NARROW, WIDE = 50, 120
"""Columns (a Chinese character takes two) between which lines may have been wrapped."""

_SENTENCE_END = re.compile(r"[。！？；：…”’」』）》.!?;:)\"]$")
_INDENT = re.compile(r"[ \t]{2}|[\t\u3000\xa0]")


def plain_blocks(text: str) -> tuple[Block, ...]:
    """The paragraphs of a plain text. Nothing of it is read as a mark-up."""
    return tuple(Block(BlockKind.PARAGRAPH, paragraph) for paragraph in plain_paragraphs(clean(text)))


def plain_title(blocks: tuple[Block, ...]) -> str | None:
    """The first line if it is a title: short, no sentence, and followed by longer text."""
    if len(blocks) < 2 or len(blocks[0].text) > LONGEST_TITLE or "\n" in blocks[0].text:
        return None
    title, following = blocks[0].text, blocks[1:4]
    if _SENTENCE_END.search(title) and title[-1] not in "？！”’」』）》?!)":
        return None
    longer = any(len(block.text) > len(title) or block.text[-1] in "。！？" for block in following)
    return title if longer and "。" not in title else None


def plain_paragraphs(text: str) -> Iterator[str]:
    """The paragraphs of a cleaned text as canonical text."""
    chunk: list[str] = []
    for line in [*text.split("\n"), ""]:
        if line.strip():
            chunk.append(line)
        elif chunk:
            yield from filter(None, (plain(part) for part in _paragraphs(chunk)))
            chunk = []


def _paragraphs(lines: list[str]) -> list[str]:
    """Lines that follow each other without a blank one, wrapped ones joined."""
    if len(lines) < 2 or not _wrapped(lines):
        return lines
    joined = [lines[0]]
    for line in lines[1:]:
        if _INDENT.match(line):
            joined.append(line)
        else:
            joined[-1] += "\n" + line
    return joined


def _wrapped(lines: list[str]) -> bool:
    """Whether the lines were cut at a fixed width: all but the last about as long, most ending in mid-sentence."""
    widths = [_width(line) for line in lines[:200]]
    longest = max(widths)
    if not NARROW <= longest <= WIDE:
        return False
    paragraph_ends = {index for index, line in enumerate(lines[1:200]) if _INDENT.match(line)} | {len(lines) - 1}
    inner = [index for index in range(len(widths)) if index not in paragraph_ends]
    if not inner or any(widths[index] < 0.75 * longest for index in inner):
        return False
    unfinished = sum(not _SENTENCE_END.search(lines[index].rstrip()) for index in inner)
    return unfinished >= 0.6 * len(inner)


def _width(line: str) -> int:
    if len(line) > WIDE:
        return len(line)
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in line.strip())
