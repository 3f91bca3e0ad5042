"""A clean HTML tree -> blocks. The one way by which Markdown and web pages become a document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from urllib.parse import unquote

from reader_app.documents.html_tables import is_layout, table_block
from reader_app.documents.html_tree import Node
from reader_app.documents.inline import BREAK, Inline, Piece, plain
from reader_app.domain.block import Block, BlockKind, ListMarker, Span, SpanKind
from reader_app.domain.fragments import slug

_SPANS = {
    **dict.fromkeys(("strong", "b"), SpanKind.STRONG),
    **dict.fromkeys(("em", "i", "cite", "dfn", "var"), SpanKind.EMPHASIS),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), SpanKind.CODE),
    **dict.fromkeys(("del", "s", "strike"), SpanKind.STRIKE),
    **dict.fromkeys(("u", "ins"), SpanKind.UNDERLINE),
    "mark": SpanKind.MARK,
    "sub": SpanKind.SUBSCRIPT,
    "sup": SpanKind.SUPERSCRIPT,
}
_INLINE = frozenset({"span", "font", "small", "big", "q", "abbr", "label", "ruby", "rb", "time"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_NOTE_PREFIX = "fn:"


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in the tree we are: what a paragraph found here is."""

    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    marker: ListMarker = ListMarker.NONE
    number: int = 0


def to_blocks(root: Node) -> tuple[Block, ...]:
    """The blocks of a tree, footnotes last."""
    builder = _Builder(root)
    builder.children(root, _Place())
    builder.flush(_Place())
    return (*builder.blocks, *builder.notes)


