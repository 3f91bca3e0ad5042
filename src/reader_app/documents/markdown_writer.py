"""A document -> a Markdown file with front matter that reads back as the same document.

Markdown where it says a block unmistakably, HTML inside it where it does not (a table without a header, odd lists).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape

from reader_app.documents.markdown_inline import html_inline, markdown_image, markdown_inline, safe_label
from reader_app.documents.markdown_lists import markdown_list
from reader_app.domain.article import Metadata
from reader_app.domain.block import Block, BlockKind, Document, ListMarker, Span, SpanKind

_FENCE_RUN = re.compile(r"`{3,}|~{3,}")
_CLOSING_SIGNS = re.compile(r"(?<!\\)((?:\\\\)*)(#+)$")  # an escaped backslash escapes nothing
_LANGUAGE = re.compile(r"[A-Za-z][\w+#-]*|")
_ITEMS = (ListMarker.BULLET, ListMarker.NUMBER)
_ALIGNMENTS = {"left": ":---", "center": ":---:", "right": "---:", "": "---"}


def to_markdown(metadata: Metadata, document: Document) -> str:
    """Front matter and body. `parse` of it gives the same title, text, kinds of blocks and spans, and metadata."""
    return with_front_matter(metadata, document.title, "\n\n".join(_body(document)) + "\n")


def with_front_matter(metadata: Metadata, title: str, body: str) -> str:
    """A Markdown text behind front matter that says these."""
    return f"---\n{_front_matter(metadata, title)}---\n\n{body}"


def _front_matter(metadata: Metadata, title: str) -> str:
    import yaml

    values: dict[str, object] = {"title": title}
    for key in ("subtitle", "date", "source", "author", "editor", "column", "url"):
        value = getattr(metadata, key)
        if value is not None:
            values[key] = value
    if metadata.tags:
        values["tags"] = list(metadata.tags)
    values |= metadata.extra
    return str(yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=10_000))


def _body(document: Document) -> Iterator[str]:
    title, *blocks = document.blocks
    repeated = blocks and blocks[0].kind is BlockKind.HEADING and blocks[0].text == title.text
    notes = [block for block in blocks if block.kind is BlockKind.FOOTNOTE]
    writer = _Writer(_markdown_labels(blocks, notes))
    if title.spans or repeated:
        yield writer.block(title)
    for run in _runs(block for block in blocks if block.kind is not BlockKind.FOOTNOTE):
        yield markdown_list(run, writer.inline) if run[0].kind is BlockKind.LIST else writer.block(run[0])
    yield from writer.notes(notes)


def _runs(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """Blocks that are written together: the items of a list, the definitions of another; others alone."""
    run: list[Block] = []
    for block in blocks:
        belongs = run and block.kind is run[0].kind is BlockKind.LIST
        if belongs and block.level == 1 and block.marker is not ListMarker.NONE:
            belongs = (block.marker in _ITEMS) == (run[0].marker in _ITEMS)
        if belongs:
            run.append(block)
            continue
        if run:
            yield run
        run = [block]
    if run:
        yield run


def _markdown_labels(blocks: Sequence[Block], notes: Sequence[Block]) -> frozenset[str]:
    """The labels of the notes if Markdown can say them: each once, in the order in which the text refers to them."""
    labels = [note.target for note in notes]
    referred = [span.target for block in blocks for span in block.spans if span.kind is SpanKind.FOOTNOTE_REFERENCE]
    inside = any(span.kind is SpanKind.FOOTNOTE_REFERENCE for note in notes for span in note.spans)
    first = list(dict.fromkeys(label for label in referred if label in labels))
    in_order = first == labels[: len(first)]
    plain = all(map(safe_label, labels)) and all(note.text for note in notes)
    return frozenset(labels) if in_order and plain and not inside and len(set(labels)) == len(labels) else frozenset()


class _Writer:
    def __init__(self, labels: frozenset[str]) -> None:
        self._labels = labels

    def inline(self, block: Block) -> str:
        return markdown_inline(block.text, block.spans, self._labels)

    def block(self, block: Block) -> str:
        match block.kind:
            case BlockKind.HEADING:
                text = _CLOSING_SIGNS.sub(lambda run: run[1] + "\\#" * len(run[2]), self.inline(block))
                return f"{'#' * block.level} {text}"
            case BlockKind.QUOTE:
                prefix = "> " * block.level
                return prefix + self.inline(block).replace("\n", f"\n{prefix}")
            case BlockKind.CODE:
                return _code(block)
            case BlockKind.TABLE:
                return self._table(block)
            case BlockKind.FIGURE:
                return markdown_image(block.text, block.target)
            case BlockKind.RULE:
                return "---"
            case _:
                return self.inline(block)

    def notes(self, notes: Sequence[Block]) -> Iterator[str]:
        if self._labels:
            for note in notes:
                yield f"[^{note.target}]: " + self.inline(note).replace("\n", "\n    ")
        elif notes:
            items = (f'<li id="fn:{escape(n.target)}"><p>{html_inline(n.text, n.spans)}</p></li>' for n in notes)
            yield f'<div class="footnote"><ol>{"".join(items)}</ol></div>'

    def _table(self, block: Block) -> str:
        rows = _cells(block)
        if not _is_simple(block):
            return _html_table(block, rows)
        lines = [
            "| " + " | ".join(markdown_inline(text, spans, self._labels) for text, spans in row) + " |" for row in rows
        ]
        lines.insert(1, "| " + " | ".join(_ALIGNMENTS[alignment] for alignment in block.alignments) + " |")
        return "\n".join(lines)


def _cells(block: Block) -> list[list[tuple[str, list[Span]]]]:
    position, rows = 0, []
    for row in block.rows():
        cells = []
        for text in row:
            end = position + len(text)
            inside = [
                Span(span.start - position, span.end - position, span.kind, span.target)
                for span in block.spans
                if position <= span.start and span.end <= end
            ]
            cells.append((text, inside))
            position = end + 1
        rows.append(cells)
    return rows


def _is_simple(block: Block) -> bool:
    rows = block.rows()
    width = len(rows[0])
    return (
        block.header_rows == 1
        and len(rows) > 1
        and width > 1
        and len(block.alignments) == width
        and all(len(row) == width and any(row) for row in rows)
        and not any(sign in block.text for sign in "|\\`")
        and not any(span.kind is SpanKind.CODE or "|" in span.target for span in block.spans)
    )


def _html_table(block: Block, rows: Sequence[Sequence[tuple[str, list[Span]]]]) -> str:
    lines = []
    for index, row in enumerate(rows):
        tag = "th" if index < block.header_rows else "td"
        cells = []
        for column, (text, spans) in enumerate(row):
            alignment = block.alignments[column] if column < len(block.alignments) else ""
            attribute = f' align="{alignment}"' if alignment else ""
            cells.append(f"<{tag}{attribute}>{html_inline(text, spans)}</{tag}>")
        lines.append(f"<tr>{''.join(cells)}</tr>")
    return "<table>\n" + "\n".join(lines) + "\n</table>"


def _code(block: Block) -> str:
    lines = block.text.split("\n")
    kept = "\t" not in block.text and all(line.strip() or not line for line in lines)
    if kept and _LANGUAGE.fullmatch(block.target):
        longest = max((len(run) for run in _FENCE_RUN.findall(block.text)), default=2)
        fence = "`" * (longest + 1)
        return f"{fence}{block.target}\n{block.text}\n{fence}"
    # Python-Markdown would turn tabs into spaces and empty the lines that hold only spaces.
    text = "\n".join(
        escape(line, quote=False) if line.strip() else line.replace(" ", "&#32;") for line in lines
    ).replace("\t", "&#9;")
    language = f' class="language-{escape(block.target)}"' if block.target else ""
    return f"<pre><code{language}>{text}</code></pre>"
