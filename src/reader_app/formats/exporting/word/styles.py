"""Page, fonts and styles of exported Word files.

Fonts are named as offices name them, in all four slots: a font set only for eastAsia leaves quotation marks and dashes
to the Latin font, and a theme font left in place overrides the name.
"""

from __future__ import annotations

from dataclasses import dataclass

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph
from docx.text.run import Run

FANGSONG, HEITI, SONGTI, KAITI = "仿宋", "黑体", "宋体", "楷体"
GREY = RGBColor(0x6B, 0x6B, 0x6B)
BODY_SIZE = 12
"""Points; the characters of an indent are this wide."""

_SLOTS = ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs")
_THEME_SLOTS = ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme")


@dataclass(frozen=True, slots=True)
class _Look:
    """How a paragraph style looks; sizes in points."""

    name: str
    font: str
    size: float
    bold: bool = False
    before: float = 0
    after: float = 0
    centred: bool = False
    grey: bool = False


_LOOKS = (
    _Look("Normal", FANGSONG, BODY_SIZE),
    _Look("Title", SONGTI, 22, bold=True, before=6, after=8, centred=True),
    _Look("Subtitle", KAITI, BODY_SIZE, after=14, centred=True, grey=True),
    _Look("Heading 1", HEITI, 16, before=20, after=4),
    _Look("Heading 2", HEITI, BODY_SIZE, before=14, after=3),
    _Look("Heading 3", HEITI, BODY_SIZE, before=12, after=3),
    _Look("Heading 4", KAITI, BODY_SIZE, bold=True, before=8, after=2),
    _Look("Heading 5", KAITI, BODY_SIZE, before=6, after=2),
    _Look("Heading 6", FANGSONG, BODY_SIZE, bold=True, before=6, after=2),
    _Look("Quote", KAITI, BODY_SIZE, before=2, after=4),
    _Look("Caption", KAITI, 10.5, before=2, after=8, centred=True),
    _Look("Footer", SONGTI, 10.5, centred=True),
)


def prepare(document: Document) -> None:
    """Give an empty python-docx document our page, language, styles and page numbers."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(30), Mm(28)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.header_distance, section.footer_distance = Mm(15), Mm(18)
    defaults = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    assert defaults is not None
    _name_fonts(defaults.find(qn("w:rFonts")), FANGSONG)
    defaults.find(qn("w:lang")).set(qn("w:eastAsia"), "zh-CN")
    for look in _LOOKS:
        _apply(document.styles[look.name], look)
    _number_pages(section.footer.paragraphs[0])


def set_font(run: Run, name: str) -> None:
    """Set a run in a font, in every slot."""
    _name_fonts(run._r.get_or_add_rPr().get_or_add_rFonts(), name)


def _apply(style: ParagraphStyle, look: _Look) -> None:
    properties = style.element.get_or_add_rPr()
    _name_fonts(properties.get_or_add_rFonts(), look.font)
    for tag in ("w:spacing", "w:kern"):
        for element in properties.findall(qn(tag)):
            properties.remove(element)
    style.font.size = Pt(look.size)
    style.font.bold = look.bold
    style.font.italic = False
    style.font.color.rgb = GREY if look.grey else RGBColor(0, 0, 0)
    layout = style.paragraph_format
    layout.space_before, layout.space_after = Pt(look.before), Pt(look.after)
    layout.line_spacing_rule = WD_LINE_SPACING.MULTIPLE
    layout.line_spacing = 1.25
    if look.centred:
        layout.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if look.name == "Title":
        border = style.element.get_or_add_pPr().find(qn("w:pBdr"))
        if border is not None:
            border.getparent().remove(border)


def _name_fonts(fonts: BaseOxmlElement, name: str) -> None:
    for slot in _THEME_SLOTS:
        fonts.attrib.pop(qn(slot), None)
    for slot in _SLOTS:
        fonts.set(qn(slot), name)


def _number_pages(paragraph: Paragraph) -> None:
    """The page number between dashes, as a field that the word processor fills in."""
    paragraph.add_run("— ")
    run = paragraph.add_run()
    for kind in ("begin", "instruction", "separate", "end"):
        if kind == "instruction":
            part = OxmlElement("w:instrText")
            part.set(qn("xml:space"), "preserve")
            part.text = " PAGE "
        else:
            part = OxmlElement("w:fldChar")
            part.set(qn("w:fldCharType"), kind)
        run._r.append(part)
    paragraph.add_run(" —")
