"""What was read: keeps the log, and sums it up for the window of statistics and as a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from reader_app.domain.article import ReadingStatus
from reader_app.domain.progress import Progress, silent
from reader_app.domain.statistics import (
    Cell,
    ColumnTotals,
    Period,
    Reading,
    Totals,
    by_column,
    calendar,
    streak,
    totals,
    within,
)
from reader_app.formats.table import to_csv
from reader_app.services.library import LibraryService
from reader_app.services.reading import ReadingService
from reader_app.storage.atomic import write_bytes
from reader_app.storage.reading_log import ReadingLog

HEADER = ("日期", "标题", "路径", "栏目", "分钟", "字数")
"""Of the table."""


@dataclass(frozen=True, slots=True)
class Statistics:
    """Everything that the window of statistics shows, as of one day.

    Attributes:
        periods: The sums of each period.
        columns: The sums by column of each period.
        streak: Days in a row.
        finished: Articles of the library that were read to the end.
    """

    today: date
    periods: dict[Period, Totals]
    columns: dict[Period, tuple[ColumnTotals, ...]]
    calendar: tuple[Cell, ...]
    streak: int
    finished: int
    total: int


class StatisticsService:
    """The log of one library.

    Args:
        log: Where it is kept.
    """

    def __init__(self, log: ReadingLog, library: LibraryService, reading: ReadingService) -> None:
        self._log = log
        self._library = library
        self._reading = reading

    def add(self, readings: Iterable[Reading], most: int) -> None:
        """Add to the log; of one article and day at most `most` characters are counted.

        Raises:
            ReaderError: It could not be stored.
        """
        self._log.add(readings, most)

    def work_out(self, today: date, progress: Progress = silent) -> Statistics:
        """Sum everything up; looks at every article of the library, so do it in a job."""
        readings = self._log.readings()
        progress(0, 0, "")
        columns = {article.id: article.column or "" for article in self._library.articles()}
        sizes = Counter(columns.values())
        done = [key for key, state in self._reading.states().items() if state.status is ReadingStatus.FINISHED]
        finished = Counter(columns[key] for key in done if key in columns)
        inside = {period: within(readings, period, today) for period in Period}
        return Statistics(
            today,
            {period: totals(found) for period, found in inside.items()},
            {
                period: by_column(found, columns, sizes, finished if period is Period.ALL else {})
                for period, found in inside.items()
            },
            calendar(readings, today),
            streak({reading.day for reading in readings}, today),
            finished.total(),
            len(columns),
        )

    def table(self) -> bytes:
        """The log as a CSV table: a line for each day and article."""
        return to_csv(HEADER, map(self._row, self._log.readings()))

    def write(self, path: Path) -> None:
        """Write the table into a file, in place of one that is there.

        Raises:
            ReaderError: "disk_full" or "cannot_write"; a file that is there is as it was.
        """
        write_bytes(path, self.table())

    def _row(self, reading: Reading) -> tuple[str, ...]:
        article = self._library.article(reading.article_id)
        names = (article.title, article.path, article.column or "") if article else ("", "", "")
        return reading.day.isoformat(), *names, f"{reading.seconds / 60:.1f}", str(reading.characters)
