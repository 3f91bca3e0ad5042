"""The window of the guide: contents and search at the left, a page as the reader sets articles at the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from urllib.parse import unquote

from PySide6.QtCore import QByteArray, QEvent, QObject, QSize, Qt, QUrl
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from reader_app.services.guide import ENGLISH, GuidePage
from reader_app.ui import theme
from reader_app.ui.guide.contents import Contents
from reader_app.ui.i18n import LANGUAGE, tr
from reader_app.ui.library.labels import tint
from reader_app.ui.reader import links
from reader_app.ui.reader.document_writer import write
from reader_app.ui.reader.text_view import TextView
from reader_app.ui.reader.typography import Typography
from reader_app.ui.session import Session
from reader_app.ui.values import Change

GEOMETRY = "guide.geometry"
SIZE = QSize(1000, 720)
NARROWEST = QSize(560, 360)
CONTENTS = 232
"""Width of the contents in px."""


class GuideWindow(QDialog):
    """Shows one page at a time; `show_page` chooses it.

    Args:
        owner: It goes when this goes.
    """

    def __init__(self, session: Session, owner: QWidget) -> None:
        super().__init__(owner, Qt.WindowType.Window)
        self._session = session
        self._guide = session.services.guide
        self._visits: list[tuple[str, int]] = []
        self._index = -1
        self.setObjectName("guide")
        self.setWindowTitle(tr("使用指南"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.search = QLineEdit()
        self.contents = Contents()
        self.page = TextView(lambda _address: None)
        self.nothing = QLabel(tr("指南里没有找到，换个词试试。"))
        self.back = _button("‹", tr("后退"))
        self.forward = _button("›", tr("前进"))
        self._assemble()
        self._connect()
        self.contents.show_pages(self._pages())
        self.setMinimumSize(NARROWEST)
        self.resize(SIZE.boundedTo(self.screen().availableSize() - QSize(40, 60)))
        if geometry := session.settings.state(GEOMETRY):
            self.restoreGeometry(QByteArray.fromBase64(geometry.encode()))
        self._colour()

    def _assemble(self) -> None:
        self.search.setPlaceholderText(tr("在指南里找"))
        self.search.setAccessibleName(tr("在指南里找"))
        self.search.setClearButtonEnabled(True)
        self.page.setAccessibleName(tr("指南正文"))
        self.page.set_notes(False)
        self.nothing.setWordWrap(True)
        self.nothing.setContentsMargins(10, 6, 10, 6)
        self.nothing.hide()
        head = QHBoxLayout()
        head.setSpacing(2)
        for widget in (self.back, self.forward):
            head.addWidget(widget)
        head.addSpacing(6)
        head.addWidget(self.search, 1)
        left = QVBoxLayout()
        left.setContentsMargins(10, 12, 6, 12)
        left.setSpacing(10)
        left.addLayout(head)
        left.addWidget(self.nothing)
        left.addWidget(self.contents, 1)
        side = QWidget()
        side.setObjectName("sidebar")
        side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        side.setFixedWidth(CONTENTS)
        side.setLayout(left)
        paper = QWidget()
        paper.setObjectName("readerBody")
        paper.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        right = QVBoxLayout(paper)
        right.setContentsMargins(0, 0, 0, 0)
        right.addWidget(self.page)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(side)
        layout.addWidget(paper, 1)

    def _connect(self) -> None:
        self.contents.chosen.connect(self._go)
        self.search.textChanged.connect(self._find)
        self.search.installEventFilter(self)
        self.back.clicked.connect(lambda: self._step(-1))
        self.forward.clicked.connect(lambda: self._step(+1))
        self.page.verticalScrollBar().valueChanged.connect(self._follow_scrolling)
        self.page.anchorClicked.connect(self._follow_link)
        self._session.changed.connect(self._refresh)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self._focus_search)
        for key, step in (("Alt+Left", -1), ("Alt+Right", +1)):
            QShortcut(QKeySequence(key), self, lambda step=step: self._step(step))
        self.finished.connect(self._leave)

    # Pages

    def show_page(self, name: str, start: int = 0, end: int = 0) -> None:
        """Show a page, at a place of it; a page that is not there leaves what is shown."""
        if self._guide.page(name) is None:
            return
        self._keep_place()
        self._visits = [*self._visits[: self._index + 1], (name, start)]
        self._index = len(self._visits) - 1
        self._show(name, start, end)

    def _pages(self) -> Sequence[GuidePage]:
        """The pages, those in the interface's language first."""
        english = self._session.setting(LANGUAGE) == "en"
        return sorted(self._guide.pages, key=lambda page: english and page.name != ENGLISH)

    @property
    def shown(self) -> str:
        """The name of the page that is shown, or ""."""
        return self._visits[self._index][0] if self._visits else ""

    def _go(self, name: str, start: int, end: int) -> None:
        self.show_page(name, start, end)
        if self.search.text():
            self.contents.setFocus()

    def _step(self, step: int) -> None:
        if 0 <= self._index + step < len(self._visits):
            self._keep_place()
            self._index += step
            self._show(*self._visits[self._index], 0)

    def _keep_place(self) -> None:
        """Remember how far the page was read, for the way back."""
        if self._visits:
            self._visits[self._index] = (self.shown, self.page.top_offset())

    def _show(self, name: str, start: int, end: int) -> None:
        found = self._guide.page(name)
        if found is None:
            return
        if self.page.page is None or self.page.page.source is not found.document:
            self._write()
        if end > start:
            self.page.show_range(start, end, flash=True)
        else:
            self.page.show_at_top(start)
        if not self.search.text():
            self.contents.follow(name, start)
        self.back.setEnabled(self._index > 0)
        self.forward.setEnabled(self._index < len(self._visits) - 1)

    def _follow_scrolling(self) -> None:
        if not self.search.text() and self.page.page is not None:
            self.contents.follow(self.shown, self.page.top_offset())

    def _write(self) -> None:
        found = self._guide.page(self.shown)
        if found is not None:
            typography = replace(Typography.chosen(self._session.setting), numbers=False)
            colours = theme.choose(self._session.settings.text("general.theme"))
            self.page.show_page(write(found.document, typography, colours, parent=self.page), typography, colours)

    def _follow_link(self, url: QUrl) -> None:
        """To another page, to a heading, or outside, which is asked first."""
        if url.scheme():
            links.follow(url.toString(), self._session, self)
            return
        name = PurePosixPath(unquote(url.path())).stem or self.shown
        found = self._guide.page(name)
        if found is not None:
            self.show_page(name, found.place(unquote(url.fragment())))

    # Finding

    def _find(self) -> None:
        text = self.search.text().strip()
        if text:
            places = self._guide.find(text)
            self.contents.show_found(places, {page.name: page.title for page in self._guide.pages})
            self.nothing.setVisible(not places)
        else:
            self.nothing.hide()
            self.contents.show_pages(self._pages())
            self.contents.follow(self.shown, self.page.top_offset())

    def _focus_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    # What changed

    def _refresh(self, change: Change) -> None:
        if any(key == "general.theme" or key.startswith("reader.") for key in change.settings):
            self._colour()
            place = self.page.top_offset()
            self._write()
            self.page.show_at_top(place)

    def _colour(self) -> None:
        tint(self.nothing, theme.choose(self._session.settings.text("general.theme")).ink2)

    def _leave(self) -> None:
        self._session.settings.set_state(GEOMETRY, self.saveGeometry().toBase64().toStdString())

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
                self.contents.first()
                self.contents.setFocus()
                return True
        return super().eventFilter(watched, event)


def _button(sign: str, name: str) -> QToolButton:
    button = QToolButton()
    button.setText(sign)
    button.setAccessibleName(name)
    button.setToolTip(name)
    return button
