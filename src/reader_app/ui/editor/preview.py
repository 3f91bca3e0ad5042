"""What a draft will look like: the reader's own page, without marks, following what is written."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from reader_app.domain.block import Document
from reader_app.ui import theme
from reader_app.ui.i18n import tr
from reader_app.ui.reader.document_writer import write
from reader_app.ui.reader.fitting import Fitting
from reader_app.ui.reader.marks import author_marks, by_block
from reader_app.ui.reader.pictures import Pictures
from reader_app.ui.reader.text_view import TextView
from reader_app.ui.reader.typography import Typography
from reader_app.ui.session import Session

_SIGNS = re.compile(r"^[#>\s*+\-\d.|]*|[*_`=\[\]]+")
_SOUGHT = 12
"""Characters of a written line by which it is found in the page."""


class Preview(TextView):
    """Shows a document; cannot be marked.

    Args:
        resource: The file of an address written in the draft, or None.
    """

    def __init__(self, session: Session, resource: Callable[[str], Path | None], parent: QWidget | None = None) -> None:
        pictures = Pictures(resource, session.jobs)
        super().__init__(pictures.load, parent)
        self._session = session
        self._pictures = pictures
        Fitting(session, self, self._pictures)
        self._document: Document | None = None
        self.setAccessibleName(tr("预览"))
        self.set_notes(False)

    def show_document(self, document: Document, byline: str) -> None:
        """Show another text; what is in view stays where it is."""
        scrolled = self.verticalScrollBar().value()
        self._document = document
        typography = Typography.chosen(self._session.setting)
        colours = theme.choose(self._session.settings.text("general.theme"))
        width = int(typography.characters * typography.advance)
        self._pictures.begin(document.blocks, width, self.devicePixelRatioF())
        page = write(document, typography, colours, byline=byline, picture_size=self._pictures.size, parent=self)
        self.show_page(page, typography, colours)
        self.set_marks(by_block(document, author_marks(document, colours)))
        self.verticalScrollBar().setValue(scrolled)

    def follow(self, line: str, share: float) -> None:
        """Bring what is written in a line into view.

        Args:
            share: How far down in the written text the line is, 0.0 to 1.0.
        """
        document = self._document
        if document is None or not document.text:
            return
        about = round(share * len(document.text))
        words = _SIGNS.sub("", line)[:_SOUGHT]
        places = [found.start() for found in re.finditer(re.escape(words), document.text)] if words else []
        offset = min(places, key=lambda place: abs(place - about), default=about)
        if self.box_in_view(offset, offset + max(1, len(words))).isNull():
            self.show_range(offset, offset)
