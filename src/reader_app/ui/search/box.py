"""The search box: searches while somebody types, proposes, and says which keys were pressed to leave it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QFocusEvent,
    QIcon,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame, QToolButton, QVBoxLayout, QWidget

from reader_app.ui import theme
from reader_app.ui.i18n import tr
from reader_app.ui.search.completer import Completer
from reader_app.ui.session import Session
from reader_app.ui.values import Change

GLOW = 3
"""How wide the box glows, in px."""


class SearchBox(QLineEdit):
    """What is typed is searched for in the session.

    Signals:
        down: The user wants to go to the list.
        entered: Return was pressed; the search for what is typed has been asked for.
        left: Escape was pressed; the search is over.
        focus_changed: It has got or lost the focus.
    """

    down = Signal()
    entered = Signal()
    left = Signal()
    focus_changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._composing = False
        self._entered_by_mouse = False
        self._keys = ""
        self.proposer = Completer(session, self)
        self.setObjectName("searchBox")
        self.setAccessibleName(tr("搜索"))
        self.setPlaceholderText(tr("搜索标题、正文、批注……"))
        self._clear = QAction(tr("清除"), self)
        self._clear.triggered.connect(self.leave)
        self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        # At once: searching takes less time than the next key, and older work is given up for newer.
        self.textEdited.connect(session.stir)
        self.textEdited.connect(self.search_now)
        self.textEdited.connect(self.proposer.typed)
        self.proposer.taken.connect(self.search_now)
        self.textChanged.connect(self._show_clear)
        self._colour()
        self._show_clear()
        session.changed.connect(self._refresh)

    def search_now(self) -> None:
        """Search for what is typed."""
        if self.text().strip():
            self._session.search(self.text())
        elif self._session.search_text:
            self.leave()

    def leave(self) -> None:
        """End the search; its hits are no longer shown in the article either."""
        self.proposer.close()
        self.clear()
        self._session.end_search()

    def follow_keys(self, action: QAction) -> None:
        """Show the keys of the command that leads here while nothing is typed."""

        def show() -> None:
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            self._keys = keys.replace("+", " ")
            self.update()

        action.changed.connect(show)
        show()

    def _refresh(self, change: Change) -> None:
        if change.search and self.text().strip() != self._session.search_text:
            self.proposer.close()
            self.setText(self._session.search_text)
        if "general.theme" in change.settings:
            self._colour()

    def _colour(self) -> None:
        colours = theme.choose(self._session.settings.text("general.theme"))
        self._hint = QColor(colours.ink3)
        self.glow = QColor(colours.accent_tint)
        self._clear.setIcon(_cross(self._hint, self.devicePixelRatioF()))
        self.update()

    def _show_clear(self) -> None:
        self._clear.setVisible(bool(self.text()))
        for button in self.findChildren(QToolButton):
            button.setAccessibleName(self._clear.text())

    # Qt

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            escape = event.key() == Qt.Key.Key_Escape
            if event.type() is QEvent.Type.ShortcutOverride and escape and self.proposer.proposals:
                event.accept()  # the window's own Escape must leave the search alone
                return True
            if event.type() is QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Tab and self.proposer.key(event):
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.proposer.key(event):
            return
        if event.key() == Qt.Key.Key_Escape:
            self._session.leave_search()
            self.leave()
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.proposer.close()
            self.search_now()
            self.entered.emit()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_PageDown):
            self._go_down(event.key() == Qt.Key.Key_Down)
        elif event.key() == Qt.Key.Key_Space and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.proposer.open()
        else:
            super().keyPressEvent(event)

    def _go_down(self, one: bool) -> None:
        """To earlier queries where nothing is typed, else to the list."""
        if one and not self.text() and self.proposer.open():
            return
        self.proposer.close()
        self.search_now()
        self.down.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        again, self._entered_by_mouse = not (self._entered_by_mouse or self.text()), False
        super().mousePressEvent(event)
        if again and event.button() is Qt.MouseButton.LeftButton:
            self.proposer.open()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._entered_by_mouse = event.reason() is Qt.FocusReason.MouseFocusReason
        self.proposer.warm()
        self._session.prepare_search()
        self.focus_changed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.proposer.close()
        self.focus_changed.emit()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = bool(event.preeditString())
        if self._composing:
            self.proposer.close()
        super().inputMethodEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.text() or self._composing:
            return
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        area = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        keys = self._keys
        placeholder = self.fontMetrics().horizontalAdvance(self.placeholderText())
        if area.width() - placeholder > self.fontMetrics().horizontalAdvance(keys) + 12:
            painter = QPainter(self)
            painter.setPen(self._hint)
            painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, keys)


class SearchFrame(QWidget):
    """The room around the search box, where it glows while it has the focus."""

    def __init__(self, box: SearchBox) -> None:
        super().__init__()
        self._box = box
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 4)
        layout.addWidget(box)
        box.focus_changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._box.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._box.glow)
            painter.drawRoundedRect(self._box.geometry().adjusted(-GLOW, -GLOW, GLOW, GLOW), 9 + GLOW, 9 + GLOW)


def _cross(colour: QColor, ratio: float) -> QIcon:
    """A thin cross, 16 px."""
    pixmap = QPixmap(round(16 * ratio), round(16 * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    area = QRectF(4, 4, 8, 8)
    painter.drawLine(area.topLeft(), area.bottomRight())
    painter.drawLine(area.topRight(), area.bottomLeft())
    painter.end()
    return QIcon(pixmap)
