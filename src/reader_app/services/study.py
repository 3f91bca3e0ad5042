"""Studying together: what of an article is shown to an audience. How a slide is cut is in `domain.study`."""

from __future__ import annotations

from reader_app.domain.errors import ReaderError
from reader_app.domain.study import Slide, slides
from reader_app.services.library import LibraryService
from reader_app.services.notes import NotesService


class StudyService:
    """Slides from marked passages.

    Args:
        library: Gives the articles.
        notes: Gives what was marked in them.
    """

    def __init__(self, library: LibraryService, notes: NotesService) -> None:
        self._library = library
        self._notes = notes

    def slides(self, article_id: str) -> tuple[Slide, ...]:
        """One slide for each marked passage of the article as its file is now, in the order of the text.

        Raises:
            ReaderError: "no_marks" when nothing is marked, "lost_marks" when the text holds none of it any more; or why
                the article cannot be opened (`LibraryService.open`).
        """
        document = self._library.open(article_id).document
        article = self._library.article(article_id)
        assert article is not None  # else it could not have been opened
        placed = self._notes.placed(document, article_id)
        if not placed:
            raise ReaderError("这篇文章还没有标注。先选中要放映的文字，按 1 到 5 标出来，再开始放映。", code="no_marks")
        shown = slides(article, document, placed)
        if not shown:
            raise ReaderError("原文改动较大，标注过的文字都找不到了。请重新标出要放映的文字。", code="lost_marks")
        return shown
