"""Finds in the open article what somebody types: at once in the language of searching, in a job by a pattern."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from reader_app.domain.block import Document
from reader_app.domain.errors import ReaderError
from reader_app.domain.progress import Progress
from reader_app.domain.query_parser import parse
from reader_app.domain.text import BLOCK_SEPARATOR
from reader_app.services.finding import PATIENCE, Span, find_apart
from reader_app.ui import messages
from reader_app.ui.i18n import tr
from reader_app.ui.jobs import JobHandle
from reader_app.ui.reader.document_writer import shown_words
from reader_app.ui.session import Session


class Finder(QObject):
    """Looks for one thing at a time; what was asked last wins.

    Signals:
        found: (sorted stretches of the open article, a sentence about what was asked or "").
    """

    found = Signal(object, str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._job: JobHandle | None = None

    def look(self, text: str, *, pattern: bool) -> None:
        """Look for what `text` says as a query, or as a regular `pattern` in the words as they are shown."""
        self.cancel()
        current = self._session.current
        if current is None or not text.strip():
            self.found.emit((), "")
        elif pattern:
            self._match(text, current.document)
        else:
            query = parse(text)
            said = " ".join(remark.said(tr) for remark in query.remarks)
            if query and not query.words:
                said = tr("文章里只能查找正文中的字词")
            self.found.emit(self._session.services.search.occurrences(query, current.document.text), said)

    def cancel(self) -> None:
        """Forget what was asked."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _match(self, pattern: str, document: Document) -> None:
        full_width = self._session.setting("reader.full_width_marks") is True
        text = BLOCK_SEPARATOR.join(shown_words(block, full_width=full_width) for block in document.blocks)
        folding = self._session.setting("search.folding") is True

        def job(progress: Progress) -> tuple[Span, ...]:
            return find_apart(pattern, text, progress, folding=folding, patience=PATIENCE)

        self._job = self._session.jobs.run(job, done=lambda spans: self.found.emit(spans, ""), failed=self._fail)

    def _fail(self, error: Exception) -> None:
        if isinstance(error, ReaderError):
            self.found.emit((), messages.sentence(error))
        else:
            self._session.fail(error)
