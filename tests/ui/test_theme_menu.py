"""Themes are chosen in the menu; a window that follows the system follows it while it is open."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from reader_app.domain.settings import DECLARED
from reader_app.ui import theme
from reader_app.ui.main_window import MainWindow
from reader_app.ui.theme import DARK, GREEN, LIGHT
from reader_app.ui.theme_menu import ThemeMenu


def test_a_theme_is_chosen_in_the_menu(window: MainWindow) -> None:
    menu = window.menuBar().findChild(ThemeMenu)
    assert menu is not None
    view = menu.parent()
    assert isinstance(view, QMenu)
    assert view.title().startswith("视图")
    assert menu.title() == "主题"
    assert [action.text() for action in menu.actions()] == [label for _, label in DECLARED["general.theme"].choices]
    next(action for action in menu.actions() if action.text() == "护眼绿").trigger()
    assert window.theme == GREEN
    window.session.set_setting("general.theme", "dark")
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions() if action.isChecked()] == ["夜间"]


class System:
    """A system that can turn dark, which Qt's offscreen platform cannot."""

    scheme = Qt.ColorScheme.Light

    @classmethod
    def styleHints(cls) -> type[System]:
        return cls

    @classmethod
    def colorScheme(cls) -> Qt.ColorScheme:
        return cls.scheme

    @classmethod
    def turn(cls, scheme: Qt.ColorScheme) -> None:
        cls.scheme = scheme
        QGuiApplication.styleHints().colorSchemeChanged.emit(scheme)


def test_the_window_follows_the_system_only_where_it_shall(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(theme, "QGuiApplication", System)
    window.session.set_setting("general.theme", "system")
    System.turn(Qt.ColorScheme.Dark)
    assert window.theme == DARK
    System.turn(Qt.ColorScheme.Light)
    assert window.theme == LIGHT
    window.session.set_setting("general.theme", "green")
    System.turn(Qt.ColorScheme.Dark)
    assert window.theme == GREEN
