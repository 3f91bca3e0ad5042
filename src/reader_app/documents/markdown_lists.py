"""A run of list items -> Markdown where it is regular, else HTML."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from reader_app.documents.markdown_inline import html_inline
from reader_app.domain.block import Block, ListMarker

_ITEMS = (ListMarker.BULLET, ListMarker.NUMBER)
_INDENT = "    "
_CONTAINERS = {
    ListMarker.BULLET: ("ul", "li"),
    ListMarker.NUMBER: ("ol", "li"),
    ListMarker.TERM: ("dl", "dt"),
    ListMarker.DEFINITION: ("dl", "dd"),
    ListMarker.NONE: ("ul", "li"),
}


def markdown_list(blocks: Sequence[Block], inline: Callable[[Block], str]) -> str:
    """The list that these blocks make; `inline` gives the Markdown of a block's inside."""
    if _is_items(blocks):
        return _items(blocks, inline)
    if _is_definitions(blocks):
        return _definitions(blocks, inline)
    return _html(blocks)


def _is_items(blocks: Sequence[Block]) -> bool:
    """Whether depth grows by one at a time, and markers and numbers are those that Markdown would give."""
    if blocks[0].level != 1 or blocks[0].marker not in _ITEMS:
        return False
    open_items: list[Block] = []
    for block in blocks:
        if block.marker is ListMarker.NONE:
            if block.level > len(open_items):
                return False
            del open_items[block.level :]
            continue
        if block.marker not in _ITEMS or block.level > len(open_items) + 1:
            return False
        before = open_items[block.level - 1] if block.level <= len(open_items) else None
        if before and (before.marker is not block.marker or block.number != before.number + bool(before.number)):
            return False
        if block.marker is ListMarker.NUMBER and (block.number < 1 or (not before and block.number > 999)):
            return False
        open_items[block.level - 1 :] = [block]
    return True


def _items(blocks: Sequence[Block], inline: Callable[[Block], str]) -> str:
    loose = any(block.marker is ListMarker.NONE for block in blocks)
    lines = []
    for block in blocks:
        indent = _INDENT * (block.level - 1)
        inner = inline(block).replace("\n", f"\n{indent}{_INDENT}")
        if block.marker is ListMarker.NONE:
            lines.append(f"{indent}{_INDENT}{inner}")
        else:
            mark = f"{block.number}." if block.marker is ListMarker.NUMBER else "-"
            lines.append(f"{indent}{mark} {inner}")
    return ("\n\n" if loose else "\n").join(lines)


def _is_definitions(blocks: Sequence[Block]) -> bool:
    markers = [block.marker for block in blocks]
    if any(block.level != 1 or "\n" in block.text for block in blocks):
        return False
    if not set(markers) <= {ListMarker.TERM, ListMarker.DEFINITION}:
        return False
    return markers[0] is ListMarker.TERM and markers[-1] is ListMarker.DEFINITION


def _definitions(blocks: Sequence[Block], inline: Callable[[Block], str]) -> str:
    lines = []
    for before, block in pairwise([None, *blocks]):
        assert block is not None
        if block.marker is ListMarker.TERM:
            ended = before is not None and before.marker is ListMarker.DEFINITION
            lines.append(("\n" if ended else "") + inline(block))
        else:
            lines.append(f":   {inline(block)}")
    return "\n".join(lines)


def _html(blocks: Sequence[Block], depth: int = 0) -> str:
    """The same as nested HTML lists, each item in a list of its own, which comes out the same."""
    pieces, index = [], 0
    while index < len(blocks):
        block, end = blocks[index], index + 1
        while end < len(blocks) and _belongs(blocks[end], block):
            end += 1
        steps = max(0, block.level - depth - 1)
        container, item = _CONTAINERS[block.marker]
        start = f' start="{block.number}"' if container == "ol" else ""
        inside = _inside(blocks[index + 1 : end], block.level)
        content = f"<{container}{start}><{item}>{_paragraph(block)}{inside}</{item}></{container}>"
        pieces.append("<ul><li>" * steps + content + "</li></ul>" * steps)
        index = end
    return "".join(pieces)


def _belongs(block: Block, item: Block) -> bool:
    return block.level > item.level or (block.level == item.level and block.marker is ListMarker.NONE)


def _inside(blocks: Sequence[Block], depth: int) -> str:
    """What follows the first paragraph of an item: further paragraphs and deeper lists."""
    further = [i for i, block in enumerate(blocks) if block.level == depth]
    bounds = [*further, len(blocks)]
    pieces = [_html(blocks[: bounds[0]], depth)]
    for low, high in pairwise(bounds):
        pieces += [_paragraph(blocks[low]), _html(blocks[low + 1 : high], depth)]
    return "".join(pieces)


def _paragraph(block: Block) -> str:
    return f"<p>{html_inline(block.text, block.spans)}</p>"
