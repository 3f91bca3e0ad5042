"""Where a person is in the articles: read or not, how far, favourite. Says nothing about annotations."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from reader_app.domain.anchor import describe_place, find_place
from reader_app.domain.annotation import timestamp
from reader_app.domain.article import ReadingState, ReadingStatus
from reader_app.domain.block import Document
from reader_app.domain.reading import ReadingChange, ReadingMark
from reader_app.storage.notes_store import NotesStore

_END = 0.99
_FEW = 200
"""States that are read one by one."""


def _always() -> bool:
    return True


class ReadingService:
    """Reads and stores reading states; each change is stored at once and returned.

    Args:
        notes: Where they are kept.
        finishes: Whether an article whose end was on the screen is finished by that.
    """

    def __init__(self, notes: NotesStore, finishes: Callable[[], bool] = _always) -> None:
        self._notes = notes
        self._finishes = finishes

    def state(self, article_id: str) -> ReadingState:
        """Of one article; unread where nothing is known."""
        return self._notes.reading_state(article_id)

    def states(self) -> dict[str, ReadingState]:
        """Article id -> state, of every article that was ever touched."""
        return self._notes.reading_states()

    def place(self, article_id: str, document: Document) -> int:
        """The code point of `document` at which the article was left, also if it has been edited since."""
        state = self.state(article_id)
        return find_place(state.anchor, state.offset, document)

    def opened(self, article_id: str) -> ReadingState:
        """It has just been opened: an unread article is being read from now on."""
        state = self.state(article_id)
        return self._put(replace(state, opened=timestamp(), status=_begun(state.status)))

    def moved(self, article_id: str, offset: int, progress: float, document: Document | None = None) -> ReadingState:
        """The window shows the text from code point `offset`; `progress` (0.0 to 1.0) of it has been on the screen.

        An article whose end comes on the screen is finished, and stays so until a person says otherwise. One that a
        person has said to be unread while it is open stays so until it is opened again.

        Args:
            document: What the window shows; with it the place is found again after the article has been edited.
        """
        state = self.state(article_id)
        furthest = max(state.progress, min(1.0, max(0.0, progress)))
        at_end = progress >= _END and self._finishes()
        status = ReadingStatus.FINISHED if at_end else _begun(state.status)
        if state.opened and state.status is ReadingStatus.UNREAD:
            furthest, status = state.progress, state.status
        anchor = describe_place(document, offset) if document is not None else None
        moved = replace(state, offset=max(0, offset), progress=furthest, status=status, anchor=anchor)
        return state if moved == state else self._put(moved)

    def with_status(self, ids: Iterable[str], status: ReadingStatus) -> ReadingChange:
        """The change that puts these articles into a state; empty where they are in it. Not stored yet."""
        marks = self._marks(ids)
        changed = {key: mark.with_status(status) for key, mark in marks.items() if mark.status is not status}
        return ReadingChange(changed)

    def with_favourite(self, ids: Iterable[str], favourite: bool) -> ReadingChange:
        """The change that puts these articles among the favourites, or takes them out. Not stored yet."""
        marks = self._marks(ids)
        changed = {k: replace(mark, favourite=favourite) for k, mark in marks.items() if mark.favourite != favourite}
        return ReadingChange(changed)

    def apply(self, change: ReadingChange) -> ReadingChange:
        """Store `change` in one transaction.

        Returns:
            The change that takes it back.

        Raises:
            ReaderError: It could not be stored; then nothing of it was.
        """
        before = self.states_of(change.marks)
        self._notes.put_reading_states(mark.on(before[key]) for key, mark in change.marks.items())
        return ReadingChange({key: ReadingMark.of(before[key]) for key in change.marks}, change.name)

    def _marks(self, ids: Iterable[str]) -> dict[str, ReadingMark]:
        return {key: ReadingMark.of(state) for key, state in self.states_of(ids).items()}

    def states_of(self, ids: Iterable[str]) -> dict[str, ReadingState]:
        """Of each of these articles, the unread ones too."""
        wanted = tuple(dict.fromkeys(ids))
        if len(wanted) <= _FEW:
            return {key: self.state(key) for key in wanted}
        known = self.states()
        return {key: known.get(key) or ReadingState(key) for key in wanted}

    def _put(self, state: ReadingState) -> ReadingState:
        self._notes.put_reading_state(state)
        return state


def _begun(status: ReadingStatus) -> ReadingStatus:
    return ReadingStatus.READING if status is ReadingStatus.UNREAD else status
