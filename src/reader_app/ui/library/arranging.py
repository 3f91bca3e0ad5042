"""The button by which the list is ordered and grouped, and how that is remembered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton

from reader_app.domain.arrangement import Arrangement, Grouping, Order
from reader_app.domain.sort import Sort
from reader_app.services.settings import SettingsService
from reader_app.ui.i18n import tr
from reader_app.ui.library.shelves import direction_names, grouping_name, order_name

ORDER, REVERSED, GROUPING = "list.order", "list.reversed", "list.grouping"
"""Under which the order of shelves, the orders that are turned round, and the groups are remembered."""


def remembered(settings: SettingsService) -> Arrangement:
    """How shelves were arranged last."""
    order, grouping = settings.state(ORDER), settings.state(GROUPING)
    known = Order(order) if order in set(Order) else Order.DATE
    groups = Grouping(grouping) if grouping in set(Grouping) else Grouping.NONE
    return turned(settings, Arrangement(known, grouping=groups))


def turned(settings: SettingsService, arrangement: Arrangement) -> Arrangement:
    """In the direction that its order had last."""
    is_reversed = arrangement.order in settings.state(REVERSED).split()
    return replace(arrangement, descending=arrangement.order.descends != is_reversed)


def remember(settings: SettingsService, arrangement: Arrangement) -> None:
    """For the next time; each order keeps its own direction."""
    turned_round = set(settings.state(REVERSED).split()) - {arrangement.order}
    if arrangement.descending != arrangement.order.descends:
        turned_round.add(arrangement.order)
    settings.set_state(ORDER, arrangement.order)
    settings.set_state(REVERSED, " ".join(sorted(turned_round)))
    settings.set_state(GROUPING, arrangement.grouping)


def sort_name(sort: Sort) -> str:
    """The word for an order of results."""
    return {Sort.RELEVANCE: tr("相关度"), Sort.DATE: tr("日期"), Sort.TITLE: tr("标题")}[sort]


class ArrangeButton(QToolButton):
    """Shows the order and offers others: those of results while there are some, else those of shelves.

    Signals:
        ordered: (`Order`) another order of shelves, in its own direction.
        arranged: (`Arrangement`) another direction, or other groups.
        sorted: (`Sort`) another order of results.
    """

    ordered = Signal(object)
    arranged = Signal(object)
    sorted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._arrangement = Arrangement()
        self._sort: Sort | None = None
        self.setAccessibleName(tr("排序和分组"))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setStyleSheet("QToolButton { font-size: 11px; } QToolButton::menu-indicator { image: none; }")
        menu = QMenu(self)
        menu.aboutToShow.connect(self._fill)
        self.setMenu(menu)

    def show_arrangement(self, arrangement: Arrangement, sort: Sort | None) -> None:
        """Say how the list is arranged; `sort`: the order of results, None on a shelf."""
        self._arrangement, self._sort = arrangement, sort
        if sort is not None:
            self.setText(f"{sort_name(sort)} ▾")
            return
        mark = "↓" if arrangement.descending else "↑"
        self.setText(f"{order_name(arrangement.order)} {mark}")
        self.setToolTip(direction_names(arrangement.order)[arrangement.descending != arrangement.order.descends])

    def _fill(self) -> None:
        now = self._arrangement
        self.menu().clear()
        if self._sort is not None:
            self._add([(sort_name(sort), sort, sort is self._sort) for sort in Sort], self.sorted)
            return
        self._add([(order_name(order), order, order is now.order) for order in Order], self.ordered)
        self.menu().addSeparator()
        usual = now.order.descends
        directions = zip(direction_names(now.order), (usual, not usual), strict=True)
        self._add([(name, replace(now, descending=d), d is now.descending) for name, d in directions], self.arranged)
        self.menu().addSeparator()
        groupings = [(grouping_name(each), replace(now, grouping=each), each is now.grouping) for each in Grouping]
        self._add(groupings, self.arranged)

    def _add(self, choices: Sequence[tuple[str, object, bool]], signal: SignalInstance) -> None:
        """Words of which one can be checked; each sends its value with `signal`."""
        group = QActionGroup(self.menu())
        for name, value, checked in choices:
            action = self.menu().addAction(name)
            action.setCheckable(True)
            action.setChecked(checked)
            action.setActionGroup(group)
            action.triggered.connect(lambda _checked=False, value=value: signal.emit(value))
