"""The libraries that were open last, and where each of them was left: the menu of them, and what is remembered."""

from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from reader_app.domain.errors import ReaderError
from reader_app.services.settings import SettingsService
from reader_app.ui.i18n import tr
from reader_app.ui.values import Shelf, ShelfKind

if TYPE_CHECKING:
    from reader_app.ui.main_window import MainWindow

log = logging.getLogger(__name__)

KEY = "libraries.recent"
MOST = 8
BEFORE = "library.import"
"""The command above which the menu stands."""


def recent(settings: SettingsService) -> tuple[Path, ...]:
    """The folders, the one that was opened last first; some may be there no more."""
    try:
        kept = json.loads(settings.state(KEY) or "[]")
    except ValueError:
        return ()
    return tuple(Path(each) for each in kept if isinstance(each, str)) if isinstance(kept, list) else ()


def remember(settings: SettingsService, root: Path) -> None:
    """This one was opened just now. Nobody shall be kept from it because that cannot be written down."""
    others = [folder for folder in recent(settings) if folder != root]
    # One more than is shown, as the library that is open is not.
    _put(settings, (root, *others)[: MOST + 1])


def forget(window: MainWindow) -> None:
    """Know of none but the one in this window."""
    _put(window.session.settings, (_opened(window),))


def others(window: MainWindow) -> tuple[Path, ...]:
    """The recent libraries beside the one in this window."""
    return tuple(folder for folder in recent(window.session.settings) if folder != _opened(window))[:MOST]


def _opened(window: MainWindow) -> Path:
    return window.session.services.library.root.absolute()


def shown(folder: Path) -> str:
    """A folder with the home folder as ~."""
    try:
        return str(Path("~") / folder.relative_to(Path.home()))
    except (ValueError, RuntimeError):
        return str(folder)


def _put(settings: SettingsService, folders: tuple[Path, ...]) -> None:
    try:
        settings.set_state(KEY, json.dumps([str(folder) for folder in folders], ensure_ascii=False))
    except ReaderError as error:
        log.info("%s", error)


class RecentMenu(QMenu):
    """Filled each time it is opened; what is not there now (such as on a disk that is not in) is grey."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(tr("最近的文库"), window)
        self._window = window
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """Show the libraries of now."""
        self.clear()
        folders = others(self._window)
        for folder in folders:
            action = self.addAction(f"{folder.name}    {shown(folder.parent)}".replace("&", "&&"))
            action.setEnabled(folder.is_dir())
            action.triggered.connect(lambda _checked=False, folder=folder: self._window.library_chosen.emit(folder))
        if not folders:
            self.addAction(tr("没有别的文库")).setEnabled(False)
            return
        self.addSeparator()
        self.addAction(tr("清空这个列表")).triggered.connect(lambda: forget(self._window))


def add_menu(window: MainWindow) -> RecentMenu:
    """Put the menu of recent libraries into the menu bar."""
    menu = RecentMenu(window)
    before = window.actions_by_id[BEFORE]
    for place in before.associatedObjects():
        if isinstance(place, QMenu):
            place.insertMenu(before, menu)
    return menu


# Where a library was left


def remember_shelf(window: MainWindow) -> None:
    """Write down which shelf is shown; raises `ReaderError` where that cannot be."""
    shelf = window.session.shelf
    window.session.settings.set_state(_shelf_key(window), f"{shelf.kind.value}:{shelf.value}")


def restore_shelf(window: MainWindow) -> None:
    """Show the shelf that was shown, if the sidebar still has it."""
    kind, _, value = window.session.settings.state(_shelf_key(window)).partition(":")
    if kind not in set(ShelfKind):
        return
    shelf = Shelf(ShelfKind(kind), value)
    if window.sidebar.model.row_of(shelf) >= 0:
        window.session.choose_shelf(shelf)


def _shelf_key(window: MainWindow) -> str:
    return f"last_shelf:{window.session.services.library.root}"
