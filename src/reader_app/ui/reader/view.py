"""The reader: toolbar, article and notes. Connects them with the session; what they do themselves is their own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING
from urllib.parse import unquote

from PySide6.QtCore import QPoint, QUrl
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from reader_app.domain.anchor import follow
from reader_app.domain.settings import DECLARED
from reader_app.ui import theme
from reader_app.ui.notes.margin import NotesMargin
from reader_app.ui.panes import Panes
from reader_app.ui.reader.empty_page import EmptyPage
from reader_app.ui.reader.find_bar import FindBar
from reader_app.ui.reader.finding import Finding
from reader_app.ui.reader.hands import ReaderHands
from reader_app.ui.reader.hit_steps import HitSteps
from reader_app.ui.reader.hit_strip import HitStrip
from reader_app.ui.reader.marks import difference_marks
from reader_app.ui.reader.menus import contents_menu, passage_menu
from reader_app.ui.reader.objects import ReaderObjects
from reader_app.ui.reader.pages import Pages
from reader_app.ui.reader.parts import Part
from reader_app.ui.reader.pictures import Pictures
from reader_app.ui.reader.selection_toolbar import SelectionToolbar
from reader_app.ui.reader.shown_marks import ShownMarks
from reader_app.ui.reader.similar_panel import SimilarPanel
from reader_app.ui.reader.steps import step_from
from reader_app.ui.reader.tab_bar import TabBar
from reader_app.ui.reader.text_input import TextInput
from reader_app.ui.reader.toolbar import ReaderToolbar
from reader_app.ui.session import Session
from reader_app.ui.values import Change, Place

if TYPE_CHECKING:
    from reader_app.ui.reader.beside import BesidePane

_NOTES_STATE, _PANES_STATE = "reader.notes", "reader.panes"
NARROWEST = 240
"""Px that the article needs to be read."""


class ReaderView(QWidget):
    """The open article, or a hint where none is open."""

    def __init__(self, session: Session, actions: Mapping[str, QAction]) -> None:
        super().__init__()
        self.setObjectName("reader")
        self._session = session
        self._actions = actions
        self._theme = theme.choose(session.settings.text("general.theme"))
        self._marks = ShownMarks()
        self._focus_shown: str | None = None
        self._article_shown = ""
        self.toolbar = ReaderToolbar(actions)
        self._empty = EmptyPage(actions)
        pictures = Pictures(session.resource, session.jobs)
        self.text = TextInput(pictures.load)
        self._pages = Pages(session, self.text, pictures)
        self.objects = ReaderObjects(session, self, self.text, pictures)
        self.tab_bar = TabBar(session)
        self.margin = NotesMargin(session, self.text)
        self.selection_toolbar = SelectionToolbar(actions, self._theme, self)
        self.strip = HitStrip(self.text, self._theme)
        self.find_bar = FindBar(self)
        self.finding = Finding(session, self.text, self.find_bar, self._turn_to)
        self.hands = ReaderHands(session, self.text, self._turn_to, self)
        self._steps = HitSteps(session, self.text, self.find_bar, self.finding, self._show_range, self._show_marks)
        self.similar = SimilarPanel(session, self, self.toolbar.height() + 8)
        self._stack = QStackedWidget()
        self._stack.setObjectName("readerBody")
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.text)
        self._stack.setMinimumWidth(NARROWEST)
        self._beside: BesidePane | None = None
        self._panes = Panes(session)
        self._panes.setChildrenCollapsible(False)
        self._panes.addWidget(self._stack)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.toolbar)
        column.addWidget(self.tab_bar)
        column.addWidget(self.find_bar)
        column.addWidget(self.hands.speech_bar)
        column.addWidget(self._panes, 1)
        self._connect()
        self._apply_theme()
        self.text.set_notes(session.settings.state(_NOTES_STATE) != "hidden")
        visit = session.history.at(0) if session.current is not None else None
        self._refresh(Change(article=True, place=visit.place if visit is not None else None))

    def _connect(self) -> None:
        text = self.text
        text.selected.connect(self._selected)
        text.settled.connect(self._place_toolbar)
        text.verticalScrollBar().valueChanged.connect(lambda _: self._follow_scrolling())
        text.moved.connect(self._session.move_to)
        text.clicked.connect(self._clicked)
        text.escaped.connect(lambda: self._session.focus(None))
        text.menu_wanted.connect(self._show_menu)
        text.zoomed.connect(self._zoom)
        text.anchorClicked.connect(self._follow_link)
        self.strip.chosen.connect(self._go_to_hit)
        self.similar.left.connect(text.setFocus)
        self._session.leaving.connect(text.tell_place)
        self._session.changed.connect(self._refresh)

    # What changed

    @property
    def beside(self) -> BesidePane:
        """The pane right of the article, made when it is first wanted: the window must be there at once."""
        if self._beside is None:
            from reader_app.ui.reader.beside import BesidePane

            self._beside = BesidePane(self._session, self.text)
            self._panes.addWidget(self._beside)
        return self._beside

    def _refresh(self, change: Change) -> None:
        if (change.tabs or change.article) and self._session.beside.shown and self._beside is None:
            self.beside.follow()
            half = self._panes.width() // 2
            self._panes.setSizes([half, half])
            self._panes.restore(self._session.settings.state(_PANES_STATE))
        current, page = self._session.current, self.text.page
        if change.article and (current is None or page is None or page.source is not current.document):
            self._open_page(change.place)
            self.finding.look_again()
        elif any(key == "general.theme" or key.startswith("reader.") for key in change.settings):
            self._apply_theme()
            self._pages.rewrite(self._theme)
        if change.article:
            self._steps.follow()
        if change.place is not None:
            self._show_place(change.place)
        refocused = change.focus and self._focus_shown != self._session.focused
        marked = change.article or change.settings or change.annotations is not None or change.tabs
        if marked or change.place or refocused:
            self._show_marks()
            self.margin.refresh()
        if change.article or change.place is not None:
            self._steps.tell()
        if refocused:
            self._focus_shown = self._session.focused
            self._show_focused()

    def _apply_theme(self) -> None:
        self._theme = theme.choose(self._session.settings.text("general.theme"))
        self._empty.set_theme(self._theme)
        self.selection_toolbar.set_theme(self._theme)

    def _open_page(self, place: Place | None) -> None:
        """Show the article that is open now, in the part of `place`; the same one, read again, stays where it is."""
        current = self._session.current
        self.selection_toolbar.hide()
        if current is None:
            self.margin.finish()
            self._article_shown = ""
            self.toolbar.set_title("")
            self._stack.setCurrentWidget(self._empty)
            return
        page = self.text.page
        offset = caret = place.start if place is not None else 0
        same = self._article_shown == current.article.id
        if place is None and page is not None and same:
            offset = follow(self.text.top_offset(), page.source, current.document)
            caret = follow(self.text.caret(), page.source, current.document)
        if not same:
            self.margin.finish()  # whereas who writes a note while the file changes goes on writing
        self._article_shown = current.article.id
        self.toolbar.set_title(current.article.title)
        self._stack.setCurrentWidget(self.text)
        self._pages.open(current, offset, self._theme)
        self.text.put_caret(caret)
        if place is None:
            self.text.show_at_top(offset)

    def _turn_to(self, offset: int) -> None:
        """See to it that the part in which `offset` stands is the one on the page."""
        if not self._pages.shows(offset):
            self.margin.finish()
            self.text.clear_selection()
            self._pages.write(offset, self._theme)
            self._show_marks()
            self.margin.refresh()

    def _show_range(self, start: int, end: int, *, flash: bool = False) -> None:
        self._turn_to(start)
        self.text.show_range(start, end, flash=flash)
        self.objects.tables.follow_caret()

    def _show_place(self, place: Place) -> None:
        if place.end > place.start:
            self._show_range(place.start, place.end, flash=place.flash)
            self._steps.hits.be_at((place.start, place.end))
        else:
            self._turn_to(place.start)
            self.text.show_at_top(place.start)

    def _show_marks(self) -> None:
        """What of the marks is in the part that is shown."""
        current, page = self._session.current, self.text.page
        if current is not None and page is not None:
            placed = self._session.placed()
            hits, focused = self._steps.hits, self._session.focused
            pieces = self._session.beside.differences
            more = tuple(difference_marks(pieces, len(current.document.text), self._theme))
            made = self._marks.make(current.document, page.part, hits, placed, self._theme, focused, more)
            self.text.set_marks(made)
            self.strip.show_marks(hits, placed, self._theme)

    def _show_focused(self) -> None:
        """Bring the passage of the focused annotation into view."""
        self.text.holds_escape = self._session.focused is not None
        placed = next((p for p in self._session.placed() if p.annotation.id == self._session.focused), None)
        if placed is None:
            return
        if not placed.resolution.found:
            self.margin.reveal(placed.annotation.id)
        elif self.text.box_in_view(placed.resolution.start, placed.resolution.end).isNull():
            self._show_range(placed.resolution.start, placed.resolution.end)

    # What the user does in the text

    def _selected(self, selection: tuple[int, int] | None) -> None:
        if selection is None:
            self.selection_toolbar.hide()
        else:
            self._session.focus(None)
        self._session.select(selection)

    def _place_toolbar(self) -> None:
        selection = self.text.selection()
        box = self.text.box_in_view(*selection) if selection else None
        if box is None or box.isNull():
            self.selection_toolbar.hide()
            return
        corner = self.text.mapTo(self, QPoint(0, 0))
        area = self.text.rect().translated(corner)
        self.selection_toolbar.show_at(box.translated(corner), area)

    def _follow_scrolling(self) -> None:
        self._session.stir()
        if self.selection_toolbar.isVisible():
            self._place_toolbar()

    def _clicked(self, offset: int | None) -> None:
        """A click on marks takes the next of those that lie there; elsewhere it takes none."""
        marked = self.text.marked_at(offset) if offset is not None else []
        focused = self._session.focused
        after = marked.index(focused) + 1 if focused in marked else 0
        self._session.focus(marked[after % len(marked)] if marked else None)

    def _zoom(self, step: int) -> None:
        size = int(self._session.settings.number("reader.font_size"))
        self._session.set_setting("reader.font_size", DECLARED["reader.font_size"].accept(size + step))

    def _follow_link(self, url: QUrl) -> None:
        address = unquote(url.toString())
        current = self._session.current
        if current is None:
            return
        part = self._pages.linked(address)
        if part is not None:
            self._turn_over(part)
            return
        self.objects.follow(url)

    def _turn_over(self, part: Part) -> None:
        """Go on to the beginning of a part, or back to the end of one."""
        forward = part.start > self.text.top_offset()
        offset = part.start if forward else part.end - 1
        self._turn_to(offset)
        self.text.show_at_top(offset)
        self.text.setFocus()

    def _show_menu(self, place: QPoint, offset: int | None) -> None:
        if self._session.selection is None:
            marked = self.text.marked_at(offset) if offset is not None else []
            if self._session.focused not in marked:
                self._session.focus(marked[0] if marked else None)
        copy = self.text.copy if self._session.selection is not None else None
        menu = passage_menu(self._actions, copy, self)
        menu.popup(place)

    # What the commands ask for

    def set_bare(self, bare: bool) -> None:
        """Show the article without toolbar and tabs, or with them."""
        self.toolbar.setVisible(not bare)
        self.tab_bar.set_wanted(not bare)

    def remember(self) -> None:
        """How the width is shared between two articles."""
        if self._beside is not None and self._beside.isVisible():
            self._session.settings.set_state(_PANES_STATE, self._panes.state())

    def focus_other(self) -> None:
        """Give the keyboard to the other of two articles."""
        second = self._beside.text if self._beside is not None else None
        (second if second is not None and second.isVisible() and not second.hasFocus() else self.text).setFocus()

    def focus_text(self) -> None:
        """Give the keyboard to the article."""
        self.text.setFocus()

    def clear_selection(self) -> None:
        """Select nothing."""
        self.text.clear_selection()

    def edit_note(self, annotation_id: str) -> None:
        """Open the note of an annotation."""
        self.margin.edit_note(annotation_id)

    def edit_tags(self, annotation_id: str) -> None:
        """Open the tags of an annotation."""
        self.margin.edit_tags(annotation_id)

    def show_contents(self) -> None:
        """The headings, under the toolbar, to choose one."""
        current = self._session.current
        if current is not None:
            menu = contents_menu(current.document, self._go, self)
            right = self.toolbar.rect().bottomRight() - QPoint(menu.sizeHint().width() + 120, 0)
            menu.popup(self.toolbar.mapToGlobal(right))

    def _go(self, start: int, end: int, *, flash: bool = False) -> None:
        """Jump to a passage of the article, from which one can go back."""
        current = self._session.current
        if current is not None:
            self._session.open(current.article.id, Place(start, end, flash), current.query)

    def toggle_notes(self) -> None:
        """Show notes beside the text or only dots for them; remembered."""
        shown = self._session.settings.state(_NOTES_STATE) != "hidden"
        self._session.settings.set_state(_NOTES_STATE, "hidden" if shown else "shown")
        self.text.set_notes(not shown)

    def step_hit(self, step: int) -> None:
        """The next (+1) or previous (-1) hit."""
        self._steps.step(step)

    def _go_to_hit(self, index: int) -> None:
        self._go(*self._steps.span(index))
        self.text.setFocus()

    def step_annotation(self, step: int) -> None:
        """The next (+1) or previous (-1) annotation, in the order of the text; from the last on to the first."""
        wanted = step_from(self._session.placed(), self._session.focused, self.text.caret(), step)
        if wanted is not None:
            self._session.focus(wanted)
