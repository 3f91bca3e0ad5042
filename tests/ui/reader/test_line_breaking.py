"""No line of the page begins or ends with what GB/T 15834 forbids there, whatever the width; its edge is straight."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtGui import QTextBlock
from tests.ui.reader.lines import blocks, lines

from reader_app.documents import parse
from reader_app.domain.block import Block, BlockKind, Document
from reader_app.ui.reader.document_writer import Page, write
from reader_app.ui.reader.geometry import Geometry
from reader_app.ui.reader.typography import Typography
from reader_app.ui.theme import LIGHT

ROOT = Path(__file__).parents[3]
FORBIDDEN_START = "，。、；：？！）》〉」』】〕〗”’…—·%％‰℃～"
FORBIDDEN_END = "（《〈「『【〔〖“‘"
UNIT = re.compile("[0-9%年月日号时分秒册吨万亿元公个米]")
SIZE = 16


def paragraphs(source: Path) -> Page:
    """Every text of a file as a plain paragraph."""
    document = parse(source.read_bytes(), source.name).document
    body = [Block(BlockKind.PARAGRAPH, block.text) for block in document.blocks if block.kind is not BlockKind.CODE]
    return write(Document.titled("标题", body), Typography(size=SIZE), LIGHT)


def settled(page: Page, width: int) -> tuple[Geometry, list[QTextBlock]]:
    """The page laid out in lines of `width` characters, its line starts seen to."""
    page.written.setTextWidth(width * page.written.defaultFont().pixelSize())
    geometry = Geometry(page, hanging=True)
    found = list(blocks(page))
    for index in range(len(page.source.blocks)):
        list(geometry.boxes(page.source.start(index), page.source.end(index)))
    return geometry, found


def test_nothing_forbidden_begins_or_ends_a_line(qapp: object) -> None:
    sources = [ROOT / "tests/samples/typography.md", *sorted((ROOT / "articles").rglob("*.md"))[:6]]
    count = 0
    for page in map(paragraphs, sources):
        for width in (17, 18, 19, 23, 29, 34, 41, 48):
            for block in settled(page, width)[1]:
                for one, other in pairwise(lines(block)):
                    count += 1
                    assert not other or other[0] not in FORBIDDEN_START, f"{one}|{other}"
                    assert not one or one[-1] not in FORBIDDEN_END, f"{one}|{other}"
                    torn = one[-1:].isdigit() and other and UNIT.match(other)
                    assert not torn, f"{one}|{other}"
    assert count > 1000


QUOTED = "一二三四五六七八九十一二三四五“引语在行首”" * 3


def hung(page: Page) -> list[tuple[str, float, float]]:
    """Each line that begins with an opening mark: the mark, where it begins, where a full line ends."""
    found = []
    for block in blocks(page):
        layout = block.layout()
        for number, line in enumerate(lines(block)):
            if number and line[0] in FORBIDDEN_END:
                there = layout.lineAt(number)
                found.append((line[0], there.x(), there.x() + there.width()))
    return found


def quoted(**settings: object) -> Page:
    body = [Block(BlockKind.PARAGRAPH, QUOTED)]
    page = write(Document.titled("标题", body), Typography(size=SIZE, **settings), LIGHT)  # type: ignore[arg-type]
    if not page.written.defaultFont().families()[0].startswith("Noto Serif CJK"):
        pytest.skip("the font has no blank halves that we know of")
    return page


def test_an_opening_mark_at_a_line_start_hangs_out_by_half(qapp: object) -> None:
    page = quoted()
    settled(page, 17)
    assert hung(page)
    for _, left, right in hung(page):
        assert left == pytest.approx(-SIZE / 2, abs=0.1)
        assert right == pytest.approx(17 * SIZE, abs=0.1)


def test_the_height_of_the_text_and_the_places_of_its_lines_stay(qapp: object) -> None:
    page = quoted()
    page.written.setTextWidth(17 * SIZE)
    block = list(blocks(page))[-1]
    before = page.written.size().height(), [block.layout().lineAt(n).y() for n in range(block.layout().lineCount())]
    settled(page, 17)
    assert page.written.size().height() == before[0]
    assert [block.layout().lineAt(n).y() for n in range(block.layout().lineCount())] == before[1]


def test_another_width_is_seen_to_again(qapp: object) -> None:
    page = quoted()
    geometry, _ = settled(page, 17)
    for width in (21, 17, 25, 17):
        page.written.setTextWidth(width * SIZE)
        page.written.size()
        list(geometry.boxes(0, page.source.end(1)))
        assert all(left < 0 for _, left, _ in hung(page))
    assert hung(page)


def test_marks_stay_where_they_are_if_squeezing_is_off(qapp: object) -> None:
    page = quoted(squeeze=False)
    page.written.setTextWidth(17 * SIZE)
    list(Geometry(page).boxes(0, page.source.end(1)))
    assert all(left == 0 for _, left, _ in hung(page))


def test_a_thin_space_at_a_line_end_stands_outside(qapp: object) -> None:
    text = "一二三。”四五六七八九十一二三四中abc"
    body = [Block(BlockKind.PARAGRAPH, text)]
    page = write(Document.titled("标题", body), Typography(size=SIZE, indent=0, latin_space=True), LIGHT)
    _, found = settled(page, 17)
    layout = found[-1].layout()
    ends = [line[-1] for line in lines(found[-1])]
    assert ends[0] == "中"
    assert layout.lineAt(0).width() == pytest.approx(17.25 * SIZE, abs=0.1)
