"""Another language for a window that is open: it is made anew over the same session, so that nothing is lost.

What can be undone, what is searched, the article and the place in it are the session's and stay; windows beside it are
closed, and the settings, where the language is chosen, are opened again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from reader_app.ui import actions
from reader_app.ui.i18n import LANGUAGE
from reader_app.ui.main_window import MainWindow
from reader_app.ui.session import Session
from reader_app.ui.settings.dialog import SettingsDialog
from reader_app.ui.values import Place


@dataclass(frozen=True, slots=True)
class _Left:
    """What of a window is not the session's.

    Attributes:
        offset: At the top of the article, in code points.
        settings: Whether the settings were open.
    """

    offset: int
    settings: bool


def put_away(window: MainWindow) -> bool:
    """Keep what is being written and close what is open beside the window; False if something does not let itself."""
    window.reader.margin.finish()
    for widget in QApplication.topLevelWidgets():
        if widget is not window and widget.isVisible() and not isinstance(widget, SettingsDialog):
            widget.close()
    others = [each for each in QApplication.topLevelWidgets() if each.isVisible() and each is not window]
    return all(isinstance(each, SettingsDialog) for each in others)


def renew(window: MainWindow, make: Callable[[Session], MainWindow]) -> MainWindow:
    """The window made anew, at the place of the old one, which is gone; `put_away` was called before."""
    session = window.session
    left = _Left(window.reader.text.top_offset(), any(each.isVisible() for each in window.findChildren(SettingsDialog)))
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    quits = application.quitOnLastWindowClosed()
    application.setQuitOnLastWindowClosed(False)
    try:
        window.close()
        window.deleteLater()
        # Now, before anything is said to views that nobody sees.
        QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete.value)
        session.select(None)
        renewed = make(session)
        renewed.show()
    finally:
        application.setQuitOnLastWindowClosed(quits)
    session.tell_again()
    if session.current is not None:
        place = Place(left.offset, left.offset)
        session.open(session.current.article.id, place, session.current.query)
    renewed.focus_first()
    if left.settings:
        actions.show_settings(renewed, "", LANGUAGE)
    return renewed
