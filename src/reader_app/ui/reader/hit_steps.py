"""Going from hit to hit, of a search or of what is found in the article; the hits themselves are in `hits`."""

from __future__ import annotations

from collections.abc import Callable

from reader_app.ui.reader.find_bar import FindBar
from reader_app.ui.reader.finding import Finding
from reader_app.ui.reader.hits import Hits, Span
from reader_app.ui.reader.text_view import TextView
from reader_app.ui.search.walk import ResultWalk
from reader_app.ui.session import Session
from reader_app.ui.values import Place


class HitSteps:
    """The hits that are marked, and steps among them.

    Args:
        show: Brings a passage into view.
        mark: Marks the hits anew.
    """

    def __init__(
        self,
        session: Session,
        text: TextView,
        find_bar: FindBar,
        finding: Finding,
        show: Callable[[int, int], None],
        mark: Callable[[], None],
    ) -> None:
        self._session = session
        self._text = text
        self._find_bar = find_bar
        self._finding = finding
        self._show = show
        self._mark = mark
        self._walk = ResultWalk(session)
        self.hits = Hits()
        finding.changed.connect(self._show_found)
        find_bar.stepped.connect(self.step)

    def follow(self) -> None:
        """Other hits may be shown in the article."""
        if not self._finding.active:
            self.hits.put(self._session.hits())

    def step(self, step: int) -> None:
        """The next (+1) or previous (-1) hit; after the last one on in the next article of what was found.

        Where there is no other article, or while finding in this one, the first hit follows upon the last.
        """
        around = 0
        if not self._finding.active:
            self._walk.join()
        if not self.hits.step(step, self._text.top_offset()):
            gone = None if self._finding.active else self._walk.go(step)
            if gone is not None:
                self.tell(gone)
                return
            self.hits.go_around(step)
            around = step
        self._show_present(around)

    def span(self, index: int) -> Span:
        """Where a hit is."""
        return self.hits.spans[index]

    def tell(self, around: int = 0) -> None:
        """Say at which hit the reader is; it has come to it around the end, or not."""
        at = self.hits.at(around)
        self._session.tell_hit(at)
        self._find_bar.show_hits(at)

    def _show_present(self, around: int = 0) -> None:
        """Bring the present hit into view."""
        if self.hits.present is not None:
            self._text.tell_place()
            self._session.pass_by(Place(*self.hits.present))
            self._mark()
            self._show(*self.hits.present)
        self.tell(around)

    def _show_found(self, go: bool) -> None:
        """What is found in the article while somebody types; the search's hits again when the bar is closed."""
        before = self.hits.present
        self.hits.put(self._finding.spans if self._finding.active else self._session.hits())
        if go:
            self.hits.be_after(before[0] if before is not None else self._finding.origin)
            self._show_present()
        else:
            self._mark()
            self.tell()
