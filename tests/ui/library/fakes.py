"""A session without stores, for lists that are too long to be written as files."""

from __future__ import annotations

from datetime import date, timedelta
from types import SimpleNamespace
from typing import cast

from PySide6.QtCore import QObject, Signal

from reader_app.domain.article import Article, ReadingState
from reader_app.domain.hits import SearchResult
from reader_app.domain.query import Sort
from reader_app.domain.settings import DECLARED, Value
from reader_app.ui.session import Session
from reader_app.ui.values import Change, OpenArticle, Shelf


def many_articles(count: int) -> tuple[Article, ...]:
    """Articles of successive days, the newest first."""
    newest = date(2026, 9, 1)
    return tuple(_article(number, newest - timedelta(days=number)) for number in range(count))


def _article(number: int, day: date) -> Article:
    column = "甲" if number % 2 else "乙"
    return Article(f"{number:012x}", f"{number}.md", f"第{number}篇", date=day, column=column, summary="字" * 60)


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
        self.work = None
        self.opened: list[str] = []
        self.settings = SimpleNamespace(
            text=lambda _key: "light", state=lambda _name: "", set_state=lambda _name, _value: None
        )
        reading = SimpleNamespace(states=dict, state=ReadingState)
        notes = SimpleNamespace(counts=dict, meaning_counts=dict, annotations=tuple, select=lambda **_choice: ())
        library = SimpleNamespace(name="大文库", article=self.article, articles_by_id=self.articles_by_id)
        search = SimpleNamespace(occurrences=lambda _query, _text: (), snippets=lambda *_: ())
        self.services = SimpleNamespace(library=library, reading=reading, notes=notes, search=search)
        self.saved = SimpleNamespace(searches=tuple, of_text=lambda _text: None)

    def stir(self) -> None:
        """Nothing goes on behind this one that would have to stand back."""

    def setting(self, key: str) -> Value:
        return DECLARED[key].default

    def article(self, article_id: str) -> Article | None:
        return self.articles_by_id().get(article_id)

    def articles_by_id(self) -> dict[str, Article]:
        if len(self._by_id) != len(self.library):
            self._by_id = {article.id: article for article in self.library}
        return self._by_id

    def articles(self) -> tuple[Article, ...]:
        return self.library

    def prepare_search(self) -> None:
        """There is nothing to open."""

    def choose_shelf(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self.changed.emit(Change(shelf=True))

    def open(self, article_id: str, query: object = None) -> bool:
        self.opened.append(article_id)
        return True

    def as_session(self) -> Session:
        return cast(Session, self)
