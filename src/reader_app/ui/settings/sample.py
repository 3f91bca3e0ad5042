"""The piece of an article by which fonts and layouts are looked at. It is content, not translated."""

from __future__ import annotations

from reader_app.domain.block import Block, BlockKind, Document

LINE = "研读经典，字斟句酌。永东国酬爱郁灵鹰袋"
"""Characters in which fonts differ most, in one line."""

_PARAGRAPHS = (
    "“灯下读书，贵在一个‘慢’字。”老馆长常说：书是死的，人是活的；读过一遍，不妨掩卷想想——写的人为什么这样写？",
    "2026 年 9 月，图书馆添了 3 间自习室，开放到晚上 10 点 30 分。有人带着 Python 教程来，有人抄《论语》，"
    "也有人在窗边彳亍（“慢慢走”的意思）；来的都是客，先到先坐。",
)

SAMPLE = Document.titled("灯下的字", tuple(Block(BlockKind.PARAGRAPH, text) for text in _PARAGRAPHS))
"""A title and two paragraphs with marks, digits, Latin letters and a rare character."""
