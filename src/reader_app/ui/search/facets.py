"""By what results can be narrowed: chosen values and the most frequent others as pills, all of them in a popup."""

from __future__ import annotations

from functools import partial
from itertools import islice

from PySide6.QtCore import QPoint

from reader_app.domain.facets import Facet, chosen, toggled
from reader_app.domain.query_parser import parse
from reader_app.ui import theme
from reader_app.ui.i18n import LANGUAGE, tr
from reader_app.ui.search.facet_popup import FacetPopup
from reader_app.ui.search.facet_words import Counts, choice_name, offered, value_name
from reader_app.ui.search.pills import Filling, Flow, Look
from reader_app.ui.session import Session
from reader_app.ui.values import Change

LINES = 2
MOST = 12
"""Pills that can have room in them."""


class Facets(Flow):
    """Follows what is searched and found; a click narrows or widens the search at once."""

    def __init__(self, session: Session) -> None:
        super().__init__(LINES, closing=True)
        self._session = session
        self._popup: FacetPopup | None = None
        self.setAccessibleName(tr("缩小范围"))
        self.colour(theme.choose(session.settings.text("general.theme")))
        session.changed.connect(self._refresh)

    @property
    def popup(self) -> FacetPopup | None:
        """The popup with all values, if it is open."""
        return self._popup if self._popup is not None and self._popup.isVisible() else None

    def _refresh(self, change: Change) -> None:
        if "general.theme" in change.settings:
            self.colour(theme.choose(self._session.settings.text("general.theme")))
        if change.search:
            self._show()
            if self.popup is not None:
                self.popup.refresh(self._counts())

    def _counts(self) -> Counts:
        result = self._session.result
        return result.facets or {} if result is not None and self._session.search_text else {}

    def _show(self) -> None:
        counts, result = self._counts(), self._session.result
        choices = chosen(parse(self._session.search_text))
        pills: list[Filling] = []
        for facet, values in choices.items():
            for value in values:
                name = choice_name(facet, value)
                name_of_button = tr("{part}，按删除键去掉", part=name)
                pills.append((name, name_of_button, Look.CHOSEN, partial(self.toggle, facet, value)))
        total = result.total if result is not None else 0
        for facet, value, count in islice(offered(counts, choices, total), MOST):
            name = tr("{name}，{count} 篇", name=choice_name(facet, value), count=count)
            words = f"{value_name(facet, value)} {count:,}"
            pills.append((words, name, Look.OFFERED, partial(self.toggle, facet, value)))
        if pills:
            pills.append((f"{tr('更多')} ▾", tr("按栏目、来源、年份、标签、状态缩小范围"), Look.OFFERED, self.open))
        self.fill(pills)

    def toggle(self, facet: Facet, value: str) -> None:
        """Choose a value, or choose it no more."""
        english = self._session.setting(LANGUAGE) == "en"
        self._session.change_search(toggled(parse(self._session.search_text), facet, value, english=english))

    def open(self) -> None:
        """Show all values, to choose several."""
        if self._popup is None:
            self._popup = FacetPopup(self, self.colours, lambda: chosen(parse(self._session.search_text)), self.toggle)
        self._popup.delegate.colours = self.colours
        self._popup.open(self._counts(), self.mapToGlobal(QPoint(0, self.height() + 4)), self.width())
