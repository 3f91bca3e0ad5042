"""`==text==` in Markdown: the author's own highlight. Imported only when Markdown is parsed."""

from __future__ import annotations

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import SimpleTagInlineProcessor

_MARK = r"(==)(?=[^\s=])(.+?)(?<=[^\s=])==(?!=)"


class MarkExtension(Extension):
    """Adds `<mark>`; code and escaped signs are left alone."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Registers the pattern beside emphasis."""
        md.inlinePatterns.register(SimpleTagInlineProcessor(_MARK, "mark"), "mark", 65)
