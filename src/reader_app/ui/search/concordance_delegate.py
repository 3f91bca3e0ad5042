"""Paints the lines of a concordance: what was found in the middle, its context beside it, its origin at the edge."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reader_app.ui import theme
from reader_app.ui.library.layer import on_layer, wants_layer
from reader_app.ui.search.concordance_model import ROW, Row
from reader_app.ui.theme import Theme

HEIGHT = 30
"""Of a row; all of these in px."""
MARGIN = 16
GAP = 14
"""Between context, source and date."""
PADDING = 3
"""Of the colour on each side of what was found."""
DAY_WIDTH = 70
SOURCE_WIDTH = 108
NARROW = 620
"""A row that is narrower shows no source."""

_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft | _MIDDLE, Qt.AlignmentFlag.AlignRight | _MIDDLE


class ConcordanceDelegate(QStyledItemDelegate):
    """One line of words a row; `colours` is the theme."""

    def __init__(self, colours: Theme) -> None:
        super().__init__()
        self.colours = colours
        self._font = theme.font(theme.SANS, 13)
        self._metrics = QFontMetricsF(self._font)
        self._small = theme.font(theme.SANS, 11)
        self._small_metrics = QFontMetricsF(self._small)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(120, HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: Row = index.data(ROW)
        area: QRect = option.rect
        size = area.size()
        painter.save()
        painter.setClipRect(area)
        self._paint_ground(painter, area, option.state)
        painter.translate(area.topLeft())
        if wants_layer(self.colours):
            ratio = painter.device().devicePixelRatioF()
            painter.drawPixmap(0, 0, on_layer(size, ratio, lambda layer: self._paint_words(layer, size.width(), row)))
        else:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_words(painter, size.width(), row)
        painter.restore()

    def _paint_ground(self, painter: QPainter, area: QRect, state: QStyle.StateFlag) -> None:
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            ground = QColor(self.colours.selection)
            ground.setAlphaF(1.0 if chosen else 0.45)
            painter.fillRect(area, ground)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.fillRect(area.left(), area.top(), 3, area.height(), QColor(self.colours.accent))

    def _paint_words(self, painter: QPainter, width: int, row: Row) -> None:
        right = self._paint_origin(painter, width - MARGIN, row, width >= NARROW)
        area = QRectF(MARGIN, 0, right - MARGIN, HEIGHT)
        room = area.width() / 2
        keyword = self._metrics.elidedText(row.keyword, Qt.TextElideMode.ElideMiddle, room)
        taken = self._metrics.horizontalAdvance(keyword)
        low, high = area.center().x() - taken / 2, area.center().x() + taken / 2
        tall = self._metrics.height() + 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.colours.hit))
        painter.drawRoundedRect(QRectF(low - PADDING, (HEIGHT - tall) / 2, taken + 2 * PADDING, tall), PADDING, PADDING)
        painter.setFont(self._font)
        painter.setPen(QColor(self.colours.ink))
        painter.drawText(QRectF(low, 0, taken + 1, HEIGHT), _LEFT, keyword)
        painter.setPen(QColor(self.colours.ink2))
        room = low - PADDING - 1 - area.left()
        left = self._metrics.elidedText(row.left, Qt.TextElideMode.ElideLeft, room)
        painter.drawText(QRectF(area.left(), 0, room, HEIGHT), _RIGHT, left)
        after = self._metrics.elidedText(row.right, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(high + PADDING + 1, 0, room, HEIGHT), _LEFT, after)

    def _paint_origin(self, painter: QPainter, right: float, row: Row, with_source: bool) -> float:
        """Date and source, each in a column of its own; returns where the words must end."""
        painter.setFont(self._small)
        painter.setPen(QColor(self.colours.ink3))
        painter.drawText(QRectF(right - DAY_WIDTH, 0, DAY_WIDTH, HEIGHT), _RIGHT, row.day)
        right -= DAY_WIDTH + GAP
        if with_source:
            source = self._small_metrics.elidedText(row.source, Qt.TextElideMode.ElideRight, SOURCE_WIDTH)
            painter.drawText(QRectF(right - SOURCE_WIDTH, 0, SOURCE_WIDTH, HEIGHT), _LEFT, source)
            right -= SOURCE_WIDTH + GAP
        return right
