"""A year of reading as a calendar: a column for each week, a cell for each day, darker the more was read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QDate, QEvent, QLocale, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from reader_app.domain.statistics import LEVELS, Cell
from reader_app.ui import theme
from reader_app.ui.i18n import tr
from reader_app.ui.reader.marks import mix
from reader_app.ui.theme import Theme

_GAP = 3
_LEFT, _TOP = 30, 20
"""Room for the days of the week and the months, in px."""
_LARGEST = 18
_STEPS = {Qt.Key.Key_Left: -7, Qt.Key.Key_Right: 7, Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class HeatMap(QWidget):
    """Arrow keys go from day to day.

    Signals:
        went: (Cell or None) at which day the keyboard or the mouse is.
    """

    went = Signal(object)

    def __init__(self, colours: Theme) -> None:
        super().__init__()
        self._colours = colours
        self._cells: Sequence[Cell] = ()
        self._at = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("一年的阅读日历"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_cells(self, cells: Sequence[Cell]) -> None:
        """Show these days, the first a Monday; today is the last."""
        self._cells = cells
        self._at = len(cells) - 1
        self.updateGeometry()
        self._tell()
        self.update()

    def set_colours(self, colours: Theme) -> None:
        """Use another theme."""
        self._colours = colours
        self.update()

    @property
    def cell(self) -> Cell | None:
        """The day that the keyboard is at."""
        return self._cells[self._at] if 0 <= self._at < len(self._cells) else None

    def shade(self, level: int) -> str:
        """The colour of a level."""
        if not level:
            return self._colours.line
        return mix(self._colours.line, self._colours.accent, (0.3, 0.5, 0.75, 1.0)[min(level, LEVELS) - 1])

    # Where things are

    def _size(self) -> float:
        """Of a cell, in px."""
        weeks = max(1, -(-len(self._cells) // 7))
        return max(6.0, min(_LARGEST, (self.width() - _LEFT) / weeks - _GAP))

    def _box(self, number: int) -> QRectF:
        week, day = divmod(number, 7)
        size = self._size()
        return QRectF(_LEFT + week * (size + _GAP), _TOP + day * (size + _GAP), size, size)

    def _number_at(self, point: QPoint) -> int:
        step = self._size() + _GAP
        week, day = int((point.x() - _LEFT) // step), int((point.y() - _TOP) // step)
        number = week * 7 + day
        return number if week >= 0 and 0 <= day < 7 and number < len(self._cells) else -1

    def _go(self, number: int) -> None:
        if number != self._at and 0 <= number < len(self._cells):
            self._at = number
            self._tell()
            self.update()

    def _tell(self) -> None:
        self.setAccessibleDescription(describe(self.cell) if self.cell else "")
        self.went.emit(self.cell)

    # Qt

    def sizeHint(self) -> QSize:
        return QSize(53 * 14 + _LEFT, self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        return QSize(53 * 9 + _LEFT, _TOP + 7 * 9)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        size = max(6.0, min(_LARGEST, (width - _LEFT) / 53 - _GAP))
        return int(_TOP + 7 * (size + _GAP) + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(theme.SANS, 11))
        painter.setPen(QColor(self._colours.ink3))
        self._write_names(painter)
        painter.setPen(Qt.PenStyle.NoPen)
        for number, cell in enumerate(self._cells):
            painter.setBrush(QColor(self.shade(cell.level)))
            painter.drawRoundedRect(self._box(number), 2, 2)
        if self.hasFocus() and self.cell is not None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self._colours.ink), 1.5))
            painter.drawRoundedRect(self._box(self._at).adjusted(-1.5, -1.5, 1.5, 1.5), 3, 3)
        painter.end()

    def _write_names(self, painter: QPainter) -> None:
        locale, size = QLocale(), self._size()
        for row in (0, 2, 4, 6):
            box = QRectF(0, self._box(row).top() - 3, _LEFT - 8, size + 6)
            name = locale.dayName(row + 1, QLocale.FormatType.NarrowFormat)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, name)
        shown = -100.0
        for number in range(0, len(self._cells), 7):
            day, left = self._cells[number].day, self._box(number).left()
            # A month stands over the first week that begins in it, where the one before leaves room.
            if day.day <= 7 and left - shown >= 34:
                painter.drawText(
                    QPoint(int(left), _TOP - 7), locale.standaloneMonthName(day.month, QLocale.FormatType.ShortFormat)
                )
                shown = left

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self._go(self._at + step)
        elif event.key() == Qt.Key.Key_Home:
            self._go(0)
        elif event.key() == Qt.Key.Key_End:
            self._go(len(self._cells) - 1)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._go(self._number_at(event.position().toPoint()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            number = self._number_at(event.pos())
            QToolTip.showText(event.globalPos(), describe(self._cells[number]) if number >= 0 else "", self)
            return True
        return super().event(event)


def long_day(day: date) -> str:
    """A date with its day of the week, in the language of the interface."""
    return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat)


def describe(cell: Cell) -> str:
    """What was read on a day, as a sentence."""
    if not cell.characters and not cell.seconds:
        return tr("{day}：没有阅读", day=long_day(cell.day))
    return tr(
        "{day}：{characters} 字，{time}",
        day=long_day(cell.day),
        characters=f"{cell.characters:,}",
        time=duration(cell.seconds),
    )


def duration(seconds: int) -> str:
    """Hours and minutes in words; less than a minute is one."""
    hours, minutes = divmod(max(1 if seconds else 0, round(seconds / 60)), 60)
    if not hours:
        return tr("{minutes} 分钟", minutes=minutes)
    return tr("{hours} 小时 {minutes} 分", hours=f"{hours:,}", minutes=minutes)
