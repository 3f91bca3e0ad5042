"""The one undo command: a ChangeSet and the inverse that applying it gave."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand

from reader_app.domain.changes import ChangeSet
from reader_app.ui.i18n import tr


class ApplyChanges(QUndoCommand):
    """A ChangeSet that has been applied already: pushing it does nothing, undo and redo do.

    Applying comes first because Qt would swallow what is raised while a command is pushed.
    """

    def __init__(self, apply: Callable[[ChangeSet], ChangeSet], changes: ChangeSet, inverse: ChangeSet) -> None:
        super().__init__(tr(changes.name))
        self._apply = apply
        self._forward = changes
        self._backward: ChangeSet | None = inverse

    def redo(self) -> None:
        if self._backward is None:
            self._backward = self._apply(self._forward)

    def undo(self) -> None:
        if self._backward is not None:
            self._forward, self._backward = self._apply(self._backward), None
