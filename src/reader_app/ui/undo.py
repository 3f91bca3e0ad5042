"""The one undo command: a change and the inverse that applying it gave."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Generic, Protocol, TypeVar

from PySide6.QtGui import QUndoCommand

from reader_app.ui.i18n import tr

ALONE = -1
"""The step of a change that is undone by itself."""


class Undoable(Protocol):
    """A change that applying turns round: a `ChangeSet`, or a `SavedChange`."""

    @property
    def name(self) -> str: ...
    @property
    def entries(self) -> Mapping[str, object]: ...


C = TypeVar("C", bound=Undoable)


class ApplyChanges(QUndoCommand, Generic[C]):
    """A change that has been applied already: pushing it does nothing, undo and redo do.

    Applying comes first because Qt would swallow what is raised while a command is pushed.

    Args:
        step: Changes of the same entries and the same step that follow each other are undone at once, and are no
            step at all if they end where they began.
    """

    def __init__(self, apply: Callable[[C], C], changes: C, inverse: C, step: int = ALONE) -> None:
        super().__init__(tr(changes.name))
        self._step = step
        self._apply = apply
        self._forward = changes
        self._backward: C | None = inverse

    def id(self) -> int:
        return self._step

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, ApplyChanges) or self._backward is None:
            return False
        if other._forward.entries.keys() != self._backward.entries.keys():
            return False
        self._forward = other._forward
        self.setObsolete(self._forward.entries == self._backward.entries)
        return True

    def redo(self) -> None:
        if self._backward is None:
            self._backward = self._apply(self._forward)

    def undo(self) -> None:
        if self._backward is not None:
            self._forward, self._backward = self._apply(self._backward), None
