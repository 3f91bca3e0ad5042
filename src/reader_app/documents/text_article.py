"""A Markdown or plain text file's text -> metadata and blocks: front matter, else the scraped form, else headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reader_app.documents.front_matter import split_front_matter
from reader_app.documents.inline import plain
from reader_app.documents.markdown_text import markdown_blocks
from reader_app.documents.page_foot import prose_end
from reader_app.documents.plain_text import plain_blocks, plain_title
from reader_app.documents.scraped import HEAD_REGION, find_form
from reader_app.documents.titles import whole_title
from reader_app.domain.article import Metadata
from reader_app.domain.block import Block, BlockKind

Article = tuple[Metadata, tuple[Block, ...]]

_TITLE_WITHIN = 6
"""A heading of level 1 among so many first blocks is the title, though something stands above it."""

_MARKS = re.compile(
    r"^\s{0,3}(?:#{1,6}\s|[-*+>]\s|\d+[.)]\s|```|~~~|\|)|\*\*|==|`|\]\(|\[\^|<[a-zA-Z/!]|^\[[^\]]+\]:", re.MULTILINE
)
_LINK = re.compile(r"!?\[([^\]]*)\]\(<?([^)>]*)>?\)")
_EMPHASIS = re.compile(r"[*_`]+|^\s*>+\s?")


def text_article(text: str, *, is_markdown: bool) -> Article:
    """The article in `text`, whose line ends are line feeds. Its first block may be the title, or not."""
    front = split_front_matter(text)
    if front.metadata is not None:
        blocks = _blocks(front.rest, is_markdown)
        return _with_heading(front.metadata, blocks, is_markdown)
    if front.unread:
        metadata, blocks = _with_heading(Metadata(), _blocks(front.rest, is_markdown), is_markdown)
        return metadata, (*blocks, Block(BlockKind.CODE, front.unread, target="yaml"))
    return _scraped(text, is_markdown) or _with_heading(Metadata(), _blocks(text, is_markdown), is_markdown)


def _blocks(text: str, is_markdown: bool) -> tuple[Block, ...]:
    return markdown_blocks(text) if is_markdown else plain_blocks(text)


def _scraped(text: str, is_markdown: bool) -> Article | None:
    lines = text.split("\n")
    form = find_form([_unmarked(line) for line in lines] if is_markdown else lines)
    if form is None:
        return None
    body = "\n".join(lines[form.first : form.last]).rstrip()
    body = body[: prose_end(body)]
    # Copied text is indented and has a paragraph on every line, which Markdown would misread.
    is_markdown = is_markdown and bool(_MARKS.search(body))
    metadata = form.metadata
    if metadata.title:
        metadata = replace(metadata, title=whole_title(metadata.title, map(plain, lines[:HEAD_REGION])))
    return _with_heading(metadata, _blocks(body, is_markdown), is_markdown)


def _unmarked(line: str) -> str:
    """A line of Markdown without emphasis, quotation sign and link signs; the heading sign stays."""
    return _EMPHASIS.sub("", _LINK.sub(r"\1 | \2", line))


def _with_heading(metadata: Metadata, blocks: tuple[Block, ...], is_markdown: bool) -> Article:
    """With the title that the body begins with, if nothing better is known."""
    if metadata.title is not None:
        return metadata, _without_repeated(blocks, metadata.title)
    if not is_markdown:
        title = plain_title(blocks)
        return (replace(metadata, title=title), blocks[1:]) if title else (metadata, blocks)
    index = _title_index(blocks)
    if index is None:
        return metadata, blocks
    heading = replace(blocks[index], level=1)
    return replace(metadata, title=heading.text), (heading, *blocks[:index], *blocks[index + 1 :])


def _title_index(blocks: Sequence[Block]) -> int | None:
    for index, block in enumerate(blocks[:_TITLE_WITHIN]):
        if block.kind is BlockKind.HEADING and (index == 0 or block.level == 1):
            return index
    return None


def _without_repeated(blocks: tuple[Block, ...], title: str) -> tuple[Block, ...]:
    """A first heading that says the title again is the title, whatever its level."""
    if blocks and blocks[0].kind is BlockKind.HEADING and blocks[0].text == title:
        return (replace(blocks[0], level=1), *blocks[1:])
    return blocks
