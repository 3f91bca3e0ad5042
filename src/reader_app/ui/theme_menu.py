"""The themes as a menu to choose one of, made from the choices of the setting. Follows the system where it shall."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QActionGroup, QGuiApplication
from PySide6.QtWidgets import QMenu

from reader_app.domain.settings import DECLARED
from reader_app.ui.i18n import tr

if TYPE_CHECKING:
    from reader_app.ui.session import Session

THEME = "general.theme"


class ThemeMenu(QMenu):
    """One checked line for each theme."""

    def __init__(self, session: Session, parent: QMenu) -> None:
        super().__init__(tr(DECLARED[THEME].label), parent)
        self._session = session
        self._group = QActionGroup(self)
        for value, label in DECLARED[THEME].choices:
            action = self.addAction(tr(label))
            action.setCheckable(True)
            action.setData(value)
            self._group.addAction(action)
        self._group.triggered.connect(lambda action: session.set_setting(THEME, action.data()))
        self.aboutToShow.connect(self._check)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    def _check(self) -> None:
        for action in self._group.actions():
            action.setChecked(action.data() == self._session.setting(THEME))

    def _follow_system(self) -> None:
        if self._session.setting(THEME) == "system":
            self._session.look_again(THEME)


def add_theme_menu(session: Session, beside: QAction) -> None:
    """Put the themes into the menu in which `beside` stands, above it."""
    for menu in beside.associatedObjects():
        if isinstance(menu, QMenu):
            menu.insertMenu(beside, ThemeMenu(session, menu))
