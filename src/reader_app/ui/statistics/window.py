"""The window of reading statistics: sums of a period, a year as a calendar, and what was read of each column."""

from __future__ import annotations

import logging
from datetime import date
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import Shiboken

from reader_app.domain.progress import Progress
from reader_app.domain.statistics import Period
from reader_app.services.statistics import Statistics
from reader_app.ui import theme
from reader_app.ui.i18n import tr
from reader_app.ui.library.labels import tint
from reader_app.ui.session import Session
from reader_app.ui.statistics.columns_list import ColumnsList
from reader_app.ui.statistics.heat_map import HeatMap, describe, duration
from reader_app.ui.values import Change

log = logging.getLogger(__name__)


class StatisticsWindow(QDialog):
    """Works everything out when it is opened and when it comes to the front again.

    Args:
        owner: The main window; this one goes when it goes.
    """

    def __init__(self, session: Session, owner: QWidget) -> None:
        super().__init__(owner, Qt.WindowType.Window)
        self._session = session
        self._owner = owner
        self._statistics: Statistics | None = None
        self._working = False
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("阅读统计"))
        colours = theme.choose(session.settings.text("general.theme"))
        self.heat_map = HeatMap(colours)
        self.columns = ColumnsList(colours)
        self.day = QLabel()
        self.message = QLabel()
        self.periods = QButtonGroup(self)
        self.export_button = QPushButton(tr("导出表格……"))
        self._figures: dict[str, QLabel] = {}
        self._names: list[QLabel] = []
        self._stack = QStackedWidget()
        self._assemble()
        self._colour()
        self.resize(860, 580)
        self.heat_map.went.connect(lambda cell: self.day.setText(describe(cell) if cell else ""))
        session.changed.connect(self._refresh)
        owner.installEventFilter(self)
        self.work_out()

    # Building

    def _assemble(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 22, 28, 22)
        layout.setSpacing(14)
        layout.addLayout(self._head())
        layout.addLayout(self._sums())
        body = QWidget()
        inside = QVBoxLayout(body)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addWidget(self._heading(tr("每天读了多少")))
        inside.addWidget(self.heat_map)
        inside.addWidget(self.day)
        inside.addSpacing(8)
        inside.addWidget(self._heading(tr("各栏目")))
        inside.addWidget(self.columns, 1)
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.message.setWordWrap(True)
        self._stack.addWidget(self.message)
        self._stack.addWidget(body)
        layout.addWidget(self._stack, 1)
        self.day.setFont(theme.font(theme.SANS, 12))

    def _head(self) -> QHBoxLayout:
        title = QLabel(tr("阅读统计"))
        title.setFont(theme.font(theme.SERIF, 20, bold=True))
        row = QHBoxLayout()
        row.addWidget(title, 1)
        names = {
            Period.WEEK: tr("本周"),
            Period.MONTH: tr("本月"),
            Period.YEAR: tr("今年"),
            Period.ALL: tr("全部"),
        }
        for number, (period, name) in enumerate(names.items()):
            button = QToolButton()
            button.setText(name)
            button.setCheckable(True)
            button.setAccessibleName(name)
            button.setChecked(period is Period.MONTH)
            self.periods.addButton(button, number)
            row.addWidget(button)
        self.periods.idToggled.connect(lambda _id, on: self._show() if on else None)
        self.export_button.setAccessibleName(tr("把阅读记录导出为 CSV 表格"))
        self.export_button.setAutoDefault(False)
        self.export_button.clicked.connect(self._export)
        row.addSpacing(12)
        row.addWidget(self.export_button)
        return row

    def _sums(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(2)
        names = {
            "characters": tr("字数"),
            "time": tr("时长"),
            "articles": tr("文章"),
            "days": tr("有阅读的天数"),
            "streak": tr("连续阅读"),
        }
        for column, (key, name) in enumerate(names.items()):
            label, figure = QLabel(name), QLabel()
            label.setFont(theme.font(theme.SANS, 12))
            figure.setFont(theme.font(theme.SERIF, 24, bold=True))
            figure.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            figure.setAccessibleName(name)
            grid.addWidget(figure, 0, column)
            grid.addWidget(label, 1, column)
            grid.setColumnStretch(column, 1)
            self._figures[key] = figure
            self._names.append(label)
        return grid

    def _heading(self, text: str) -> QLabel:
        label = QLabel(text)
        label.setFont(theme.font(theme.SANS, 12))
        self._names.append(label)
        return label

    # Showing

    @property
    def period(self) -> Period:
        """The one that is summed up."""
        return tuple(Period)[self.periods.checkedId()]

    def work_out(self) -> None:
        """Sum up again, in a job of its own."""
        if self._working:
            return
        self._working = True
        make, today = self._session.factories.services, date.today()

        def job(progress: Progress) -> Statistics:
            services = make()
            try:
                return services.statistics.work_out(today, progress)
            finally:
                services.close()

        if self._statistics is None:
            self.message.setText(tr("正在统计……"))
        self._session.run(tr("正在统计"), job, self._take, ended=self._ended)

    def _take(self, statistics: Statistics) -> None:
        if not Shiboken.isValid(self):
            return  # it was closed while the sums were worked out
        self._statistics = statistics
        self.heat_map.show_cells(statistics.calendar)
        self._show()

    def _ended(self) -> None:
        self._working = False

    def _show(self) -> None:
        found = self._statistics
        if found is None:
            return
        sums = found.periods[self.period]
        self._figures["characters"].setText(f"{sums.characters:,}")
        self._figures["time"].setText(duration(sums.seconds))
        self._figures["articles"].setText(tr("{count} 篇", count=f"{sums.articles:,}"))
        self._figures["days"].setText(tr("{count} 天", count=sums.days))
        self._figures["streak"].setText(tr("{count} 天", count=found.streak))
        nothing = not found.periods[Period.ALL].characters and not found.finished
        self.message.setText(tr("还没有阅读记录。打开一篇文章读上几分钟，这里就会记下来。") if nothing else "")
        self._stack.setCurrentIndex(0 if nothing else 1)
        self.export_button.setEnabled(not nothing)
        self.columns.show_columns(found.columns[self.period], finished=self.period is Period.ALL)

    def _refresh(self, change: Change) -> None:
        if "general.theme" in change.settings:
            self._colour()

    def _colour(self) -> None:
        colours = theme.choose(self._session.settings.text("general.theme"))
        self.heat_map.set_colours(colours)
        self.columns.set_colours(colours)
        for label in (*self._names, self.day, self.message):
            tint(label, colours.ink2)

    def _export(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, tr("导出阅读记录"), tr("阅读记录.csv"), f"{tr('表格')} (*.csv)")
        if name:
            self.write_table(Path(name))

    def write_table(self, path: Path) -> None:
        """Write the log as a table; what goes wrong is said."""
        try:
            self._session.services.statistics.write(path)
        except Exception as error:
            self._session.fail(error)

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._owner and event.type() is QEvent.Type.Close:
            self.close()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self.isActiveWindow() and self._statistics is not None:
            self.work_out()
