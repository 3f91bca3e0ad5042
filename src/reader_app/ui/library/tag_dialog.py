"""The dialog of the user's tags: tick them for the chosen articles, write new ones, rename, recolour and delete.

Every click is done at once and is one step of undo; the dialog has nothing to be confirmed.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPaintEvent, QPen, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader_app.domain.errors import ReaderError
from reader_app.domain.tags import PALETTE, TagColour, read_tags
from reader_app.ui import article_changes, messages, theme
from reader_app.ui.i18n import tr
from reader_app.ui.library.tag_list import TagList
from reader_app.ui.search.name_dialog import NameDialog
from reader_app.ui.session import Session
from reader_app.ui.values import Change

SWATCH = 26


class TagDialog(QDialog):
    """Tags for the articles `ids`."""

    def __init__(self, session: Session, ids: tuple[str, ...], parent: QWidget | None) -> None:
        super().__init__(parent)
        self._session = session
        self._ids = ids
        self.setWindowTitle(tr("标签"))
        self.setMinimumSize(420, 460)
        self.new = QLineEdit()
        self.new.setPlaceholderText(tr("新标签，按回车加上"))
        self.new.setAccessibleName(tr("新标签"))
        self.new.returnPressed.connect(self._add)
        self.list = TagList(session, ids)
        self.list.toggled.connect(self._toggle)
        self.list.currentItemChanged.connect(self._follow)
        self._make_tools()
        self._assemble()
        self._follow()
        session.changed.connect(self._refresh)
        self.new.setFocus()

    def _make_tools(self) -> None:
        self.swatches = QButtonGroup(self)
        for number, colour in enumerate(PALETTE):
            self.swatches.addButton(Swatch(colour, self._session), number)
        self.swatches.idClicked.connect(self._colour)
        self.rename = QPushButton(tr("重命名……"))
        self.delete = QPushButton(tr("删除标签"))
        for button, run in ((self.rename, self._rename), (self.delete, self._delete)):
            button.setAutoDefault(False)
            button.clicked.connect(run)
        for keys, run in (("F2", self._rename), ("Delete", self._delete)):
            shortcut = QShortcut(QKeySequence(keys), self.list, context=Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(run)

    def _assemble(self) -> None:
        about = QLabel(self._about())
        about.setWordWrap(True)
        colours = QHBoxLayout()
        colours.setSpacing(2)
        for button in self.swatches.buttons():
            colours.addWidget(button)
        colours.addStretch(1)
        colours.addWidget(self.rename)
        colours.addSpacing(6)
        colours.addWidget(self.delete)
        buttons = QDialogButtonBox(self)
        close = buttons.addButton(tr("关闭"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 18)
        layout.setSpacing(12)
        layout.addWidget(about)
        layout.addWidget(self.new)
        layout.addWidget(self.list, 1)
        layout.addLayout(colours)
        layout.addSpacing(4)
        layout.addWidget(buttons)

    def _about(self) -> str:
        if len(self._ids) == 1:
            article = self._session.services.library.article(self._ids[0])
            return tr("《{title}》的标签", title=article.title if article else "")
        return tr("选中的 {count} 篇文章的标签", count=f"{len(self._ids):,}")

    # Doing

    def _add(self) -> None:
        tags = read_tags(self.new.text())
        if not tags:
            return
        self._perform(lambda: article_changes.change_tags(self._session, self._ids, tags))
        self.new.clear()
        self.list.go_to(tags[-1])

    def _toggle(self, tag: str, given: bool) -> None:
        added, removed = ((tag,), ()) if given else ((), (tag,))
        self._perform(lambda: article_changes.change_tags(self._session, self._ids, added, removed))

    def _colour(self, number: int) -> None:
        change = self._session.services.tags.coloured(self.list.tag(), PALETTE[number].id)
        self._perform(lambda: article_changes.apply_tags(self._session, change, tr("改标签的颜色")))

    def _rename(self) -> None:
        if tag := self.list.tag():
            NameDialog(tr("重命名标签"), tag, lambda name: self._renamed(tag, name), self).open()

    def _renamed(self, tag: str, name: str) -> None:
        service = self._session.services.tags
        self._perform(lambda: article_changes.apply_tags(self._session, service.renamed(tag, name), tr("重命名标签")))
        self.list.go_to("".join(read_tags(name)[:1]))

    def _delete(self) -> None:
        if tag := self.list.tag():
            change = self._session.services.tags.deleted(tag)
            self._perform(lambda: article_changes.apply_tags(self._session, change, tr("删除标签")))

    def _perform(self, run: Callable[[], None]) -> None:
        try:
            run()
        except ReaderError as error:
            messages.explain(self, error)

    # Showing

    def _refresh(self, change: Change) -> None:
        if change.tags is not None:
            self.list.load()
            self._follow()

    def _follow(self) -> None:
        """Show the colour of the current tag, and what can be done with it."""
        tag = self.list.tag()
        for widget in (self.rename, self.delete, *self.swatches.buttons()):
            widget.setEnabled(bool(tag))
        colour = self._session.services.tags.colour_id(tag)
        for number, each in enumerate(PALETTE):
            self.swatches.button(number).setChecked(bool(tag) and each.id == colour)


class Swatch(QToolButton):
    """A button that shows one colour, with a ring around the chosen one."""

    def __init__(self, colour: TagColour, session: Session) -> None:
        super().__init__()
        self._colour = colour
        self._session = session
        self.setCheckable(True)
        self.setFixedSize(SWATCH, SWATCH)
        self.setToolTip(tr(colour.label))
        self.setAccessibleName(tr("标签的颜色：{colour}", colour=tr(colour.label)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = theme.choose(self._session.settings.text("general.theme"))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.isEnabled():
            painter.setOpacity(0.35)
        middle = QPointF(self.width() / 2, self.height() / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._colour.dot))
        painter.drawEllipse(middle, 7, 7)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.isChecked():
            painter.setPen(QPen(QColor(colours.ink), 1.6))
            painter.drawEllipse(middle, 10, 10)
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), 1))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.end()
