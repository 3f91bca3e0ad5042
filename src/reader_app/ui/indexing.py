"""Keeps catalogue and index up to date through the indexing process, which stands back while somebody is busy."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader_app.ui.index_process import IndexProcess
from reader_app.ui.quiet import Quiet
from reader_app.ui.values import Work
from reader_app.ui.works import Works

if TYPE_CHECKING:
    from reader_app.services.watching import Touched


class Indexing(QObject):
    """Part of a session.

    Args:
        command: Starts the process.
        works: Where its progress is shown.
        waiting: Whether somebody waits for an answer, so that the process still has to stand back.

    Signals:
        looked: It has got on, or has ended: the catalogue may be another.
        ended: (Exception or None) it is done, or could not.
    """

    looked = Signal()
    ended = Signal(object)

    def __init__(
        self, command: tuple[str, ...], works: Works, waiting: Callable[[], bool], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._works, self._waiting = works, waiting
        self.process = IndexProcess(command, self)
        self.process.progress.connect(self._progress)
        self.process.finished.connect(self._finished)
        self._quiet = Quiet(self)
        self._quiet.broken.connect(self.process.pause)
        self._quiet.restored.connect(self._calm)

    def request(self, paths: Touched) -> None:
        """Look for changed files; `paths`: only these have changed."""
        self.process.request(paths)

    def stir(self) -> None:
        """Somebody types, scrolls or waits: stand back for a moment."""
        self._quiet.stir()

    def close(self) -> None:
        """End the process."""
        self._quiet.close()
        self.process.close()

    def _calm(self) -> None:
        if self._waiting():
            self.stir()
        else:
            self.process.resume()

    def _progress(self, done: int, total: int, text: str) -> None:
        self._works.put(self, Work(done, total, text), self.process.cancel)
        self.looked.emit()

    def _finished(self, error: Exception | None) -> None:
        self._works.end(self)
        self.looked.emit()
        self.ended.emit(error)
