"""HTML, however broken or hostile, as a small clean tree. nh3 decides what may be in it; no block is made here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from reader_app.documents.inline import clean

DEEPEST = 100
"""Elements nested deeper than this are children of the last one that is not."""

_VOID = frozenset({"br", "hr", "img"})

_TAGS = {
    *("h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "section", "article", "main", "header", "footer", "nav", "aside"),
    *("blockquote", "ul", "ol", "li", "dl", "dt", "dd", "pre", "hr", "br", "img", "figure", "figcaption", "center"),
    *("table", "thead", "tbody", "tfoot", "tr", "th", "td", "caption", "time", "details", "summary", "address"),
    *("strong", "b", "em", "i", "mark", "code", "kbd", "samp", "del", "s", "strike", "u", "ins", "sub", "sup", "a"),
    *("span", "font", "small", "big", "q", "cite", "abbr", "dfn", "var", "tt", "label", "ruby", "rb"),
}
_DROPPED_WITH_CONTENT = {
    *("script", "style", "noscript", "template", "iframe", "object", "svg", "math", "head", "title", "select"),
    *("button", "textarea", "rt", "rp", "video", "audio", "canvas"),
}
_ATTRIBUTES = {
    "*": {"id", "class"},
    "a": {"href"},
    "img": {"src", "alt", "title", "data-src", "data-original"},
    "ol": {"start"},
    "td": {"align", "colspan", "rowspan"},
    "th": {"align", "colspan", "rowspan"},
    "time": {"datetime"},
    "p": {"align", "style"},
    "div": {"align", "style"},
}


@dataclass(slots=True)
class Node:
    """One element with its children, which are elements or text."""

    tag: str
    attributes: dict[str, str | None] = field(default_factory=dict)
    children: list[Node | str] = field(default_factory=list)

    def get(self, name: str) -> str:
        """An attribute, or "" without it."""
        return self.attributes.get(name) or ""

    def elements(self) -> Iterator[Node]:
        """The children that are elements."""
        return (child for child in self.children if isinstance(child, Node))

    def walk(self) -> Iterator[Node]:
        """This element and all below it, in the order of the file."""
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child.walk()

    @property
    def text(self) -> str:
        """All text in it, as in the file."""
        return "".join(child if isinstance(child, str) else child.text for child in self.children)


def parse_html(html: str) -> Node:
    """The clean tree of `html`; there is no HTML that has none. Scripts, styles, forms and comments are gone."""
    import nh3

    safe = nh3.clean(
        clean(html),
        tags=_TAGS,
        clean_content_tags=_DROPPED_WITH_CONTENT,
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
        filter_style_properties={"text-align"},
    )
    parser = _TreeParser()
    parser.feed(safe)
    parser.close()
    return parser.root


class _TreeParser(HTMLParser):
    """Builds the tree of well-formed HTML, which is what nh3 gives."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("body")
        self._stack = [self.root]
        self._below = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, dict(attrs))
        self._stack[-1].children.append(node)
        if tag in _VOID:
            return
        if len(self._stack) < DEEPEST:
            self._stack.append(node)
        else:
            self._below += 1

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            return
        if self._below:
            self._below -= 1
        elif len(self._stack) > 1:
            self._stack.pop()

    def handle_data(self, data: str) -> None:
        self._stack[-1].children.append(clean(data))  # a reference such as &#1; comes to life here
