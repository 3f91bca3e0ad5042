"""An HTML file -> metadata and blocks: the article of a saved web page, or all of a simple one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reader_app.documents.boilerplate import is_menu, is_widget
from reader_app.documents.breadcrumb import column, element_breadcrumb, read_breadcrumb
from reader_app.documents.dates import find_date
from reader_app.documents.html_blocks import to_blocks
from reader_app.documents.html_tree import Node, parse_html
from reader_app.documents.inline import plain
from reader_app.documents.labels import UNKNOWN, Facts, read_labels
from reader_app.documents.main_content import main_content
from reader_app.documents.page_foot import read_behind, without_foot, without_tail
from reader_app.documents.page_head import PageHead, read_head, script_date
from reader_app.documents.page_headings import is_numbered, mark_headings
from reader_app.documents.scraped import is_body
from reader_app.documents.titles import whole_title
from reader_app.domain.article import Metadata
from reader_app.domain.block import Block, BlockKind

NEAR = 8
"""Labels stand so few blocks behind the title."""

BYLINE_WITHIN, LONGEST_BYLINE = 12, 40
LONGEST_DATE = 60
_NO_NAMES = UNKNOWN | {"原创", "转载", "作者"}

_HINTS = (
    ("date", re.compile(r"(?:^|[-_ ])(?:pub_?|publish_?)?(?:time|date)(?:$|[-_ ])", re.IGNORECASE)),
    ("source", re.compile(r"(?:^|[-_ ])(?:source|laiyuan|origin|media_?name|js_name)(?:$|[-_ ])", re.IGNORECASE)),
    (
        "author",
        re.compile(r"(?:^|[-_ ])(?:author(?:[-_ ]?name)?|writer|zuozhe|media_meta_text)(?:$|[-_ ])", re.IGNORECASE),
    ),
)


_ICON = re.compile(
    r"(?:^|[/_-])(?:icons?|logo|next_?page|prev_?page|blank|spacer|loading|pixel|qr_?code|erweima)[\w-]*\.\w{3,4}$",
    re.IGNORECASE,
)


def html_article(html: str) -> tuple[Metadata, tuple[Block, ...]]:
    """The article in an HTML file. Its title is not among the blocks unless it stands in the article with spans."""
    head = read_head(html)
    body = parse_html(html)
    page = to_blocks(body)
    hints = dict(_hints(body))
    path = element_breadcrumb(body)
    content = main_content(body)
    mark_headings(content)
    blocks = to_blocks(content)
    title = _title(head, page, blocks)
    facts = Facts()
    facts.add({name: value for name, value in head.values.items() if name != "title"})
    framed = len(page) > len(blocks) + 1
    blocks = _without_head(blocks, title, facts)
    whole, foot = blocks, Facts()
    if framed or facts.values:
        blocks = without_tail(without_foot(blocks, foot))
    facts.add(hints)
    _read_near_title(page, blocks, title, facts)
    _read_byline(blocks, facts)
    if framed:
        read_behind(page, whole, foot)
    # What stands above the article is said of it; what stands below may be about a photograph or another edition.
    for found in (foot.values, _known("column", column(path, title)), _known("date", script_date(html))):
        facts.add(found)
    article = tuple(block for block in blocks if not _ICON.search(block.target))
    return replace(facts.metadata(), title=whole_title(title, [block.text for block in page]) or None), article


def _known(name: str, value: str | None) -> dict[str, str]:
    return {name: value} if value else {}


def _title(head: PageHead, page: Sequence[Block], blocks: Sequence[Block]) -> str:
    """The longest line of the page that the title element contains; else what the head says; else the first heading."""
    said, name = _squeezed(head.title), _squeezed(head.named_title())
    contained = [
        block.text for block in page if len(block.text) <= 120 and _is_named(_squeezed(block.text), said, name)
    ]
    if contained:
        return max(contained, key=len)
    headings = [block for block in blocks if block.kind is BlockKind.HEADING]
    first = headings[0] if headings and blocks[0] is headings[0] else None
    if first and (first.level == 1 or not (head.title or is_numbered(first.text))):
        return first.text
    return head.named_title() or next((block.text for block in headings if block.level == 1), "")


def _is_named(text: str, said: str, name: str) -> bool:
    """Whether a line is what the title element names: all of it, its beginning, or enough of it."""
    return bool(text) and (text == name or (len(text) >= 4 and (said.startswith(text) or text in name)))


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _without_head(blocks: tuple[Block, ...], title: str, facts: Facts) -> tuple[Block, ...]:
    """The blocks behind the title, the labels and the breadcrumb that the article begins with."""
    last = -1
    for index, block in enumerate(blocks[:16]):
        text = plain(block.text)
        labels = read_labels(text)
        if _squeezed(text) == _squeezed(title) or labels is not None:
            last = index
            facts.add(labels or {})
        elif (crumbs := read_breadcrumb(text)) is not None:
            last = index
            facts.add({"column": crumbs[-1]} if crumbs else {})
        elif is_widget(text):
            last = index
        elif is_body(text) or (text and block.kind is BlockKind.HEADING):
            break
    return blocks[last + 1 :]


def _read_byline(blocks: Sequence[Block], facts: Facts) -> None:
    """Who wrote it, said in a line of its own below a summary; the line stays where it is."""
    for block in blocks[:BYLINE_WITHIN]:
        if len(block.text) <= LONGEST_BYLINE:
            facts.add(_known("author", (read_labels(block.text) or {}).get("author")))


def _read_near_title(page: Sequence[Block], blocks: Sequence[Block], title: str, facts: Facts) -> None:
    """Labels between the title and the article, and the breadcrumb above, where they are not part of the article."""
    first = blocks[0].text if blocks else ""
    for index, block in enumerate(page):
        if _squeezed(block.text) != _squeezed(title):
            continue
        for line in page[index + 1 : index + 1 + NEAR]:
            if line.text == first and first:
                break
            facts.add(read_labels(line.text.replace("\n", "  ")) or {})
        for line in page[max(0, index - NEAR) : index]:
            crumbs = read_breadcrumb(line.text)
            facts.add({"column": crumbs[-1]} if crumbs and not title.startswith(crumbs[-1]) else {})
        _read_subtitle(page[index + 1 : index + 2], first, facts)


def _read_subtitle(following: Sequence[Block], first: str, facts: Facts) -> None:
    for block in following:
        text = block.text
        is_heading = block.kind is BlockKind.HEADING and 4 <= len(text) <= 60 and text != first
        if is_heading and read_labels(text) is None and not is_menu(text) and not re.search(r"\d+(?:人|条|评论)", text):
            facts.add({"subtitle": text.lstrip("—- ")})


def _hints(body: Node) -> Iterator[tuple[str, str]]:
    """What elements are called tells what is in them: class="source"."""
    found: set[str] = set()
    for node in body.walk():
        names = f"{node.get('class')} {node.get('id')}"
        for fact, pattern in _HINTS:
            if fact in found or names == " " or not pattern.search(names):
                continue
            text = next((line for part in node.walk() if (line := plain(_own_text(part)))), "")
            labels = read_labels(text)
            value = (labels or {}).get(fact, "" if labels else text)
            whole = plain(node.text)
            if fact == "date" and find_date(value) is None and len(whole) <= LONGEST_DATE:
                value = whole  # year, day and time in elements of their own
            is_value = 2 <= len(value) <= 30 and not re.search("[:：。]", value) and value not in _NO_NAMES
            if (is_value or fact == "date") and (find_date(value) is not None) == (fact == "date"):
                found.add(fact)
                yield fact, value


def _own_text(node: Node) -> str:
    return next((child for child in node.children if isinstance(child, str) and child.strip()), "")
