"""Combo, spin and check boxes that match the theme: a style sheet takes Qt's arrows and ticks away and draws none."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QSpinBox, QStyle, QStyleOptionButton, QWidget

HALF = 3.5
"""Half the width of an arrow in px."""


class ComboBox(QComboBox):
    """A combo box with an arrow down."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        _chevron(self, self.height() / 2, +1)


class SpinBox(QSpinBox):
    """A spin box for whole numbers with arrows up and down."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        _chevrons(self)


class DoubleSpinBox(QDoubleSpinBox):
    """A spin box for fractions with arrows up and down."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        _chevrons(self)


class CheckBox(QCheckBox):
    """A check box with a tick."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.isChecked():
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        box = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        x, y = box.x() + box.width() / 2, box.y() + box.height() / 2
        tick = [QPointF(x - 3.4, y + 0.2), QPointF(x - 0.9, y + 2.7), QPointF(x + 3.6, y - 2.6)]
        _line(self, tick, self.palette().color(QPalette.ColorRole.BrightText), 1.8)  # the theme's text on the accent


def _chevrons(widget: QWidget) -> None:
    _chevron(widget, widget.height() / 2 - 5, -1)
    _chevron(widget, widget.height() / 2 + 5, +1)


def _chevron(widget: QWidget, middle: float, direction: int) -> None:
    """An arrow near the right edge; `direction` +1 points down."""
    x = widget.width() - 14.0
    if widget.layoutDirection() is Qt.LayoutDirection.RightToLeft:
        x = 14.0
    rise = HALF / 2 * direction
    points = [QPointF(x - HALF, middle - rise), QPointF(x, middle + rise), QPointF(x + HALF, middle - rise)]
    _line(widget, points, widget.palette().color(QPalette.ColorRole.PlaceholderText), 1.4)


def _line(widget: QWidget, points: list[QPointF], colour: QColor, width: float) -> None:
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPolyline(points)
    painter.end()
