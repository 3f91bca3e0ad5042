"""Renders an article in our reader and in Chromium, side by side, into a folder: `typography.py docs/screenshots`.

The browser gets the same blocks as plain HTML with the measures of our own formats. Chromium is no dependency of the
project; on Debian it is the package `chromium`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from html import escape
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from reader_app.documents import parse
from reader_app.domain.block import Block, BlockKind, Document, ListMarker, SpanKind
from reader_app.ui import theme
from reader_app.ui.reader import figures
from reader_app.ui.reader.document_writer import write
from reader_app.ui.reader.marks import author_marks, by_block, mix
from reader_app.ui.reader.pictures import Pictures
from reader_app.ui.reader.text_input import TextInput
from reader_app.ui.reader.typography import HEADINGS, TITLE, Typography

SAMPLE = Path(__file__).parents[1] / "tests" / "samples" / "typography.md"
THEME = theme.LIGHT
WIDTH = 680
GUTTER = 52
COLOURS = 6
LARGEST = 300_000
"""Bytes that the picture may have."""

BROWSERS = ("chromium", "chromium-browser", "google-chrome")

_TAGS = {
    SpanKind.STRONG: "b", SpanKind.EMPHASIS: "em", SpanKind.CODE: "code", SpanKind.STRIKE: "s",
    SpanKind.UNDERLINE: "u", SpanKind.SUBSCRIPT: "sub", SpanKind.SUPERSCRIPT: "sup", SpanKind.MARK: "mark",
}  # fmt: skip
_LEAST = 40  # pixels below the last line of either page


def ours(document: Document, sample: Path) -> QImage:
    """The article in our reader, in its full height."""
    typography = Typography(**{"latin_space": True} if "latin_space" in Typography.__dataclass_fields__ else {})
    pictures = Pictures(lambda target: sample.parent / target if (sample.parent / target).is_file() else None)
    pictures.begin(document.blocks, int(typography.characters * typography.advance), 1.0)
    view = TextInput(pictures.load)
    view.setStyleSheet(f"QTextBrowser {{ border: none; padding: 0; background: {THEME.paper}; }}")
    view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.set_notes(False)
    view.resize(WIDTH, 400)
    page = write(document, typography, THEME, picture_size=pictures.size, parent=view)
    view.show_page(page, typography, THEME)
    figures.fit(page, view.columns.column, pictures.written_size)
    view.set_marks(by_block(document, author_marks(document, THEME)))
    view.resize(WIDTH, round(page.written.size().height()))
    view.show()
    picture = view.grab().toImage()
    view.deleteLater()
    return picture


def browsers(document: Document, sample: Path, height: int) -> QImage:
    """The same in Chromium.

    Raises:
        OSError: There is none, or it made no picture.
    """
    browser = next((found for found in map(shutil.which, BROWSERS) if found), None)
    if browser is None:
        raise OSError("Chromium is missing: install it (Debian: apt-get install chromium) and run this again")
    with tempfile.TemporaryDirectory() as folder:
        page, picture = Path(folder) / "page.html", Path(folder) / "page.png"
        page.write_text(html(document, sample), "utf-8")
        subprocess.run(
            [
                *(browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"),
                *("--force-device-scale-factor=1", f"--user-data-dir={folder}/profile", "--virtual-time-budget=3000"),
                *(f"--window-size={WIDTH},{height}", f"--screenshot={picture}", page.as_uri()),
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )
        result = QImage(str(picture))
    if result.isNull():
        raise OSError(f"{browser} made no picture")
    return result


def html(document: Document, sample: Path) -> str:
    """The article as a page of its own, with the measures of `Formats` and `Typography`."""
    body = "\n".join(_element(document, index, sample) for index in range(len(document.blocks)))
    return f'<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><style>{_style()}</style><body>{body}</body>'


def _style() -> str:
    kind = Typography()
    size, serif = kind.size, ", ".join(f"'{name}'" for name in theme.SERIF[:-1])
    sans = ", ".join(f"'{name}'" for name in theme.SANS[:-1])
    code_ground, mark = THEME.pane, mix(THEME.paper, THEME.ink, 0.12)

    def px(share: float) -> str:
        return f"{round(size * share)}px"

    headings = "".join(
        f"h{level} {{ font-size: {px(HEADINGS.get(level, 1))}; line-height: {px(HEADINGS.get(level, 1) * 1.5)};"
        f" margin: {px(14 / 17 * HEADINGS.get(level, 1))} 0 {px(8 / 17 * HEADINGS.get(level, 1))}; }}"
        for level in range(1, 7)
    )
    return f"""
