"""The small toolbar that floats beside a selection: meanings, underline, note, tags, quotation, search."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from reader_app.domain.annotation import MEANINGS
from reader_app.ui.i18n import tr
from reader_app.ui.notes.dot_button import DotButton
from reader_app.ui.theme import Theme

SHADOW = 14
"""Pixels around the toolbar for its shadow."""
DISTANCE = 10

_BUTTONS = (("mark.underline", "mark.note", "mark.tags"), ("edit.copy_quote", "search.selection"))


class SelectionToolbar(QWidget):
    """Buttons for actions that exist among `actions`; hidden until `show_at`."""

    def __init__(self, actions: Mapping[str, QAction], theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("选中文字的工具条"))
        self._theme = theme
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(SHADOW + 9, SHADOW + 5, SHADOW + 9, SHADOW + 5)
        self._row.setSpacing(3)
        self._lines: list[QFrame] = []
        self._last: list[QWidget] = []
        for kind in MEANINGS:
            if action := actions.get(f"mark.{kind.id}"):
                dot = DotButton(kind, 20)
                dot.setDefaultAction(action)
                self._add(dot, tr("标为{meaning}", meaning=tr(kind.label)))
        for group in _BUTTONS:
            self._add_line()
            for name in group:
                if action := actions.get(name):
                    button = QToolButton()
                    button.setDefaultAction(action)
                    button.setStyleSheet("font-size: 12px;")
                    self._add(button, action.text())
                    self._last.append(button)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._theme = theme
        for line in self._lines:
            line.setStyleSheet(f"background: {theme.line};")
        self.update()

    def _add(self, button: QToolButton, name: str) -> None:
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(name)
        self._row.addWidget(button)

    def _add_line(self) -> None:
        line = QFrame()
        line.setFixedSize(QSize(1, 18))
        line.setStyleSheet(f"background: {self._theme.line};")
        self._lines.append(line)
        self._row.addWidget(line)

    def show_at(self, passage: QRect, area: QRect) -> None:
        """Beside `passage`, inside `area` (both in the parent's pixels), never over the passage if there is room.

        The last buttons are left out where the area is too narrow: menus have them too, and half a button has nobody.
        """
        for button in self._last:
            button.show()
        for button in reversed(self._last):
            if self.sizeHint().width() - 2 * SHADOW <= area.width():
                break
            button.hide()
        size = self.sizeHint()
        self.resize(size)
        self.move(toolbar_place(passage, size, area))
        self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
        painter.setPen(Qt.PenStyle.NoPen)
        for spread in range(SHADOW, 0, -2):
            painter.setBrush(QColor(0, 0, 0, 7 if self._theme.dark else 4))
            grown = box.adjusted(-spread, -spread * 0.5, spread, spread)
            painter.drawRoundedRect(grown, 10 + spread, 10 + spread)
        painter.setBrush(QColor(self._theme.paper))
        painter.setPen(QPen(QColor(self._theme.line), 1))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)


def toolbar_place(passage: QRect, size: QSize, area: QRect) -> QPoint:
    """The top left corner of a toolbar of this size (its shadow included): below the passage, above it, or at the edge.

    Where the passage leaves no room at all, it stands at the foot of the area, out of the line that was read last.
    """
    solid = size.height() - 2 * SHADOW
    left = min(
        max(passage.center().x() - size.width() // 2, area.left() - SHADOW), area.right() + SHADOW - size.width()
    )
    below = passage.bottom() + DISTANCE
    above = passage.top() - DISTANCE - solid
    if below + solid <= area.bottom():
        top = below
    elif above >= area.top():
        top = above
    else:
        top = area.bottom() - solid - DISTANCE
    return QPoint(max(left, area.left() - SHADOW), top - SHADOW)
