"""Paints a library in the list of recent ones: its name, and small under it where it lies."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reader_app.ui import theme
from reader_app.ui.recent_libraries import shown
from reader_app.ui.theme import Theme

FOLDER = Qt.ItemDataRole.UserRole
"""The role under which a row has its folder."""

HEIGHT, MARGIN = 50, 12


class LibraryDelegate(QStyledItemDelegate):
    """Follows `colours`, which are those of a theme."""

    def __init__(self, colours: Theme) -> None:
        super().__init__()
        self.colours = colours
        self._name = theme.font(theme.SANS, 14)
        self._place = theme.font(theme.SANS, 11)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(120, HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        folder: Path = index.data(FOLDER)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect).adjusted(1, 1, -1, -1)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            ground = QColor(self.colours.selection)
            ground.setAlphaF(1.0 if chosen else 0.5)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(area, 7, 7)
        enabled = bool(option.state & QStyle.StateFlag.State_Enabled)
        words = area.adjusted(MARGIN, 6, -MARGIN, -7)
        top, bottom = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignBottom
        painter.setFont(self._name)
        painter.setPen(QColor(self.colours.ink if enabled else self.colours.ink3))
        end, middle = Qt.TextElideMode.ElideRight, Qt.TextElideMode.ElideMiddle
        painter.drawText(words, top, QFontMetrics(self._name).elidedText(folder.name, end, int(words.width())))
        painter.setFont(self._place)
        painter.setPen(QColor(self.colours.ink3))
        place = QFontMetrics(self._place).elidedText(shown(folder.parent), middle, int(words.width()))
        painter.drawText(words, bottom, place)
        painter.restore()
