"""Documents that were read and are kept as long as a tab shows them, so that going from tab to tab reads no file."""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader_app.domain.article import Article
from reader_app.domain.block import Document
from reader_app.domain.errors import ReaderError

if TYPE_CHECKING:
    from reader_app.ui.session import Session

KEPT = 12
"""Documents in memory, at most."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A document as it was read, of which article, and when its file had been written."""

    article: Article
    document: Document
    file_time: int


class KeptDocuments:
    """Reads articles.

    Args:
        edited: Called with an article's id, its document of before and the one of now, where they differ.
    """

    def __init__(self, session: Session, edited: Callable[[str, Document, Document], None]) -> None:
        self._session = session
        self._edited = edited
        self._kept: dict[str, Kept] = {}

    def read(self, article_id: str, *, again: bool = False) -> Kept | None:
        """An article's document; None if it cannot be had, and the reason is told by `Session.failed`.

        Args:
            again: Read its file even if it seems to be as it was.
        """
        library = self._session.services.library
        article = library.article(article_id)
        if article is None:
            self._session.fail(ReaderError("文库里已经没有这篇文章了，请在列表中另选一篇。", code="not_found"))
            return None
        old, written = self._kept.pop(article_id, None), library.modified(article)
        if again or old is None or old.file_time != written:
            try:
                document = library.open(article_id).document
            except ReaderError as error:
                self._session.fail(error)
                return None
        else:
            document = old.document
        if old is not None and old.document.fingerprint != document.fingerprint:
            self._edited(article_id, old.document, document)
        kept = self._kept[article_id] = Kept(article, document, written)
        return kept

    def prune(self, shown: Container[str]) -> None:
        """Let go of what no tab shows, and of all but what was shown last."""
        kept = [(key, value) for key, value in self._kept.items() if key in shown]
        self._kept = dict(kept[-KEPT:])
