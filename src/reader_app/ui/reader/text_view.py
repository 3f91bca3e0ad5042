"""The article as a widget: shows a page, paints marks behind it, says what is selected, clicked and in view.

Knows offsets (code points), never annotations or services; `view` connects it with the session.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QPoint, QPointF, QRect, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from reader_app.ui.i18n import tr
from reader_app.ui.line_breaks import unsigned
from reader_app.ui.reader.columns import Columns, share
from reader_app.ui.reader.decorations import Decorations
from reader_app.ui.reader.document_writer import Page
from reader_app.ui.reader.geometry import Band, Geometry
from reader_app.ui.reader.marks import Mark
from reader_app.ui.reader.overlay import Overlay
from reader_app.ui.reader.scrolling import Scrolling
from reader_app.ui.reader.typography import Typography
from reader_app.ui.theme import Theme

TOP = 40
"""Pixels above the title."""
BELOW = 96
"""Pixels below the last line."""
_SHOWN_FROM_TOP = 0.3
"""Where in the window a place that was looked for is shown, as a share of its height."""
_REPORT_AFTER = 250
_SETTLED_AFTER = 160


class TextView(QTextBrowser):
    """Shows one page at a time.

    Signals:
        selected: (start, end) in code points, or None, whenever the selection is another.
        settled: The selection is not being changed any more (the mouse button is up).
        moved: (offset at the top, share of the text that has been shown) some time after scrolling.
        laid_out: Widths are shared another way, or the height of the page is another.
        at_edge: (+1 or -1) somebody turns on at the end of the page, or back at its beginning.
    """

    selected = Signal(object)
    settled = Signal()
    moved = Signal(int, float)
    laid_out = Signal()
    at_edge = Signal(int)

    mouse_down = False
    """Whether the selection is being drawn with the mouse."""
    caret_shown = False
    """Whether the caret can be seen while the keyboard is here."""

    walking = False
    """Whether the keyboard goes from link to link; Qt selects the words of the one that it comes to."""

    def __init__(self, picture: Callable[[str], QImage | None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = picture
        self.page: Page | None = None
        self.geometry_of_page: Geometry | None = None
        self._decorations: Decorations | None = None
        self._marks: Mapping[int, Sequence[Mark]] = {}
        self.columns = Columns(0, 0, 0, 0, 0)
        self._typography = Typography()
        self._theme: Theme | None = None
        self._notes = True
        self._bottom = 0
        self._last_selection: tuple[int, int] | None = None
        self.setAccessibleName(tr("正文"))
        self.setOpenLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        # It is no field to be filled in: the application's frame and padding of text fields are not for it.
        self.setStyleSheet("QTextBrowser { border: none; border-radius: 0; padding: 0; background: transparent; }")
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._report = QTimer(self, singleShot=True, interval=_REPORT_AFTER)
        self._report.timeout.connect(self._report_place)
        self._settle = QTimer(self, singleShot=True, interval=_SETTLED_AFTER)
        self._settle.timeout.connect(self._tell_settled)
        self.overlay = Overlay(self.viewport())
        self.scrolling = Scrolling(self.verticalScrollBar())
        self.selectionChanged.connect(self._selection_changed)
        self.verticalScrollBar().valueChanged.connect(lambda _: self._report.isActive() or self._report.start())
        self.verticalScrollBar().rangeChanged.connect(self._extend)

    # The page

    def show_page(self, page: Page, typography: Typography, theme: Theme) -> None:
        """Show another page, from its top."""
        self._report.stop()
        self.overlay.clear()
        old, self.page = self.page, page
        self._typography, self._theme = typography, theme
        self._last_selection = None
        self._marks = {}
        self._bottom = 0
        self.columns = self._share()
        self._apply_columns()
        self.setDocument(page.written)
        self.setCursorWidth(0)  # Qt's own caret is a hair that blinks; ours is painted below
        if old is not None:
            old.written.deleteLater()
        self.geometry_of_page = Geometry(page, hanging=typography.squeeze)
        self._decorations = Decorations(page.source, self.geometry_of_page, typography, theme)
        page.written.documentLayout().documentSizeChanged.connect(lambda _: self.laid_out.emit())
        self.verticalScrollBar().setValue(0)
        self._report.start()
        self.laid_out.emit()

    def set_notes(self, shown: bool) -> None:
        """Whether there shall be room for notes beside the text."""
        self._notes = shown
        self._follow_width()

    def _share(self) -> Columns:
        width = self.width() - self.verticalScrollBar().sizeHint().width()
        return share(width, self._typography.advance, self._typography.characters, notes=self._notes)

    def _follow_width(self) -> None:
        """Share the width again; the place at the top stays where it is."""
        columns = self._share()
        same = (columns.gutter, columns.column) == (self.columns.gutter, self.columns.column)
        if self.page is None:
            return
        top = 0 if same else self.top_offset()
        self.columns = columns
        if same:
            self._apply_margins()
        else:
            self._apply_columns()
            self.show_at_top(top)
        self.laid_out.emit()

    def _apply_margins(self) -> None:
        right = self.width() - self.columns.left - self.columns.page - self.verticalScrollBar().sizeHint().width()
        self.setViewportMargins(self.columns.left, 0, max(0, right), 0)

    def _apply_columns(self) -> None:
        """The page's width follows the column, not the window, so that resizing the window lays out nothing."""
        assert self.page is not None
        root = self.page.written.rootFrame()
        frame = root.frameFormat()
        frame.setLeftMargin(self.columns.gutter)
        frame.setTopMargin(TOP)
        frame.setBottomMargin(BELOW)
        root.setFrameFormat(frame)
        self._apply_margins()
        self.setLineWrapColumnOrWidth(self.columns.gutter + self.columns.column)

    def set_marks(self, marks: Mapping[int, Sequence[Mark]]) -> None:
        """Paint these behind the text, by block index."""
        self._marks = marks
        self.viewport().update()

    def text_bottom(self) -> float:
        """Where the last line ends, in document pixels."""
        return float(self.document().size().height()) - BELOW

    def make_room(self, bottom: int) -> None:
        """Let the view scroll to `bottom` (document pixels) even where the text ends before."""
        if bottom != self._bottom:
            self._bottom = bottom
            bar = self.verticalScrollBar()
            text = round(self.document().size().height()) - self.viewport().height()
            bar.setMaximum(max(0, text, bottom - self.viewport().height()))

    def _extend(self, _low: int, high: int) -> None:
        needed = self._bottom - self.viewport().height()
        if high < needed:
            self.verticalScrollBar().setMaximum(needed)

    # Places

    def top_offset(self) -> int:
        """The code point at which the first wholly visible line begins; at the very top that of the page."""
        scroll = self.verticalScrollBar().value()
        if self.page is None or self.geometry_of_page is None:
            return 0
        if scroll <= TOP:
            return self.page.part.start
        # Half a line below the edge: a line that is cut by less than half still counts.
        return self.geometry_of_page.offset_at(QPointF(self.columns.gutter, scroll + 12)) or 0

    def show_at_top(self, offset: int) -> None:
        """Bring the line of `offset` to the top, the inverse of `top_offset`."""
        if self.page is None or self.geometry_of_page is None:
            return
        inside = offset > self.page.part.start
        top = self.geometry_of_page.line_at(offset).box.top() if inside else 0
        self.scroll_to(max(0, int(top) - 4))

    def scroll_to(self, top: int) -> None:
        """Scroll to `top` (document pixels), though Qt may not have told the scroll bar yet how long the text is."""
        bar = self.verticalScrollBar()
        if top > bar.maximum():
            bottom = max(round(self.document().size().height()), self._bottom)
            bar.setMaximum(max(bar.maximum(), bottom - self.viewport().height()))
        bar.setValue(top)

    def show_range(self, start: int, end: int, *, flash: bool = False) -> None:
        """Bring a passage into view and put the caret there; `flash` shows for a moment that it is the one meant."""
        if self.page is None or self.geometry_of_page is None:
            return
        bar = self.verticalScrollBar()
        cursor = QTextCursor(self.page.written)
        cursor.setPosition(self.page.places.position(start))
        scroll = bar.value()
        self.setTextCursor(cursor)
        bar.setValue(scroll)
        box = self.geometry_of_page.line_at(start).box
        height = self.viewport().height()
        if not scroll + 24 <= box.top() <= scroll + height - 3 * box.height():
            self.scroll_to(max(0, int(box.top() - height * _SHOWN_FROM_TOP)))
        if flash and end > start:
            self.overlay.flash(start, end)

    def selection(self) -> tuple[int, int] | None:
        """What is selected, in code points, without line feeds at its edges."""
        cursor = self.textCursor()
        if self.page is None or not cursor.hasSelection():
            return None
        places, text = self.page.places, self.page.source.text
        start, end = places.offset(cursor.selectionStart()), places.offset(cursor.selectionEnd())
        while start < end and text[start] in "\n\t":
            start += 1
        while start < end and text[end - 1] in "\n\t":
            end -= 1
        return (start, end) if start < end else None

    def select(self, start: int, end: int) -> None:
        """Select a passage; what is in view stays."""
        if self.page is not None:
            cursor = self.textCursor()
            cursor.setPosition(self.page.places.position(start))
            cursor.setPosition(self.page.places.position(end), QTextCursor.MoveMode.KeepAnchor)
            self._put_cursor(cursor)

    def keep_in_view(self, start: int, end: int) -> None:
        """Scroll as far as it takes to see a passage, its beginning if it is longer than the window."""
        if self.page is None or self.geometry_of_page is None:
            return
        first, last = self.geometry_of_page.line_at(start).box, self.geometry_of_page.line_at(max(start, end - 1)).box
        top, height, room = self.scrolling.target, self.viewport().height(), 2 * first.height()
        if first.top() < top:
            self.scrolling.to(int(first.top() - height * _SHOWN_FROM_TOP))
        elif last.bottom() > top + height - room:
            self.scrolling.to(int(min(first.top() - room, last.bottom() + height * _SHOWN_FROM_TOP - height)))

    def will_show(self, start: int, end: int) -> bool:
        """Whether some of a passage is in view when the scrolling that is under way has ended."""
        top = self.scrolling.target
        band = Band(top, top + self.viewport().height())
        return self.geometry_of_page is not None and any(True for _ in self.geometry_of_page.boxes(start, end, band))

    def clear_selection(self) -> None:
        """Select nothing; the caret stays, and so does what is in view."""
        cursor = self.textCursor()
        cursor.clearSelection()
        self._put_cursor(cursor)

    def put_caret(self, offset: int) -> None:
        """Put the caret before a code point; what is in view stays."""
        if self.page is not None:
            cursor = self.textCursor()
            cursor.setPosition(self.page.places.position(offset))
            self._put_cursor(cursor)

    def _put_cursor(self, cursor: QTextCursor) -> None:
        scrolled = self.verticalScrollBar().value()
        self.setTextCursor(cursor)  # scrolls to the caret, wherever it was left
        self.verticalScrollBar().setValue(scrolled)

    def caret(self) -> int:
        """The code point at the caret."""
        return self.page.places.offset(self.textCursor().position()) if self.page is not None else 0

    def box_in_view(self, start: int, end: int) -> QRect:
        """The box around the visible part of a passage, in this widget's pixels; null where none is visible."""
        result = QRect()
        if self.geometry_of_page is not None:
            scroll = self.verticalScrollBar().value()
            for line in self.geometry_of_page.boxes(start, end, self._band()):
                result = result.united(line.box.translated(0, -scroll).toAlignedRect())
        visible = result.intersected(self.viewport().rect())
        return visible.translated(self.viewport().pos()) if visible.isValid() else QRect()

    def offset_at(self, point: QPoint, *, exact: bool = True) -> int | None:
        """The code point at a point of the viewport, None where no text is."""
        if self.geometry_of_page is None:
            return None
        place = QPointF(point) + QPointF(0, self.verticalScrollBar().value())
        return self.geometry_of_page.offset_at(place, exact=exact)

    def marked_at(self, offset: int) -> list[str]:
        """The annotations whose marks lie at `offset`, in the order of the text."""
        if self.page is None:
            return []
        marks = self._marks.get(self.page.source.block_at(offset), ())
        return [mark.annotation for mark in marks if mark.annotation and mark.start <= offset < mark.end]

    def _band(self) -> Band:
        scroll = self.verticalScrollBar().value()
        return Band(scroll, scroll + self.viewport().height())

    def _selection_changed(self) -> None:
        selection = None if self.walking else self.selection()
        if selection != self._last_selection:
            self._last_selection = selection
            self.selected.emit(selection)
            self._settle.start()

    def _tell_settled(self) -> None:
        if not self.mouse_down:
            self.settled.emit()

    def tell_place(self) -> None:
        """Say now where the reader is, if it was going to be said soon."""
        if self._report.isActive():
            self._report.stop()
            self._report_place()

    def _report_place(self) -> None:
        if self.page is None or not self.page.source.text or not self.isVisible():
            return
        bottom = self.offset_at(QPoint(self.columns.page, self.viewport().height()), exact=False)
        self.moved.emit(self.top_offset(), min(1.0, (bottom or 0) / len(self.page.source.text)))

    # Qt

    def toPlainText(self) -> str:
        """What is on the page, without the signs that say how lines are broken."""
        if self.page is not None:
            self.page.rest.complete()
        return unsigned(super().toPlainText())

    def loadResource(self, _kind: int, name: QUrl | str) -> Any:
        """Pictures of this page; nothing else is ever loaded."""
        address = name.toString() if isinstance(name, QUrl) else name
        return self._picture(address)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._decorations is not None and self.geometry_of_page is not None and self._theme is not None:
            scroll = self.verticalScrollBar().value()
            painter = QPainter(self.viewport())
            painter.translate(0, -scroll)
            painter.setClipRect(event.rect().translated(0, scroll))
            band = Band(scroll + event.rect().top(), scroll + event.rect().bottom())
            self._decorations.paint(painter, band, self.columns, self._marks)
            self.overlay.paint(painter, self.geometry_of_page, band, self._theme)
            painter.end()
        super().paintEvent(event)
        if self.caret_shown and self.hasFocus() and self._theme is not None:
            caret = self.cursorRect()
            painter = QPainter(self.viewport())
            painter.fillRect(caret.left(), caret.top(), 2, caret.height(), QColor(self._theme.accent))
            painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._follow_width()
