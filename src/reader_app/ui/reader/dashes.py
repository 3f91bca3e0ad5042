"""The Chinese dash is two characters wide and in one piece; without being told so Qt takes the Latin one."""

from __future__ import annotations

import re

from PySide6.QtGui import QFont, QTextBlock, QTextCharFormat, QTextLayout

FULL_WIDTH = QFont.Tag("fwid")
"""The OpenType feature that gives a mark the width of a Chinese character."""

_DASH = re.compile("—(?:\u2060?—)+")  # a word joiner may keep its halves together


def widen(block: QTextBlock) -> None:
    """Lay the wide form over every dash of a block; the text stays as it is."""
    text = block.text()
    if "—" not in text:
        return
    look = QTextCharFormat()
    look.setFontFeatures({FULL_WIDTH: 1})
    ranges = []
    for match in _DASH.finditer(text):
        each = QTextLayout.FormatRange()
        each.start = len(text[: match.start()].encode("utf-16-le")) // 2
        each.length, each.format = len(match[0]), look
        ranges.append(each)
    if ranges:
        layout = block.layout()
        layout.setFormats([*layout.formats(), *ranges])
