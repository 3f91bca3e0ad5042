"""A session without stores, for lists that are too long to be written as files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from itertools import accumulate
from types import SimpleNamespace
from typing import cast

from PySide6.QtCore import QObject, Signal

from reader_app.domain.arrangement import Arrangement, Grouping
from reader_app.domain.article import Article, ReadingState
from reader_app.domain.hits import SearchResult
from reader_app.domain.query import Sort
from reader_app.domain.settings import DECLARED, Value
from reader_app.services.listing import Group, Listing
from reader_app.ui.session import Session
from reader_app.ui.values import Change, OpenArticle, Shelf, ShelfKind


def many_articles(count: int) -> tuple[Article, ...]:
    """Articles of successive days, the newest first."""
    newest = date(2026, 9, 1)
    return tuple(_article(number, newest - timedelta(days=number)) for number in range(count))


def _article(number: int, day: date) -> Article:
    column = "甲" if number % 2 else "乙"
    return Article(f"{number:012x}", f"{number}.md", f"第{number}篇", date=day, column=column, summary="字" * 60)


class FakeListing:
    """Lists what a session without stores has, by numbers that are the ids; shelves of columns, orders of dates."""

    def __init__(self, session: FakeSession) -> None:
        self._session = session

    def listing(self, shelf: Shelf, arrangement: Arrangement, kept: Collection[str] = ()) -> Listing:
        articles = self._session.library
        if shelf.kind is ShelfKind.COLUMN:
            articles = tuple(article for article in articles if article.column == shelf.value)
        newest = sorted(articles, key=lambda article: article.date or date.min, reverse=arrangement.descending)
        if arrangement.grouping is not Grouping.COLUMN:
            return Listing([int(article.id, 16) for article in newest])
        newest.sort(key=lambda article: article.column or "")
        counts = Counter(article.column or "" for article in newest)
        starts = accumulate(counts.values(), initial=0)
        groups = tuple(Group(name, start, count) for (name, count), start in zip(counts.items(), starts, strict=False))
        return Listing([int(article.id, 16) for article in newest], groups)

    def articles(self, numbers: Sequence[int]) -> tuple[Article | None, ...]:
        return tuple(self._session.article(f"{number:012x}") for number in numbers)

    def ids(self, numbers: Sequence[int]) -> tuple[str, ...]:
        return tuple(f"{number:012x}" for number in numbers)

    def numbers(self, ids: Iterable[str]) -> dict[str, int]:
        return {key: int(key, 16) for key in ids if self._session.article(key)}

    def columns(self) -> dict[str, int]:
        return {}

    sources = authors = tags = columns

    def total(self) -> int:
        return len(self._session.library)


class FakeSession(QObject):
    """As much of a session as the columns ask for."""

    changed = Signal(object)

    def __init__(self, articles: tuple[Article, ...]) -> None:
        super().__init__()
        self.library = articles
        self._by_id: dict[str, Article] = {}
        self.shelf, self.sort, self.search_text = Shelf(), Sort.DATE, ""
        self.result: SearchResult | None = None
        self.current: OpenArticle | None = None
        self.chosen: tuple[str, ...] = ()
        self.work = None
        self.opened: list[str] = []
        self.settings = SimpleNamespace(
            text=lambda _key: "light", state=lambda _name: "", set_state=lambda _name, _value: None
        )
        reading = SimpleNamespace(states=dict, state=ReadingState)
        notes = SimpleNamespace(counts=dict, meaning_counts=dict, annotations=tuple, select=lambda **_choice: ())
        library = SimpleNamespace(name="大文库", article=self.article, among=self.among)
        search = SimpleNamespace(occurrences=lambda _query, _text: (), snippets=lambda *_: ())
        listing = FakeListing(self)
        tags = SimpleNamespace(of=lambda _article_id: (), colours=dict)
        self.services = SimpleNamespace(
            library=library, listing=listing, reading=reading, notes=notes, search=search, tags=tags
        )
        self.saved = SimpleNamespace(searches=tuple, of_text=lambda _text: None)

    def stir(self) -> None:
        """Nothing goes on behind this one that would have to stand back."""

    def setting(self, key: str) -> Value:
        return DECLARED[key].default

    def article(self, article_id: str) -> Article | None:
        if len(self._by_id) != len(self.library):
            self._by_id = {article.id: article for article in self.library}
        return self._by_id.get(article_id)

    def among(self, ids: Iterable[str]) -> dict[str, Article]:
        return {key: article for key in ids if (article := self.article(key))}

    def choose_articles(self, ids: tuple[str, ...]) -> None:
        if ids != self.chosen:
            self.chosen = ids
            self.changed.emit(Change(chosen=True))

    def prepare_search(self) -> None:
        """There is nothing to open."""

    def choose_sort(self, sort: Sort) -> None:
        self.sort = sort

    def choose_shelf(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self.changed.emit(Change(shelf=True))

    def open(self, article_id: str, query: object = None) -> bool:
        self.opened.append(article_id)
        return True

    def as_session(self) -> Session:
        return cast(Session, self)
