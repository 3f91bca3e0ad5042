"""A small card beside a footnote's reference with the note itself; or with a sentence about a link that leads nowhere.

It is closed by Escape, by a click elsewhere and when the text is scrolled.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QRect, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QColor, QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QTextBrowser, QToolButton, QVBoxLayout, QWidget

from reader_app.domain.block import Block, BlockKind, Document, ListMarker
from reader_app.ui.escape import takes_escape
from reader_app.ui.i18n import tr
from reader_app.ui.reader.document_writer import Page, write
from reader_app.ui.reader.marks import author_marks, mix
from reader_app.ui.reader.parts import cut
from reader_app.ui.reader.typography import Typography
from reader_app.ui.theme import Theme

CHARACTERS = 22
"""That a line of a note holds."""

_DISTANCE = 8
_PAD = 14
_TALLEST = 0.5
_SIZE = 15 / 17


class FootnotePopup(QFrame):
    """Hidden until it is wanted.

    Signals:
        followed: A link inside the note was clicked.
        wanted: The note shall be shown where it stands, at the end: its label.
        left: It was closed by a key, and the keyboard belongs to the article again.
    """

    followed = Signal(QUrl)
    wanted = Signal(str)
    left = Signal()

    def __init__(self, reader: QWidget) -> None:
        super().__init__(reader)
        self._reader = reader
        self._label = ""
        self._page: Page | None = None
        self.setObjectName("footnotePopup")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = QLabel()
        self.to_end = QToolButton()
        self.to_end.setText(tr("到文末"))
        self.to_end.setAccessibleName(tr("到文末看这条脚注"))
        self.to_end.clicked.connect(self._go_to_end)
        self.words = QTextBrowser()
        self.words.setOpenLinks(False)
        self.words.setFrameShape(QFrame.Shape.NoFrame)
        self.words.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.words.setStyleSheet("QTextBrowser { border: none; padding: 0; background: transparent; }")
        self.words.anchorClicked.connect(self.followed)
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(_PAD, 6, 6, 0)
        head.addWidget(self._title, 1)
        head.addWidget(self.to_end)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self.words, 1)
        QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]
        self.hide()

    def show_note(self, note: Block, typography: Typography, theme: Theme, passage: QRect) -> None:
        """Show a note beside `passage`, in the reader's pixels."""
        self._label = note.target
        self._title.setText(tr("脚注 {label}", label=note.target))
        self._head.show()
        self._open(note_document(note), typography, theme, passage, tr("脚注 {label}", label=note.target))

    def show_sentence(self, sentence: str, typography: Typography, theme: Theme, passage: QRect) -> None:
        """Show a sentence beside `passage`."""
        self._head.hide()
        self._open(Document((_paragraph(Block(BlockKind.FOOTNOTE, sentence)),)), typography, theme, passage, sentence)

    def _open(self, document: Document, typography: Typography, theme: Theme, passage: QRect, name: str) -> None:
        small = replace(typography, size=max(1, round(typography.size * _SIZE)), numbers=False, characters=CHARACTERS)
        page = write(document, small, theme, parent=self.words)
        _mark(page, theme)
        former, self._page = self._page, page
        self.words.setDocument(page.written)
        if former is not None:
            former.written.deleteLater()
        self.setAccessibleName(name)
        self.setAccessibleDescription(document.text)
        self.words.setAccessibleName(name)
        self.setStyleSheet(
            f"#footnotePopup {{ background: {theme.paper}; border: 1px solid {mix(theme.line, theme.ink3, 0.5)};"
            " border-radius: 8px; }"
        )
        self._title.setStyleSheet(f"color: {theme.ink3}; font-size: 12px;")
        self.to_end.setStyleSheet("font-size: 12px;")
        self._settle(page, small, passage)
        self.show()
        self.raise_()
        self.words.setFocus(Qt.FocusReason.PopupFocusReason)

    def _settle(self, page: Page, typography: Typography, passage: QRect) -> None:
        """As large as the note needs, beside the passage, inside the reader."""
        area = self._reader.rect().adjusted(_DISTANCE, _DISTANCE, -_DISTANCE, -_DISTANCE)
        margin = page.written.rootFrame().frameFormat()
        margin.setMargin(0)
        margin.setLeftMargin(_PAD)
        margin.setRightMargin(_PAD)
        margin.setTopMargin(6 if not self._head.isHidden() else 10)
        margin.setBottomMargin(10)
        page.written.rootFrame().setFrameFormat(margin)
        width = min(area.width(), round(CHARACTERS * typography.advance) + 2 * _PAD + 2)
        page.written.setTextWidth(width - 2)
        head = self._head.sizeHint().height() if not self._head.isHidden() else 0
        height = min(head + round(page.written.size().height()) + 4, round(area.height() * _TALLEST))
        self.setGeometry(card_place(passage, QSize(width, height), area))

    def leave(self) -> None:
        """Close it and give the keyboard back to the article."""
        self.hide()
        self.left.emit()

    def _go_to_end(self) -> None:
        self.leave()
        self.wanted.emit(self._label)

    def _focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self.isVisible() and now is not None and now is not self and not self.isAncestorOf(now):
            self.hide()

    # Qt

    def event(self, event: QEvent) -> bool:
        return takes_escape(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)


def note_document(note: Block) -> Document:
    """The paragraphs of a note as a document of their own."""
    blocks, start = [], 0
    for line in note.text.split("\n"):
        end = start + len(line)
        spans = tuple(cut(span, start, end) for span in note.spans if span.start < end and span.end > start)
        blocks.append(_paragraph(Block(note.kind, line, spans)))
        start = end + 1
    return Document(tuple(blocks))


def _paragraph(block: Block) -> Block:
    """Without an indent, as a further paragraph of a list's item has none."""
    return Block(BlockKind.LIST, block.text, block.spans, marker=ListMarker.NONE)


def _mark(page: Page, theme: Theme) -> None:
    """What the author has marked; in the article itself marks are painted behind the text."""
    for mark in author_marks(page.source, theme):
        cursor = QTextCursor(page.written)
        cursor.setPosition(page.places.position(mark.start))
        cursor.setPosition(page.places.position(mark.end), QTextCursor.MoveMode.KeepAnchor)
        ground = QTextCharFormat()
        ground.setBackground(QColor(mark.fill))
        cursor.mergeCharFormat(ground)


def card_place(passage: QRect, size: QSize, area: QRect) -> QRect:
    """Where a card of this size stands: below the passage, above it, or where most of the passage stays free."""
    left = min(max(passage.center().x() - size.width() // 3, area.left()), area.right() + 1 - size.width())
    below, above = passage.bottom() + 1 + _DISTANCE, passage.top() - _DISTANCE - size.height()
    if below + size.height() <= area.bottom() + 1:
        top = below
    elif above >= area.top():
        top = above
    else:
        top = area.bottom() + 1 - size.height()
    return QRect(max(left, area.left()), top, size.width(), size.height())
