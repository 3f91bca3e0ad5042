"""Paints the rows of the popups under the search box: words, pale words at the right, headings, boxes to tick."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reader_app.ui import theme
from reader_app.ui.library.layer import on_layer, wants_layer
from reader_app.ui.theme import Theme

DETAIL = int(Qt.ItemDataRole.UserRole) + 1
"""The role under which a row gives the pale words at its right."""

HEIGHT = 28
MARGIN = 10
BOX = 13
MOST_DETAIL = 0.45
"""The share of a row that its pale words can have."""


class PopupDelegate(QStyledItemDelegate):
    """Rows that cannot be chosen are headings; rows with a check state have a box. `colours` is the theme."""

    def __init__(self, colours: Theme) -> None:
        super().__init__()
        self.colours = colours
        self._font = theme.font(theme.SANS, 13)
        self._small = theme.font(theme.SANS, 11)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(100, HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area: QRect = option.rect
        words = area.adjusted(MARGIN, 0, -MARGIN, 0)
        if not index.flags() & Qt.ItemFlag.ItemIsEnabled:
            self._write(painter, words.adjusted(0, 4, 0, 0), str(index.data()), small=True)
        else:
            self._paint_ground(painter, area, option.state)
            ticked = index.data(Qt.ItemDataRole.CheckStateRole)
            if ticked is not None:
                self._paint_box(painter, words, Qt.CheckState(ticked) is Qt.CheckState.Checked)
                words.setLeft(words.left() + BOX + 8)
            words.setRight(words.right() - self._paint_detail(painter, words, str(index.data(DETAIL) or "")))
            self._write(painter, words, str(index.data()))
        painter.restore()

    def _paint_ground(self, painter: QPainter, area: QRect, state: QStyle.StateFlag) -> None:
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            ground = QColor(self.colours.selection)
            ground.setAlphaF(1.0 if chosen else 0.5)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(area.adjusted(0, 1, 0, -1), 5, 5)

    def _paint_box(self, painter: QPainter, words: QRect, ticked: bool) -> None:
        box = QRectF(words.left() + 0.5, words.center().y() - BOX / 2 + 0.5, BOX, BOX)
        painter.setPen(QPen(QColor(self.colours.accent if ticked else self.colours.ink3), 1))
        painter.setBrush(QColor(self.colours.accent if ticked else self.colours.paper))
        painter.drawRoundedRect(box, 3, 3)
        if ticked:
            painter.setPen(QPen(QColor("#FFFFFF"), 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            x, y = box.center().x(), box.center().y()
            painter.drawPolyline([QPointF(x - 3.2, y), QPointF(x - 0.9, y + 2.4), QPointF(x + 3.4, y - 2.6)])

    def _paint_detail(self, painter: QPainter, words: QRect, text: str) -> int:
        """At the right; returns how much room it takes."""
        if not text:
            return 0
        metrics = QFontMetrics(self._small)
        width = min(metrics.horizontalAdvance(text) + 2, round(words.width() * MOST_DETAIL))
        place = QRect(words.right() - width, words.top(), width + 1, words.height())
        self._write(painter, place, text, small=True, right=True)
        return width + 8

    def _write(self, painter: QPainter, place: QRect, text: str, *, small: bool = False, right: bool = False) -> None:
        if wants_layer(self.colours):
            ratio = painter.device().devicePixelRatioF()
            own = QRect(QPoint(0, 0), place.size())
            layer = on_layer(own.size(), ratio, lambda layer: self._draw(layer, own, text, small, right))
            painter.drawPixmap(place.topLeft(), layer)
        else:
            self._draw(painter, place, text, small, right)

    def _draw(self, painter: QPainter, place: QRect, text: str, small: bool, right: bool) -> None:
        font = self._small if small else self._font
        painter.setFont(font)
        painter.setPen(QColor(self.colours.ink3 if small else self.colours.ink))
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        cut = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, side | Qt.AlignmentFlag.AlignVCenter, cut)
