"""A round button in the colour of a meaning, in the selection toolbar and on cards."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolButton, QWidget

from reader_app.domain.annotation import Meaning
from reader_app.ui import theme
from reader_app.ui.i18n import tr

_INK = "#4A4030"


class DotButton(QToolButton):
    """A dot of `size` pixels; a large one shows the meaning's key."""

    def __init__(self, meaning: Meaning, size: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.meaning = meaning
        self.chosen = False
        self._size = size
        self.setFixedSize(QSize(size + 4, size + 4))
        self.setToolTip(tr(meaning.label))
        self.setAccessibleName(tr(meaning.label))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        dot = QRectF(2, 2, self._size, self._size)
        colour = QColor(self.meaning.colour)
        painter.setBrush(colour.lighter(112) if self.underMouse() else colour)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(dot)
        if self.hasFocus() or self.chosen:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.palette().text().color(), 1.4))
            painter.drawEllipse(dot.adjusted(-0.8, -0.8, 0.8, 0.8))
        if self._size >= 16:
            painter.setFont(theme.font(theme.SANS, 10))
            painter.setPen(QColor(_INK))
            action = self.defaultAction()
            painter.drawText(dot, Qt.AlignmentFlag.AlignCenter, action.iconText() if action else self.meaning.key)
