"""The room between search box and list: chips, what is said of the query, facets. No room while nothing is searched."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from reader_app.ui.search.chips import Chips
from reader_app.ui.search.facets import Facets
from reader_app.ui.search.quiet_line import QuietLine
from reader_app.ui.session import Session


class UnderBox(QWidget):
    """Puts them under each other; each follows the session by itself."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.chips = Chips(session)
        self.quiet = QuietLine(session)
        self.facets = Facets(session)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 2, 12, 2)
        layout.setSpacing(7)
        for each in (self.chips, self.quiet, self.facets):
            layout.addWidget(each)
