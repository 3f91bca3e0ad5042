"""Paints a line of the tag dialog: a box to tick, the tag's dot, its name, and how many articles have it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reader_app.ui import theme
from reader_app.ui.theme import Theme

COUNT, DOT = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
"""The roles under which a line has its number of articles and #RRGGBB of its dot."""

HEIGHT, MARGIN, BOX, DOT_SIZE = 32, 10, 16, 10


class TagDelegate(QStyledItemDelegate):
    """Follows `colours`, which are those of a theme."""

    def __init__(self, colours: Theme) -> None:
        super().__init__()
        self.colours = colours

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(120, HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect).adjusted(2, 1, -2, -1)
        self._paint_ground(painter, area, option.state)
        box = QRectF(area.left() + MARGIN, area.center().y() - BOX / 2, BOX, BOX)
        self._paint_box(painter, box, Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)))
        dot = QRectF(box.right() + 12, area.center().y() - DOT_SIZE / 2, DOT_SIZE, DOT_SIZE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(index.data(DOT)))
        painter.drawEllipse(dot)
        self._paint_words(painter, area.adjusted(dot.right() + 9 - area.left(), 0, -MARGIN, 0), index)
        painter.restore()

    def _paint_ground(self, painter: QPainter, area: QRectF, state: QStyle.StateFlag) -> None:
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            ground = QColor(self.colours.selection)
            ground.setAlphaF(1.0 if chosen else 0.5)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(area, 7, 7)
        if chosen and state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(self.colours.accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)

    def _paint_box(self, painter: QPainter, box: QRectF, state: Qt.CheckState) -> None:
        """Empty, with a tick, or with a dash where only some of the articles have the tag."""
        on = state is not Qt.CheckState.Unchecked
        painter.setPen(QPen(QColor(self.colours.accent if on else self.colours.ink3), 1))
        painter.setBrush(QColor(self.colours.accent if on else self.colours.paper))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        pen = QPen(QColor(self.colours.on_accent), 1.8)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        x, y = box.center().x(), box.center().y()
        if state is Qt.CheckState.Checked:
            painter.drawPolyline([QPointF(x - 3.4, y + 0.2), QPointF(x - 0.9, y + 2.7), QPointF(x + 3.6, y - 2.6)])
        elif state is Qt.CheckState.PartiallyChecked:
            painter.drawLine(QPointF(x - 3.4, y), QPointF(x + 3.4, y))

    def _paint_words(self, painter: QPainter, area: QRectF, index: QModelIndex | QPersistentModelIndex) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        small = theme.font(theme.SANS, 11)
        count = str(index.data(COUNT) or "")
        painter.setFont(small)
        painter.setPen(QColor(self.colours.ink3))
        painter.drawText(area, Qt.AlignmentFlag.AlignRight | middle, count)
        area = area.adjusted(0, 0, -QFontMetrics(small).horizontalAdvance(count) - 8, 0)
        font = theme.font(theme.SANS, 13)
        painter.setFont(font)
        painter.setPen(QColor(self.colours.ink))
        text = QFontMetrics(font).elidedText(
            index.data(Qt.ItemDataRole.DisplayRole), Qt.TextElideMode.ElideRight, int(area.width())
        )
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | middle, text)
