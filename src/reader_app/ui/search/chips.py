"""The parts of the query as chips under the search box, each of which can be taken away."""

from __future__ import annotations

from functools import partial

from reader_app.domain.facets import filter_of
from reader_app.domain.query import Field, Part, Phrase, Query
from reader_app.domain.query_label import label
from reader_app.domain.query_parser import parse
from reader_app.domain.query_text import without
from reader_app.ui import theme
from reader_app.ui.i18n import tr
from reader_app.ui.search.pills import Filling, Flow, Look
from reader_app.ui.session import Session
from reader_app.ui.values import Change


class Chips(Flow):
    """Follows what is searched. Chosen values of facets are shown by `Facets` and not here."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._text = ""
        self.setAccessibleName(tr("搜索的各个条件"))
        self.colour(theme.choose(session.settings.text("general.theme")))
        session.changed.connect(self._refresh)

    def _refresh(self, change: Change) -> None:
        if "general.theme" in change.settings:
            self.colour(theme.choose(self._session.settings.text("general.theme")))
        if change.search and self._session.search_text != self._text:
            self._text = self._session.search_text
            query = parse(self._text)
            self.fill([self._chip(query, part) for part in shown_parts(query)])

    def _chip(self, query: Query, part: Part) -> Filling:
        words = label(part).said(tr)
        return words, tr("{part}，按删除键去掉", part=words), Look.PART, partial(self._remove, query, part)

    def _remove(self, query: Query, part: Part) -> None:
        self._session.change_search(without(query, part))


def shown_parts(query: Query) -> list[Part]:
    """The parts that have a chip: none where the query is one plain word, which stands in the box already."""
    if len(query.parts) == 1 and _is_word(query.parts[0]):
        return []
    return [part for part in query.parts if filter_of(part) is None]


def _is_word(part: Part) -> bool:
    return isinstance(part.node, Phrase) and part.node.field is Field.ANY and part.node.plain is not None