class _Builder:
    """Collects the blocks of a tree."""

    def __init__(self, root: Node) -> None:
        self._root = root
        self.blocks: list[Block] = []
        self.notes: list[Block] = []
        self._inline = Inline()
        self._figures: list[Block] = []
        self._fresh_item = False  # the next paragraph is the first of its list item and gets the marker

    def children(self, node: Node, place: _Place) -> None:
        for child in node.children:
            if isinstance(child, str):
                self._inline.add(child)
            else:
                self._element(child, place)

    def flush(self, place: _Place, *, breaks: bool = True) -> None:
        """Makes blocks of the inline content collected so far."""
        pieces = self._inline.take(breaks=breaks)
        self.blocks.extend([self._paragraph(piece, place) for piece in pieces])
        self.blocks.extend(self._figures)
        self._figures = []

    def _paragraph(self, piece: Piece, place: _Place) -> Block:
        text, spans = piece
        if place.kind is not BlockKind.LIST:
            return Block(place.kind, text, spans, level=place.level)
        if self._fresh_item:
            self._fresh_item = False
            return Block(place.kind, text, spans, place.level, place.marker, place.number)
        if self.blocks and self.blocks[-1].kind is BlockKind.LIST:
            return Block(place.kind, text, spans, place.level)
        return Block(BlockKind.PARAGRAPH, text, spans)

    def _element(self, node: Node, place: _Place) -> None:
        tag = node.tag
        kind = _SPANS.get(tag)
        if kind:
            self._span(node, kind, place)
        elif tag == "br":
            self._inline.add(BREAK)
        elif tag in _INLINE:
            self.children(node, place)
        elif tag == "a":
            self._link(node, place)
        elif tag == "img":
            self._image(node)
        else:
            self.flush(place)
            self._block(node, place)

    def _span(self, node: Node, kind: SpanKind, place: _Place, target: str = "") -> None:
        if kind is SpanKind.SUPERSCRIPT and node.get("id").startswith("fnref"):
            self.children(node, place)  # a footnote's reference is a kind of its own
            return
        opened = self._inline.open(kind, target)
        self.children(node, place)
        if opened:
            self._inline.close()

    def _link(self, node: Node, place: _Place) -> None:
        target, role = node.get("href"), node.get("class")
        if role == "footnote-backref":
            return
        if role == "footnote-ref" and target.startswith("#" + _NOTE_PREFIX):
            label = target[1 + len(_NOTE_PREFIX) :]
            if self._inline.open(SpanKind.FOOTNOTE_REFERENCE, label):
                self._inline.add(label)
                self._inline.close()
        elif target.startswith("#"):
            self._inside_link(node, place, unquote(target[1:]))
        elif target:
            self._span(node, SpanKind.LINK, place, target)
        else:
            self.children(node, place)

    @cached_property
    def _headings(self) -> Mapping[str, str]:
        """The names by which links may mean a heading -> a name made of its words; one name is its id."""
        names: dict[str, str] = {}
        for node in self._root.walk():
            if node.tag in _HEADINGS and slug(node.text):
                name = "-".join(node.text.split())
                names.setdefault(slug(name), name)
                names.update((part.get("id"), name) for part in node.walk() if part.get("id"))
        return names

    def _inside_link(self, node: Node, place: _Place, name: str) -> None:
        """A link to a heading of the same article; one to anything else is no link, since ids are not kept."""
        meant = slug(name)
        if name in self._headings:
            self._span(node, SpanKind.LINK, place, f"#{self._headings[name]}")
        elif meant in self._headings or meant.rstrip("0123456789") in self._headings:
            self._span(node, SpanKind.LINK, place, f"#{name}")
        else:
            self.children(node, place)

    def _image(self, node: Node) -> None:
        # Pages that load pictures late keep the address in a data attribute.
        target = node.get("data-src") or node.get("data-original") or node.get("src")
        caption = plain(node.get("alt") or node.get("title"))
        if target:
            # A picture in the middle of a text comes after it.
            place = self._figures if self._inline.has_text else self.blocks
            place.append(Block(BlockKind.FIGURE, caption, target=target))

    def _block(self, node: Node, place: _Place) -> None:
        tag = node.tag
        if tag in _HEADINGS:
            self._heading(node)
        elif tag == "blockquote":
            level = place.level + 1 if place.kind is BlockKind.QUOTE else 1
            self._inside(node, _Place(BlockKind.QUOTE, level))
        elif tag in ("ul", "ol"):
            self._list(node, place)
        elif tag == "dl":
            self._definitions(node, place)
        elif tag == "pre":
            self._code(node)
        elif tag == "table":
            self._table(node, place)
        elif tag == "figure":
            self._figure(node, place)
        elif tag == "hr":
            self.blocks.append(Block(BlockKind.RULE, ""))
        elif tag == "div" and node.get("class") == "footnote":
            self._notes(node)
        else:
            self._inside(node, place)

    def _inside(self, node: Node, place: _Place) -> None:
        self.children(node, place)
        self.flush(place)

    def _heading(self, node: Node) -> None:
        place = _Place(BlockKind.HEADING, int(node.tag[1]))
        self.children(node, place)
        self.flush(place, breaks=False)

    def _list(self, node: Node, place: _Place) -> None:
        depth = place.level + 1 if place.kind is BlockKind.LIST else 1
        marker = ListMarker.NUMBER if node.tag == "ol" else ListMarker.BULLET
        start = node.get("start")
        number = int(start) if start.isascii() and start.isdigit() and len(start) < 10 else 1
        for child in node.children:
            if isinstance(child, str) or child.tag != "li":
                if not isinstance(child, str) or not child.isspace():
                    self._inside(Node("div", {}, [child]), place)
                continue
            self._item(child, _Place(BlockKind.LIST, depth, marker, number if marker is ListMarker.NUMBER else 0))
            number += 1

    def _definitions(self, node: Node, place: _Place) -> None:
        depth = place.level + 1 if place.kind is BlockKind.LIST else 1
        for child in node.elements():
            marker = ListMarker.TERM if child.tag == "dt" else ListMarker.DEFINITION
            self._item(child, _Place(BlockKind.LIST, depth, marker))

    def _item(self, node: Node, place: _Place) -> None:
        outer, self._fresh_item = self._fresh_item, True
        self._inside(node, place)
        self._fresh_item = outer

    def _code(self, node: Node) -> None:
        inner = next(node.elements(), node)
        language = inner.get("class").removeprefix("language-") if inner.tag == "code" else ""
        text = node.text.strip("\n")
        if text.strip():
            self.blocks.append(Block(BlockKind.CODE, text, target=language))

    def _table(self, node: Node, place: _Place) -> None:
        if is_layout(node):
            self._inside(node, place)
            return
        caption = next((part for part in node.elements() if part.tag == "caption"), None)
        if caption:
            self._inside(caption, _Place())
        block = table_block(node, self._cell)
        if block:
            self.blocks.append(block)
        self.flush(place)

    def _cell(self, node: Node) -> Piece:
        self.children(_flat(node), _Place())
        pieces = self._inline.take(breaks=False)
        text, spans = pieces[0] if pieces else ("", ())
        return text.replace("\t", " "), spans

    def _figure(self, node: Node, place: _Place) -> None:
        caption = next((part for part in node.walk() if part.tag == "figcaption"), None)
        pictures = [part for part in node.walk() if part.tag == "img"]
        if not pictures:
            self._inside(node, place)
            return
        for picture in pictures:
            self._image(picture)
        last = self.blocks[-1] if self.blocks else None
        if caption and last and last.kind is BlockKind.FIGURE:
            self.blocks[-1] = replace(last, text=plain(caption.text))

    def _notes(self, node: Node) -> None:
        for item in node.walk():
            if item.tag != "li" or not item.get("id").startswith(_NOTE_PREFIX):
                continue
            self.children(_flat(item), _Place())
            pieces = self._inline.take()
            label = item.get("id")[len(_NOTE_PREFIX) :]
            self.notes.append(_joined(pieces, label))


def _flat(node: Node) -> Node:
    """The same with forced breaks between its paragraphs, as content for one block."""
    children: list[Node | str] = []
    for child in node.children:
        if isinstance(child, str):
            children.append(child)
        elif child.tag in _SPANS or child.tag in _INLINE or child.tag in ("a", "br", "img"):
            children.append(_flat(child))
        else:
            children += [Node("br"), *_flat(child).children, Node("br")]
    return Node(node.tag, node.attributes, children)


def _joined(pieces: Iterable[Piece], label: str) -> Block:
    text, spans = "", list[Span]()
    for part, inside in pieces:
        text += "\n" if text else ""
        spans += [replace(span, start=span.start + len(text), end=span.end + len(text)) for span in inside]
        text += part
    return Block(BlockKind.FOOTNOTE, text, tuple(spans), target=label)
