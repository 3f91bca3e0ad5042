"""An article's whole text in a Word file, block by block, with the marks in it and the notes as comments."""

from __future__ import annotations

import io
from collections import defaultdict

from docx.document import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
from docx.oxml import OxmlElement
from docx.shared import Emu, Mm, Pt
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from reader_app.domain.block import Block, BlockKind, ListMarker, Span, SpanKind
from reader_app.formats.exporting.segments import Segment, segments
from reader_app.formats.exporting.selection import ArticleNotes
from reader_app.formats.exporting.word.archive import printable
from reader_app.formats.exporting.word.parts import comment, indent, mark, rule_below, rule_beside, shade
from reader_app.formats.exporting.word.styles import GREY, HEITI, KAITI, set_font

_WIDEST = Mm(150)
_AUTHORS_MARK = "#F2F2F2"
_ALIGNMENTS = {"left": WD_ALIGN_PARAGRAPH.LEFT, "center": WD_ALIGN_PARAGRAPH.CENTER, "right": WD_ALIGN_PARAGRAPH.RIGHT}


class TextWriter:
    """Writes one article's blocks at the end of a document."""

    def __init__(self, document: Document, notes: ArticleNotes) -> None:
        self._document = document
        self._notes = notes
        self._runs: dict[str, list[Run]] = defaultdict(list)

    def write(self) -> None:
        """All blocks, then the comments on what they hold."""
        footnotes = False
        for index, (start, _, block) in enumerate(self._notes.document.placed()):
            if block.kind is BlockKind.FOOTNOTE and not footnotes:
                footnotes = True
                rule_below(self._document.add_paragraph(), "#999999")
            self._block(index, start, block)
        for passage in self._notes.found:
            runs = self._runs.get(passage.annotation.id)
            if runs:
                comment(self._document, runs, passage)

    def _block(self, index: int, start: int, block: Block) -> None:
        match block.kind:
            case BlockKind.TABLE:
                self._table(start, block)
            case BlockKind.FIGURE:
                self._figure(start, block)
            case BlockKind.RULE:
                rule_below(self._document.add_paragraph(), "#999999")
            case BlockKind.HEADING:
                paragraph = self._document.add_paragraph(style=f"Heading {min(block.level + 2, 6)}")
                if index == 0:
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
                self._inline(paragraph, start, block)
            case _:
                self._inline(self._paragraph(block), start, block)

    def _paragraph(self, block: Block) -> Paragraph:
        """An empty paragraph that looks as the block's kind does, with what stands before its text."""
        if block.kind is BlockKind.QUOTE:
            paragraph = self._document.add_paragraph(style="Quote")
            indent(paragraph, left=2 * max(1, block.level))
            rule_beside(paragraph, "#BBBBBB")
            return paragraph
        paragraph = self._document.add_paragraph()
        if block.kind is BlockKind.LIST:
            _list_item(paragraph, block)
        elif block.kind is BlockKind.FOOTNOTE:
            indent(paragraph, left=2, first=-2)
            paragraph.add_run(f"[{printable(block.target)}] ").font.size = Pt(10.5)
        elif block.kind is BlockKind.CODE:
            indent(paragraph, left=2)
        else:
            indent(paragraph, first=2)
            paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        return paragraph

    def _table(self, start: int, block: Block) -> None:
        rows = block.rows()
        self._gap()
        table = self._document.add_table(len(rows), max(len(row) for row in rows), style="Table Grid")
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        offset = 0
        for number, row in enumerate(rows):
            for column, text in enumerate(row):
                cell = table.cell(number, column)
                cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
                paragraph = cell.paragraphs[0]
                if column < len(block.alignments) and block.alignments[column]:
                    paragraph.alignment = _ALIGNMENTS[block.alignments[column]]
                self._inline(paragraph, start + offset, _cell(block, offset, text), strong=number < block.header_rows)
                offset += len(text) + 1
            if number < block.header_rows:
                properties = table.rows[number]._tr.get_or_add_trPr()
                properties.append(OxmlElement("w:tblHeader"))
        self._gap()

    def _gap(self) -> None:
        """A little room above and below a table, which has none of its own."""
        self._document.add_paragraph().paragraph_format.line_spacing = Pt(8)

    def _figure(self, start: int, block: Block) -> None:
        picture = self._notes.pictures.get(block.target)
        if picture is not None:
            paragraph = self._document.add_paragraph()
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            paragraph.paragraph_format.keep_with_next = True
            try:
                shape = paragraph.add_run().add_picture(io.BytesIO(picture.data))
            except (InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError):
                paragraph._p.getparent().remove(paragraph._p)
            else:
                if shape.width > _WIDEST:
                    shape.height = Emu(shape.height * _WIDEST // shape.width)
                    shape.width = _WIDEST
        if block.text:
            self._inline(self._document.add_paragraph(style="Caption"), start, block)

    def _inline(self, paragraph: Paragraph, start: int, block: Block, *, strong: bool = False) -> None:
        for segment in segments(block, start, self._notes.found):
            run = paragraph.add_run(printable(segment.text))
            if strong:
                set_font(run, HEITI)
            if block.kind is BlockKind.FOOTNOTE:
                run.font.size = Pt(10.5)
            _format(run, segment)
            for passage in segment.passages:
                mark(run, passage)
                self._runs[passage.annotation.id].append(run)


def _cell(table: Block, offset: int, text: str) -> Block:
    """One cell of a table as a block of its own, with the spans that lie in it."""
    end = offset + len(text)
    spans = tuple(
        Span(max(span.start, offset) - offset, min(span.end, end) - offset, span.kind, span.target)
        for span in table.spans
        if span.start < end and span.end > offset
    )
    return Block(BlockKind.PARAGRAPH, text, spans)


def _list_item(paragraph: Paragraph, block: Block) -> None:
    depth = 2 * max(1, block.level)
    match block.marker:
        case ListMarker.BULLET:
            indent(paragraph, left=depth + 1.5, first=-1.5)
            paragraph.add_run("•\t")
        case ListMarker.NUMBER:
            indent(paragraph, left=depth + 2, first=-2)
            paragraph.add_run(f"{block.number}.\t")
        case ListMarker.TERM:
            indent(paragraph, left=depth)
            paragraph.paragraph_format.keep_with_next = True
        case ListMarker.DEFINITION:
            indent(paragraph, left=depth + 2)
        case ListMarker.NONE:
            indent(paragraph, left=depth + 1.5)
    if block.marker in (ListMarker.BULLET, ListMarker.NUMBER):
        paragraph.paragraph_format.tab_stops.add_tab_stop(paragraph.paragraph_format.left_indent or Pt(0))


def _format(run: Run, segment: Segment) -> None:
    """What the author's own spans make of a run."""
    for span in segment.spans:
        match span.kind:
            case SpanKind.STRONG:
                run.font.bold = True
                set_font(run, HEITI)
            case SpanKind.EMPHASIS:
                set_font(run, KAITI)  # Chinese type has no italics; the office's emphasis is Kaiti
            case SpanKind.MARK:
                shade(run, _AUTHORS_MARK)
            case SpanKind.STRIKE:
                run.font.strike = True
            case SpanKind.UNDERLINE:
                run.font.underline = True
            case SpanKind.SUBSCRIPT:
                run.font.subscript = True
            case SpanKind.SUPERSCRIPT | SpanKind.FOOTNOTE_REFERENCE:
                run.font.superscript = True
            case SpanKind.LINK:
                run.font.underline = True
                run.font.color.rgb = GREY
            case SpanKind.CODE:
                run.font.size = Pt(10.5)
