"""Words on a layer of their own, for dark themes."""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

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
