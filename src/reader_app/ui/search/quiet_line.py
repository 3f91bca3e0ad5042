"""What is said, quietly, of a query: how it was understood, what was searched instead, what may have been meant."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from reader_app.domain.hits import SearchResult
from reader_app.domain.query_parser import parse
from reader_app.ui import theme
from reader_app.ui.i18n import tr
from reader_app.ui.library.labels import tint
from reader_app.ui.search.pills import Filling, Flow, Look
from reader_app.ui.session import Session
from reader_app.ui.values import Change


class QuietLine(QWidget):
    """Follows what is searched; takes no room where there is nothing to say."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setFont(theme.font(theme.SANS, 11))
        self.suggestions = Flow()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.words)
        layout.addWidget(self.suggestions)
        self.setVisible(False)
        self._colour()
        session.changed.connect(self._refresh)

    def _refresh(self, change: Change) -> None:
        if "general.theme" in change.settings:
            self._colour()
        if change.search:
            self._show(self._session.result if self._session.search_text else None)

    def _show(self, result: SearchResult | None) -> None:
        text = self._session.search_text
        said = [remark.said(tr) for remark in parse(text).remarks]
        # The answer to other words says nothing of those that are typed now.
        answered = result if result is not None and result.query.text.strip() == text else None
        if answered is not None and answered.instead is not None:
            said.append(tr("没有“{typed}”，已按拼音找“{found}”。", typed=text, found=answered.instead.text))
        others = answered.suggestions if answered is not None else ()
        self.words.setText("\n".join(said))
        self.words.setVisible(bool(said))
        links: list[Filling] = [
            (other, tr("搜索“{words}”", words=other), Look.LINK, partial(self._session.change_search, other))
            for other in others
        ]
        question = tr("是不是要找：")
        self.suggestions.fill([(question, question, Look.WORDS, _nothing), *links] if links else [])
        self.setVisible(bool(said or links))

    def _colour(self) -> None:
        colours = theme.choose(self._session.settings.text("general.theme"))
        tint(self.words, colours.ink3)
        self.suggestions.colour(colours)


def _nothing() -> None:
    """Words cannot be clicked."""
