"""The one undo command: a ChangeSet and the inverse that applying it gave."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand

from reader_app.domain.changes import ChangeSet
from reader_app.ui.i18n import tr

ALONE = -1
"""The step of a change that is undone by itself."""


class ApplyChanges(QUndoCommand):
    """A ChangeSet that has been applied already: pushing it does nothing, undo and redo do.

    Applying comes first because Qt would swallow what is raised while a command is pushed.

    Args:
        step: Changes of the same annotations and the same step that follow each other are undone at once, and are no
            step at all if they end where they began.
    """

    def __init__(
        self, apply: Callable[[ChangeSet], ChangeSet], changes: ChangeSet, inverse: ChangeSet, step: int = ALONE
    ) -> None:
        super().__init__(tr(changes.name))
        self._step = step
        self._apply = apply
        self._forward = changes
        self._backward: ChangeSet | None = inverse

    def id(self) -> int:
        return self._step

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, ApplyChanges) or self._backward is None:
            return False
        if other._forward.annotations.keys() != self._backward.annotations.keys():
            return False
        self._forward = other._forward
        self.setObsolete(self._forward.annotations == self._backward.annotations)
        return True

    def redo(self) -> None:
        if self._backward is None:
            self._backward = self._apply(self._forward)

    def undo(self) -> None:
        if self._backward is not None:
            self._forward, self._backward = self._apply(self._backward), None
