"""Orders of shelves."""

from __future__ import annotations

from datetime import date

from reader_app.domain.article import Article
from reader_app.ui.library.shelves import Order, in_order

ARTICLES = (
    Article("1", "1.md", "张家的门", date=date(2025, 1, 1), source="周末读本"),
    Article("2", "2.md", "安心的事", date=None, source=None),
    Article("3", "3.md", "第10讲", date=date(2026, 1, 1), source="本地文稿"),
    Article("4", "4.md", "第2讲", date=date(2024, 1, 1), source="周末读本"),
)


def ids(order: Order) -> str:
    return "".join(article.id for article in in_order(ARTICLES, order))


def test_by_date_newest_first_and_unknown_last() -> None:
    assert ids(Order.DATE) == "3142"


def test_titles_stand_as_in_a_chinese_dictionary_with_numbers_by_value() -> None:
    assert ids(Order.TITLE) == "2431"


def test_by_source_then_date_with_unknown_sources_last() -> None:
    assert ids(Order.SOURCE) == "3142"
