"""The composition root: the one place that builds objects out of each other. Read it from top to bottom."""

from __future__ import annotations

import builtins
import os
import signal
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from reader_app import paths
from reader_app.domain.errors import ReaderError
from reader_app.opening import open_services, open_settings
from reader_app.paths import Places
from reader_app.services.crashes import CrashService, RecentLog
from reader_app.storage.crashes import CrashFolder

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from reader_app.ui.main_window import MainWindow

__all__ = ["make_application", "make_window", "open_services", "open_settings", "run_demo", "run_window", "speak"]


def make_application(places: Places) -> QApplication:
    """The Qt application with its language and icon."""
    from PySide6.QtGui import QIcon
    from PySide6.QtWidgets import QApplication

    _import_plainly()
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setApplicationName(paths.APPLICATION)
    application.setStyle("Fusion")
    application.setWindowIcon(QIcon(str(paths.resources() / "icons" / "yandu.svg")))
    application.setProperty("translations", str(paths.resources() / "translations"))
    speak(application, open_settings(places).text("general.language"))
    return application


def _import_plainly() -> None:
    """Python's own import, in place of PySide6's, which reads the source of every module for the sake of "features".

    We use none (`from __feature__ import snake_case` and the like), and 150 modules are imported after PySide6.
    """
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def speak(application: QApplication, language: str) -> None:
    """Make a language that of the windows that are made from now on."""
    from reader_app.ui import i18n

    i18n.install(application, paths.resources() / "translations", language)


def make_window(root: Path, places: Places, user: str | None = None, crashes: CrashService | None = None) -> MainWindow:
    """A window on the library in `root`. The caller shows it, and closes `window.session` after it."""
    from reader_app.ui.main_window import MainWindow
    from reader_app.ui.session import Factories, Session

    command = [sys.executable, "-m", "reader_app", "index", str(root), "--serve"]
    command += ["--data-dir", str(places.data), "--cache-dir", str(places.cache)]
    settings = open_settings(places)
    factories = Factories(lambda: open_services(root, places, user, settings), tuple(command))
    session = Session(open_services(root, places, user, settings), settings, factories)
    session.crashes = crashes
    return MainWindow(session)


def run_window(library: Path | None, article: str | None, places: Places, user: str | None = None) -> int:
    """Open the window on `library`, the last library or a copy of the bundled articles, until it is closed."""
    from reader_app.ui.libraries import Libraries
    from reader_app.ui.messages import offer_report
    from reader_app.ui.uncaught import explained

    log, folder = RecentLog(), CrashFolder(places.crashes)
    log.install()
    crashes = CrashService(folder, log)
    died = crashes.left_behind()
    folder.watch()
    if library is None:
        from reader_app.services.bundled import bring

        bring(paths.bundled_articles(), places.own_library)
    application = make_application(places)
    say = partial(speak, application)
    libraries = Libraries(lambda root: make_window(root, places, user, crashes), open_settings(places), say)
    try:
        libraries.open_first(library, places.own_library, article)
        if died and libraries.window is not None:
            offer_report(libraries.window, died)
        signal.signal(signal.SIGINT, lambda *_: application.quit())
        with explained(libraries.explain):
            return application.exec()
    finally:
        libraries.close()
        folder.close()
        log.remove()


def run_demo(out: Path, user: str | None = None) -> int:
    """The whole main job without a hand: see `ui.demo`."""
    places = Places(out / "data", out / "cache")
    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from reader_app.ui import offscreen
    from reader_app.ui.demo import Demo

    if not paths.bundled_articles().is_dir():
        raise ReaderError("找不到随程序附带的文章，请重新安装研读。", code="not_found")
    application = make_application(places)
    with offscreen.calm():
        return Demo(out, paths.bundled_articles(), lambda root: make_window(root, places, user)).run(application)
