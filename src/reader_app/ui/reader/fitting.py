"""Makes what is more than text fit the column of a text view: tables and pictures. One for each view."""

from __future__ import annotations

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QImage, QTextDocument

from reader_app.ui import theme
from reader_app.ui.reader import figures
from reader_app.ui.reader.document_writer import Page
from reader_app.ui.reader.pictures import Pictures
from reader_app.ui.reader.text_view import TextView
from reader_app.ui.reader.wide_tables import WideTables
from reader_app.ui.session import Session
from reader_app.ui.theme import Theme
from reader_app.ui.values import Change


class Fitting(QObject):
    """Follows a text view.

    Args:
        pictures: Those that `text` shows.
    """

    def __init__(self, session: Session, text: TextView, pictures: Pictures) -> None:
        super().__init__(text)
        self._session = session
        self._text = text
        self._pictures = pictures
        self._fitted: tuple[Page | None, int] = (None, 0)
        self.tables = WideTables(text, self._theme())
        text.laid_out.connect(self._fit)
        pictures.read.connect(self._put_picture)
        session.changed.connect(self._refresh)

    def _theme(self) -> Theme:
        return theme.choose(self._session.settings.text("general.theme"))

    def _refresh(self, change: Change) -> None:
        if "general.theme" in change.settings:
            self.tables.set_theme(self._theme())

    def _fit(self) -> None:
        page, width = self._text.page, self._text.columns.column
        if page is not None and (page is not self._fitted[0] or width != self._fitted[1]):
            self._fitted = (page, width)
            figures.fit(page, width, self._pictures.written_size)

    def _put_picture(self, name: str, image: QImage) -> None:
        """A large picture has been read."""
        page = self._text.page
        if page is not None:
            page.written.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(name), image)
            self._text.viewport().update()
