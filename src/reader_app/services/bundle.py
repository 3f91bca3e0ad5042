"""The services of one open library, together. `opening` makes it; windows and commands are handed it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from reader_app.services.library import LibraryService
from reader_app.services.listing import ListingService
from reader_app.services.notes import NotesService
from reader_app.services.reading import ReadingService
from reader_app.services.saved import SavedService
from reader_app.services.tags import TagsService

if TYPE_CHECKING:
    from reader_app.services.binning import BinService
    from reader_app.services.concordance import ConcordanceService
    from reader_app.services.duplicates import DuplicatesService
    from reader_app.services.editing import EditingService
    from reader_app.services.export import ExportService
    from reader_app.services.guide import GuideService
    from reader_app.services.importing import ImportService
    from reader_app.services.search import SearchService
    from reader_app.services.segmentation import SegmentationService
    from reader_app.services.showing import Showing
    from reader_app.services.similar import SimilarService
    from reader_app.services.statistics import StatisticsService
    from reader_app.services.study import StudyService
    from reader_app.services.titles import TitleService
    from reader_app.services.writing import WritingService


@dataclass(frozen=True, slots=True)
class Makers:
    """How those services are made that need more than other services."""

    search: Callable[[], SearchService]
    statistics: Callable[[], StatisticsService]
    writing: Callable[[], WritingService]
    segmentation: Callable[[], SegmentationService]
    titles: Callable[[], TitleService]
    guide: Callable[[], GuideService]


@dataclass(frozen=True)
class Services:
    """One library's services. They belong to the thread that made them; a job makes its own.

    Those in the second part are made when they are first asked for: a list is shown without them.
    """

    library: LibraryService
    listing: ListingService
    reading: ReadingService
    tags: TagsService
    notes: NotesService
    saved: SavedService
    resources: ExitStack
    makers: Makers

    @cached_property
    def search(self) -> SearchService:
        """Finds articles."""
        return self.makers.search()

    @cached_property
    def statistics(self) -> StatisticsService:
        """What was read, and when."""
        return self.makers.statistics()

    @cached_property
    def writing(self) -> WritingService:
        """New and changed articles, and drafts."""
        return self.makers.writing()

    @cached_property
    def segmentation(self) -> SegmentationService:
        """Words in a text."""
        return self.makers.segmentation()

    @cached_property
    def titles(self) -> TitleService:
        """Articles by what is typed of their titles."""
        return self.makers.titles()

    @cached_property
    def guide(self) -> GuideService:
        """The pages of the guide."""
        return self.makers.guide()

    @cached_property
    def concordance(self) -> ConcordanceService:
        """Every hit of a query as a line."""
        from reader_app.services.concordance import ConcordanceService

        return ConcordanceService(self.search, self.library)

    @cached_property
    def similar(self) -> SimilarService:
        """Articles like one."""
        from reader_app.services.similar import SimilarService

        return SimilarService(self.search, self.library)

    @cached_property
    def duplicates(self) -> DuplicatesService:
        """Articles that are there twice, or nearly."""
        from reader_app.services.duplicates import DuplicatesService

        return DuplicatesService(self.library)

    @cached_property
    def study(self) -> StudyService:
        """Slides of an article."""
        from reader_app.services.study import StudyService

        return StudyService(self.library, self.notes)

    @cached_property
    def export(self) -> ExportService:
        """Notes and articles as files."""
        from reader_app.services.export import ExportService

        return ExportService(self.library, self.notes)

    @cached_property
    def importing(self) -> ImportService:
        """Files into the library."""
        from reader_app.services.importing import ImportService

        return ImportService(self.library)

    @cached_property
    def editing(self) -> EditingService:
        """What files say of their articles, changed."""
        from reader_app.services.editing import EditingService

        return EditingService(self.library)

    @cached_property
    def binning(self) -> BinService:
        """Files into the bin and back."""
        from reader_app.services.binning import BinService

        return BinService(self.library)

    @cached_property
    def showing(self) -> Showing:
        """Other scripts on the screen, and readings."""
        from reader_app.services.showing import Showing

        return Showing()

    def close(self) -> None:
        """Give back files and connections, all of them even if one fails; the services cannot be used afterwards."""
        self.resources.close()
