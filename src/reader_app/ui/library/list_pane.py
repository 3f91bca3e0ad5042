"""The middle column: search box, a line about the list, and the list of articles or of what was found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from reader_app.domain.arrangement import Arrangement, Order
from reader_app.domain.sort import Sort
from reader_app.ui import theme
from reader_app.ui.i18n import tr
from reader_app.ui.library import empty
from reader_app.ui.library.arranging import ArrangeButton, remember, remembered, turned
from reader_app.ui.library.article_delegate import ArticleDelegate
from reader_app.ui.library.article_list import ArticleList
from reader_app.ui.library.article_menu import make_menu
from reader_app.ui.library.article_model import ArticleModel
from reader_app.ui.library.labels import ElidedLabel, tint
from reader_app.ui.library.shelves import shelf_name
from reader_app.ui.search.box import SearchBox, SearchFrame
from reader_app.ui.search.recent import use
from reader_app.ui.search.under_box import UnderBox
from reader_app.ui.session import Session
from reader_app.ui.values import Change


class ListPane(QWidget):
    """Follows the open article; what is chosen here is opened by the session.

    Args:
        actions: The window's commands by their ids, for the menu on articles.
    """

    def __init__(self, session: Session, actions: Mapping[str, QAction] = MappingProxyType({})) -> None:
        super().__init__()
        self.setObjectName("listPane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self._actions = actions
        self._followed: str | None = None
        self._open_first = False
        self._answered: tuple[str, Sort] | None = None
        self.box = SearchBox(session)
        self.under_box = UnderBox(session)
        self.model = ArticleModel(session, remembered(session.settings), self)
        self._delegate = ArticleDelegate(theme.choose(session.settings.text("general.theme")))
        self.list = ArticleList(self.model, self._delegate)
        self.about = ElidedLabel()
        self.arrange_button = ArrangeButton()
        self.message = QLabel()
        self._stack = QStackedWidget()
        self._assemble()
        self.list.chosen.connect(self._open)
        self.list.selected.connect(self._tell_chosen)
        self.arrange_button.ordered.connect(self._choose_order)
        self.arrange_button.arranged.connect(self.arrange)
        self.arrange_button.sorted.connect(session.choose_sort)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._show_menu)
        self.list.verticalScrollBar().valueChanged.connect(lambda _: session.stir())
        self.box.down.connect(self._enter_list)
        self.box.entered.connect(self._enter)
        self.box.left.connect(self.list.setFocus)
        session.changed.connect(self._refresh)
        self._colour()
        self._describe()
        self._follow(show=True)

    def focus_search(self) -> None:
        """Put the cursor into the search box, all of it selected."""
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.box.selectAll()

    def step(self, count: int) -> None:
        """Open the next (+1) or previous (-1) article of the list."""
        self.list.step(count)

    def _assemble(self) -> None:
        meta = QWidget()
        meta.setObjectName("meta")
        line = QHBoxLayout(meta)
        line.setContentsMargins(16, 0, 8, 2)
        line.addWidget(self.about, 1)
        line.addWidget(self.arrange_button)
        self.message.setWordWrap(True)
        self.message.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.message.setContentsMargins(32, 64, 32, 16)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.message)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(SearchFrame(self.box))
        layout.addWidget(self.under_box)
        layout.addWidget(meta)
        layout.addWidget(self._stack, 1)
        self.setMinimumWidth(220)

    # The order

    def arrange(self, arrangement: Arrangement) -> None:
        """Order and group shelves another way, and remember it."""
        remember(self._session.settings, arrangement)
        if self.model.arrange(arrangement):
            self.list.scrollToTop()
        self._follow(show=True)
        self._describe()

    def _choose_order(self, order: Order) -> None:
        arrangement = replace(self.model.arrangement, order=order)
        self.arrange(turned(self._session.settings, arrangement))

    # Opening

    def _open(self, article_id: str) -> None:
        if self.model.result is not None:
            use(self._session.settings, self.model.result.query.text)
        self._session.open(article_id, query=self.model.query)

    def _enter(self) -> None:
        """Open the first result, now or as soon as it is there."""
        use(self._session.settings, self._session.search_text)
        self._open_first = bool(self._session.search_text)
        self._open_first_result()

    def _open_first_result(self) -> None:
        result = self._session.result
        if not self._open_first or result is None or result.query.text.strip() != self._session.search_text:
            return
        self._open_first = False
        first = self.model.article_at(0)
        if first is not None:
            self._open(first.id)

    def _enter_list(self) -> None:
        if not self.model.rowCount():
            return
        if self.model.result is None and self.list.currentIndex().isValid():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.list.enter_at_top()

    # Showing

    def _refresh(self, change: Change) -> None:
        if "general.theme" in change.settings:
            self._colour()
        place = self.list.place()
        several = self._session.chosen if len(self._session.chosen) > 1 else ()
        other = self.model.update(change)
        if other and (change.shelf or (change.search and not self._is_repeated())):
            self.list.scrollToTop()
            self._follow(show=self.model.result is None, near=0)
        elif other:
            self.list.restore(place, several)
            self._tell_chosen()
        if change.article and not (several and self._followed == self._open_id()):
            self._follow(show=True)
        if other or change.search or change.shelf or change.work or change.chosen:
            self._describe()
        if change.search:
            self._open_first = self._open_first and bool(self._session.search_text)
            self._open_first_result()

    def _is_repeated(self) -> bool:
        """Whether the same has been searched again, such as after a note was written: then the list stays in place."""
        before = self._answered
        result = self.model.result
        self._answered = (result.query.text, self._session.sort) if result is not None else None
        return self._answered is not None and self._answered == before

    def _follow(self, *, show: bool, near: int | None = None) -> None:
        """Select the row of the open article; `near`: look only around this row, as it need not be found."""
        self._followed = self._open_id()
        self.list.select(self._followed, show=show, near=near)
        self._tell_chosen()

    def _open_id(self) -> str | None:
        current = self._session.current
        return current.article.id if current is not None else None

    def _tell_chosen(self) -> None:
        """Tell the session which articles are chosen; the open one alone is none."""
        ids = self.model.ids_in(self.list.ranges())
        self._session.choose_articles(() if ids == (self._open_id(),) else ids)

    def _show_menu(self, place: QPoint) -> None:
        """What can be done with the chosen articles."""
        if not self.list.indexAt(place).isValid():
            return
        menu = make_menu(self._actions, self)
        if menu.isEmpty():
            menu.deleteLater()
        else:
            menu.popup(self.list.viewport().mapToGlobal(place))

    def _describe(self) -> None:
        result = self.model.result
        self.about.setText(self._about())
        self.arrange_button.show_arrangement(self.model.arrangement, self._session.sort if result is not None else None)
        nothing = self.model.rowCount() == 0
        self.message.setText(empty.sentence(self._session) if nothing else "")
        self._stack.setCurrentWidget(self.message if nothing else self.list)

    def _about(self) -> str:
        """How many are chosen if they are several, else what the list shows."""
        result = self.model.result
        if len(self._session.chosen) > 1:
            return tr("已选 {count} 篇", count=f"{len(self._session.chosen):,}")
        if result is None:
            return shelf_name(self._session.shelf)
        return tr(
            "{articles} 篇 · {hits} 处 · {time} 毫秒",
            articles=f"{result.total:,}",
            hits=f"{result.hits:,}",
            time=max(1, round(result.elapsed * 1000)),
        )

    def _colour(self) -> None:
        colours = theme.choose(self._session.settings.text("general.theme"))
        self._delegate.colours = colours
        tint(self.message, colours.ink2)
        if self.isVisible():
            self.list.viewport().update()
