"""The composition root: the one place that builds objects out of each other. Read it from top to bottom."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import ExitStack
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from reader_app import paths
from reader_app.domain.errors import ReaderError
from reader_app.domain.initials import Readings
from reader_app.paths import Places
from reader_app.search.whoosh_engine import WhooshEngine
from reader_app.services.alternatives import Dictionary, Words
from reader_app.services.bundle import Services
from reader_app.services.bundled import bring
from reader_app.services.concordance import ConcordanceService
from reader_app.services.crashes import CrashService, RecentLog
from reader_app.services.export import ExportService
from reader_app.services.importing import ImportService
from reader_app.services.library import LibraryService
from reader_app.services.moved import settle
from reader_app.services.notes import NotesService
from reader_app.services.reading import ReadingService
from reader_app.services.saved import SavedService
from reader_app.services.scan import check
from reader_app.services.search import SearchService
from reader_app.services.settings import SettingsService
from reader_app.services.similar import SimilarService
from reader_app.services.study import StudyService
from reader_app.services.titles import TitleService
from reader_app.storage.catalogue import Catalogue
from reader_app.storage.crashes import CrashFolder
from reader_app.storage.notes_store import NotesStore
from reader_app.storage.settings_file import SettingsFile

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from reader_app.ui.main_window import MainWindow


def open_settings(places: Places) -> SettingsService:
    """The user's choices."""
    return SettingsService(SettingsFile(places.settings))


def open_services(
    root: Path, places: Places, user: str | None = None, settings: SettingsService | None = None
) -> Services:
    """The services of the library in `root`, for the calling thread.

    Args:
        user: Who annotates; the name in `settings` (read from the file unless given) if None.

    Raises:
        ReaderError: `root` is no readable folder, or its notes were written by a newer version.
    """
    choices = settings or open_settings(places)
    check(root)
    files = places.library(root)
    with ExitStack() as opened:  # what is open already is closed if the next cannot be opened
        moved = settle(files.notes, root)
        store = NotesStore(files.notes)
        opened.callback(store.close)
        store.notices += [moved] if moved else []
        catalogue = Catalogue(files.catalogue)
        opened.callback(catalogue.close)
        engine = WhooshEngine(files.index, catalogue)
        opened.callback(engine.close)
        bundled = root.resolve() == paths.bundled_articles().resolve()
        library = LibraryService(root, catalogue, store, paths.BUNDLED_NAME if bundled else "")
        notes = NotesService(store, lambda: user or choices.text("general.author") or _login_name())
        reading = ReadingService(store)
        folding, words = partial(choices.flag, "search.folding"), Dictionary(_lexicon)
        search = SearchService(engine, library, notes, reading, folding=folding, words=words)
        return Services(
            library=library,
            reading=reading,
            notes=notes,
            search=search,
            concordance=ConcordanceService(search, library),
            similar=SimilarService(search, library),
            saved=SavedService(store),
            study=StudyService(library, notes),
            export=ExportService(library, notes),
            importing=ImportService(library),
            titles=TitleService(library, _readings),
            resources=opened.pop_all(),
        )


def _lexicon() -> Words:
    from reader_app.search.lexicon import Lexicon

    return Lexicon(paths.resources() / "lexicon" / "words.txt.xz")


@cache
def _readings() -> Readings:
    from reader_app.search.readings import read_readings

    return read_readings(paths.resources() / "lexicon" / "words.txt.xz")


def _login_name() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def make_application(places: Places) -> QApplication:
    """The Qt application with its language and icon."""
    from PySide6.QtGui import QIcon
    from PySide6.QtWidgets import QApplication

    from reader_app.ui import i18n

    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setApplicationName(paths.APPLICATION)
    application.setStyle("Fusion")
    application.setWindowIcon(QIcon(str(paths.resources() / "icons" / "yandu.svg")))
    application.setProperty("translations", str(paths.resources() / "translations"))
    i18n.install(application, paths.resources() / "translations", open_settings(places).text("general.language"))
    return application


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
        bring(paths.bundled_articles(), places.own_library)
    application = make_application(places)
    libraries = Libraries(lambda root: make_window(root, places, user, crashes), open_settings(places))
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
