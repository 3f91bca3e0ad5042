"""The list of articles as a view: choosing by mouse and keys, and staying where it is when rows come and go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QHeaderView, QTableView

from reader_app.ui.i18n import tr
from reader_app.ui.library.article_delegate import HEADING_HEIGHT, HEIGHT, ArticleDelegate
from reader_app.ui.library.article_model import ArticleModel

PAUSE = 250
"""Milliseconds on a row after which the arrow keys open it."""

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_FOLD = {Qt.Key.Key_Left: True, Qt.Key.Key_Right: False}
_SEVERAL = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_ONE = QItemSelectionModel.SelectionFlag.ClearAndSelect
_MORE = QItemSelectionModel.SelectionFlag.Select


@dataclass(frozen=True, slots=True)
class ListPlace:
    """Where a list is.

    Attributes:
        current: Id of the article that the keys are at, or None.
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


class ArticleList(QTableView):
    """Shows an `ArticleModel`: a table of one column, because that alone has rows of two heights without asking each.

    Signals:
        chosen: (str) the article with this id shall be opened.
        selected: Other articles are selected.
        paged: (+1 or -1) the open article shall be turned by a page, as one reads on from the list.
    """

    chosen = Signal(str)
    selected = Signal()
    paged = Signal(int)

    def __init__(self, model: ArticleModel, delegate: ArticleDelegate) -> None:
        super().__init__()
        self._articles = model
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(tr("文章列表"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self._lay_out()
        self.setItemDelegate(delegate)
        self.setModel(model)
        self._low: Sequence[int] = ()
        self._size_headings()
        # After the headers' own slots, which were connected when they got the model.
        model.modelReset.connect(self._size_headings)
        model.rowsInserted.connect(self._note_headings)
        model.rowsRemoved.connect(self._note_headings)
        self.clicked.connect(self._click)
        self._restoring = False
        self.selectionModel().selectionChanged.connect(self._tell)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._choose_current)

    def _lay_out(self) -> None:
        """Nothing of a table is seen."""
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.horizontalHeader().hide()
        self.horizontalHeader().setStretchLastSection(True)
        rows = self.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(HEADING_HEIGHT)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(HEIGHT)

    def _size_headings(self) -> None:
        rows, count = self.verticalHeader(), self._articles.rowCount()
        for row in self._low:  # a header keeps the height of each row when its model is reset
            if row < count:
                rows.resizeSection(row, HEIGHT)
        for row in self._articles.headings:
            rows.resizeSection(row, HEADING_HEIGHT)
        self._note_headings()

    def _note_headings(self) -> None:
        """Remember which rows are low."""
        self._low = tuple(self._articles.headings)

    # Places

    def place(self) -> ListPlace:
        """Where the list is now."""
        row = self.currentIndex().row()
        current = self._articles.article_at(row)
        key = current.id if current else None
        shown = current is not None and self.viewport().rect().intersects(self.visualRect(self.currentIndex()))
        if not shown and self.verticalScrollBar().value() == 0:
            return ListPlace(key, row)
        index = self.currentIndex() if shown else self._top_article()
        anchor = self._articles.article_at(index.row())
        return ListPlace(key, row, anchor.id if anchor else None, index.row(), self.visualRect(index).top())

    def _top_article(self) -> QModelIndex:
        """The first article on the screen."""
        index = self.indexAt(self.viewport().rect().topLeft())
        while index.isValid() and self._articles.is_heading(index.row()):
            index = self._articles.index(index.row() + 1)
        return index

    def restore(self, place: ListPlace, chosen: Sequence[str] = ()) -> None:
        """Go back to a place after rows have come or gone: the same article at the same height, as far as it can be.

        Args:
            chosen: Articles that were selected, if there were several.
        """
        self._restoring = True
        try:
            self.select(place.current, near=place.row)
            if chosen:
                self.selectionModel().clearSelection()  # where the keys are need not be chosen
                self.select_all_of(chosen)
        finally:
            self._restoring = False
        self.doItemsLayout()
        if place.anchor is None:
            return
        index = self._articles.index(self._articles.row_of(place.anchor, place.anchor_row))
        if index.isValid():
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.visualRect(index).top() - place.top)

    # Selecting and opening

    def select(self, article_id: str | None, *, show: bool = False, near: int | None = None) -> None:
        """Select an article's row and no other without opening it, or nothing if it has none.

        Args:
            show: Bring it into view.
            near: Of what was found look only here and at the top.
        """
        self._go_to(self._articles.row_of(article_id, near), show=show)

    def select_all_of(self, ids: Sequence[str]) -> None:
        """Select these articles, whatever else is selected."""
        selection, first, last = QItemSelection(), -1, -2
        for row in (*self._articles.rows_of(ids), -1):
            if row != last + 1:
                if first >= 0:
                    selection.select(self._articles.index(first), self._articles.index(last))
                first = row
            last = row
        self.selectionModel().select(selection, _MORE)

    def ranges(self) -> list[tuple[int, int]]:
        """The first and last rows of what is selected."""
        selection = self.selectionModel().selection()
        return [(each.top(), each.bottom()) for each in map(selection.at, range(selection.count()))]

    def _tell(self) -> None:
        if not self._restoring:
            self.selected.emit()

    def step(self, count: int) -> None:
        """Open the next article further down (or up, if `count` is negative)."""
        row = self.currentIndex().row() + count if self.currentIndex().isValid() else 0
        while self._articles.is_heading(row):
            row += 1 if count >= 0 else -1
        article = self._articles.article_at(row)
        if article is not None:
            self._go_to(row, show=True)
            self.chosen.emit(article.id)

    def enter_at_top(self) -> None:
        """Take the focus, at the first article."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._go_to(1 if self._articles.is_heading(0) else 0, show=True)
        self._pause.start()

    def _go_to(self, row: int, *, show: bool) -> None:
        self._pause.stop()
        self.setAutoScroll(show)
        if row >= 0:
            self.selectionModel().setCurrentIndex(self._articles.index(row), _ONE)
        else:
            self.selectionModel().clear()
        self.setAutoScroll(True)

    def _click(self, index: QModelIndex) -> None:
        if QApplication.keyboardModifiers() & _SEVERAL:
            return
        if self._articles.is_heading(index.row()):
            self._fold(index.row(), not self._articles.is_collapsed(index.row()))
        else:
            self._choose(index)

    def _choose(self, index: QModelIndex) -> None:
        self._pause.stop()
        article = self._articles.article_at(index.row())
        if article is not None:
            self.chosen.emit(article.id)

    def _choose_current(self) -> None:
        if not self._has_several():
            self._choose(self.currentIndex())

    def _has_several(self) -> bool:
        return self._articles.count_in(self.ranges()) > 1

    def _fold(self, row: int, collapsed: bool) -> None:
        """Collapse the group that a row belongs to, at whose heading the keys are then, or show it again."""
        heading = self._articles.heading_of(row)
        if heading < 0 or (not collapsed and row != heading):
            return
        self._pause.stop()
        if row != heading:
            self.selectionModel().setCurrentIndex(
                self._articles.index(heading), QItemSelectionModel.SelectionFlag.NoUpdate
            )
        self._articles.collapse(heading, collapsed)

    def _at_heading(self) -> bool:
        return self._articles.is_heading(self.currentIndex().row())

    # Qt

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            assert isinstance(event, QKeyEvent)
            if event.key() == Qt.Key.Key_Escape and self._has_several():
                event.accept()  # ends the selection before it ends a search
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, bare = event.key(), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        row = self.currentIndex().row()
        if bare and key in (*_ENTER, Qt.Key.Key_Space) and self._at_heading():
            self._fold(row, not self._articles.is_collapsed(row))
        elif bare and key in _ENTER:
            self._choose(self.currentIndex())
        elif bare and key in _FOLD:
            self._fold(row, _FOLD[Qt.Key(key)])
        elif key == Qt.Key.Key_Space and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            self.paged.emit(-1 if event.modifiers() else +1)
        elif key == Qt.Key.Key_Escape and self._has_several():
            self._go_to(row, show=True)
        else:
            super().keyPressEvent(event)
            if self.currentIndex().row() != row and not event.modifiers() & _SEVERAL:
                self._pause.start()

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        ends = (QAbstractItemView.CursorAction.MoveHome, QAbstractItemView.CursorAction.MoveEnd)
        if action in ends:  # of the list, not of the row
            modifiers |= Qt.KeyboardModifier.ControlModifier
        return super().moveCursor(action, modifiers)

    def keyboardSearch(self, _text: str) -> None:
        """Typed letters look for nothing here: it would read every title."""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        # Dragging selects nothing: a hand that shakes on a click must not choose two articles.
        if not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