* {{ box-sizing: border-box; }}
body {{ margin: 40px 0 96px {GUTTER}px; width: {round(kind.characters * kind.advance)}px; background: {THEME.paper};
  color: {THEME.ink}; font: {size}px/{kind.line}px {serif}, serif; text-align: justify; line-break: strict;
  text-spacing-trim: trim-start; text-autospace: normal; hanging-punctuation: allow-end; overflow-wrap: anywhere;
  font-kerning: normal; -webkit-font-smoothing: antialiased; }}
p, .item, blockquote {{ margin: 0 0 {px(12 / 17)}; }}
p {{ text-indent: 2em; }}
.item {{ margin-bottom: {px(5 / 17)}; position: relative; }}
.marker {{ position: absolute; left: -1.5em; color: {THEME.ink2}; }}
.term {{ font-weight: bold; margin-bottom: {px(2 / 17)}; }}
blockquote {{ color: {THEME.ink2}; padding-left: .85em; border-left: 3px solid {THEME.line}; }}
{headings}
h1.title {{ font-size: {px(TITLE)}; line-height: {px(40 / 17)}; text-align: center; margin: 0 0 {px(10 / 17)}; }}
h2, h3, h4, h5, h6 {{ text-align: left; }}
em {{ font-style: normal; color: {THEME.accent}; }}
a {{ color: {THEME.accent}; }}
mark {{ background: {mark}; color: inherit; }}
sub, sup {{ font-size: .67em; line-height: 0; }}
code, pre {{ font-family: 'Noto Sans Mono CJK SC', monospace; font-size: {px(15 / 17)}; text-autospace: no-autospace; }}
pre {{ background: {code_ground}; border-radius: 6px; padding: {px(10 / 17)} 1em; line-height: {px(24 / 17)};
  margin: {px(8 / 17)} 0; white-space: pre-wrap; text-align: left; }}
table {{ border-collapse: collapse; width: 100%; font-size: {px(15 / 17)}; line-height: {px(25 / 17)};
  margin: {px(6 / 17)} 0 {px(20 / 17)}; text-align: left; }}
td, th {{ padding: {px(6 / 17)}; border-bottom: 1px solid {THEME.line}; vertical-align: top; font-weight: normal; }}
th {{ font-weight: bold; border-bottom-color: {THEME.ink3}; }}
figure {{ margin: {px(12 / 17)} 0 {px(20 / 17)}; text-align: center; }}
figure img {{ max-width: 100%; display: block; margin: 0 auto {px(6 / 17)}; }}
figcaption {{ font: {px(12 / 17)}/{px(22 / 17)} {sans}, sans-serif; color: {THEME.ink3}; }}
hr {{ width: 96px; border: none; border-top: 1px solid {THEME.ink3}; margin: 12px auto 20px; }}
.note {{ font-size: {px(14 / 17)}; line-height: {px(25 / 17)}; color: {THEME.ink2}; margin: 0 0 {px(5 / 17)} 1.8em;
  position: relative; text-align: left; }}
