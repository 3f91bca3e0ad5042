"""The window: puts sidebar, list, reader and status line side by side, and nothing more."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QVBoxLayout, QWidget

from reader_app.domain.errors import ReaderError
from reader_app.ui import commands, messages, recent_libraries, theme
from reader_app.ui.first_paint import FirstPaint
from reader_app.ui.i18n import tr
from reader_app.ui.keys import KEYS, Keys
from reader_app.ui.library import dropping
from reader_app.ui.library.list_pane import ListPane
from reader_app.ui.library.sidebar import Sidebar
from reader_app.ui.library.tab_opener import TabOpener
from reader_app.ui.panes import Panes, on_screen
from reader_app.ui.session import Session
from reader_app.ui.status_line import StatusLine
from reader_app.ui.theme_menu import add_theme_menu
from reader_app.ui.undisturbed import Undisturbed
from reader_app.ui.values import Change

if TYPE_CHECKING:
    from reader_app.domain.study import Slide
    from reader_app.ui.reader.view import ReaderView
    from reader_app.ui.study.audience import AudienceWindow

log = logging.getLogger(__name__)

WIDTHS = (208, 316, 916)
"""Of sidebar, list and reader when the window is opened for the first time, in px."""


_HIDDEN = "window.hidden"


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
        self.keys = Keys(session, commands.COMMANDS, commands.MENUS)
        self.actions_by_id: dict[str, QAction] = commands.make_actions(self)
        commands.fill_menus(self.menuBar(), self.actions_by_id)
        add_theme_menu(session, self.actions_by_id["view.theme"])
        recent_libraries.add_menu(self)
        self.sidebar = Sidebar(session)
        self.list_pane = ListPane(session, self.actions_by_id)
        self.status_line = StatusLine(session)
        self.panes = Panes(session)
        self.undisturbed = Undisturbed(self)
        # The menus may be hidden, and a hidden menu's keys do not work.
        self.addActions([self.actions_by_id[command.id] for command in commands.COMMANDS if not command.in_reader])
        TabOpener(session, self.list_pane.list, self.list_pane.model, self.actions_by_id["articles.open_tab"])
        self.list_pane.list.paged.connect(lambda step: self.reader.text.moving.turn(step))
        self.list_pane.box.follow_keys(self.actions_by_id["search.focus"])
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
        self._column.addWidget(self.status_line)
        for place in (self.sidebar, self.list_pane, column):
            self.panes.addWidget(place)
        self.panes.setStretchFactor(2, 1)
        self.panes.setCollapsible(2, False)
        self.setCentralWidget(self.panes)

    def _restore(self) -> None:
        """The window, its splitter and the last place, as they were left."""
        state = self.session.settings.state
        # Room for the frame: a window that is larger than the screen hides its status line.
        self.resize(QSize(1440, 900).boundedTo(self.screen().availableSize() - QSize(16, 48)))
        self.panes.setSizes(list(WIDTHS))
        if geometry := state("window.geometry"):
            self.restoreGeometry(QByteArray.fromBase64(geometry.encode()))
            on_screen(self)
        hidden = state(_HIDDEN).split()
        self.sidebar.setVisible("sidebar" not in hidden)
        self.list_pane.setVisible("list" not in hidden)
        self.panes.restore(state("window.splitter"))

    def open_last(self) -> None:
        """Show shelf and articles that were shown when this library was left, as far as they are still there."""
        recent_libraries.restore_shelf(self)
        session = self.session
        if session.current is not None or session.tabs.restore(session.settings.state(self._tabs_key())):
            return
        article_id = self.session.settings.state(self._last_key())
        if article_id and self.session.services.library.article(article_id) is not None:
            self.session.open(article_id)

    def show_panes(self, shown: bool) -> None:
        """Show sidebar and list, or leave the whole width to the article."""
        for place in (self.sidebar, self.list_pane):
            self.show_pane(place, shown)
        if not shown:
            self.reader.focus_text()

    def show_pane(self, place: QWidget, shown: bool) -> None:
        """Show the sidebar or the list, or put it away; the keyboard does not stay in what is not seen."""
        focused = self.focusWidget()
        self.panes.show_place(place, shown, WIDTHS[self.panes.indexOf(place)])
        if not shown and (focused is None or place.isAncestorOf(focused)):
            self.reader.focus_text()

    def furniture(self) -> tuple[QWidget, ...]:
        """What is in the window besides the article."""
        return (self.menuBar(), self.sidebar, self.list_pane, self.status_line)

    def focus_first(self) -> None:
        """Give the keyboard to the article, or to the list where none is open."""
        (self.reader.text if self.session.current is not None else self.list_pane.list).setFocus()

    def open_reference(self, reference: str) -> None:
        """Open the article that an id, path or part of a title means, beside the tabs that were open."""

        def show(window: MainWindow) -> None:
            session = window.session
            article_id = session.services.library.find(reference).id
            if session.tabs.restore(session.settings.state(window._tabs_key()), show=False):
                session.tabs.open(article_id)
            else:
                session.open(article_id)

        self.perform(show)

    def perform(self, run: Callable[[MainWindow], object]) -> None:
        """Do a command; what goes wrong is said."""
        try:
            run(self)
        except ReaderError as error:
            self.explain(error)

    def explain(self, error: Exception) -> None:
        """Say what went wrong."""
        messages.explain(self, error, self.session.crashes)

    def show_dialog(self, dialog: QDialog) -> None:
        """A dialog over the window, gone when it is closed."""
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.addAction(self.actions_by_id["help.guide"])
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
        if KEYS in change.settings:
            commands.show_keys(self.actions_by_id, self.keys)
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
        if dropping.local_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        dropping.drop(self, dropping.local_files(event.mimeData()))

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
        self.undisturbed.end()
        settings.set_state("window.geometry", self.saveGeometry().toBase64().toStdString())
        settings.set_state("window.splitter", self.panes.state())
        places = (("sidebar", self.sidebar), ("list", self.list_pane))
        settings.set_state(_HIDDEN, " ".join(name for name, place in places if place.isHidden()))
        self.reader.remember()
        settings.set_state(self._tabs_key(), self.session.tabs.state())
        current = self.session.current
        settings.set_state(self._last_key(), current.article.id if current else "")
        recent_libraries.remember_shelf(self)

    def _tabs_key(self) -> str:
        return f"tabs:{self.session.services.library.root}"

    def _last_key(self) -> str:
        return f"last_article:{self.session.services.library.root}"
