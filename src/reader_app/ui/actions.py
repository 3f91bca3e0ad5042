"""What the commands on the whole window do: undo, settings, help, leaving. Others are beside the places they act on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader_app.ui import messages
from reader_app.ui.i18n import tr

if TYPE_CHECKING:
    from reader_app.ui.main_window import MainWindow


def close(window: MainWindow) -> None:
    """Leave; everything is stored already."""
    window.close()


def undo(window: MainWindow) -> None:
    """Take back the last change."""
    window.session.undo_stack.undo()


def redo(window: MainWindow) -> None:
    """Make the change that was taken back once more."""
    window.session.undo_stack.redo()


def open_settings(window: MainWindow) -> None:
    """All settings."""
    show_settings(window, "")


def show_settings(window: MainWindow, section: str, key: str = "") -> None:
    """The settings, opened at a section, or at one setting."""
    from reader_app.ui.settings.dialog import SettingsDialog

    window.show_dialog(SettingsDialog(window.session, window, section, key))


def open_palette(window: MainWindow) -> None:
    """The one line from which everything is reached; once more puts it away."""
    from reader_app.ui.palette.view import Palette

    palette = window.findChild(Palette) or Palette(window)
    palette.begin()


def toggle_theme(window: MainWindow) -> None:
    """From light to dark and back."""
    window.session.set_setting("general.theme", "light" if window.theme.dark else "dark")


def toggle_panes(window: MainWindow) -> None:
    """Give the article the whole width, or bring sidebar and list back."""
    window.show_panes(not (window.panes.is_shown(window.list_pane) or window.panes.is_shown(window.sidebar)))


def toggle_sidebar(window: MainWindow) -> None:
    """Put the sidebar away, or bring it back."""
    window.show_pane(window.sidebar, not window.panes.is_shown(window.sidebar))


def toggle_list(window: MainWindow) -> None:
    """Put the list away, or bring it back."""
    window.show_pane(window.list_pane, not window.panes.is_shown(window.list_pane))


def toggle_undisturbed(window: MainWindow) -> None:
    """The article alone on the full screen, or everything again."""
    window.undisturbed.toggle()


def show_shortcuts(window: MainWindow) -> None:
    """All commands with their keys."""
    from reader_app.ui.shortcuts import ShortcutsDialog

    window.show_dialog(ShortcutsDialog(window))


def show_about(window: MainWindow) -> None:
    """Name, version and what it is."""
    from reader_app import __version__

    messages.tell(window, tr("研读 {version}：单人研读、集体学习、批注整理的桌面阅读器。", version=__version__))
