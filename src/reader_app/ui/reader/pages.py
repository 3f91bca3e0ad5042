"""Puts an article on the page of a text view, a very long one part by part; for the reader and for the pane beside."""

from __future__ import annotations

from reader_app.domain.article import Article
from reader_app.ui.reader import parts
from reader_app.ui.reader.byline import byline
from reader_app.ui.reader.document_writer import FIRST, PART_LINK, write
from reader_app.ui.reader.pictures import Pictures
from reader_app.ui.reader.text_view import TextView
from reader_app.ui.reader.typography import Typography
from reader_app.ui.session import Session
from reader_app.ui.theme import Theme
from reader_app.ui.values import OpenArticle


class Pages:
    """The pages of one article at a time.

    Args:
        pictures: Those that `text` shows.
    """

    def __init__(self, session: Session, text: TextView, pictures: Pictures) -> None:
        self._session = session
        self._text = text
        self._pictures = pictures
        self._open: OpenArticle | None = None
        self._parts: tuple[parts.Part, ...] = ()

    @property
    def article(self) -> Article | None:
        """The article that is shown."""
        return self._open.article if self._open is not None else None

    def open(self, article: OpenArticle, offset: int, theme: Theme) -> None:
        """Show the part of an article in which `offset` stands, from its top."""
        self._open = article
        self._parts = parts.split(article.document, parts.LARGEST)
        self.write(offset, theme)

    def write(self, offset: int, theme: Theme) -> None:
        """Write the part in which `offset` stands as it looks now."""
        if self._open is None:
            return
        document, article = self._open.document, self._open.article
        typography = Typography.chosen(self._session.setting)
        width = int(typography.characters * typography.advance)
        self._pictures.begin(document.blocks, width, self._text.devicePixelRatioF())
        page = write(
            document,
            typography,
            theme,
            subtitle=article.subtitle or "",
            byline=byline(article),
            picture_size=self._pictures.size,
            part=parts.part_at(self._parts, offset),
            showing=self._session.services.showing,
            first=FIRST,
            parent=self._text,
        )
        self._text.show_page(page, typography, theme)

    def rewrite(self, theme: Theme) -> None:
        """The settings are others: the same place of the same article, as it looks now."""
        offset, caret = self._text.top_offset(), self._text.caret()
        self.write(offset, theme)
        self._text.show_at_top(offset)
        self._text.put_caret(caret)

    def shows(self, offset: int) -> bool:
        """Whether `offset` stands in the part that is on the page, or there is no page."""
        page = self._text.page
        return page is None or page.part == parts.part_at(self._parts, offset)

    def linked(self, address: str) -> parts.Part | None:
        """The part to which a link at the beginning or the end of a page leads."""
        return next((part for part in self._parts if f"{PART_LINK}{part.number}" == address), None)
