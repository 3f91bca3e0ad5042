"""What a person says of articles, apart from reading them: their states and favourites, and changes to these."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from reader_app.domain.article import ReadingState, ReadingStatus


@dataclass(frozen=True, slots=True)
class ReadingMark:
    """The part of a reading state that a person sets by hand; where they are in the text is no part of it."""

    status: ReadingStatus = ReadingStatus.UNREAD
    progress: float = 0.0
    favourite: bool = False

    @classmethod
    def of(cls, state: ReadingState) -> ReadingMark:
        """What is set now."""
        return cls(state.status, state.progress, state.favourite)

    def on(self, state: ReadingState) -> ReadingState:
        """`state` with this set."""
        return replace(state, status=self.status, progress=self.progress, favourite=self.favourite)

    def with_status(self, status: ReadingStatus) -> ReadingMark:
        """In another state; of an article that is unread nothing has been read."""
        progress = 0.0 if status is ReadingStatus.UNREAD else self.progress
        return replace(self, status=status, progress=progress)


@dataclass(frozen=True, slots=True)
class ReadingChange:
    """What shall be (or has been) changed of reading states, in one step.

    Attributes:
        marks: Article id -> what is set afterwards.
        name: For the undo menu, such as "标为读完（3 篇）".
    """

    marks: Mapping[str, ReadingMark]
    name: str = ""

    @property
    def entries(self) -> Mapping[str, object]:
        """What is changed, by id."""
        return self.marks

    def __bool__(self) -> bool:
        return bool(self.marks)
