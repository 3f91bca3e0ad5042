"""What can be done with a saved search in the sidebar: rename, delete, copy; by its context menu and by keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QListView, QMenu

from reader_app.domain.errors import ReaderError
from reader_app.domain.saved import SavedSearch
from reader_app.ui.i18n import tr
from reader_app.ui.library.sidebar_model import LINE, Line
from reader_app.ui.search.name_dialog import NameDialog
from reader_app.ui.session import Session


class SavedMenu(QObject):
    """Gives the lines of saved searches in `view` a context menu, F2 and the delete key."""

    def __init__(self, session: Session, view: QListView) -> None:
        super().__init__(view)
        self._session = session
        self._view = view
        # No shortcuts of their own: with those of the window of the same keys, Qt would do neither.
        rename = self._action(tr("重命名搜索……") + "\tF2", self._rename)
        delete = self._action(tr("删除搜索") + "\tDel", self._delete)
        self.actions = (rename, delete, self._action(tr("复制搜索"), _copy))
        self._keys = {Qt.Key.Key_F2: rename, Qt.Key.Key_Delete: delete}
        view.installEventFilter(self)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._open)

    def menu_at(self, place: QPoint) -> QMenu | None:
        """The menu for the line there, or None where it is no saved search."""
        index = self._view.indexAt(place)
        if not index.isValid() or index.data(LINE).saved is None:
            return None
        self._view.setCurrentIndex(index)
        menu = QMenu(self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(list(self.actions))
        return menu

    def _open(self, place: QPoint) -> None:
        menu = self.menu_at(place)
        if menu is not None:
            menu.popup(self._view.viewport().mapToGlobal(place))

    def _action(self, text: str, run: Callable[[SavedSearch], None]) -> QAction:
        action = QAction(text, self._view)
        action.triggered.connect(lambda: self._do(run))
        self._view.addAction(action)
        return action

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """On the line of a saved search the keys are its own, whatever they mean in the window."""
        if event.type() not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            return super().eventFilter(watched, event)
        assert isinstance(event, QKeyEvent)
        action = self._keys.get(Qt.Key(event.key())) if not event.modifiers() else None
        index = self._view.currentIndex()
        if action is None or not index.isValid() or index.data(LINE).saved is None:
            return super().eventFilter(watched, event)
        if event.type() is QEvent.Type.KeyPress:
            action.trigger()
        event.accept()
        return True

    def _do(self, run: Callable[[SavedSearch], None]) -> None:
        index = self._view.currentIndex()
        line: Line | None = index.data(LINE) if index.isValid() else None
        if line is not None and line.saved is not None:
            try:
                run(line.saved)
            except ReaderError as error:
                self._session.fail(error)

    def _rename(self, search: SavedSearch) -> None:
        NameDialog(tr("重命名搜索"), search.name, lambda name: self._renamed(search, name), self._view.window()).open()

    def _renamed(self, search: SavedSearch, name: str) -> None:
        try:
            self._session.saved.rename(search, name)
        except ReaderError as error:
            self._session.fail(error)

    def _delete(self, search: SavedSearch) -> None:
        self._session.saved.delete(search)


def _copy(search: SavedSearch) -> None:
    QGuiApplication.clipboard().setText(search.text)
