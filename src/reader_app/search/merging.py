"""Which segments are merged at a commit: enough that searching stays fast, not so many that writing does not.

Segments are of one class if their sizes are between two powers of eight. When a class has eight of them they become
one, so an article is written again once for each class. The largest are left as they are. A segment most of whose
documents were deleted is written anew without them.
"""

# mypy: disable-error-code="no-untyped-call"

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from whoosh.reading import SegmentReader

from reader_app.search.checksums import DamagedIndexError

FACTOR = 8
LARGE = 4096
"""Segments of so many documents are not merged."""


def few_segments(writer: Any) -> bool:
    """Commit what a writer has and merge what should be merged.

    Returns:
        False if a segment that should have been merged turned out to be damaged; it is left as it was.
    """
    damaged = []

    def merge(writer: Any, segments: list[Any]) -> list[Any]:
        chosen = _chosen(segments)
        kept = [segment for segment in segments if segment not in chosen and not _empty(segment)]
        for segment in chosen:
            reader = SegmentReader(writer.storage, writer.schema, segment)
            try:
                _check(reader)
                writer.add_reader(reader)
            except DamagedIndexError:
                damaged.append(segment)
                kept.append(segment)
            finally:
                reader.close()
        return kept

    writer.commit(mergetype=merge)
    return not damaged


def _empty(segment: Any) -> bool:
    return bool(segment.doc_count() == 0)


def _chosen(segments: Iterable[Any]) -> list[Any]:
    classes: dict[int, list[Any]] = defaultdict(list)
    chosen = []
    for segment in segments:
        if _empty(segment):
            continue
        if 2 * segment.doc_count() < segment.doc_count_all():
            chosen.append(segment)
        elif segment.doc_count() < LARGE:
            classes[_class(segment.doc_count())].append(segment)
    for members in classes.values():
        if len(members) >= FACTOR:
            chosen += members
    return chosen


def _class(documents: int) -> int:
    return (documents.bit_length() - 1) // (FACTOR.bit_length() - 1)


def _check(reader: Any) -> None:
    """Look at all of a segment before any of it is copied."""
    for field, kind in reader.schema.items():
        if kind.column_type and reader.has_column(field):
            reader.column_reader(field, translate=False).check()
