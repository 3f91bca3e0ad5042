"""Two texts that scroll together: by what corresponds where their differences are known, else by their share."""

from __future__ import annotations

from PySide6.QtCore import QObject

from reader_app.domain.difference import Piece, counterpart, turned
from reader_app.ui.reader.text_view import TextView
from reader_app.ui.session import Session


class Together(QObject):
    """Holds two texts at the same place while `on`."""

    def __init__(self, session: Session, first: TextView, second: TextView) -> None:
        super().__init__(second)
        self._session = session
        self._first = first
        self._second = second
        self._following = False
        self.on = False
        self.set_pieces(())
        first.verticalScrollBar().valueChanged.connect(lambda _: self.follow_first())
        second.verticalScrollBar().valueChanged.connect(lambda _: self._follow(second, first, self._back))

    def set_pieces(self, pieces: tuple[Piece, ...]) -> None:
        """What differs between the first text and the second, or () where that is not known."""
        self._pieces, self._back = pieces, turned(pieces)

    def follow_first(self) -> None:
        """Bring the second text to where the first is."""
        self._follow(self._first, self._second, self._pieces)

    def _follow(self, leader: TextView, other: TextView, pieces: tuple[Piece, ...]) -> None:
        if not self.on or self._following or not other.isVisible() or leader.page is None or other.page is None:
            return
        self._following = True
        try:
            if self._session.beside.comparing:
                _align(leader, other, pieces)
            else:
                bar, follower = leader.verticalScrollBar(), other.verticalScrollBar()
                follower.setValue(round(bar.value() / max(1, bar.maximum()) * follower.maximum()))
        finally:
            self._following = False


def _align(leader: TextView, other: TextView, pieces: tuple[Piece, ...]) -> None:
    """The line at the top of the one and its counterpart stand at the same height, to the pixel."""
    here, there = leader.geometry_of_page, other.geometry_of_page
    scroll = leader.verticalScrollBar().value()
    offset = leader.top_offset()
    if here is None or there is None or leader.page is None or other.page is None:
        return
    wanted = counterpart(offset, pieces)
    part = other.page.part
    if scroll == 0 or not part.start <= wanted < part.end:
        other.verticalScrollBar().setValue(0 if scroll == 0 else other.verticalScrollBar().value())
        return
    inside = scroll - here.line_at(offset).box.top()
    other.verticalScrollBar().setValue(max(0, round(there.line_at(wanted).box.top() + inside)))
