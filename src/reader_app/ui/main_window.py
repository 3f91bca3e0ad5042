"""The window: puts sidebar, list, reader and status line side by side, and nothing more."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QSplitter, QVBoxLayout, QWidget

from reader_app.domain.errors import ReaderError
from reader_app.domain.study import Slide
from reader_app.ui import commands, messages, theme
from reader_app.ui.first_paint import FirstPaint
from reader_app.ui.i18n import tr
from reader_app.ui.library.actions import import_files
from reader_app.ui.library.list_pane import ListPane
from reader_app.ui.library.sidebar import Sidebar
from reader_app.ui.session import Session
from reader_app.ui.status_line import StatusLine
from reader_app.ui.values import Change

if TYPE_CHECKING:
    from reader_app.ui.reader.view import ReaderView
    from reader_app.ui.study.audience import AudienceWindow

log = logging.getLogger(__name__)

WIDTHS = (208, 316, 916)
"""Of sidebar, list and reader when the window is opened for the first time, in px."""


class MainWindow(QMainWindow):
    """One library in a window.

    Signals:
        library_chosen: (Path) another library shall be opened in its place.
    """

    library_chosen = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        # Before any view is made: a widget takes the font that holds when it is made.
        self._apply_theme()
        self._enable = QTimer(self, singleShot=True, interval=0)
        self._enable.timeout.connect(self._enable_actions)
        # And before any view listens: a new style sheet takes away the colours that views have given their widgets.
        session.changed.connect(self._refresh)
        self.audience: AudienceWindow | None = None
        self.actions_by_id: dict[str, QAction] = commands.make_actions(self)
        commands.fill_menus(self.menuBar(), self.actions_by_id)
        self.sidebar = Sidebar(session)
        self.list_pane = ListPane(session, self.actions_by_id)
        self._assemble()
        self._seen = FirstPaint(self.list_pane, lambda: self.reader)
        self.setAcceptDrops(True)
        self._restore()
        session.failed.connect(self.explain)
        session.undo_stack.indexChanged.connect(self._enable.start)
        self._enable_actions()

    @cached_property
    def reader(self) -> ReaderView:
        """The place of the article; made when it is asked for or, at the latest, when the list has been seen."""
        from reader_app.ui.reader.view import ReaderView

        reader = ReaderView(self.session, self.actions_by_id)
        commands.add_reader_actions(reader, self.actions_by_id)
        self._column.insertWidget(0, reader, 1)
        self._room.hide()
        reader.show()  # at once and in its place, not when the event loop goes round again
        self._column.activate()
        return reader

    def _assemble(self) -> None:
        self.setWindowTitle(tr("{library} - 研读", library=self.session.services.library.name))
        column = QWidget()
        self._column = QVBoxLayout(column)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._room = QWidget()  # until the reader takes it
        self._room.setObjectName("reader")
        self._room.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._column.addWidget(self._room, 1)
        self._column.addWidget(StatusLine(self.session))
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setHandleWidth(1)
        for place in (self.sidebar, self.list_pane, column):
            self._splitter.addWidget(place)
        self._splitter.setStretchFactor(2, 1)
        self._splitter.setCollapsible(2, False)
        self.setCentralWidget(self._splitter)

    def _restore(self) -> None:
        """The window, its splitter and the last place, as they were left."""
        state = self.session.settings.state
        # Room for the frame: a window that is larger than the screen hides its status line.
        self.resize(QSize(1440, 900).boundedTo(self.screen().availableSize() - QSize(16, 48)))
        self._splitter.setSizes(list(WIDTHS))
        if geometry := state("window.geometry"):
            self.restoreGeometry(QByteArray.fromBase64(geometry.encode()))
        if sizes := state("window.splitter"):
            self._splitter.restoreState(QByteArray.fromBase64(sizes.encode()))

    def open_last(self) -> None:
        """Open the article that was open when this library was left, if it is still there."""
        article_id = self.session.settings.state(self._last_key())
        if article_id and self.session.services.library.article(article_id) is not None:
            self.session.open(article_id)

    def show_panes(self, shown: bool) -> None:
        """Show sidebar and list, or leave the whole width to the article."""
        self.sidebar.setVisible(shown)
        self.list_pane.setVisible(shown)
        if not shown:
            self.reader.focus_text()

    def focus_first(self) -> None:
        """Give the keyboard to the article, or to the list where none is open."""
        (self.reader.text if self.session.current is not None else self.list_pane.list).setFocus()

    def open_reference(self, reference: str) -> None:
        """Open the article that an id, path or part of a title means."""
        self.perform(lambda window: window.session.open(window.session.services.library.find(reference).id))

    def perform(self, run: Callable[[MainWindow], object]) -> None:
        """Do a command; what goes wrong is said."""
        try:
            run(self)
        except ReaderError as error:
            self.explain(error)

    def explain(self, error: Exception) -> None:
        """Say what went wrong."""
        messages.explain(self, error)

    def show_dialog(self, dialog: QDialog) -> None:
        """A dialog over the window, gone when it is closed."""
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def show_audience(self, slides: Sequence[Slide]) -> None:
        """The audience's window, on the full screen, in place of the one that is there."""
        # Imported when it is wanted: the window must be there at once.
        from reader_app.ui.study.audience import AudienceWindow

        if self.audience is not None:
            self.audience.destroyed.disconnect(self._audience_gone)
            self.audience.close()
        self.audience = AudienceWindow(slides, self.session.settings)
        self.audience.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.audience.destroyed.connect(self._audience_gone)
        self.audience.start()

    def _audience_gone(self) -> None:
        self.audience = None
        if self.isVisible():
            self.activateWindow()

    def _refresh(self, change: Change) -> None:
        if "general.theme" in change.settings:
            self._apply_theme()
        if change.article:
            self.reader  # noqa: B018 - is there from now on, and shows what is open
        self._enable.start()

    def _enable_actions(self) -> None:
        commands.enable_actions(self.actions_by_id, self.session)

    def _apply_theme(self) -> None:
        self.theme = theme.choose(self.session.settings.text("general.theme"))
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.setPalette(theme.palette(self.theme))
        application.setFont(theme.font(theme.SANS, 13))
        application.setStyleSheet(theme.style_sheet(self.theme))

    # Qt

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        sources = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if sources:
            import_files(self, sources)

    def closeEvent(self, event: QCloseEvent) -> None:
        try:
            self._remember()
        except ReaderError as error:
            log.info("%s", error)  # whoever leaves shall not be kept for the sake of the window's size
        if self.audience is not None:
            self.audience.close()
        self._seen.cancel()
        self._enable.stop()  # the session may be closed when it would run
        super().closeEvent(event)

    def _remember(self) -> None:
        """What `_restore` and `open_last` bring back."""
        settings = self.session.settings
        settings.set_state("window.geometry", self.saveGeometry().toBase64().toStdString())
        settings.set_state("window.splitter", self._splitter.saveState().toBase64().toStdString())
        current = self.session.current
        settings.set_state(self._last_key(), current.article.id if current else "")

    def _last_key(self) -> str:
        return f"last_article:{self.session.services.library.root}"
