"""Opens a library: builds its services out of its stores. With `app` the only place that builds objects.

What a list of articles is shown without is made when it is first asked for, and imported then.
"""

from __future__ import annotations

from contextlib import ExitStack
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from reader_app import paths
from reader_app.paths import Places
from reader_app.services.bundle import Makers, Services
from reader_app.services.library import LibraryService
from reader_app.services.listing import ListingService
from reader_app.services.moved import settle
from reader_app.services.notes import NotesService
from reader_app.services.reading import ReadingService
from reader_app.services.saved import SavedService
from reader_app.services.scan import check
from reader_app.services.settings import SettingsService
from reader_app.services.tags import TagsService
from reader_app.storage.catalogue import Catalogue
from reader_app.storage.notes_store import NotesStore
from reader_app.storage.settings_file import SettingsFile

if TYPE_CHECKING:
    from reader_app.domain.initials import Readings
    from reader_app.search.lexicon import Lexicon
    from reader_app.services.guide import GuideService
    from reader_app.services.search import SearchService
    from reader_app.services.segmentation import SegmentationService
    from reader_app.services.statistics import StatisticsService
    from reader_app.services.titles import TitleService
    from reader_app.services.writing import WritingService


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
        bundled = root.resolve() == paths.bundled_articles().resolve()
        library = LibraryService(root, catalogue, store, paths.BUNDLED_NAME if bundled else "")
        notes = NotesService(store, lambda: user or choices.text("general.author") or _login_name())
        reading = ReadingService(store, partial(choices.flag, "library.finish_by_reading"))
        tags = TagsService(store)
        resources = opened.pop_all()

    def search() -> SearchService:
        from reader_app.search.whoosh_engine import WhooshEngine
        from reader_app.services.alternatives import Dictionary
        from reader_app.services.search import SearchService

        engine = WhooshEngine(files.index, catalogue)
        resources.callback(engine.close)
        folding, words = partial(choices.flag, "search.folding"), Dictionary(_lexicon)
        return SearchService(engine, library, notes, reading, tags=tags, folding=folding, words=words)

    def statistics() -> StatisticsService:
        from reader_app.services.statistics import StatisticsService
        from reader_app.storage.reading_log import ReadingLog

        return StatisticsService(ReadingLog(store), library, reading)

    def writing() -> WritingService:
        from reader_app.services.writing import WritingService
        from reader_app.storage.drafts import FOLDER, Drafts

        return WritingService(library, Drafts(files.notes.with_name(FOLDER)))

    return Services(
        library=library,
        listing=ListingService(catalogue, store, tags),
        reading=reading,
        tags=tags,
        notes=notes,
        saved=SavedService(store),
        resources=resources,
        makers=Makers(search, statistics, writing, _segmentation, partial(_titles, library), _guide),
    )


def _segmentation() -> SegmentationService:
    from reader_app.services.segmentation import SegmentationService

    return SegmentationService(_lexicon)


def _titles(library: LibraryService) -> TitleService:
    from reader_app.services.titles import TitleService

    return TitleService(library, _readings)


def _guide() -> GuideService:
    from reader_app.services.guide import GuideService

    return GuideService(paths.guide())


@cache
def _lexicon() -> Lexicon:
    """One for all threads: its words take 16 MB."""
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
