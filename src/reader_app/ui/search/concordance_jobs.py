"""The long works of a concordance, each with services of its own: collecting lines, and writing them into a file."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from reader_app.domain.concordance import Concordance, Line, Order, ordered
from reader_app.domain.progress import Progress, stoppable
from reader_app.domain.sort import Sort
from reader_app.services.bundle import Services


def collecting(
    make: Callable[[], Services], text: str, sort: Sort, stopped: threading.Event
) -> Callable[[Progress], Concordance]:
    """A job that gives the lines of the query `text`, unless it is stopped."""

    def job(progress: Progress) -> Concordance:
        services = make()
        try:
            return services.concordance.lines(text, sort=sort, progress=stoppable(progress, stopped.is_set))
        finally:
            services.close()

    return job


def ordering(
    make: Callable[[], Services], lines: Sequence[Line], order: Order
) -> Callable[[Progress], tuple[Line, ...]]:
    """A job that gives the lines in another order."""

    def job(_progress: Progress) -> tuple[Line, ...]:
        if order is not Order.DATE:
            return ordered(lines, order, {})
        services = make()
        try:
            articles = services.library.among({line.article_id for line in lines})
        finally:
            services.close()
        return ordered(lines, order, {key: article.date for key, article in articles.items()})

    return job


def writing(make: Callable[[], Services], lines: Sequence[Line], target: Path) -> Callable[[Progress], int]:
    """A job that writes the lines and gives their number."""

    def job(_progress: Progress) -> int:
        services = make()
        try:
            services.concordance.write(lines, target)
        finally:
            services.close()
        return len(lines)

    return job
