"""The one undo command: a ChangeSet and the inverse that applying it gave."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand

from reader_app.domain.changes import ChangeSet
from reader_app.ui.i18n import tr


class ApplyChanges(QUndoCommand):
    """Applies a ChangeSet when it is pushed, its inverse on undo."""

    def __init__(self, apply: Callable[[ChangeSet], ChangeSet], changes: ChangeSet) -> None:
        super().__init__(tr(changes.name))
        self._apply = apply
        self._forward = changes
        self._backward: ChangeSet | None = None

    def redo(self) -> None:
        self._backward = self._apply(self._forward)

    def undo(self) -> None:
        assert self._backward is not None
        self._forward = self._apply(self._backward)
