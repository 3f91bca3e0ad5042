"""The articles that are open at once, one of them in the reader: each tab has an article and its own way back.

Knows no widget. `Session.open` shows an article in the present tab; everything that concerns several is here.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING

from reader_app.ui.history import History
from reader_app.ui.kept import KeptDocuments
from reader_app.ui.values import Change

if TYPE_CHECKING:
    from reader_app.domain.article import Article
    from reader_app.domain.block import Document
    from reader_app.domain.query import Query
    from reader_app.ui.session import Session

CLOSED = 20
"""Closed tabs that can be opened again."""
RESTORED = 40
"""Tabs that are opened again when the library is, at most."""

_NUMBERS = count(1)


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab, for whoever shows it.

    Attributes:
        number: Its own as long as the program runs.
        article_id: Of the article in it, "" while there is none.
        missing: The article is in the library no more.
    """

    number: int
    article_id: str
    title: str
    missing: bool = False


@dataclass(slots=True)
class _Tab:
    """A tab with the way through it."""

    article_id: str = ""
    title: str = ""
    missing: bool = False
    history: History = field(default_factory=History)
    number: int = field(default_factory=lambda: next(_NUMBERS))


class Tabs:
    """The open tabs of one library, in their order."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._tabs: list[_Tab] = []
        self._closed: list[tuple[int, _Tab]] = []
        self.documents = KeptDocuments(session, self._edited)
        self._nowhere = History()
        self._shown = 0
        self.present = -1

    def all(self) -> tuple[Tab, ...]:
        """The tabs in their order."""
        return tuple(Tab(tab.number, tab.article_id, tab.title, tab.missing) for tab in self._tabs)

    @property
    def history(self) -> History:
        """The way through the present tab."""
        return self._tabs[self.present].history if self._tabs else self._nowhere

    @property
    def can_reopen(self) -> bool:
        """Whether a tab was closed that can be opened again."""
        return bool(self._closed)

    # What the user does

    def open(self, article_id: str, query: Query | None = None, *, background: bool = False) -> bool:
        """Open an article in a tab of its own, right of the present one, or go to the tab that has it.

        Args:
            background: Leave the reader where it is.

        Returns:
            Whether it is open; if not, the reason was told by `Session.failed`.
        """
        session = self._session
        article = session.services.library.article(article_id)
        at = next((index for index, tab in enumerate(self._tabs) if tab.article_id == article_id), None)
        if at is not None:
            return True if background else self.choose(at) and (query is None or session.open(article_id, query=query))
        if article is None or not background or not self._tabs:
            return self._open_new(article_id, query)
        place = self.present + 1
        while place < len(self._tabs) and not self._tabs[place].history.can_go(0):
            place += 1  # after those that were opened the same way a moment ago
        self._tabs.insert(place, _Tab(article.id, article.title))
        self._tell()
        return True

    def choose(self, index: int) -> bool:
        """Show the tab at `index`, where it was left."""
        if not 0 <= index < len(self._tabs):
            return False
        if index == self.present and self._session.current is not None:
            return True
        self._session.leaving.emit()
        before, self.present = self.present, index
        if self._show():
            return True
        self.present = before
        self.look()
        return False

    def step(self, count: int) -> None:
        """Show the tab `count` further to the right; after the last one follows the first."""
        if self._tabs:
            self.choose((self.present + count) % len(self._tabs))

    def close(self, index: int | None = None) -> None:
        """Close a tab, the present one unless another is named; the one that takes its place is shown."""
        index = self.present if index is None else index
        if not 0 <= index < len(self._tabs):
            return
        self._session.leaving.emit()
        tab = self._tabs.pop(index)
        if tab.article_id and not tab.missing:
            self._closed = [*self._closed, (index, tab)][-CLOSED:]
        if index < self.present:
            self.present -= 1
        elif index == self.present:
            self._show_nearest(index)
        self.documents.prune({each.article_id for each in self._tabs})
        self._tell()

    def reopen(self) -> None:
        """Open the tab again that was closed last, where it was."""
        if not self._closed:
            return
        self._session.leaving.emit()
        index, tab = self._closed.pop()
        before, self.present = self.present, min(index, len(self._tabs))
        self._tabs.insert(self.present, tab)
        if not self._show():
            del self._tabs[self.present]
            self.present = before
        self._tell()

    def move(self, start: int, end: int) -> None:
        """Put a tab into another place of the row."""
        if start == end or not (0 <= start < len(self._tabs) and 0 <= end < len(self._tabs)):
            return
        present = self._tabs[self.present]
        self._tabs.insert(end, self._tabs.pop(start))
        self.present = self._tabs.index(present)
        self._tell()

    # What the session tells

    def follow(self, article: Article) -> bool:
        """This article is open in the present tab now; returns whether the row of tabs is another by that."""
        if not self._tabs:
            self._tabs, self.present = [_Tab(history=self._nowhere)], 0
            self._nowhere = History()
        tab = self._tabs[self.present]
        now = (article.id, article.title, False)
        other = now != (tab.article_id, tab.title, tab.missing) or tab.number != self._shown
        self._shown = tab.number
        tab.article_id, tab.title, tab.missing = now
        self.documents.prune({each.article_id for each in self._tabs})
        return other

    def look(self) -> None:
        """The library is another: titles may be, and articles may have gone or come back."""
        library, other = self._session.services.library, False
        for tab in self._tabs:
            article = library.article(tab.article_id)
            now = (article.title, False) if article is not None else (tab.title, True)
            other = other or now != (tab.title, tab.missing)
            tab.title, tab.missing = now
        if other:
            self._tell()

    def _edited(self, article_id: str, before: Document, after: Document) -> None:
        for tab in self._tabs:
            tab.history.follow(article_id, before, after)

    # From one run of the program to the next

    def state(self) -> str:
        """What `restore` brings back, as text."""
        ids = [tab.article_id for tab in self._tabs]
        return json.dumps({"tabs": ids, "present": self.present, "beside": self._session.beside.state()})

    def restore(self, state: str, *, show: bool = True) -> bool:
        """Open the tabs again of which `state` tells, as far as their articles are there; only the present one is read.

        Args:
            show: Show the present one. Otherwise the caller opens another.
        """
        if self._tabs:
            return False
        ids, present, beside = _read(state)
        library = self._session.services.library
        articles = [(library.article(article_id), article_id == present) for article_id in ids[:RESTORED]]
        there = [(article, chosen) for article, chosen in articles if article is not None]
        if not there:
            return False
        self._tabs = [_Tab(article.id, article.title) for article, _ in there]
        self.present = next((index for index, (_, chosen) in enumerate(there) if chosen), 0)
        if show and not self._show():
            self._show_nearest(self.present)
        if self._session.current is not None:
            self._session.beside.restore(beside)
        self._tell()
        return True

    def _open_new(self, article_id: str, query: Query | None) -> bool:
        self._session.leaving.emit()
        before = self.present
        if self._tabs:
            self.present += 1
            self._tabs.insert(self.present, _Tab())
        if self._session.open(article_id, query=query):
            return True
        if before >= 0:
            del self._tabs[self.present]
            self.present = before
        return False

    def _show(self) -> bool:
        """Bring the present tab's article into the reader."""
        tab = self._tabs[self.present]
        if tab.history.can_go(0):
            return self._session.go(0)
        return self._session.open(tab.article_id)

    def _show_nearest(self, index: int) -> None:
        """The present tab has gone: show the next one that can be shown, or that nothing is open."""
        for other in (*range(index, len(self._tabs)), *range(index - 1, -1, -1)):
            if self._tabs[other].missing:
                continue
            self.present = other
            if self._show():
                return
        self.present = len(self._tabs) - 1
        self._session.show_nothing()

    def _tell(self) -> None:
        self._session.changed.emit(Change(tabs=True))


def _read(state: str) -> tuple[list[str], str, object]:
    """The ids, the present one and what was beside, as `Tabs.state` wrote it; nothing of what it did not write."""
    try:
        value = json.loads(state)
    except ValueError:
        return [], "", None
    if not isinstance(value, Mapping) or not isinstance(value.get("tabs"), list):
        return [], "", None
    ids = [each for each in value["tabs"] if isinstance(each, str)]
    present = value.get("present")
    inside = isinstance(present, int) and 0 <= present < len(value["tabs"])
    return ids, str(value["tabs"][present]) if inside else "", value.get("beside")
