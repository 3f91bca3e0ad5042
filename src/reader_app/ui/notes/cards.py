"""One annotation as a card beside its passage: note, tags, date; edited in place.

A card says what the user wants by signals and changes nothing itself; `margin` puts cards in their places.
"""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from reader_app.domain.annotation import MEANINGS, Annotation, meaning
from reader_app.ui import theme
from reader_app.ui.i18n import tr
from reader_app.ui.notes.dot_button import DotButton
from reader_app.ui.notes.editors import NoteEditor, TagEditor, split_tags
from reader_app.ui.notes.note_text import NoteText

EDGE = 3
PAD = (13, 8)
"""Left and right (the coloured edge included), above and below."""
FOOT = 22
_MOST_LINES = 14
_FIELD = 96


def note_font() -> QFont:
    """Of notes on cards."""
    return theme.font(theme.SANS, 12)


def card_height(annotation: Annotation, width: int, font: QFont) -> int:
    """How high the card of an annotation is while it is not being edited, in pixels."""
    return NoteText(_shown_note(annotation), font, width - 2 * PAD[0], _MOST_LINES).height + FOOT + 2 * PAD[1] - 4


def _shown_note(annotation: Annotation) -> str:
    return annotation.note or tr("（没有批注）")


def when(timestamp: str) -> str:
    """A moment for a card's foot: "9-15 20:12" this year, "2025-9-15" before."""
    try:
        moment = datetime.fromisoformat(timestamp)
    except ValueError:
        return timestamp
    moment = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone()
    if moment.year == datetime.now().astimezone().year:
        return f"{moment.month}-{moment.day} {moment.hour:02}:{moment.minute:02}"
    return f"{moment.year}-{moment.month}-{moment.day}"


