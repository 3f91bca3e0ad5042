"""What in an article is more than text and can be followed: pictures, footnotes, links; tables and pictures fit.

The reader makes one for its article and hands it every link that is followed.
"""

from __future__ import annotations

from urllib.parse import unquote

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QUrl
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QWidget

from reader_app.domain.block import Block, BlockKind, Document, SpanKind
from reader_app.ui import theme
from reader_app.ui.jobs import JobRunner
from reader_app.ui.reader import links
from reader_app.ui.reader.document_writer import PICTURE, REFERENCE_LINK
from reader_app.ui.reader.figure_window import FigureWindow
from reader_app.ui.reader.fitting import Fitting
from reader_app.ui.reader.footnote_popup import FootnotePopup
from reader_app.ui.reader.formats import FOOTNOTE_LINK
from reader_app.ui.reader.pictures import Pictures
from reader_app.ui.reader.text_input import TextInput
from reader_app.ui.reader.typography import Typography
from reader_app.ui.session import Session
from reader_app.ui.theme import Theme
from reader_app.ui.values import Change, Place

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ReaderObjects(QObject):
    """Of one reader.

    Args:
        reader: Over which cards lie.
        text: The article in it.
        pictures: Of the article.
    """

    def __init__(self, session: Session, reader: QWidget, text: TextInput, pictures: Pictures) -> None:
        super().__init__(reader)
        self._session = session
        self._reader = reader
        self._text = text
        self._pictures = pictures
        self.tables = Fitting(session, text, pictures).tables
        self.popup = FootnotePopup(reader)
        self.popup.followed.connect(self.follow)
        self.popup.wanted.connect(self._go_to_note)
        self.popup.left.connect(text.setFocus)
        text.verticalScrollBar().valueChanged.connect(lambda _: self.popup.hide())
        text.installEventFilter(self)
        session.changed.connect(self._refresh)

    def _theme(self) -> Theme:
        return theme.choose(self._session.settings.text("general.theme"))

    def _refresh(self, change: Change) -> None:
        if change.article or change.settings:
            self.popup.hide()

    def follow(self, url: QUrl) -> None:
        """Go where a link leads."""
        current = self._session.current
        if current is None:
            return
        passage = self._passage()
        self._text.clear_selection()  # Qt selects the words of a link that is followed
        address = unquote(url.toString())
        if address.startswith(PICTURE):
            open_figure(self._pictures, address, self._theme(), self._session.jobs, self._reader)
        elif address.startswith(FOOTNOTE_LINK):
            note = note_of(current.document, address.removeprefix(FOOTNOTE_LINK))
            if note is not None:
                self.popup.show_note(note[2], self._typography(), self._theme(), passage)
        elif address.startswith(REFERENCE_LINK):
            place = reference_to(current.document, address.removeprefix(REFERENCE_LINK))
            if place is not None:
                self._go(*place)
        else:
            sentence = links.follow(url.toString(), self._session, self._reader)
            if sentence:
                self.popup.show_sentence(sentence, self._typography(), self._theme(), passage)

    def _typography(self) -> Typography:
        return Typography.chosen(self._session.setting)

    def _passage(self) -> QRect:
        """Where the link is that was just followed, in the reader's pixels: the caret stands in it."""
        source = self.popup.words if self.popup.isVisible() else self._text
        caret = source.cursorRect()
        return QRect(source.viewport().mapTo(self._reader, caret.topLeft()), caret.size())

    def _go_to_note(self, label: str) -> None:
        current = self._session.current
        note = note_of(current.document, label) if current is not None else None
        if note is not None:
            self._go(note[0], note[1])

    def _go(self, start: int, end: int) -> None:
        """A place of this article; the one before is gone back to as after any other jump."""
        current = self._session.current
        if current is not None:
            self._session.open(current.article.id, Place(start, end, flash=True), current.query)

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._text and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            # Qt itself follows a link by this key only where Tab has come to it.
            link = link_at(self._text.textCursor()) if event.key() in _ENTER and not event.modifiers() else ""
            if link:
                self._text.anchorClicked.emit(QUrl(link))
                return True
        return super().eventFilter(watched, event)


def open_figure(pictures: Pictures, address: str, colours: Theme, jobs: JobRunner, over: QWidget) -> None:
    """Show the picture with a name in a window of its own over a widget."""
    file, block = pictures.file(address), pictures.block(address)
    if file is not None and block is not None:
        window = FigureWindow(file, block.text, colours, jobs, over)
        window.show_over(QRect(over.mapToGlobal(over.rect().topLeft()), over.size()))


def link_at(cursor: QTextCursor) -> str:
    """The address of the link at whose words, or beside whose picture, the caret stands; "" where there is none."""
    if cursor.hasSelection():
        return ""
    after = QTextCursor(cursor)
    after.movePosition(QTextCursor.MoveOperation.NextCharacter)
    return after.charFormat().anchorHref() or cursor.charFormat().anchorHref()


def note_of(document: Document, label: str) -> tuple[int, int, Block] | None:
    """The footnote with a label, with its start and end in code points."""
    for start, end, block in document.placed():
        if block.kind is BlockKind.FOOTNOTE and block.target == label:
            return start, end, block
    return None


def reference_to(document: Document, label: str) -> tuple[int, int] | None:
    """The first place that refers to the footnote with a label."""
    for start, _, block in document.placed():
        for span in block.spans:
            if span.kind is SpanKind.FOOTNOTE_REFERENCE and span.target == label:
                return start + span.start, start + span.end
    return None
