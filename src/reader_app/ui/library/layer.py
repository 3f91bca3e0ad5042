"""Small helps for painting rows: words on a layer of their own, for dark themes; a triangle."""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from reader_app.ui.theme import Theme


def wants_layer(colours: Theme) -> bool:
    """Whether words look better if they are drawn on a layer first.

    Where FreeType draws the letters, Qt blends them into an opaque ground with a gamma of 1.7, which swells light words
    on a dark ground until they look bold. On a transparent ground it blends them plainly.
    """
    return colours.dark and sys.platform.startswith("linux")


def on_layer(size: QSize, ratio: float, draw: Callable[[QPainter], None]) -> QPixmap:
    """What `draw` draws, on a transparent ground of `size` px at the device pixel ratio `ratio`."""
    layer = QPixmap(size * ratio)
    layer.setDevicePixelRatio(ratio)
    layer.fill(Qt.GlobalColor.transparent)
    painter = QPainter(layer)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw(painter)
    painter.end()
    return layer


def paint_triangle(painter: QPainter, centre: QPointF, colour: QColor, *, turned: bool) -> None:
    """The small mark before something that can be collapsed: it points down or, `turned`, to the right."""
    points = [QPointF(-3.5, -2), QPointF(3.5, -2), QPointF(0, 2.5)]
    if turned:
        points = [QPointF(-2, -3.5), QPointF(-2, 3.5), QPointF(2.5, 0)]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon([centre + point for point in points])
