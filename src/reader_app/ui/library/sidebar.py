"""The sidebar: the library's name, its shelves and the saved searches to choose from."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QVBoxLayout, QWidget

from reader_app.ui import theme
from reader_app.ui.i18n import number, tr
from reader_app.ui.library.labels import ElidedLabel, tint
from reader_app.ui.library.saved_menu import SavedMenu
from reader_app.ui.library.section_list import SectionList
from reader_app.ui.library.sidebar_delegate import SidebarDelegate
from reader_app.ui.library.sidebar_model import LINE, Line, SidebarModel
from reader_app.ui.session import Session
from reader_app.ui.values import Change


class Sidebar(QWidget):
    """Choosing a line, by mouse or arrow keys, chooses its shelf and ends a search, or searches what was saved."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self._following = False
        self._scrolled = 0
        self._name = ElidedLabel(session.services.library.name)
        self._name.setFont(theme.font(theme.SERIF, 16, bold=True))
        self._count = ElidedLabel()
        self._count.setFont(theme.font(theme.SANS, 11))
        self.model = SidebarModel(session, self)
        colours = theme.choose(session.settings.text("general.theme"))
        self._delegate = SidebarDelegate(colours)
        self.view = self._make_view()
        self._assemble()
        self._colour()
        self._tell_count()
        self._follow()
        session.changed.connect(self._refresh)

    def _make_view(self) -> SectionList:
        view = SectionList(self.model)
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setAccessibleName(tr("文库目录"))
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setMouseTracking(True)
        view.setItemDelegate(self._delegate)
        self.saved_menu = SavedMenu(self._session, view)
        view.clicked.connect(self._choose)
        view.selectionModel().currentChanged.connect(self._choose)
        self.model.modelAboutToBeReset.connect(self._remember)
        self.model.modelReset.connect(self._restore)
        return view

    def _assemble(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 17, 0, 8)
        layout.setSpacing(0)
        for label, below in ((self._name, 3), (self._count, 11)):
            label.setContentsMargins(20, 0, 12, 0)
            layout.addWidget(label)
            layout.addSpacing(below)
        layout.addWidget(self.view, 1)
        self.setMinimumWidth(150)
        self.setFocusProxy(self.view)

    def _choose(self, index: QModelIndex) -> None:
        line: Line | None = index.data(LINE) if index.isValid() else None
        if line is None or self._following:
            return
        if line.saved is not None:
            self._session.change_search(line.saved.text)
        elif line.shelf is not None:
            self._session.choose_shelf(line.shelf)

    def _refresh(self, change: Change) -> None:
        if "general.theme" in change.settings:
            self._colour()
        self.model.update(change)
        if change.shelf or change.search or change.saved:
            self._follow()
        if change.library:
            self._tell_count()

    def _remember(self) -> None:
        self._scrolled = self.view.verticalScrollBar().value()

    def _restore(self) -> None:
        """Other columns have come or gone: the same line stays chosen, and nothing moves that need not."""
        self._follow()
        self.view.doItemsLayout()
        self.view.verticalScrollBar().setValue(self._scrolled)

    def _follow(self) -> None:
        """Show which saved search or else which shelf the session is at, without choosing it."""
        row = self.model.row_of_search(self._session.search_text) if self._session.search_text else -1
        row = row if row >= 0 else self.model.row_of(self._session.shelf)
        if row == self.view.currentIndex().row():
            return
        self._following = True
        try:
            self.view.setCurrentIndex(self.model.index(row) if row >= 0 else QModelIndex())
        finally:
            self._following = False

    def _colour(self) -> None:
        colours = theme.choose(self._session.settings.text("general.theme"))
        self._delegate.colours = colours
        tint(self._name, colours.ink)
        tint(self._count, colours.ink3)
        if self.isVisible():
            self.view.viewport().update()

    def _tell_count(self) -> None:
        self._count.setText(tr("{count} 篇 · 本地", count=number(self.model.total)))
