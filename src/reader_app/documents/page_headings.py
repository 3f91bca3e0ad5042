"""Headings that a page writes as paragraphs: 第一章 …, 一、…, where it sets them wholly in bold or in the middle.

Only numbered ones, and only if a page has several: a short bold paragraph alone may as well be a caption or a cry.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader_app.documents.html_tree import Node
from reader_app.documents.inline import plain

LONGEST = 40
FEWEST = 2

_NUMBER = "[一二三四五六七八九十百零〇\\d]{1,5}"
_LEVELS = (
    (2, re.compile(rf"第{_NUMBER}[编章篇](?:\s|[^的条，。])")),
    (3, re.compile(rf"第{_NUMBER}节(?:\s|[^的课，。])")),
    (2, re.compile("[一二三四五六七八九十]{1,3}、")),
    (3, re.compile("[（(][一二三四五六七八九十]{1,3}[)）]")),
)
_BOLD = frozenset({"strong", "b"})
_INLINE = frozenset({"span", "font", "strong", "b", "em", "i", "u", "big", "small", "a", "br"})
_UNFINISHED = re.compile("[。！？；：，,;:]$")


def mark_headings(root: Node) -> None:
    """Turns the paragraphs of the tree that are headings into headings."""
    found = [(node, level) for node, middle in _paragraphs(root) if (level := _level(node, middle=middle))]
    if len(found) < FEWEST:
        return
    for node, level in found:
        node.tag = f"h{level}"
        for inner in node.walk():
            inner.tag = "span" if inner.tag in _BOLD else inner.tag


def is_numbered(text: str) -> bool:
    """Whether a line begins as such a heading does."""
    return any(pattern.match(text) for _, pattern in _LEVELS)


def _paragraphs(node: Node, *, middle: bool = False) -> Iterator[tuple[Node, bool]]:
    """Elements with nothing but inline content, and whether they stand in the middle."""
    for child in node.elements():
        if child.tag in ("li", "td", "th", "blockquote", "figure", "h1", "h2", "h3", "h4", "h5", "h6"):
            continue
        inside = middle or child.tag == "center" or child.get("align") == "center" or "center" in child.get("style")
        if child.tag in ("p", "div", "center") and all(
            inner.tag in _INLINE for inner in child.walk() if inner != child
        ):
            yield child, inside
        else:
            yield from _paragraphs(child, middle=inside)


def _is_flowing(node: Node) -> bool:
    return all(inner.tag in _INLINE and _is_flowing(inner) for inner in node.elements())


def _level(node: Node, *, middle: bool) -> int:
    """The level of the heading that a paragraph is, or 0."""
    text = plain(node.text)
    if len(text) > LONGEST or _UNFINISHED.search(text) or not (middle or _is_bold(node)):
        return 0
    return next((level for level, pattern in _LEVELS if pattern.match(text)), 0)


def _is_bold(node: Node) -> bool:
    """Whether all text in it is bold."""
    return node.tag in _BOLD or all(
        not child.strip() if isinstance(child, str) else _is_bold(child) or not child.text.strip()
        for child in node.children
    )
