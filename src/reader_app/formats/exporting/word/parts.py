"""The small pieces that python-docx has no call for: shading, rules beside a paragraph, indents, comments."""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from reader_app.domain.annotation import Placed, Style
from reader_app.formats.exporting.word.archive import printable
from reader_app.formats.exporting.word.styles import BODY_SIZE
from reader_app.formats.exporting.words import meaning_of, tags


def mark(run: Run, passage: Placed) -> None:
    """Draw a run as the passage is drawn: a tint behind it, or a coloured line under it."""
    meaning = meaning_of(passage)
    if passage.annotation.style is Style.UNDERLINE:
        run.font.underline = True
        line = run._r.get_or_add_rPr().find(qn("w:u"))
        assert line is not None
        line.set(qn("w:color"), meaning.colour.removeprefix("#"))
    else:
        shade(run, meaning.tint)


def shade(run: Run, colour: str) -> None:
    """Put a colour (#RRGGBB) behind a run."""
    properties = run._r.get_or_add_rPr()
    shading = properties.find(qn("w:shd"))
    if shading is None:
        shading = OxmlElement("w:shd")
        # Of what may come after w:shd in CT_RPr, only these are ever set here.
        following = [child for tag in ("w:vertAlign", "w:lang") for child in properties.findall(qn(tag))]
        if following:
            following[0].addprevious(shading)
        else:
            properties.append(shading)
    shading.set(qn("w:val"), "clear")
    shading.set(qn("w:color"), "auto")
    shading.set(qn("w:fill"), colour.removeprefix("#"))


def rule_beside(paragraph: Paragraph, colour: str) -> None:
    """A coloured line at the left of a paragraph."""
    border = OxmlElement("w:pBdr")
    left = OxmlElement("w:left")
    for name, value in (("val", "single"), ("sz", "18"), ("space", "8"), ("color", colour.removeprefix("#"))):
        left.set(qn(f"w:{name}"), value)
    border.append(left)
    _insert(paragraph, border)


def rule_below(paragraph: Paragraph, colour: str) -> None:
    """A thin line below a paragraph."""
    border = OxmlElement("w:pBdr")
    bottom = OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "4"), ("space", "4"), ("color", colour.removeprefix("#"))):
        bottom.set(qn(f"w:{name}"), value)
    border.append(bottom)
    _insert(paragraph, border)


def _insert(paragraph: Paragraph, border: BaseOxmlElement) -> None:
    """Where the schema wants w:pBdr: before shading, tabs, spacing, indents and alignment."""
    properties = paragraph._p.get_or_add_pPr()
    later = {qn(f"w:{tag}") for tag in ("shd", "tabs", "spacing", "ind", "jc", "rPr")}
    following = next((child for child in properties if child.tag in later), None)
    if following is None:
        properties.append(border)
    else:
        following.addprevious(border)


def indent(paragraph: Paragraph, *, left: float = 0, first: float = 0) -> None:
    """Indents in characters of the body; a negative `first` hangs."""
    layout = paragraph.paragraph_format
    if left:
        layout.left_indent = Pt(left * BODY_SIZE)
    if first:
        layout.first_line_indent = Pt(first * BODY_SIZE)


def comment(document: Document, runs: Sequence[Run], passage: Placed) -> None:
    """A Word comment with the note on the runs of a passage, dated as the annotation is."""
    annotation = passage.annotation
    lines = [meaning_of(passage).label]
    if annotation.note.strip():
        lines.append(annotation.note.strip())
    if annotation.tags:
        lines.append(f"标签：{tags(passage)}")
    author = printable(annotation.author)
    made = document.add_comment((runs[0], runs[-1]), printable("\n".join(lines)), author, author[:1])
    made._comment_elm.set(qn("w:date"), annotation.modified)
