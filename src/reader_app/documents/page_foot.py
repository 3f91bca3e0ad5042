"""The end of an article: labels, calls to follow and decoration below it are taken away, and what labels say is read.

Works on blocks, and on the lines inside them, since many pages put their whole foot into one paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reader_app.documents.inline import plain
from reader_app.documents.labels import Facts, read_labels
from reader_app.documents.scraped import find_foot
from reader_app.domain.block import Block, BlockKind, SpanKind

BEHIND = 15
"""So many lines behind the article may name its editor."""

NEXT = 3
"""So many lines right behind it may say anything of it."""

_FLOWING = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.LIST})
_LINK_TEXT = re.compile(
    r"返回[^。，]{0,12}|(?:点击|查看|阅读|更多|进入)[^。，]{0,16}(?:>+|＞+|»)|[^。，]{0,16}(?:>>|＞＞|»)|阅读原文|阅读全文"
)
_BARE_LINK = re.compile(r"(?<=[。！？”…）])\s*返回[^。，！？]{0,10}(?:首页|主页|频道|列表|专题)\s*(?:>+|＞+|»)?\s*$")
_SENTENCE_END = re.compile(r"[。！？!?…”’）)】》]\s*$")
_CODE_PICTURE = re.compile("二维码|扫码|扫一扫|识别|长按")
_DECORATION = re.compile(
    r"(?:^|[/_-])(?:favicon|arrow|share|weixin|wechat|wx|ewm|2wm|qr|btn|button|line|dot|ico|more|print|close|banner)"
    r"[\d_-]*\.\w{3,4}(?:\?.*)?$|\.ico(?:\?.*)?$",
    re.IGNORECASE,
)
_PUBLISHED = re.compile("发布|发表|发稿|刊发|成文")


def without_foot(blocks: tuple[Block, ...], facts: Facts) -> tuple[Block, ...]:
    """The blocks above the foot; a block of which only the last lines are foot loses those."""
    lines = [line for index, block in enumerate(blocks) for line in _lines(index, block)]
    texts = [text for _, _, text in lines]
    cut = find_foot(texts, 0, facts)
    if cut == len(lines):
        return blocks
    index, offset, text = lines[cut]
    kept = blocks[:index]
    if offset:
        return (*kept, shortened(blocks[index], offset - 1))
    if kept and kept[-1].kind is BlockKind.FIGURE and not kept[-1].text and _CODE_PICTURE.search(text):
        return kept[:-1]  # the code that is to be scanned
    return kept


def _lines(index: int, block: Block) -> list[tuple[int, int, str]]:
    """(index of the block, where in it the line begins, the line)."""
    if block.kind not in _FLOWING:
        return [(index, 0, plain(block.text))]
    lines, offset = [], 0
    for line in block.text.split("\n"):
        lines.append((index, offset, plain(line)))
        offset += len(line) + 1
    return lines


def without_tail(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Less decorative pictures at the very end, and a link such as 返回首页>> behind the last sentence."""
    end = len(blocks)
    while end and blocks[end - 1].kind is BlockKind.FIGURE and not blocks[end - 1].text:
        if not _DECORATION.search(blocks[end - 1].target):
            return blocks[:end]
        end -= 1
    if not end or blocks[end - 1].kind not in _FLOWING:
        return blocks[:end]
    last = blocks[end - 1]
    return (*blocks[: end - 1], shortened(last, _prose_end(last)))


def _prose_end(block: Block) -> int:
    """Where a last paragraph ends before a link that leads away from the page."""
    links = [span for span in block.spans if span.kind is SpanKind.LINK and span.end == len(block.text)]
    start = links[0].start if links else 0
    before, link = block.text[:start], block.text[start:].strip()
    if before and _LINK_TEXT.fullmatch(link) and _SENTENCE_END.search(before):
        return len(before.rstrip())
    return prose_end(block.text)


def prose_end(text: str) -> int:
    """The same in a text that has lost its links."""
    bare = _BARE_LINK.search(text)
    return bare.start() if bare else len(text)


def shortened(block: Block, end: int) -> Block:
    """The first `end` characters of a block."""
    if end >= len(block.text):
        return block
    spans = tuple(replace(span, end=min(span.end, end)) for span in block.spans if span.start < end)
    return replace(block, text=block.text[:end], spans=spans)


def read_behind(page: Sequence[Block], article: Sequence[Block], facts: Facts) -> None:
    """What the lines of the page behind the article say of it: first of all who edited it."""
    last = next((block.text for block in reversed(article) if len(block.text) >= 10), None)
    place = next((index for index, block in enumerate(page) if block.text == last), len(page))
    lines = [line for block in page[place + 1 :] if block.text for line in block.text.split("\n")]
    for number, line in enumerate(lines[:BEHIND]):
        found = read_labels(line) or {}
        if "editor" in found or number < NEXT:
            if not _PUBLISHED.search(line):
                found.pop("date", None)
            facts.add(found)
