"""What is written as Markdown reads back as the same article."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from tests.documents.strategies import METADATA, RUNS, documents

from reader_app.documents import parse, to_markdown
from reader_app.domain.article import Metadata
from reader_app.domain.block import Block, BlockKind, Document, Span, SpanKind

TITLE = Block(BlockKind.HEADING, "标题", level=1)


@settings(max_examples=150, deadline=None)
@given(documents())
def test_a_document_reads_back_as_it_was(document: Document) -> None:
    written = to_markdown(Metadata(title=document.title), document)
    assert parse(written.encode(), "其他.md").document.blocks == document.blocks


@settings(max_examples=150, deadline=None)
@given(RUNS)
def test_any_blocks_read_back_as_they_were(run: list[Block]) -> None:
    document = Document((TITLE, *run))
    written = to_markdown(Metadata(), document)
    assert parse(written.encode(), "其他.md").document.blocks == document.blocks


@settings(max_examples=60, deadline=None)
@given(METADATA)
def test_metadata_reads_back_as_it_was(metadata: Metadata) -> None:
    written = to_markdown(metadata, Document((TITLE,)))
    assert parse(written.encode(), "其他.md").metadata == replace(metadata, title="标题")


def test_a_number_sign_behind_a_backslash_ends_a_title() -> None:
    title = Block(BlockKind.HEADING, "\\\\#", (Span(0, 1, SpanKind.STRONG),), level=1)
    written = to_markdown(Metadata(title=title.text), Document((title,)))
    assert parse(written.encode(), "其他.md").document.blocks == (title,)