class Card(QWidget):
    """A card of a fixed width; its height follows what is in it.

    Signals:
        chosen: The user is at it now.
        noted: (str) another note.
        tagged: (tuple of str) other tags.
        meant: (str) another meaning's id.
        deleted: It shall go.
        left: The keyboard goes back to the text.
        resized: `wanted_height` is another.
    """

    chosen = Signal()
    noted = Signal(str)
    tagged = Signal(tuple)
    meant = Signal(str)
    deleted = Signal()
    left = Signal()
    resized = Signal()

    def __init__(self, annotation: Annotation, colours: theme.Theme, own_name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.annotation = annotation
        self._theme = colours
        self._own_name = own_name
        self._font = note_font()
        self.current = False
        self._field: NoteEditor | TagEditor | None = None
        self._controls: QWidget | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.show_annotation(annotation, colours, current=False)

    # What it shows

    @property
    def editing(self) -> bool:
        """Whether a field is open in it."""
        return self._field is not None

    def show_annotation(self, annotation: Annotation, colours: theme.Theme, *, current: bool) -> None:
        """Show another state of the annotation; a field that is open stays open."""
        self.annotation, self._theme = annotation, colours
        self.current = current
        kind = meaning(annotation.meaning) or MEANINGS[0]
        tags = " ".join(f"#{tag}" for tag in annotation.tags)
        self.setAccessibleName(
            tr("批注，{meaning}：{note} {tags}", meaning=tr(kind.label), note=annotation.note, tags=tags).strip()
        )
        self.setAccessibleDescription(annotation.anchor.quote)
        self._show_controls()
        self.update()

    def wanted_height(self) -> int:
        """In pixels, at its present width."""
        if isinstance(self._field, NoteEditor):
            lines = self._field.document().size().height() * self._field.fontMetrics().lineSpacing()
            return min(320, max(_FIELD, round(lines) + 30)) + FOOT
        return card_height(self.annotation, self.width(), self._font)

    def _foot(self) -> QRect:
        return QRect(PAD[0], self.height() - FOOT - 4, self.width() - 2 * PAD[0], FOOT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        kind = meaning(self.annotation.meaning) or MEANINGS[0]
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        shape = QPainterPath()
        shape.addRoundedRect(box, 7, 7)
        here = self.current or self.hasFocus()
        painter.fillPath(shape, QColor(self._theme.paper if here else self._theme.pane))
        painter.setClipPath(shape)
        painter.fillRect(QRectF(0, 0, EDGE + 0.5, self.height()), QColor(kind.colour))
        painter.setClipping(False)
        painter.setPen(QPen(QColor(kind.colour if here else self._theme.line), 1))
        painter.drawPath(shape)
        if not isinstance(self._field, NoteEditor):
            text = NoteText(_shown_note(self.annotation), self._font, self.width() - 2 * PAD[0], _MOST_LINES)
            painter.setPen(QColor(self._theme.ink if self.annotation.note else self._theme.ink3))
            text.paint(painter, QPointF(PAD[0], PAD[1] - 1))
        if not isinstance(self._field, TagEditor):
            self._paint_foot(painter)

    def _paint_foot(self, painter: QPainter) -> None:
        foot, small = self._foot(), theme.font(theme.SANS, 11)
        painter.setFont(small)
        right = 0.0
        if self._controls is None or self._controls.isHidden():
            words = when(self.annotation.created)
            if self.annotation.author and self.annotation.author != self._own_name:
                words = f"{self.annotation.author} · {words}"
            painter.setPen(QColor(self._theme.ink3))
            painter.drawText(foot, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
            right = QFontMetricsF(small).horizontalAdvance(words) + 8
        else:
            right = self._controls.width()
        tags = " ".join(f"#{tag}" for tag in self.annotation.tags)
        painter.setPen(QColor(self._theme.accent if tags else self._theme.ink3))
        if not tags and self._controls is not None and not self._controls.isHidden():
            tags = tr("加标签")
        room = foot.width() - right
        tags = QFontMetricsF(small).elidedText(tags, Qt.TextElideMode.ElideRight, room)
        painter.drawText(foot, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, tags)

    # Editing

    def edit_note(self) -> None:
        """Open the note to be written."""
        if isinstance(self._field, NoteEditor):
            self._field.setFocus()
            return
        self._close_field(True)
        self._open_field(NoteEditor(self.annotation.note, self))

    def edit_tags(self) -> None:
        """Open the tags to be written."""
        if isinstance(self._field, TagEditor):
            self._field.setFocus()
            return
        self._close_field(True)
        self._open_field(TagEditor(self.annotation.tags, self))

    def finish(self) -> None:
        """Save what is being written, if anything is."""
        self._close_field(True)

    def _open_field(self, field: NoteEditor | TagEditor) -> None:
        self._field = field
        field.setFont(self._font)
        field.finished.connect(lambda save, field=field: self._finished(field, save))
        if isinstance(field, NoteEditor):
            field.textChanged.connect(self._typed)
        self._show_controls()
        self.resized.emit()
        self._place_field()
        field.show()
        field.setFocus()
        self.update()

    def _typed(self) -> None:
        if self.wanted_height() != self.height():
            self.resized.emit()

    def _close_field(self, save: bool) -> None:
        if self._field is not None:
            self._field.finish(save)

    def _finished(self, field: NoteEditor | TagEditor, save: bool) -> None:
        had_focus = field.hasFocus()
        self._field = None
        field.hide()
        field.deleteLater()
        if had_focus:
            self.setFocus()
        if isinstance(field, NoteEditor):
            note = field.toPlainText().strip()
            if save and note != self.annotation.note:
                self.noted.emit(note)
        elif save and split_tags(field.text()) != self.annotation.tags:
            self.tagged.emit(split_tags(field.text()))
        self._show_controls()
        self.resized.emit()
        self.update()

    def _place_field(self) -> None:
        if isinstance(self._field, NoteEditor):
            self._field.setGeometry(EDGE + 4, 4, self.width() - EDGE - 8, self.height() - FOOT - 6)
        elif self._field is not None:
            foot = self._foot()
            self._field.setGeometry(EDGE + 4, foot.top() - 4, self.width() - EDGE - 8, FOOT + 6)

    # The small buttons

    def _show_controls(self) -> None:
        wanted = (self.current or self.underMouse() or self.hasFocus()) and not isinstance(self._field, TagEditor)
        if wanted and self._controls is None:
            self._controls = self._make_controls()
        if self._controls is not None:
            for dot in self._controls.findChildren(DotButton):
                dot.chosen = dot.meaning.id == self.annotation.meaning
            self._controls.setVisible(wanted)
            self._place_controls()

    def _make_controls(self) -> QWidget:
        controls = QWidget(self)
        row = QHBoxLayout(controls)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(1)
        for kind in MEANINGS:
            dot = DotButton(kind, 10)
            dot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            dot.clicked.connect(lambda _checked=False, name=kind.id: self.meant.emit(name))
            row.addWidget(dot)
        delete = QToolButton()
        delete.setText("×")
        delete.setToolTip(tr("删除批注"))
        delete.setAccessibleName(tr("删除批注"))
        delete.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        delete.setStyleSheet("padding: 0 3px;")
        delete.clicked.connect(self.deleted)
        row.addWidget(delete)
        controls.adjustSize()
        return controls

    def _place_controls(self) -> None:
        if self._controls is not None:
            foot = self._foot()
            size = self._controls.sizeHint()
            top = foot.center().y() - size.height() // 2
            self._controls.setGeometry(foot.right() - size.width() + 4, top, size.width(), size.height())

    # Qt

    def resizeEvent(self, event: object) -> None:
        self._place_field()
        self._place_controls()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._show_controls()
        self.update()

    def leaveEvent(self, event: object) -> None:
        self._show_controls()
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._show_controls()
        self.update()
        self.chosen.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._show_controls()
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        asked_for_tags = self.current and event.position().y() >= self._foot().top() and not self.annotation.tags
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.chosen.emit()
        if asked_for_tags:
            self.edit_tags()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()
        if event.position().y() >= self._foot().top():
            self.edit_tags()
        else:
            self.edit_note()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.edit_note()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
