"""Choosing a font among those that write Chinese, each shown with a line in its own letters."""

from __future__ import annotations

import re

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontDatabase, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reader_app.ui import theme
from reader_app.ui.controls import ComboBox
from reader_app.ui.i18n import tr
from reader_app.ui.settings.sample import LINE

ROW = QSize(440, 56)
"""A font in the list, in px."""
_MARGIN = 12


_REGION = re.compile(r"(?P<family>.+) (?:HK|JP|KR|TC)")


def families() -> list[tuple[str, str]]:
    """(family, its name) of the installed fonts that write simplified Chinese, after the program's own choice."""
    names = set(QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese))
    shown = sorted(name for name in names if not QFontDatabase.isPrivateFamily(name) and not _is_foreign(name, names))
    return [("", tr("自动选择宋体")), *((name, name) for name in shown)]


def _is_foreign(name: str, names: set[str]) -> bool:
    """The same font with the characters and marks of another country, where that of the mainland is installed."""
    found = _REGION.fullmatch(name)
    return found is not None and f"{found['family']} SC" in names


class FontCombo(ComboBox):
    """A combo box whose list shows each font's line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(FontDelegate(self))
        self.setMaxVisibleItems(8)
        self.setStyleSheet("QComboBox { combobox-popup: 0; }")  # a list with a scroll bar, as high as that
        self.view().setMinimumWidth(ROW.width() + 12)


class FontDelegate(QStyledItemDelegate):
    """The name, and under it the line in the font of that name."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return ROW

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        area: QRect = option.rect
        colours = option.palette
        painter.save()
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.fillRect(area, QColor(colours.color(colours.ColorRole.Highlight)))
        inner = area.adjusted(_MARGIN, 6, -_MARGIN, -6)
        painter.setFont(theme.font(theme.SANS, 11))
        painter.setPen(colours.color(colours.ColorRole.PlaceholderText))
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, str(index.data()))
        family = index.data(Qt.ItemDataRole.UserRole)
        painter.setFont(theme.font((family, *theme.SERIF) if family else theme.SERIF, 18))
        painter.setPen(colours.color(colours.ColorRole.Text))
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, LINE)
        painter.restore()
