"""The field in which an article is written: plain Markdown, lightly coloured, with keys that write its marks."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from reader_app.ui import theme
from reader_app.ui.i18n import tr
from reader_app.ui.theme import Theme

_PARAGRAPH = "\u2029"
"""Stands in Qt's documents where a line ends."""

_PREFIX = re.compile(r"^(#{1,6} |> |[-*+] |\d+\. )?")
_RULES = (
    (re.compile(r"^#{1,6} .*$"), "heading"),
    (re.compile(r"^> ?.*$"), "quote"),
    (re.compile(r"^\s*(?:[-*+]|\d+\.)(?= )"), "sign"),
    (re.compile(r"(\*\*|__)(?=\S).+?(?<=\S)\1"), "strong"),
    (re.compile(r"==(?=\S).+?(?<=\S)=="), "strong"),
    (re.compile(r"`[^`]+`"), "code"),
    (re.compile(r"!?\[[^\]]*\]\([^)]*\)"), "link"),
    (re.compile(r"\[\^[^\]]+\]:?"), "link"),
    (re.compile(r"^(?:---|\.\.\.|\|[-: |]+\|)$"), "sign"),
)


class _Colours(QSyntaxHighlighter):
    """A line at a time; says nothing of what the text means, which the preview does."""

    def __init__(self, document: QTextDocument, colours: Theme) -> None:
        super().__init__(document)
        self.use(colours)

    def use(self, colours: Theme) -> None:
        """Another theme."""
        self._formats = {
            "heading": _format(colours.ink, bold=True),
            "quote": _format(colours.ink2),
            "sign": _format(colours.accent),
            "strong": _format(colours.ink, bold=True),
            "code": _format(colours.ink2),
            "link": _format(colours.accent),
        }
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        for pattern, name in _RULES:
            for found in pattern.finditer(text):
                # Qt counts UTF-16 units.
                start = len(text[: found.start()].encode("utf-16-le")) // 2
                length = len(found.group().encode("utf-16-le")) // 2
                self.setFormat(start, length, self._formats[name])


def _format(colour: str, *, bold: bool = False) -> QTextCharFormat:
    result = QTextCharFormat()
    result.setForeground(QColor(colour))
    if bold:
        result.setFontWeight(QFont.Weight.Bold)
    return result


class MarkdownEdit(QPlainTextEdit):
    """Ctrl+B and the like are the window's actions, which call the methods here.

    Args:
        clean: Turns the clipboard's HTML and plain text into Markdown.

    Signals:
        typed: The text is another.
    """

    typed = Signal()

    def __init__(self, colours: Theme, clean: Callable[[str, str], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clean = clean
        self._colours = _Colours(self.document(), colours)
        self.setAccessibleName(tr("文章的 Markdown 文字"))
        self.setPlaceholderText(tr("在这里写正文，右边就是它的样子……"))
        self.setFont(theme.font(theme.SERIF, 16))
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.textChanged.connect(self.typed)

    def use(self, colours: Theme) -> None:
        """Another theme."""
        self._colours.use(colours)

    def text(self) -> str:
        """What is written, to the character: `toPlainText` makes spaces of no-break spaces."""
        return self.document().toRawText().replace(_PARAGRAPH, "\n")

    def around(self, sign: str, hint: str) -> None:
        """Put a sign before and behind the selection, or take it away; without one write `hint` to be typed over."""
        cursor = self.textCursor()
        words = cursor.selectedText() or hint
        marked = words.startswith(sign) and words.endswith(sign) and len(words) >= 2 * len(sign)
        written = words[len(sign) : -len(sign)] if marked else f"{sign}{words}{sign}"
        start = cursor.selectionStart()
        cursor.insertText(written)
        inside = 0 if marked else len(sign)
        self._select(start + inside, start + len(written) - inside)

    def before_lines(self, sign: str) -> None:
        """Begin every selected line with a sign, in place of another; without it where all have it."""
        cursor = self.textCursor()
        document = self.document()
        first = document.findBlock(cursor.selectionStart())
        last = document.findBlock(max(cursor.selectionStart(), cursor.selectionEnd() - 1))
        numbers = range(first.blockNumber(), last.blockNumber() + 1)
        lines = [document.findBlockByNumber(number).text() for number in numbers]
        off = all(line.startswith(sign) for line in lines)
        written = [_PREFIX.sub("" if off else sign, line, count=1) for line in lines]
        cursor.setPosition(first.position())
        cursor.setPosition(last.position() + last.length() - 1, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText("\n".join(written))
        self.setTextCursor(cursor)

    def link(self) -> None:
        """The selection as a link, its address to be typed."""
        cursor = self.textCursor()
        words = cursor.selectedText() or tr("文字")
        start = cursor.selectionStart()
        cursor.insertText(f"[{words}](https://)")
        self._select(start + len(words) + 3, start + len(words) + 11)

    def footnote(self) -> None:
        """A reference here and its note at the end, to be typed."""
        numbers = [int(number) for number in re.findall(r"\[\^(\d+)\]", self.toPlainText())]
        label = max(numbers, default=0) + 1
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.setPosition(cursor.selectionEnd())
        cursor.insertText(f"[^{label}]")
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(f"\n\n[^{label}]: ")
        cursor.endEditBlock()
        self.setTextCursor(cursor)

    def table(self) -> None:
        """A small table to be filled."""
        head, cell = tr("项目"), tr("内容")
        self._paragraph(f"| {head} | {head} |\n| --- | --- |\n| {cell} | {cell} |")

    def _paragraph(self, text: str) -> None:
        cursor = self.textCursor()
        before = "\n\n" if cursor.block().text().strip() else ""
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        cursor.insertText(f"{before}{text}\n")
        self.setTextCursor(cursor)

    def _select(self, start: int, end: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    # Qt

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() or source.hasHtml()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """What was copied from a web page or a document comes as Markdown; plain text as it is."""
        if source.hasHtml():
            written = self._clean(source.html(), source.text())
            if written.strip():
                self.textCursor().insertText(written.strip("\n"))
                return
        super().insertFromMimeData(source)
