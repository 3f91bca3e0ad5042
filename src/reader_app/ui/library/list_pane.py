"""The middle column: search box, a line about the list, and the list of articles or of what was found."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from reader_app.domain.query import Sort
from reader_app.ui import theme
from reader_app.ui.i18n import number, tr
from reader_app.ui.library import empty
from reader_app.ui.library.article_delegate import ArticleDelegate
from reader_app.ui.library.article_list import ArticleList
from reader_app.ui.library.article_model import ArticleModel
from reader_app.ui.library.labels import ElidedLabel, tint
from reader_app.ui.library.shelves import Order, order_name, shelf_name
from reader_app.ui.search.box import SearchBox, SearchFrame
from reader_app.ui.search.recent import use
from reader_app.ui.search.under_box import UnderBox
from reader_app.ui.session import Session
from reader_app.ui.values import Change

ORDER = "list.order"
"""Under which the order of shelves is remembered."""


class ListPane(QWidget):
    """Follows the open article; what is chosen here is opened by the session."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("listPane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self._open_first = False
        self._answered: tuple[str, Sort] | None = None
        self.box = SearchBox(session)
        self.under_box = UnderBox(session)
        self.model = ArticleModel(session, self)
        if session.settings.state(ORDER) in set(Order):
            self.model.set_order(Order(session.settings.state(ORDER)))
        self._delegate = ArticleDelegate(theme.choose(session.settings.text("general.theme")))
        self.list = ArticleList(self.model, self._delegate)
        self.about = ElidedLabel()
        self.sort_button = self._make_sort_button()
        self.message = QLabel()
        self._stack = QStackedWidget()
        self._assemble()
        self.list.chosen.connect(self._open)
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
        line.addWidget(self.sort_button)
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

    def _make_sort_button(self) -> QToolButton:
        button = QToolButton()
        button.setAccessibleName(tr("排序"))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setStyleSheet("QToolButton { font-size: 11px; } QToolButton::menu-indicator { image: none; }")
        menu = QMenu(button)
        menu.aboutToShow.connect(self._fill_sort_menu)
        button.setMenu(menu)
        return button

    def _fill_sort_menu(self) -> None:
        """Relevance or date for what was found, date, title or source on a shelf."""
        menu = self.sort_button.menu()
        menu.clear()
        group = QActionGroup(menu)
        choices: list[tuple[str, bool, Sort | Order]]
        if self.model.result is not None:
            choices = [(_sort_name(sort), sort is self._session.sort, sort) for sort in Sort]
        else:
            choices = [(order_name(order), order is self.model.order, order) for order in Order]
        for name, chosen, value in choices:
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(chosen)
            action.setActionGroup(group)
            action.triggered.connect(lambda _checked=False, value=value: self._choose_order(value))

    def _choose_order(self, value: Sort | Order) -> None:
        if isinstance(value, Sort):
            self._session.choose_sort(value)
            return
        self._session.settings.set_state(ORDER, value)
        if self.model.set_order(value):
            self.list.scrollToTop()
        self._follow(show=True)
        self._describe()

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
        other = self.model.update(change)
        if other and (change.shelf or (change.search and not self._is_repeated())):
            self.list.scrollToTop()
            self._follow(show=self.model.result is None, near=0)
        elif other:
            self.list.restore(place)
        if change.article:
            self._follow(show=True)
        if other or change.search or change.shelf or change.work:
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
        current = self._session.current
        self.list.select(current.article.id if current else None, show=show, near=near)

    def _describe(self) -> None:
        result = self.model.result
        if result is None:
            self.about.setText(shelf_name(self._session.shelf))
            name = order_name(self.model.order)
        else:
            self.about.setText(
                tr(
                    "{articles} 篇 · {hits} 处 · {time} 毫秒",
                    articles=number(result.total),
                    hits=number(result.hits),
                    time=max(1, round(result.elapsed * 1000)),
                )
            )
            name = _sort_name(self._session.sort)
        self.sort_button.setText(f"{name} ▾")
        nothing = self.model.rowCount() == 0
        self.message.setText(empty.sentence(self._session) if nothing else "")
        self._stack.setCurrentWidget(self.message if nothing else self.list)

    def _colour(self) -> None:
        colours = theme.choose(self._session.settings.text("general.theme"))
        self._delegate.colours = colours
        tint(self.message, colours.ink2)
        self.list.viewport().update()


def _sort_name(sort: Sort) -> str:
    return {Sort.RELEVANCE: tr("相关度"), Sort.DATE: tr("日期"), Sort.TITLE: tr("标题")}[sort]
