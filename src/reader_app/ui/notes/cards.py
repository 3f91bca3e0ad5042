"""One annotation as a card beside its passage: note, tags, date; edited in place.

A card says what the user wants by signals and changes nothing itself; `margin` puts cards in their places.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from reader_app.domain.anchor import AnchorStatus
from reader_app.domain.annotation import MEANINGS, Annotation, meaning
from reader_app.ui import theme
from reader_app.ui.escape import takes_escape
from reader_app.ui.i18n import tr
from reader_app.ui.notes.card_face import EDGE, FOOT, PAD, Face, card_height, foot, note_font
from reader_app.ui.notes.dot_button import DotButton
from reader_app.ui.notes.editors import NoteEditor, TagEditor, split_tags

_FIELD = 96
"""The least height of the field for a note."""


class Card(QWidget):
    """A card of a fixed width; its height follows what is in it.

    Signals:
        chosen: The user is at it now.
        drafted: (str) the note, as far as it is written; more may follow.
        noted: (str) the note as it shall be, when its field is left.
        tagged: (tuple of str) other tags.
        meant: (str) another meaning's id.
        deleted: It shall go.
        left: The keyboard goes back to the text.
        resized: `wanted_height` is another.
    """

    chosen = Signal()
    drafted = Signal(str)
    noted = Signal(str)
    tagged = Signal(tuple)
    meant = Signal(str)
    deleted = Signal()
    left = Signal()
    resized = Signal()

    def __init__(self, annotation: Annotation, colours: theme.Theme, own_name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.annotation = annotation
        self.colours = colours
        self._own_name = own_name
        self.status = AnchorStatus.EXACT
        self.current = False  # whether the session's focused annotation is this one
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

    def show_annotation(
        self,
        annotation: Annotation,
        colours: theme.Theme,
        *,
        current: bool,
        status: AnchorStatus = AnchorStatus.EXACT,
    ) -> None:
        """Show another state of the annotation; a field that is open stays open."""
        self.annotation, self.colours = annotation, colours
        self.current, self.status = current, status
        doubtful = status is AnchorStatus.DOUBTFUL
        self.setToolTip(tr("原文有改动，请核对这处标注的位置") if doubtful else "")
        kind = meaning(annotation.meaning) or MEANINGS[0]
        tags = " ".join(f"#{tag}" for tag in annotation.tags)
        self.setAccessibleName(
            tr("批注，{meaning}：{note} {tags}", meaning=tr(kind.label), note=annotation.note, tags=tags).strip()
        )
        doubt = tr("位置存疑") if doubtful else ""
        self.setAccessibleDescription(" ".join(part for part in (doubt, annotation.anchor.quote) if part))
        self._show_controls()
        self.update()

    def wanted_height(self) -> int:
        """In pixels, at its present width."""
        if isinstance(self._field, NoteEditor):
            lines = self._field.document().size().height() * self._field.fontMetrics().lineSpacing()
            return min(320, max(_FIELD, round(lines) + 30)) + FOOT
        room = 8 if isinstance(self._field, TagEditor) else 0
        return card_height(self.annotation, self.width(), self.status) + room

    def _foot(self) -> QRect:
        return foot(self.size())

    def paintEvent(self, _event: QPaintEvent) -> None:
        buttons = self._controls if self._controls is not None and not self._controls.isHidden() else None
        face = Face(
            self.annotation,
            self.colours,
            here=self.current,
            note=not isinstance(self._field, NoteEditor),
            foot=not isinstance(self._field, TagEditor),
            taken=buttons.width() if buttons else 0,
            own_name=self._own_name,
            status=self.status,
        )
        painter = QPainter(self)
        face.paint(painter, self.size())
        if self.hasFocus():
            painter.setPen(QPen(QColor(self.colours.accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 7, 7)

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
        field.setFont(note_font())
        if isinstance(field, NoteEditor):
            # The card is its frame.
            field.setStyleSheet("QPlainTextEdit { border: none; border-radius: 0; padding: 0; }")
            field.document().setDocumentMargin(0)
        field.finished.connect(lambda save, field=field: self._finished(field, save))
        if isinstance(field, NoteEditor):
            field.textChanged.connect(self._typed)
            field.paused.connect(lambda field=field: self.drafted.emit(field.note()))
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
            self.noted.emit(field.note() if save else field.before)
        elif save and split_tags(field.text()) != self.annotation.tags:
            self.tagged.emit(split_tags(field.text()))
        self._show_controls()
        self.resized.emit()
        self.update()

    def _place_field(self) -> None:
        if isinstance(self._field, NoteEditor):
            self._field.setGeometry(PAD[0], PAD[1], self.width() - 2 * PAD[0], self.height() - FOOT - PAD[1] - 6)
        elif self._field is not None:
            foot = self._foot()
            self._field.setGeometry(EDGE + 4, foot.top() - 4, self.width() - EDGE - 8, FOOT + 5)

    # The small buttons

    def _show_controls(self) -> None:
        wanted = (self.current or self.underMouse()) and not isinstance(self._field, TagEditor)
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

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._place_field()
        self._place_controls()

    def enterEvent(self, _event: QEnterEvent) -> None:
        self._show_controls()
        self.update()

    def leaveEvent(self, _event: QEvent) -> None:
        self._show_controls()
        self.update()

    def focusInEvent(self, _event: QFocusEvent) -> None:
        self._show_controls()
        self.update()
        self.chosen.emit()

    def focusOutEvent(self, _event: QFocusEvent) -> None:
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
        return takes_escape(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.edit_note()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
