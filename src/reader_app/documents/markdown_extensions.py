"""What we add to Python-Markdown. Imported only when Markdown is parsed."""

from __future__ import annotations

import re

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import SimpleTagInlineProcessor
from markdown.preprocessors import Preprocessor

_MARK = r"(==)(?=[^\s=])(.+?)(?<=[^\s=])==(?!=)"
_FIRST_ITEM = re.compile(r" {0,3}(?:[-*+]|1\.) +(?![-*+ ]+$)\S")
_NO_PARAGRAPH = re.compile(r"\s*(?:$|[-*+>#|:]|\d+\.\s|\[\^)")


class ReaderExtension(Extension):
    """`==text==` is the author's own highlight; a list may follow a paragraph without a blank line."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Registers both; the lists after code and HTML have been taken out of the text."""
        md.ESCAPED_CHARS.append("=")
        md.inlinePatterns.register(SimpleTagInlineProcessor(_MARK, "mark"), "mark", 65)
        md.preprocessors.register(_ListsAfterParagraphs(md), "lists_after_paragraphs", 15)


class _ListsAfterParagraphs(Preprocessor):
    """Puts the blank line that Python-Markdown wants, as every other Markdown does without it."""

    def run(self, lines: list[str]) -> list[str]:
        spaced: list[str] = []
        for line in lines:
            if spaced and _FIRST_ITEM.match(line) and not _NO_PARAGRAPH.match(spaced[-1]):
                spaced.append("")
            spaced.append(line)
        return spaced
