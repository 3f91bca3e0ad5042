"""The list of articles as a view: choosing by mouse and keys, and staying where it is when rows come and go."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from reader_app.ui.i18n import tr
from reader_app.ui.library.article_delegate import ArticleDelegate
from reader_app.ui.library.article_model import ArticleModel

PAUSE = 250
"""Milliseconds on a row after which the arrow keys open it."""

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class ListPlace:
    """Where a list is.

    Attributes:
        current: Id of the article that is selected, or None.
        row: Where it is.
        anchor: Id of an article on the screen, or None at the very top.
        anchor_row: Where that is.
        top: How far below the list's upper edge that article is, in px.
    """

    current: str | None
    row: int
    anchor: str | None = None
    anchor_row: int = 0
    top: int = 0


class ArticleList(QListView):
    """Shows an `ArticleModel`.

    Signals:
        chosen: (str) the article with this id shall be opened.
    """

    chosen = Signal(str)

    def __init__(self, model: ArticleModel, delegate: ArticleDelegate) -> None:
        super().__init__()
        self._articles = model
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(tr("文章列表"))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setItemDelegate(delegate)
        self.setModel(model)
        self.clicked.connect(self._choose)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._choose_current)

    def place(self) -> ListPlace:
        """Where the list is now."""
        row = self.currentIndex().row()
        current = self._articles.article_at(row)
        key = current.id if current else None
        shown = current is not None and self.viewport().rect().intersects(self.visualRect(self.currentIndex()))
        if not shown and self.verticalScrollBar().value() == 0:
            return ListPlace(key, row)
        index = self.currentIndex() if shown else self.indexAt(self.viewport().rect().topLeft())
        anchor = self._articles.article_at(index.row())
        return ListPlace(key, row, anchor.id if anchor else None, index.row(), self.visualRect(index).top())

    def restore(self, place: ListPlace) -> None:
        """Go back to a place after rows have come or gone: the same article at the same height, as far as it can be."""
        self.select(place.current, near=place.row)
        self.doItemsLayout()
        if place.anchor is None:
            return
        index = self._articles.index(self._articles.row_of(place.anchor, place.anchor_row))
        if index.isValid():
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.visualRect(index).top() - place.top)

    def select(self, article_id: str | None, *, show: bool = False, near: int | None = None) -> None:
        """Select an article's row without opening it, or nothing if it has none.

        Args:
            show: Bring it into view.
            near: Of what was found look only here and at the top.
        """
        row = self._articles.row_of(article_id, near) if article_id is not None else -1
        self._pause.stop()
        self.setAutoScroll(show)
        self.setCurrentIndex(self._articles.index(row))
        self.setAutoScroll(True)

    def step(self, count: int) -> None:
        """Open the article `count` rows further down (or up, if negative)."""
        row = self.currentIndex().row() + count if self.currentIndex().isValid() else 0
        article = self._articles.article_at(row)
        if article is not None:
            self.select(article.id, show=True, near=row)
            self.chosen.emit(article.id)

    def enter_at_top(self) -> None:
        """Take the focus, at the first row."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setCurrentIndex(self._articles.index(0))
        self._pause.start()

    def _choose(self, index: QModelIndex) -> None:
        self._pause.stop()
        article = self._articles.article_at(index.row())
        if article is not None:
            self.chosen.emit(article.id)

    def _choose_current(self) -> None:
        self._choose(self.currentIndex())

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._choose_current()
            return
        before = self.currentIndex()
        super().keyPressEvent(event)
        if self.currentIndex() != before:
            self._pause.start()
