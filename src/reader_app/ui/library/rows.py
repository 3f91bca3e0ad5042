"""What the rows of the article list show, as values, and the small words that go with them. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader_app.ui.i18n import day, tr
from reader_app.ui.search.excerpt import MarkedText

if TYPE_CHECKING:
    from reader_app.domain.article import Article
    from reader_app.domain.hits import Match


@dataclass(frozen=True, slots=True)
class Row:
    """What one row shows.

    Attributes:
        body: The summary, or pieces around the hits.
        notes: How many annotations the article has.
        progress: How far it has been read, 0.0 to 1.0.
        match: What the search says of it, or None on a shelf.
        favourite: Whether it is one.
        remark: What the order of the list goes by, where nothing else in the row says it, or "".
        tags: The user's, each with the #RRGGBB of its dot.
    """

    article: Article
    title: MarkedText
    body: MarkedText
    notes: int
    progress: float
    match: Match | None = None
    favourite: bool = False
    remark: str = ""
    tags: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """What the row over a group shows."""

    title: str
    count: int
    collapsed: bool


def spoken(row: Row) -> Sequence[str]:
    """What a screen reader says of a row."""
    read = [tr("已读 {share}%", share=round(row.progress * 100))] if row.progress else []
    favourite = [tr("收藏")] if row.favourite else []
    return [row.article.title, *favourite, *details(row), *(name for name, _ in row.tags), *read]


def spoken_heading(heading: Heading) -> str:
    """What a screen reader says of a group."""
    if heading.collapsed:
        return tr("{name}，{count} 篇，已折叠", name=heading.title, count=heading.count)
    return tr("{name}，{count} 篇", name=heading.title, count=heading.count)


def details(row: Row, *, column: bool = True) -> Sequence[str]:
    """What stands under a row's words: favourite, source, column, date, hits, notes; only what there is.

    Args:
        column: Whether there is room for the column of what was found; on a shelf it is never said.
    """
    source = " ".join(part for part in ("★" if row.favourite else "", row.article.source) if part)
    found = row.article.column or "" if column and row.match is not None else ""
    parts = [source, found, day(row.article.date), row.remark]
    if row.match is not None and row.match.count:
        parts.append(tr("{count} 处", count=row.match.count))
    if row.match is not None and row.match.notes:
        parts.append(tr("批注中 {count} 条", count=row.match.notes))
    elif row.notes:
        parts.append(tr("{count} 条批注", count=row.notes))
    return [part for part in parts if part]
