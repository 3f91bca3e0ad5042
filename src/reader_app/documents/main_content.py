"""Which part of a page is the article: by how much prose stands where. Menus, lists of links and frames are cut."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reader_app.documents.html_tree import Node

MOST = 0.7
"""A child that holds this share of the prose is where the article is."""

_FRAME_TAGS = frozenset({"nav", "footer", "aside", "header"})
_FRAME_NAMES = re.compile(
    r"(?:^|[-_ ])(?:nav|navbar|menu|footer|foot|bottom|sidebar|side|aside|comments?|share|sharing|related|relate|"
    r"relevant|recommend\w*|advert\w*|ads?|banner|breadcrumb|crumbs?|copyright|login|search|toolbar|tools?|pager|paging|"
    r"pagination|hot\w*|rank\w*|qrcode|ewm|erweima|statement|disclaimer|reward|wechat|weixin|tuijian|pinglun|"
    r"fenxiang)(?:$|[-_ \d])",
    re.IGNORECASE,
)
_OTHERS_WORDS = re.compile(
    r"(?:^|[-_ ])(?:comments?(?:[-_]?list)?|pinglun|replies|related|recommend)(?:$|[-_ \d])", re.I
)
_BOXES = frozenset({"div", "section", "article", "main", "center", "table", "tbody", "tr", "td"})
_PROSE = re.compile(r"[，。！？；：、”…]|[,.!?;](?:\s|$)|\b\w{1,30}(?: \w{1,30}){4}")


@dataclass(slots=True)
class _Weight:
    prose: float  # characters outside links, those of short pieces without a mark counted less
    linked: int  # characters inside links
    links: int


def main_content(body: Node) -> Node:
    """The element that holds the article, the frames taken out of it. A page that is only its article stays whole."""
    weights: dict[int, _Weight] = {}
    total = _weigh(body, weights, in_link=False).prose
    _prune(body, weights, total)
    _weigh(body, weights, in_link=False)
    node = _marked(body, weights) or body
    while True:
        heavy = _heaviest(node, weights)
        if heavy is None or weights[id(heavy)].prose < MOST * weights[id(node)].prose:
            return node
        node = heavy


def _weigh(node: Node, weights: dict[int, _Weight], *, in_link: bool) -> _Weight:
    in_link = in_link or node.tag == "a"
    weight = _Weight(0.0, 0, int(node.tag == "a"))
    for child in node.children:
        if isinstance(child, str):
            text = child.strip()
            if in_link or "://" in text:
                weight.linked += len(text)
            else:
                weight.prose += len(text) if _PROSE.search(text) else len(text) / 4
        else:
            inner = _weigh(child, weights, in_link=in_link)
            weight.prose += inner.prose
            weight.linked += inner.linked
            weight.links += inner.links
    weights[id(node)] = weight
    return weight


def _prune(node: Node, weights: dict[int, _Weight], total: float) -> None:
    """Takes frames out of the tree."""
    kept: list[Node | str] = []
    for child in node.children:
        if isinstance(child, Node):
            if _is_frame(child, weights[id(child)], total):
                continue
            _prune(child, weights, total)
        kept.append(child)
    node.children = kept


def _is_frame(node: Node, weight: _Weight, total: float) -> bool:
    if node.tag in ("h1", "h2", "h3", "p", "table", "a", "span", "img"):
        return False
    has_title = any(inner.tag == "h1" for inner in node.walk())
    share = weight.prose / total if total else 0.0
    if node.tag in _FRAME_TAGS and not has_title and share < 0.3:
        return True
    name = f"{node.get('class')} {node.get('id')}"
    if not has_title and ((share < 0.4 and _FRAME_NAMES.search(name)) or (share < 0.8 and _OTHERS_WORDS.search(name))):
        return True
    return weight.links >= 3 and weight.linked > 1.5 * weight.prose and not has_title


def _marked(body: Node, weights: dict[int, _Weight]) -> Node | None:
    """The page's own word for its article, if most of the prose is in it."""
    for tag in ("article", "main"):
        found = [node for node in body.walk() if node.tag == tag]
        if len(found) == 1 and weights[id(found[0])].prose > 0.5 * weights[id(body)].prose:
            return found[0]
    return None


def _heaviest(node: Node, weights: dict[int, _Weight]) -> Node | None:
    blocks = [child for child in node.elements() if child.tag in _BOXES or _is_page_item(child)]
    return max(blocks, key=lambda child: weights[id(child)].prose, default=None)


def _is_page_item(node: Node) -> bool:
    """Whether a list or an item of one holds paragraphs: a page that is arranged by lists."""
    return node.tag in ("ul", "li", "dl", "dd") and sum(inner.tag == "p" for inner in node.walk()) >= 3
