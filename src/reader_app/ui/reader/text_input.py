"""Mouse and keys in the article: selecting words, sentences and paragraphs, clicking marks, scrolling, moving."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QEvent, QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QHelpEvent,
    QImage,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QTextEdit, QToolTip, QWidget

from reader_app.domain.block import BlockKind
from reader_app.ui.i18n import tr
from reader_app.ui.reader.caret import Caret
from reader_app.ui.reader.document_writer import PICTURE, REFERENCE_LINK
from reader_app.ui.reader.formats import FOOTNOTE_LINK
from reader_app.ui.reader.pieces import sentence, word, word_or_clause
from reader_app.ui.reader.text_view import TextView

_BY_KEYS = frozenset(
    {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason}
)
_EDGE = 3
"""Pixels of the line that shows that the keyboard has come here."""


class TextInput(TextView):
    """A text view that can be used.

    Signals:
        clicked: (offset or None) a click that selected nothing; None where no text is.
        escaped: Escape was pressed while nothing was selected.
        menu_wanted: (global position, offset or None).
        zoomed: (+1 or -1) by the wheel.
    """

    clicked = Signal(object)
    escaped = Signal()
    menu_wanted = Signal(QPoint, object)
    zoomed = Signal(int)

    holds_escape = False
    """Whether Escape shall come here and not to the window's shortcuts."""

    def __init__(self, picture: Callable[[str], QImage | None], parent: QWidget | None = None) -> None:
        super().__init__(picture, parent)
        self._pressed_at: QPoint | None = None
        self._clicks = 0
        self._since_click = QElapsedTimer()
        self.moving = Caret(self)
        self._here = QWidget(self)
        self._here.setObjectName("readerFocus")
        self._here.hide()
        self.viewport().setMouseTracking(True)

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            # The right button keeps the selection that its menu is for.
            event.accept()
            return
        place = event.position().toPoint()
        if self._is_again(place):
            self._clicks += 1
            self._select_piece(place)
            event.accept()
            return
        self._clicks, self._pressed_at = 1, place
        self.mouse_down = True
        if not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            # Otherwise a press inside the selection would drag it away instead of beginning a new one.
            self.clear_selection()
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._clicks, self._pressed_at = 2, event.position().toPoint()
            self._since_click.start()
            self._select_piece(self._pressed_at)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._clicks > 1 and event.buttons():
            return  # a hand that trembles on a double click does not change what it took
        super().mouseMoveEvent(event)
        if not event.buttons() and not self.anchorAt(event.position().toPoint()):
            offset = self.offset_at(event.position().toPoint())
            over = offset is not None and bool(self.marked_at(offset))
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        event.accept()
        self.mouse_down = False
        place, pressed = event.position().toPoint(), self._pressed_at
        if event.button() is Qt.MouseButton.LeftButton and self._clicks == 1 and pressed is not None:
            still = (place - pressed).manhattanLength() < QGuiApplication.styleHints().startDragDistance()
            if still and not self.textCursor().hasSelection() and not self.anchorAt(place):
                self.clicked.emit(self.offset_at(place))
        self.settled.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                self.zoomed.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        if self.scrolling.wheel(event):
            event.accept()
        else:
            super().wheelEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(event.globalPos(), self.offset_at(event.pos()))

    def _is_again(self, place: QPoint) -> bool:
        """Whether a press is the third or fourth of a quick row at one spot."""
        hints = QGuiApplication.styleHints()
        near = self._pressed_at is not None and (place - self._pressed_at).manhattanLength() < hints.startDragDistance()
        quick = self._since_click.isValid() and self._since_click.restart() < hints.mouseDoubleClickInterval()
        return near and quick and self._clicks >= 2

    def _select_piece(self, place: QPoint) -> None:
        """Two clicks: a word (a clause where no words are known); three: a sentence; four: the block."""
        offset = self.offset_at(place, exact=False)
        if self.page is None or offset is None:
            return
        index = self.page.source.block_at(offset)
        start, text = self.page.source.start(index), self.page.source.blocks[index].text
        if not text:
            return
        if self._clicks == 2:
            words = self.moving.words
            low, high = word_or_clause(text, offset - start) if words is None else word(text, offset - start, words)
        elif self._clicks == 3:
            low, high = sentence(text, offset - start)
        else:
            low, high = 0, len(text)
        self.select(start + low, start + high)

    # Keys

    def event(self, event: QEvent) -> bool:
        escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if escape and event.type() is QEvent.Type.ShortcutOverride and self._uses_escape():
            event.accept()
            return True
        return super().event(event)

    def _uses_escape(self) -> bool:
        return self.holds_escape or self.textCursor().hasSelection()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._tool_tip(event.pos()), self)
            return True
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.textCursor().hasSelection():
                self.clear_selection()
            else:
                self.escaped.emit()
            event.accept()
            return
        if self.moving.press(event):
            event.accept()
        else:
            super().keyPressEvent(event)
        self.viewport().update()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Nothing is written here, though Qt takes what an input method commits late, as the keyboard comes here."""
        event.ignore()

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab goes from link to link; where there is none, Qt would put the caret to the beginning of the article.

        It asks here too when a note that has the keyboard is closed, as that is a child of this.
        """
        if not self.hasFocus():
            return QTextEdit.focusNextPrevChild(self, next)
        before = self.textCursor()
        self.walking = True
        try:
            done = super().focusNextPrevChild(next)
        finally:
            self.walking = False
        if not (self.textCursor().hasSelection() and self.textCursor().charFormat().isAnchor()):
            self._put_cursor(before)
        return done

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in _BY_KEYS and self._theme is not None:
            self._here.setStyleSheet(f"background: {self._theme.accent};")
            self._here.setGeometry(0, 0, _EDGE, self.height())
            self._here.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._here.resize(_EDGE, self.height())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._here.hide()

    def _tool_tip(self, place: QPoint) -> str:
        """The footnote that a reference means, or the address of a link."""
        address = self.anchorAt(place)
        if address.startswith((PICTURE, REFERENCE_LINK)):
            return tr("放大看") if address.startswith(PICTURE) else tr("回到正文")
        if not address.startswith(FOOTNOTE_LINK) or self.page is None:
            return address
        label = address.removeprefix(FOOTNOTE_LINK)
        notes = (b for b in self.page.source.blocks if b.kind is BlockKind.FOOTNOTE and b.target == label)
        return next((note.text for note in notes), "")

    def createMimeDataFromSelection(self) -> QMimeData:
        """The article's own words, as its file has them."""
        data = QMimeData()
        selection = self.selection()
        if self.page is not None and selection is not None:
            data.setText(self.page.source.text[slice(*selection)])
        return data
