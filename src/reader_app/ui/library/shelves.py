"""Which articles are on a shelf, in which order, and what a shelf is called. Pure functions; no widgets."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from enum import StrEnum

from PySide6.QtCore import QCollator, QLocale

from reader_app.domain.annotation import meaning
from reader_app.domain.article import Article, ReadingState, ReadingStatus
from reader_app.ui.i18n import tr
from reader_app.ui.values import Shelf, ShelfKind


class Order(StrEnum):
    """The order of a shelf; the value is what is remembered."""

    DATE = "date"
    TITLE = "title"
    SOURCE = "source"


def order_name(order: Order) -> str:
    """The word for it on the menu."""
    return {Order.DATE: tr("日期"), Order.TITLE: tr("标题"), Order.SOURCE: tr("来源")}[order]


def shelf_name(shelf: Shelf) -> str:
    """The word for it in the sidebar."""
    if shelf.kind is ShelfKind.STATUS:
        return tr("未读") if shelf.value == ReadingStatus.UNREAD else tr("在读")
    if shelf.kind is ShelfKind.FAVOURITE:
        return tr("收藏")
    if shelf.kind is ShelfKind.COLUMN:
        return shelf.value
    if shelf.kind is ShelfKind.MEANING:
        kind = meaning(shelf.value)
        return tr(kind.label) if kind else shelf.value
    return tr("全部文章")


def on_shelf(
    shelf: Shelf,
    articles: Sequence[Article],
    states: Mapping[str, ReadingState],
    marked: Collection[str] = (),
    kept: Collection[str] = (),
) -> list[Article]:
    """The articles of `shelf`, in the order given.

    Args:
        states: Of every article that was ever touched.
        marked: For a shelf of a meaning, the ids of the articles that have such annotations.
        kept: Ids that stay although they do not belong here any more, so that nothing vanishes under the hand.
    """
    if shelf.kind is ShelfKind.ALL:
        return list(articles)
    if shelf.kind is ShelfKind.COLUMN:
        return [article for article in articles if article.column == shelf.value or article.id in kept]
    if shelf.kind is ShelfKind.STATUS and shelf.value == ReadingStatus.UNREAD:
        begun = {key for key, state in states.items() if state.status is not ReadingStatus.UNREAD}
        return [article for article in articles if article.id not in begun or article.id in kept]
    if shelf.kind is ShelfKind.STATUS:
        wanted = {key for key, state in states.items() if state.status == shelf.value}
    elif shelf.kind is ShelfKind.FAVOURITE:
        wanted = {key for key, state in states.items() if state.favourite}
    else:
        wanted = set(marked)
    return [article for article in articles if article.id in wanted or article.id in kept]


def in_order(articles: Iterable[Article], order: Order) -> list[Article]:
    """Sorted: the newest first, or by title, or by source and then the newest first. What is not known comes last."""
    newest = sorted(articles, key=lambda article: -article.date.toordinal() if article.date else 0)
    if order is Order.TITLE:
        return _collated(newest, lambda article: article.title)
    if order is Order.SOURCE:
        return _collated(newest, lambda article: article.source)
    return newest


def _collated(articles: list[Article], word: Callable[[Article], str | None]) -> list[Article]:
    """By a word as a Chinese dictionary has it, articles without it last; equal ones keep their order."""
    collator = QCollator(QLocale(QLocale.Language.Chinese))
    collator.setNumericMode(True)
    words = sorted({found for article in articles if (found := word(article))}, key=collator.sortKey)
    ranks: dict[str | None, int] = {found: rank for rank, found in enumerate(words)}
    return sorted(articles, key=lambda article: ranks.get(word(article), len(ranks)))
