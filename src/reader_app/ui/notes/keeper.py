"""Stores notes while they are written, so that nothing is lost with the power; the fields are in `editors`."""

from __future__ import annotations

import logging
from dataclasses import replace
from itertools import count

from PySide6.QtGui import QGuiApplication

from reader_app.domain.annotation import Annotation
from reader_app.domain.changes import ChangeSet
from reader_app.domain.errors import ReaderError
from reader_app.ui import messages
from reader_app.ui.session import Session
from reader_app.ui.undo import ALONE

log = logging.getLogger(__name__)


class NoteKeeper:
    """All that is stored of a note from its first draft to its end is one step to undo."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._begun: dict[str, tuple[Annotation, int]] = {}
        self._steps = count(1)

    def draft(self, annotation: Annotation, note: str) -> None:
        """Somebody pauses while writing; what cannot be stored now is tried again, and told, at the end."""
        self._begun.setdefault(annotation.id, (annotation, next(self._steps)))
        try:
            self._store(annotation, note)
        except ReaderError as error:
            log.info("%s", error)

    def finish(self, annotation: Annotation, note: str) -> None:
        """Somebody has done with it; with the note of before it is as if nothing had been written.

        Raises:
            ReaderError: It could not be stored; the note is on the clipboard.
        """
        try:
            self._store(annotation, note)
        except ReaderError as error:
            QGuiApplication.clipboard().setText(note)
            raise ReaderError(
                "{reason}\n写好的批注已放进剪贴板，稍后可以粘贴回来。",
                code=error.code,
                reason=messages.sentence(error),
            ) from error
        finally:
            self._begun.pop(annotation.id, None)

    def _store(self, annotation: Annotation, note: str) -> None:
        if note == annotation.note:
            return
        before, step = self._begun.get(annotation.id, (annotation, ALONE))
        edited = self._session.services.notes.edited(annotation, note=note)
        if replace(edited, modified=before.modified) == before:
            edited = before
        self._session.change(ChangeSet.put(edited, name="修改批注"), step)
