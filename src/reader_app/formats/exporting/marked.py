"""An article's blocks with the reader's marks in them: spans for the marks, footnotes for the notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from reader_app.domain.annotation import Placed
from reader_app.domain.block import Block, BlockKind, Span, SpanKind
from reader_app.formats.exporting import words
from reader_app.formats.exporting.selection import ArticleNotes, Picture

_NO_SPANS = frozenset({BlockKind.CODE, BlockKind.FIGURE, BlockKind.RULE})
"""Kinds in which Markdown takes every sign as it is; marks in them stand in the list of passages only."""


def marked_blocks(notes: ArticleNotes, prefix: str, top: int) -> tuple[Block, ...]:
    """The article's blocks, headings lowered so that the title has level `top`, footnotes last.

    Args:
        prefix: Stands before the labels of footnotes, so that those of several articles in one file differ.
    """
    blocks = list(_prepared(notes, prefix, top))
    starts = [notes.document.start(index) for index in range(len(blocks))]
    references: dict[int, list[tuple[int, str]]] = {}
    added: list[Block] = []
    for number, passage in enumerate(notes.found, start=1):
        index = notes.document.block_at(passage.resolution.end - 1)
        if blocks[index].kind in _NO_SPANS or blocks[index].kind is BlockKind.FOOTNOTE:
            continue
        label = f"{prefix}批注{number}"
        references.setdefault(index, []).append((passage.resolution.end - starts[index], label))
        added.append(Block(BlockKind.FOOTNOTE, _footnote(passage, number), target=label))
    marked = []
    for index, block in enumerate(blocks):
        if block.kind not in _NO_SPANS:
            block = _with_marks(block, starts[index], notes.found)
        marked.append(_with_references(block, references.get(index, ())))
    body = [block for block in marked if block.kind is not BlockKind.FOOTNOTE]
    footnotes = [block for block in marked if block.kind is BlockKind.FOOTNOTE] + added
    return (*body, *_in_order(body, footnotes))


def _footnote(passage: Placed, number: int) -> str:
    note = passage.annotation.note.strip()
    return f"批注 {number} · {words.meaning_of(passage).label}" + (f"：{note}" if note else "")


def _prepared(notes: ArticleNotes, prefix: str, top: int) -> Iterator[Block]:
    """The article's own blocks with lower headings, other labels of footnotes, and addresses of pictures that hold."""
    for block in notes.document.blocks:
        match block.kind:
            case BlockKind.HEADING:
                yield replace(block, level=min(block.level + top - 1, 6))
            case BlockKind.FIGURE:
                yield replace(block, target=_link(notes.pictures, block.target))
            case BlockKind.FOOTNOTE:
                yield replace(block, target=prefix + block.target, spans=_labelled(block.spans, prefix))
            case _:
                yield replace(block, spans=_labelled(block.spans, prefix))


def _link(pictures: Mapping[str, Picture], target: str) -> str:
    return pictures[target].link if target in pictures else target


def _labelled(spans: Iterable[Span], prefix: str) -> tuple[Span, ...]:
    return tuple(
        replace(span, target=prefix + span.target) if span.kind is SpanKind.FOOTNOTE_REFERENCE else span
        for span in spans
    )


def _with_marks(block: Block, start: int, passages: Iterable[Placed]) -> Block:
    """The block with one `MARK` span for each marked stretch, the author's own ones joined with the reader's."""
    ranges = [(span.start, span.end) for span in block.spans if span.kind is SpanKind.MARK]
    for passage in passages:
        low, high = passage.resolution.start - start, passage.resolution.end - start
        ranges += _inside(block, max(0, low), min(len(block.text), high))
    others = [span for span in block.spans if span.kind is not SpanKind.MARK]
    marks = [Span(*piece, SpanKind.MARK) for whole in _joined(ranges) for piece in _nested(*whole, others)]
    return replace(block, spans=_sorted([*others, *marks]))


def _inside(block: Block, low: int, high: int) -> Iterator[tuple[int, int]]:
    """low:high without white space at its ends; of a table, cell by cell."""
    if block.kind is BlockKind.TABLE and low < high:
        position = low
        for cell in block.text[low:high].replace("\n", "\t").split("\t"):
            if cell.strip():
                yield position, position + len(cell)
            position += len(cell) + 1
        return
    while low < high and block.text[low].isspace():
        low += 1
    while low < high and block.text[high - 1].isspace():
        high -= 1
    if low < high:
        yield low, high


def _joined(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Ranges that overlap or touch as one."""
    joined: list[tuple[int, int]] = []
    for low, high in sorted(ranges):
        if joined and low <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], high))
        else:
            joined.append((low, high))
    return joined


def _nested(low: int, high: int, spans: Iterable[Span]) -> Iterator[tuple[int, int]]:
    """low:high cut at the edges of spans that would cross it, so that every piece nests with them."""
    cuts = {low, high}
    for span in spans:
        if span.start < low < span.end < high:
            cuts.add(span.end)
        elif low < span.start < high < span.end:
            cuts.add(span.start)
    ordered = sorted(cuts)
    yield from pairwise(ordered)


def _with_references(block: Block, references: Sequence[tuple[int, str]]) -> Block:
    """The block with a footnote's reference after each of the offsets; last ones first, so that offsets hold."""
    in_order = sorted(references, key=lambda reference: reference[0])
    for offset, label in in_order[::-1]:
        size = len(label)
        spans = [
            replace(
                span,
                start=span.start + size if span.start >= offset else span.start,
                end=span.end + size if span.end > offset else span.end,
            )
            for span in block.spans
        ]
        spans.append(Span(offset, offset + size, SpanKind.FOOTNOTE_REFERENCE, label))
        block = replace(block, text=block.text[:offset] + label + block.text[offset:], spans=_sorted(spans))
    return block


def _sorted(spans: Iterable[Span]) -> tuple[Span, ...]:
    return tuple(sorted(spans, key=lambda span: (span.start, -span.end)))


def _in_order(body: Iterable[Block], footnotes: Iterable[Block]) -> list[Block]:
    """The footnotes in the order in which the body refers to them, as Markdown numbers them; unreferred ones last."""
    targets = [span.target for block in body for span in block.spans if span.kind is SpanKind.FOOTNOTE_REFERENCE]
    order = {target: place for place, target in reversed(list(enumerate(targets)))}
    return sorted(footnotes, key=lambda note: order.get(note.target, len(order) + len(targets)))