.note .marker {{ font: {px(11 / 17)} {sans}; left: auto; right: calc(100% + .5em); top: 5px; white-space: nowrap; }}
.notes {{ border-top: 1px solid {THEME.ink3}; width: 8em; margin: 24px 0 12px; }}
"""


def _element(document: Document, index: int, sample: Path) -> str:
    block = document.blocks[index]
    words = _words(block, 0, len(block.text))
    match block.kind:
        case BlockKind.HEADING:
            return f'<h1 class="title">{words}</h1>' if not index else f"<h{block.level}>{words}</h{block.level}>"
        case BlockKind.QUOTE:
            return "<blockquote>" * block.level + words + "</blockquote>" * block.level
        case BlockKind.LIST:
            return _item(block, words)
        case BlockKind.CODE:
            return f"<pre>{escape(block.text)}</pre>"
        case BlockKind.RULE:
            return "<hr>"
        case BlockKind.TABLE:
            return _table(block)
        case BlockKind.FIGURE:
            picture = (sample.parent / block.target).as_uri()
            return f'<figure><img src="{picture}"><figcaption>{words}</figcaption></figure>'
        case BlockKind.FOOTNOTE:
            first = document.blocks[index - 1].kind is not BlockKind.FOOTNOTE
            line = '<div class="notes"></div>' if first else ""
            return f'{line}<div class="note"><span class="marker">{escape(block.target)}</span>{words}</div>'
        case _:
            return f"<p>{words}</p>"


def _item(block: Block, words: str) -> str:
    term = block.marker is ListMarker.TERM
    marker = {ListMarker.BULLET: "•" if block.level % 2 else "◦", ListMarker.NUMBER: f"{block.number}."}.get(
        block.marker
    )
    sign = f'<span class="marker">{marker}</span>' if marker else ""
    left = 2 * (block.level - 1) if term else 2 * block.level
    return f'<div class="item{" term" if term else ""}" style="margin-left: {left}em">{sign}{words}</div>'


def _table(block: Block) -> str:
    rows, position = [], 0
    for number, cells in enumerate(block.rows()):
        tag, made = "th" if number < block.header_rows else "td", []
        for column, cell in enumerate(cells):
            align = block.alignments[column] if column < len(block.alignments) else ""
            style = f' style="text-align: {align}"' if align else ""
            made.append(f"<{tag}{style}>{_words(block, position, position + len(cell))}</{tag}>")
            position += len(cell) + 1
        rows.append(f"<tr>{''.join(made)}</tr>")
    return f"<table>{''.join(rows)}</table>"


def _words(block: Block, start: int, end: int) -> str:
    """The words of a part of a block with its spans as elements."""
    return "".join(_runs(block, start, end))


def _runs(block: Block, start: int, end: int) -> Iterator[str]:
    edges = {start, end} | {edge for span in block.spans for edge in (span.start, span.end) if start < edge < end}
    for low, high in pairwise(sorted(edges)):
        words = escape(block.text[low:high]).replace("\n", "<br>")
        for span in block.spans:
            if span.start <= low and high <= span.end:
                if span.kind is SpanKind.LINK:
                    words = f'<a href="{escape(span.target)}">{words}</a>'
                elif span.kind is SpanKind.FOOTNOTE_REFERENCE:
                    words = f'<sup><a style="text-decoration: none" href="#">{words}</a></sup>'
                else:
                    words = f"<{_TAGS[span.kind]}>{words}</{_TAGS[span.kind]}>"
        yield words


def beside(first: QImage, second: QImage) -> QImage:
    """Two pages side by side, each under its name, cut where both are empty."""
    height = max(_used(first), _used(second)) + _LEAST
    head = 34
    result = QImage(2 * WIDTH + 1, height + head, QImage.Format.Format_RGB32)
    result.fill(QColor(THEME.paper))
    painter = QPainter(result)
    painter.fillRect(0, 0, result.width(), head, QColor(THEME.background))
    painter.fillRect(WIDTH, 0, 1, result.height(), QColor(THEME.line))
    painter.setFont(theme.font(theme.SANS, 13))
    painter.setPen(QColor(THEME.ink2))
    for left, name, page in ((0, "研读", first), (WIDTH + 1, "Chromium", second)):
        painter.drawText(QRect(left, 0, WIDTH, head), Qt.AlignmentFlag.AlignCenter, name)
        painter.drawImage(left, head, page)
    painter.end()
    return result


def _used(page: QImage) -> int:
    """The height of a page without the empty part at its foot."""
    ground = page.pixel(2, 2)
    for y in range(page.height() - 1, 0, -1):
        if any(page.pixel(x, y) != ground for x in range(0, page.width(), 3)):
            return y + 1
    return 1


def save(picture: QImage, file: Path) -> None:
    """With few colours, as small as PNG makes it.

    Raises:
        OSError: It could not be written, or is too large.
    """
    greys = [mix(THEME.paper, THEME.ink, step / (COLOURS - 1)) for step in range(COLOURS)]
    reds = [mix(THEME.paper, THEME.accent, step / 5) for step in range(1, 6)]
    grounds = (THEME.pane, THEME.line, mix(THEME.line, THEME.ink3, 0.2), mix(THEME.paper, THEME.ink, 0.12))
    table = [QColor(colour).rgb() for colour in (*greys, *reds, *grounds, "#C9BFAE", "#C66B5B")]
    small = picture.convertToFormat(QImage.Format.Format_Indexed8, table, Qt.ImageConversionFlag.ThresholdDither)
    if not small.save(str(file), quality=0):  # type: ignore[call-overload]
        raise OSError(f"could not write {file}")
    if file.stat().st_size > LARGEST:
        raise OSError(f"{file} has {file.stat().st_size} bytes")


def main() -> None:
    """Write `typography-beside-browser.png` into the folder that is named."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    application = QApplication(sys.argv[:1])
    application.setStyleSheet(theme.style_sheet(THEME))
    folder = Path(sys.argv[1])
    sample = Path(sys.argv[2]).resolve() if len(sys.argv) > 2 else SAMPLE
    document = parse(sample.read_bytes(), sample.name).document
    first = ours(document, sample)
    try:
        second = browsers(document, sample, first.height() + 400)
        save(beside(first, second), folder / "typography-beside-browser.png")
    except (OSError, subprocess.SubprocessError) as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
