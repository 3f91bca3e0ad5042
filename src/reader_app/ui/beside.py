"""The article beside the open one: which it is, and where the two differ. Knows no widget; the pane is in `reader`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader_app.domain.progress import Progress
from reader_app.ui.i18n import tr
from reader_app.ui.values import Change, OpenArticle, Place

if TYPE_CHECKING:
    from reader_app.domain.difference import Piece
    from reader_app.ui.session import Session

AT_ONCE = 30_000
"""Characters of both texts together that are compared while one waits; longer ones in a job."""


class Beside:
    """What stands right of the open article.

    Attributes:
        shown: Whether there is a place for a second article.
        article: The article in it, or None while none is chosen.
        comparing: Whether differences shall be marked.
        differences: From the open article to this one; () until they are known.
        place: The code point at the top of the pane, which says so itself.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self.shown = False
        self.article: OpenArticle | None = None
        self.comparing = False
        self.differences: tuple[Piece, ...] = ()
        self.place = 0
        self._file_time = 0
        self._compared: tuple[object, object] | None = None
        session.changed.connect(self._refresh)

    def open(self, article_id: str, *, compare: bool | None = None) -> bool:
        """Show an article beside the open one.

        Args:
            compare: Mark the differences, or not; None: as it is.

        Returns:
            Whether it is there; if not, the reason was told by `Session.failed`.
        """
        if not self._load(article_id):
            return False
        self.shown = True
        self.comparing = self.comparing if compare is None else compare
        self._changed()
        return True

    def begin(self) -> None:
        """Make a place for a second article, with one in it that somebody may mean."""
        self.shown = True
        for article_id in self._meant():
            if self._session.services.library.article(article_id) is not None and self.open(article_id):
                return
        self._changed()

    def close(self) -> None:
        """Give the whole width to the open article."""
        if self.shown:
            self.shown = False
            self._changed()

    def swap(self) -> None:
        """The article beside becomes the open one, and the other way round; both stay where they are."""
        session, other = self._session, self.article
        session.leaving.emit()
        mine, visit, place = session.current, session.history.at(0), self.place
        if other is None or mine is None or not session.open(other.article.id, Place(place, place)):
            return
        self.place = visit.place.start if visit is not None else 0
        self._load(mine.article.id, self.place)
        self._changed()

    def compare(self, on: bool) -> None:
        """Mark the differences, or not."""
        if on != self.comparing:
            self.comparing = on
            self._changed()

    def state(self) -> dict[str, object]:
        """What `restore` brings back."""
        article = self.article.article.id if self.shown and self.article is not None else ""
        return {"article": article, "compare": self.comparing}

    def restore(self, state: object) -> None:
        """Show again what was beside when the library was left, if it is still there."""
        article_id = state.get("article") if isinstance(state, dict) else None
        if isinstance(article_id, str) and self._session.services.library.article(article_id) is not None:
            self.open(article_id, compare=isinstance(state, dict) and state.get("compare") is True)

    def _meant(self) -> tuple[str, ...]:
        """Ids of articles that may be meant, the likeliest first: chosen, the last one, in a tab, that of before."""
        session = self._session
        current = session.current.article.id if session.current is not None else ""
        tabs = session.tabs.all()
        nearby = [tabs[index % len(tabs)].article_id for index in range(session.tabs.present + 1, 2 * len(tabs))]
        before = session.history.at(-1)
        last = [self.article.article.id] if self.article is not None else []
        found = [*session.chosen, *last, *nearby, *([before.article_id] if before is not None else [])]
        return tuple(article_id for article_id in found if article_id and article_id != current)

    def _load(self, article_id: str, place: int | None = None) -> bool:
        kept = self._session.tabs.documents.read(article_id)
        if kept is None:
            return False
        if place is None and (self.article is None or self.article.article.id != article_id):
            place = self._session.services.reading.place(article_id, kept.document)
        self.place = self.place if place is None else place
        self.article, self._file_time = OpenArticle(kept.article, kept.document), kept.file_time
        return True

    def _refresh(self, change: Change) -> None:
        if not self.shown:
            return
        if change.library and self.article is not None:
            library, key = self._session.services.library, self.article.article.id
            article = library.article(key)
            if article is not None and library.modified(article) not in (0, self._file_time):
                self._load(key)
                self._changed()
        elif change.article:
            self._compare()

    def _changed(self) -> None:
        self._compare()
        self._session.changed.emit(Change(tabs=True))

    def _compare(self) -> None:
        """Find the differences, if they shall be marked and are not known."""
        current = self._session.current
        if not self.shown or not self.comparing or self.article is None or current is None:
            self.differences, self._compared = (), None
            return
        left, right = current.document, self.article.document
        if self._compared is not None and self._compared[0] is left and self._compared[1] is right:
            return
        from reader_app.domain.difference import differences

        compared = self._compared = (left, right)
        self.differences = ()
        if len(left.text) + len(right.text) <= AT_ONCE:
            self.differences = differences(left.text, right.text)
            return

        def job(_progress: Progress) -> tuple[Piece, ...]:
            return differences(left.text, right.text)

        def done(found: tuple[Piece, ...]) -> None:
            if self._compared is compared:
                self.differences = found
                self._session.changed.emit(Change(tabs=True))

        self._session.run(tr("正在比较两篇文章"), job, done)
