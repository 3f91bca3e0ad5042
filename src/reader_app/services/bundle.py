"""The services of one open library, together. `app` makes it; windows and commands are handed it."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass

from reader_app.services.concordance import ConcordanceService
from reader_app.services.duplicates import DuplicatesService
from reader_app.services.export import ExportService
from reader_app.services.importing import ImportService
from reader_app.services.library import LibraryService
from reader_app.services.notes import NotesService
from reader_app.services.reading import ReadingService
from reader_app.services.saved import SavedService
from reader_app.services.search import SearchService
from reader_app.services.similar import SimilarService
from reader_app.services.study import StudyService


@dataclass(frozen=True, slots=True)
class Services:
    """One library's services. They belong to the thread that made them; a job makes its own."""

    library: LibraryService
    reading: ReadingService
    notes: NotesService
    search: SearchService
    concordance: ConcordanceService
    similar: SimilarService
    saved: SavedService
    study: StudyService
    duplicates: DuplicatesService
    export: ExportService
    importing: ImportService
    resources: ExitStack

    def close(self) -> None:
        """Give back files and connections, all of them even if one fails; the services cannot be used afterwards."""
        self.resources.close()
