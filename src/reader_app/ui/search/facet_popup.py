"""All values of all facets with how many articles have them, to choose several: stays open while they are chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QVBoxLayout, QWidget

from reader_app.domain.facets import Facet
from reader_app.ui.i18n import tr
from reader_app.ui.search.facet_words import Counts, facet_name, value_name
from reader_app.ui.search.popup_delegate import DETAIL, HEIGHT, PopupDelegate
from reader_app.ui.theme import Theme

SEARCHABLE = 15
"""More values than this can be looked for by their letters."""

MOST = 200
"""Values of one facet that are listed at one time."""

LEAST_WIDTH = 280
MOST_HEIGHT = 460

CHOICE = Qt.ItemDataRole.UserRole
"""The role under which a row gives its facet and value."""

Choices = Mapping[Facet, Sequence[str]]


class FacetPopup(QFrame):
    """A list with a box to tick before each value; values keep their places while it is open.

    Args:
        chosen: Gives the values that are chosen now.
        toggle: Chooses a value, or chooses it no more.
    """

    def __init__(
        self, parent: QWidget, colours: Theme, chosen: Callable[[], Choices], toggle: Callable[[Facet, str], None]
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("searchPopup")
        self.setAccessibleName(tr("缩小范围"))
        self._chosen = chosen
        self._toggle = toggle
        self._counts: Counts = {}
        self._values: dict[Facet, list[str]] = {facet: [] for facet in Facet}
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(tr("找一个值"))
        self.filter.setAccessibleName(tr("找一个值"))
        self.filter.textChanged.connect(self._show)
        self.filter.installEventFilter(self)
        self._model = QStandardItemModel(self)
        self.delegate = PopupDelegate(colours)
        self.view = self._make_view()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addWidget(self.filter)
        layout.addWidget(self.view)

    def _make_view(self) -> QListView:
        view = QListView()
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setAccessibleName(tr("栏目、来源、年份、标签、状态"))
        view.setModel(self._model)
        view.setItemDelegate(self.delegate)
        view.setUniformItemSizes(True)
        view.setMouseTracking(True)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.clicked.connect(self._choose)
        view.installEventFilter(self)
        return view

    def open(self, counts: Counts, place: QPoint, width: int) -> None:
        """Show these at a place of the screen."""
        self._values = {facet: [] for facet in Facet}
        self._take(counts)
        self.filter.clear()
        self.filter.setVisible(sum(map(len, self._values.values())) > SEARCHABLE)
        self._show()
        rows = self._model.rowCount() * HEIGHT
        self.resize(max(LEAST_WIDTH, width), min(MOST_HEIGHT, rows + 18 + (40 if self.filter.isVisibleTo(self) else 0)))
        screen = self.screen().availableGeometry()
        self.move(place.x(), max(screen.top(), min(place.y(), screen.bottom() - self.height())))
        self.show()
        (self.filter if self.filter.isVisibleTo(self) else self.view).setFocus()

    def refresh(self, counts: Counts) -> None:
        """Other counts, after something has been chosen."""
        self._take(counts)
        self._show()

    def _take(self, counts: Counts) -> None:
        self._counts = counts
        chosen = self._chosen()
        for facet, values in self._values.items():
            fresh = [*chosen[facet], *counts.get(facet.value, {})]
            values += [value for value in dict.fromkeys(fresh) if value not in values]

    def _show(self) -> None:
        """The values that contain what is looked for, at the same place as before."""
        scrolled, current = self.view.verticalScrollBar().value(), self.view.currentIndex().data(CHOICE)
        chosen, typed = self._chosen(), self.filter.text().strip().casefold()
        self._model.clear()
        for facet, values in self._values.items():
            found = [value for value in values if typed in value_name(facet, value).casefold()][:MOST]
            if found:
                self._model.appendRow(_heading(facet))
            for value in found:
                count = self._counts.get(facet.value, {}).get(value, 0)
                self._model.appendRow(_row(facet, value, count, value in chosen[facet]))
        self.view.doItemsLayout()
        self.view.verticalScrollBar().setValue(scrolled)
        rows = [self._model.index(row, 0) for row in range(self._model.rowCount())]
        same = next((index for index in rows if current is not None and index.data(CHOICE) == current), None)
        if same is not None:
            self.view.setCurrentIndex(same)

    def _choose(self, index: QModelIndex) -> None:
        choice = index.data(CHOICE)
        if choice is not None:
            self._toggle(Facet(choice[0]), choice[1])

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if watched is self.view and event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose(self.view.currentIndex())
                return True
            if watched is self.filter and event.key() == Qt.Key.Key_Down:
                self.view.setFocus()
                if not self.view.currentIndex().isValid():
                    self.view.setCurrentIndex(self._model.index(1, 0))
                return True
        return super().eventFilter(watched, event)


def _heading(facet: Facet) -> QStandardItem:
    item = QStandardItem(facet_name(facet))
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    return item


def _row(facet: Facet, value: str, count: int, chosen: bool) -> QStandardItem:
    name = value_name(facet, value)
    item = QStandardItem(name)
    item.setData(f"{count:,}", DETAIL)
    item.setData((facet.value, value), CHOICE)
    item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
    item.setCheckState(Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked)
    said = tr("{name}，{count} 篇", name=name, count=count)
    item.setData(tr("{name}，已选", name=said) if chosen else said, Qt.ItemDataRole.AccessibleTextRole)
    item.setToolTip(name)
    return item
