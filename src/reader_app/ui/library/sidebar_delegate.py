"""Paints the lines of the sidebar."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reader_app.ui import theme
from reader_app.ui.library.layer import on_layer, paint_triangle, wants_layer
from reader_app.ui.library.sidebar_model import LINE, Line
from reader_app.ui.theme import Theme

LINE_HEIGHT = 33
HEADING_HEIGHT = 37
MARGIN = 10
"""From the sidebar's edge to a line, and again to its words, in px."""
RADIUS = 7
DOT = 9
BAR = QSize(3, 18)
"""The accent bar of the chosen line."""


class SidebarDelegate(QStyledItemDelegate):
    """Headings small and pale, shelves with their count at the right; `colours` is the theme."""

    def __init__(self, colours: Theme) -> None:
        super().__init__()
        self.colours = colours
        self._font = theme.font(theme.SANS, 13)
        self._small = theme.font(theme.SANS, 11)
        self._heading = QFont(self._small)
        self._heading.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 108)

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        line: Line = index.data(LINE)
        return QSize(60, HEADING_HEIGHT if line.is_heading else LINE_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        line: Line = index.data(LINE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area: QRect = option.rect.adjusted(MARGIN, 1, -MARGIN, -1)
        self._paint_ground(painter, area, option.state, line)
        painter.translate(area.topLeft())
        words = self._paint_heading if line.is_heading else self._paint_line
        own = QRect(QPoint(0, 0), area.size())
        if wants_layer(self.colours):
            ratio = painter.device().devicePixelRatioF()
            painter.drawPixmap(0, 0, on_layer(own.size(), ratio, lambda layer: words(layer, own, line)))
        else:
            words(painter, own, line)
        painter.restore()

    def _paint_heading(self, painter: QPainter, area: QRect, line: Line) -> None:
        """Its words, and after them a triangle that says whether it is collapsed."""
        ink = QColor(self.colours.ink3)
        painter.setFont(self._heading)
        painter.setPen(ink)
        words = area.adjusted(MARGIN, 0, -MARGIN, -5)
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, line.text)
        end = words.left() + painter.fontMetrics().horizontalAdvance(line.text)
        middle = words.bottom() - painter.fontMetrics().height() / 2 + 1
        paint_triangle(painter, QPointF(end + 10, middle), ink, turned=line.collapsed)

    def _paint_ground(self, painter: QPainter, area: QRect, state: QStyle.StateFlag, line: Line) -> None:
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        ground = QColor(self.colours.selection)
        painter.setPen(Qt.PenStyle.NoPen)
        if chosen or (state & QStyle.StateFlag.State_MouseOver and not line.is_heading):
            ground.setAlphaF(1.0 if chosen else 0.5)
            painter.setBrush(ground)
            painter.drawRoundedRect(area, RADIUS, RADIUS)
        if chosen:
            bar = QRectF(QPointF(area.left(), area.center().y() - BAR.height() / 2 + 0.5), BAR)
            painter.setBrush(QColor(self.colours.accent))
            painter.drawRoundedRect(bar, 1.5, 1.5)
        # The bar moves with the arrow keys anyway; the ring is for those who come by Tab.
        if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_KeyboardFocusChange:
            painter.setPen(QPen(QColor(self.colours.accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)

    def _paint_line(self, painter: QPainter, area: QRect, line: Line) -> None:
        words = area.adjusted(MARGIN, 0, -MARGIN, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        count = "" if line.count is None else str(line.count)
        painter.setFont(self._small)
        painter.setPen(QColor(self.colours.ink3))
        painter.drawText(words, Qt.AlignmentFlag.AlignRight | middle, count)
        words.setRight(words.right() - QFontMetrics(self._small).horizontalAdvance(count) - 8)
        if line.colour:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(line.colour))
            painter.drawEllipse(QRectF(words.left(), area.center().y() - DOT / 2 + 0.5, DOT, DOT))
            words.setLeft(words.left() + DOT + 8)
        painter.setFont(self._font)
        painter.setPen(QColor(self.colours.ink))
        text = QFontMetrics(self._font).elidedText(line.text, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | middle, text)
