"""The popup under the search box that proposes fields, values, earlier and saved queries. It never has the focus."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QVBoxLayout

from reader_app.domain.completion import Completion, CompletionKind, complete
from reader_app.domain.sentence import Sentence
from reader_app.ui import theme
from reader_app.ui.i18n import LANGUAGE, tr
from reader_app.ui.search.popup_delegate import DETAIL, HEIGHT, PopupDelegate
from reader_app.ui.search.recent import recent
from reader_app.ui.search.values import FieldValues
from reader_app.ui.session import Session
from reader_app.ui.values import Change

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class Completer(QObject):
    """Proposes what may be meant at the cursor of `box`.

    Signals:
        taken: A proposal has taken its place in the box; what is there shall be searched.
    """

    taken = Signal()

    def __init__(self, session: Session, box: QLineEdit) -> None:
        super().__init__(box)
        self._session = session
        self._box = box
        self._values = FieldValues(session)
        self._popup: Popup | None = None
        session.changed.connect(self._refresh)

    @property
    def proposals(self) -> tuple[Completion, ...]:
        """What is proposed now; nothing where the popup is not open."""
        return self._popup.model.proposals if self._popup is not None and self._popup.isVisible() else ()

    def warm(self) -> None:
        """Count the values of fields before somebody waits for them."""
        self._values.refresh()

    def typed(self) -> None:
        """Propose what fits to what was typed just now; with an empty box nothing."""
        if self._box.text().strip():
            self.open()
        else:
            self.close()

    def open(self) -> bool:
        """Propose what may be meant; returns whether there is anything."""
        saved = [(each.name, each.text) for each in self._session.saved.searches()]
        text, cursor = self._box.text(), self._box.cursorPosition()
        english = self._session.setting(LANGUAGE) == "en"
        found = complete(text, cursor, self._values, recent(self._session.settings), saved, english=english)
        if not found:
            self.close()
            return False
        self._shown().show_under(self._box, found)
        return True

    def close(self) -> bool:
        """Put the popup away; returns whether it was open."""
        if not self.proposals or self._popup is None:
            return False
        self._popup.hide()
        self._box.setAccessibleDescription("")
        return True

    def key(self, event: QKeyEvent) -> bool:
        """Whether a key in the box is meant for the popup; then it has been obeyed."""
        if not self.proposals or self._popup is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        key, row = event.key(), self._popup.row
        if key in _STEPS:
            self._popup.go(row + _STEPS[Qt.Key(key)])
            # The popup never has the focus, so a screen reader hears of the choice by the box that has it.
            self._box.setAccessibleDescription(self._popup.spoken())
        elif key in _ENTER and row >= 0:
            self._take(row)
        elif key == Qt.Key.Key_Tab:
            self._take(max(row, 0))
        elif key == Qt.Key.Key_Escape:
            self.close()
        else:
            return False
        return True

    def _take(self, row: int) -> None:
        chosen = self.proposals[row]
        text = self._box.text()
        self._box.setText(text[: chosen.start] + chosen.insert + text[chosen.end :])
        self._box.setCursorPosition(chosen.start + len(chosen.insert))
        if chosen.kind is CompletionKind.FIELD:
            self.open()
        else:
            self.close()
        self.taken.emit()

    def _shown(self) -> Popup:
        if self._popup is None or self._popup.parentWidget() is not self._box.window():
            self._popup = Popup(self._box)
            self._popup.view.clicked.connect(lambda index: self._take(index.row()))
        self._popup.delegate.colours = theme.choose(self._session.settings.text("general.theme"))
        return self._popup

    def _refresh(self, change: Change) -> None:
        if change.library or change.annotations is not None:
            self._values.outdated = True
        if change.article or change.shelf:
            self.close()


class Proposals(QAbstractListModel):
    """The rows of the popup."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.proposals: tuple[Completion, ...] = ()

    def show(self, proposals: tuple[Completion, ...]) -> None:
        """Other proposals."""
        self.beginResetModel()
        self.proposals = proposals
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.proposals)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        proposal = self.proposals[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return _said(proposal.label)
        if role == DETAIL:
            return _detail(proposal)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return tr("，").join(filter(None, (_said(proposal.label), _detail(proposal))))
        return None


class Popup(QFrame):
    """A list that lies over the window under the box, and leaves the focus where it is."""

    def __init__(self, box: QLineEdit) -> None:
        super().__init__(box.window())
        self.setObjectName("searchPopup")
        self.model = Proposals(self)
        self.delegate = PopupDelegate(theme.LIGHT)
        self.view = QListView()
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setAccessibleName(tr("搜索建议"))
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setMouseTracking(True)
        self.view.setUniformItemSizes(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setItemDelegate(self.delegate)
        self.view.setModel(self.model)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(5, 5, 5, 5)
        layout.addWidget(self.view)
        box.window().installEventFilter(self)

    @property
    def row(self) -> int:
        """The row that is chosen, or -1."""
        return self.view.currentIndex().row()

    def go(self, row: int) -> None:
        """Choose a row; above the first none is chosen, below the last it stays."""
        row = min(row, self.model.rowCount() - 1)
        self.view.setCurrentIndex(self.model.index(row) if row >= 0 else QModelIndex())

    def spoken(self) -> str:
        """What is said of the row that is chosen."""
        return str(self.view.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole) or "")

    def show_under(self, box: QLineEdit, proposals: tuple[Completion, ...]) -> None:
        """Show these under the box, as wide as it is."""
        self.model.show(proposals)
        place = box.mapTo(box.window(), QPoint(0, box.height() + 5))
        room = max(3 * HEIGHT, box.window().height() - place.y() - 12)
        self.setGeometry(place.x(), place.y(), box.width(), min(room, len(proposals) * HEIGHT + 12))
        self.raise_()
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Hide, QEvent.Type.WindowDeactivate):
            self.hide()
        return super().eventFilter(watched, event)


def _said(words: Sentence | str) -> str:
    return words.said(tr) if isinstance(words, Sentence) else words


def _detail(proposal: Completion) -> str:
    """What kind it is where that cannot be seen, else what is said of it."""
    if proposal.kind is CompletionKind.RECENT:
        return tr("最近")
    if proposal.kind is CompletionKind.SAVED:
        return tr("已存搜索")
    return _said(proposal.detail)
