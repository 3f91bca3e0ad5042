"""What the command on the guide does: open it, at the page about the dialog that is before the eyes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from reader_app.ui.i18n import LANGUAGE

if TYPE_CHECKING:
    from reader_app.ui.main_window import MainWindow

ABOUT = {"SettingsDialog": "settings", "ShortcutsDialog": "shortcuts", "ExportDialog": "export"}
"""Class of a dialog -> the page about it."""


def show_guide(window: MainWindow) -> None:
    """The one window of the guide comes to the front; over a dialog it belongs to that, or it could not be used."""
    # Imported when it is wanted: the window must be there at once.
    from reader_app.services.guide import ENGLISH
    from reader_app.ui.guide.window import GuideWindow

    owner = QApplication.activeModalWidget() or window
    shown = next((each for each in owner.findChildren(GuideWindow) if each.isVisible()), None)
    if shown is None:
        shown = GuideWindow(window.session, owner)
        shown.show()
    if owner is not window:
        shown.show_page(ABOUT.get(type(owner).__name__, "start"))
    elif not shown.shown:
        shown.show_page(ENGLISH if window.session.setting(LANGUAGE) == "en" else "start")
    shown.raise_()
    shown.activateWindow()
