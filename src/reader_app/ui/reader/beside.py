"""The pane right of the open article with a second one: to be read and compared; marks are made in the first only."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from reader_app.domain.anchor import follow
from reader_app.domain.block import Document
from reader_app.domain.difference import turned
from reader_app.domain.fragments import heading_at
from reader_app.ui import theme
from reader_app.ui.i18n import tr
from reader_app.ui.library.labels import ElidedLabel, tint
from reader_app.ui.reader import links
from reader_app.ui.reader.document_writer import PICTURE, REFERENCE_LINK
from reader_app.ui.reader.fitting import Fitting
from reader_app.ui.reader.formats import FOOTNOTE_LINK
from reader_app.ui.reader.hits import Hits
from reader_app.ui.reader.marks import difference_marks
from reader_app.ui.reader.objects import note_of, open_figure, reference_to
from reader_app.ui.reader.pages import Pages
from reader_app.ui.reader.pictures import Pictures
from reader_app.ui.reader.shown_marks import ShownMarks
from reader_app.ui.reader.text_input import TextInput
from reader_app.ui.reader.text_view import TextView
from reader_app.ui.reader.together import Together
from reader_app.ui.session import Session
from reader_app.ui.values import Change, OpenArticle

NARROWEST = 220
"""Px that the pane needs to be of use."""
LONGEST_MENU = 12

_TOGETHER = "reader.together"


class BesideText(TextInput):
    """A text in which the plain keys do nothing: they mark what is in the first pane."""

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
            if (
                plain
                and (event.text().strip() or event.key() == Qt.Key.Key_Delete)
                and event.key() != Qt.Key.Key_Escape
            ):
                event.accept()
                return True
        return super().event(event)


class BesidePane(QWidget):
    """Follows `session.beside`; hidden while there is nothing beside.

    Args:
        first: The text of the open article.
    """

    def __init__(self, session: Session, first: TextView) -> None:
        super().__init__()
        self._session = session
        self._theme = theme.choose(session.settings.text("general.theme"))
        self._pictures = Pictures(self._resource, session.jobs)
        self.text = BesideText(self._pictures.load)
        self._pages = Pages(session, self.text, self._pictures)
        Fitting(session, self.text, self._pictures)
        self._marks = ShownMarks()
        self.together = Together(session, first, self.text)
        self._stack = QStackedWidget()
        self._hint = QLabel(tr("在列表里选一篇文章，用“在旁边打开”放到这里。"))
        self._make_head()
        self._assemble()
        self.text.set_notes(False)
        self.text.anchorClicked.connect(self._follow_link)
        self.text.verticalScrollBar().valueChanged.connect(lambda _: session.stir())
        session.leaving.connect(self._tell_place)
        session.changed.connect(self._refresh)
        self._colour()
        self.hide()  # a window of its own until it has its place

    def _make_head(self) -> None:
        self.title = ElidedLabel()
        self.title.setStyleSheet("font-size: 12px;")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.choose = self._button("▾", tr("选择并排的文章"))
        self.choose.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.choose)
        menu.aboutToShow.connect(self._fill_menu)
        self.choose.setMenu(menu)
        self.differences = self._button(tr("差异"), tr("标出两篇文章的差异"), checkable=True)
        self.differences.toggled.connect(self._compare)
        self.sync = self._button(tr("同步"), tr("两篇文章一起滚动"), checkable=True)
        self.sync.setChecked(self._session.settings.state(_TOGETHER) == "on")
        self.sync.toggled.connect(self._set_together)
        self.together.on = self.sync.isChecked()
        self.swap = self._button(tr("交换"), tr("在左侧打开这一篇，两篇交换"))
        self.swap.clicked.connect(self._session.beside.swap)
        self.close_button = self._button("×", tr("关闭并排对照"))
        self.close_button.clicked.connect(self._session.beside.close)

    def _button(self, text: str, said: str, *, checkable: bool = False) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setAccessibleName(said)
        button.setToolTip(said)
        button.setCheckable(checkable)
        button.setStyleSheet(
            "QToolButton { font-size: 12px; padding: 3px 5px; } QToolButton::menu-indicator { image: none; }"
        )
        return button

    def _assemble(self) -> None:
        self.setObjectName("besidePane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("并排的文章"))
        self.text.setAccessibleName(tr("并排文章的正文"))
        self.setMinimumWidth(NARROWEST)
        head = QWidget()
        head.setObjectName("besideHead")
        head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        head.setFixedHeight(36)
        row = QHBoxLayout(head)
        row.setContentsMargins(14, 0, 6, 0)
        row.setSpacing(2)
        row.addWidget(self.title, 1)
        for button in (self.choose, self.differences, self.sync, self.swap, self.close_button):
            row.addWidget(button)
        self._hint.setWordWrap(True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._hint.setContentsMargins(32, 32, 32, 32)
        self._stack.addWidget(self._hint)
        self._stack.addWidget(self.text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._stack, 1)

    # What it shows

    def _refresh(self, change: Change) -> None:
        restyled = any(key == "general.theme" or key.startswith("reader.") for key in change.settings)
        if restyled:
            self._colour()
            self._pages.rewrite(self._theme)
        if change.tabs or change.article:
            self.follow()
        elif restyled or change.annotations is not None:
            self._show_marks()

    def follow(self) -> None:
        """Show what is beside the open article now."""
        beside = self._session.beside
        self.setVisible(beside.shown and self._session.current is not None)
        self.differences.setChecked(beside.comparing)
        self.together.set_pieces(beside.differences)
        opened, page = beside.article, self.text.page
        for button in (self.differences, self.sync, self.swap):
            button.setEnabled(opened is not None)
        self._stack.setCurrentWidget(self.text if opened is not None else self._hint)
        if opened is None or self.isHidden():
            return
        self.title.setText(opened.article.title)
        if page is None or page.source is not opened.document:
            self._open_page(opened)
        self._show_marks()

    def _open_page(self, opened: OpenArticle) -> None:
        page, offset = self.text.page, self._session.beside.place
        shown = self._pages.article
        if page is not None and shown is not None and shown.id == opened.article.id:
            offset = follow(self.text.top_offset(), page.source, opened.document)
        self._pages.open(opened, offset, self._theme)
        self.text.show_at_top(offset)
        self.together.follow_first()

    def _show_marks(self) -> None:
        opened, page = self._session.beside.article, self.text.page
        if self.isHidden() or opened is None or page is None or page.source is not opened.document:
            return
        placed = self._session.services.notes.placed(opened.document, opened.article.id)
        pieces = turned(self._session.beside.differences)
        changed = difference_marks(pieces, len(opened.document.text), self._theme)
        self.text.set_marks(
            self._marks.make(opened.document, page.part, Hits(), placed, self._theme, None, tuple(changed))
        )

    def _colour(self) -> None:
        self._theme = theme.choose(self._session.settings.text("general.theme"))
        self.setStyleSheet(
            f"#besidePane {{ background: {self._theme.paper}; }}"
            f"#besideHead {{ background: {self._theme.pane}; border-bottom: 1px solid {self._theme.line}; }}"
        )
        tint(self._hint, self._theme.ink3)

    def _resource(self, target: str) -> Path | None:
        opened = self._session.beside.article
        return None if opened is None else self._session.services.library.resource(opened.article, target)

    # What the user does

    def _tell_place(self) -> None:
        if not self.isHidden() and self.text.page is not None:
            self._session.beside.place = self.text.top_offset()

    def _set_together(self, on: bool) -> None:
        self._session.settings.set_state(_TOGETHER, "on" if on else "")
        self.together.on = on
        self.together.follow_first()

    def _compare(self, on: bool) -> None:
        """Mark the differences; whoever compares wants the same places before the eyes."""
        self._session.beside.compare(on)
        if on:
            self.sync.setChecked(True)

    def _fill_menu(self) -> None:
        """The articles of the other tabs, to choose one."""
        menu, session = self.choose.menu(), self._session
        menu.clear()
        current = session.current.article.id if session.current is not None else ""
        others = {tab.article_id: tab.title for tab in session.tabs.all() if not tab.missing}
        for article_id, title in [(key, title) for key, title in others.items() if key != current][:LONGEST_MENU]:
            action: QAction = menu.addAction(title.replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, key=article_id: session.beside.open(key))
        if menu.isEmpty():
            menu.addAction(tr("没有别的标签页")).setEnabled(False)

    def _follow_link(self, url: QUrl) -> None:
        """What is in this article is shown here, its pictures and links outside as from the open article.

        A link to another article does nothing: it would take the open one away.
        """
        opened, address = self._session.beside.article, unquote(url.toString())
        if opened is None:
            return
        part = self._pages.linked(address)
        if part is not None:
            self._turn_to(part.start)
        elif address.startswith(PICTURE):
            open_figure(self._pictures, address, self._theme, self._session.jobs, self)
        elif place := _place(opened.document, address):
            self._turn_to(place[0])
            self.text.show_range(*place, flash=True)
        elif url.scheme():
            links.follow(url.toString(), self._session, self)

    def _turn_to(self, offset: int) -> None:
        """See to it that the part in which `offset` stands is the one on the page."""
        if not self._pages.shows(offset):
            self._pages.write(offset, self._theme)
            self._show_marks()


def _place(document: Document, address: str) -> tuple[int, int] | None:
    """Where a link leads inside its article: to a note, back to where it is referred to, to a heading; else None."""
    if address.startswith(FOOTNOTE_LINK):
        note = note_of(document, address.removeprefix(FOOTNOTE_LINK))
        return note[:2] if note is not None else None
    if address.startswith(REFERENCE_LINK):
        return reference_to(document, address.removeprefix(REFERENCE_LINK))
    return heading_at(document, address[1:]) if address.startswith("#") else None
