"""The columns of the library with a bar for what was read of each: a table to read, by eye, key and ear."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
)

from reader_app.domain.statistics import ColumnTotals
from reader_app.ui.i18n import tr
from reader_app.ui.statistics.heat_map import duration
from reader_app.ui.theme import Theme

_SHARE = Qt.ItemDataRole.UserRole
"""The role under which a cell of the first column gives how long its bar is, 0.0 to 1.0."""


class ColumnsList(QTreeWidget):
    """A row for each column, the most read first."""

    def __init__(self, colours: Theme) -> None:
        super().__init__()
        self._bars = _Bars(colours, self)
        self.setAccessibleName(tr("各栏目的阅读"))
        self.setHeaderLabels([tr("栏目"), tr("字数"), tr("时长"), tr("读完")])
        self.setRootIsDecorated(False)
        self.setItemDelegateForColumn(0, self._bars)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformRowHeights(True)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2, 3):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
            self.headerItem().setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def set_colours(self, colours: Theme) -> None:
        """Use another theme."""
        self._bars.colours = colours
        self.viewport().update()

    def show_columns(self, columns: Sequence[ColumnTotals], *, finished: bool) -> None:
        """Show these; `finished` whether it is known how many articles were read to the end."""
        self.clear()
        self.setColumnHidden(3, not finished)
        most = max((column.characters for column in columns), default=0)
        for column in columns:
            done = tr("{finished} / {total} 篇", finished=column.finished, total=column.total) if finished else ""
            words = [column.name or tr("没有栏目"), f"{column.characters:,}", duration(column.seconds), done]
            item = QTreeWidgetItem(self, words)
            item.setData(0, _SHARE, column.characters / most if most else 0.0)
            for number in (1, 2, 3):
                item.setTextAlignment(number, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setCurrentIndex(self.model().index(0, 0))


class _Bars(QStyledItemDelegate):
    """Paints the bar under the name."""

    def __init__(self, colours: Theme, parent: QTreeWidget) -> None:
        super().__init__(parent)
        self.colours = colours

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        area: QRect = option.rect.adjusted(4, 0, -24, 0)
        track = QRect(area.left(), area.bottom() - 7, area.width(), 3)
        painter.fillRect(track, QColor(self.colours.line))
        share = float(index.data(_SHARE) or 0.0)
        if share:
            painter.fillRect(
                QRect(track.left(), track.top(), max(2, round(track.width() * share)), 3), QColor(self.colours.accent)
            )

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        hint = super().sizeHint(option, index)
        return QSize(hint.width(), hint.height() + 16)
