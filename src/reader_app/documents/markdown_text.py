"""Markdown -> blocks, by way of Python-Markdown and the HTML that it gives. Front matter is cut off before this."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

from reader_app.documents.html_blocks import to_blocks
from reader_app.documents.html_tree import parse_html
from reader_app.documents.inline import clean
from reader_app.documents.plain_markdown import plain_markdown_blocks
from reader_app.documents.plain_text import plain_blocks
from reader_app.domain.block import Block

if TYPE_CHECKING:
    from markdown import Markdown


def markdown_blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a Markdown text; what nests too deeply for Python-Markdown is read as plain text."""
    text = clean(text)
    blocks = plain_markdown_blocks(text, _converted)
    return blocks if blocks is not None else _converted(text)


def _converted(text: str) -> tuple[Block, ...]:
    try:
        html = _converters.ready().convert(text)
    except RecursionError:
        _converters.forget()
        return plain_blocks(text)
    return to_blocks(parse_html(html))


class _Converters(threading.local):
    """One converter a thread: making one takes as long as converting ten articles."""

    converter: Markdown | None = None

    def ready(self) -> Markdown:
        if self.converter is None:
            self.converter = _new_converter()
        return self.converter.reset()

    def forget(self) -> None:
        self.converter = None


_converters = _Converters()


def _new_converter() -> Markdown:
    from markdown import Markdown
    from markdown.extensions.attr_list import AttrListExtension
    from markdown.extensions.def_list import DefListExtension
    from markdown.extensions.fenced_code import FencedCodeExtension
    from markdown.extensions.footnotes import FootnoteExtension
    from markdown.extensions.sane_lists import SaneListExtension
    from markdown.extensions.tables import TableExtension

    from reader_app.documents.markdown_extensions import ReaderExtension

    extensions: list[Any] = [
        TableExtension(use_align_attribute=True),
        FootnoteExtension(),
        DefListExtension(),
        AttrListExtension(),
        SaneListExtension(),
        FencedCodeExtension(),
        ReaderExtension(),
    ]
    return Markdown(extensions=extensions, output_format="html")
