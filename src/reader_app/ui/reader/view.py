"""The reader: toolbar, article and notes. Connects them with the session; what they do themselves is their own."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import unquote

from PySide6.QtCore import QPoint, QUrl
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from reader_app.domain.anchor import follow
from reader_app.domain.annotation import Placed
from reader_app.domain.article import Article
from reader_app.domain.block import BlockKind
from reader_app.domain.settings import DECLARED
from reader_app.domain.text import reading_minutes
from reader_app.ui import theme
from reader_app.ui.i18n import tr
from reader_app.ui.notes.margin import NotesMargin
from reader_app.ui.reader import links, parts
from reader_app.ui.reader.document_writer import PART_LINK, write
from reader_app.ui.reader.empty_page import EmptyPage
from reader_app.ui.reader.find_bar import FindBar
from reader_app.ui.reader.finding import Finding
from reader_app.ui.reader.formats import FOOTNOTE_LINK
from reader_app.ui.reader.hit_strip import HitStrip
from reader_app.ui.reader.hits import Hits
from reader_app.ui.reader.menus import contents_menu, passage_menu
from reader_app.ui.reader.pictures import Pictures
from reader_app.ui.reader.selection_toolbar import SelectionToolbar
from reader_app.ui.reader.shown_marks import ShownMarks
from reader_app.ui.reader.similar_panel import SimilarPanel
from reader_app.ui.reader.text_input import TextInput
from reader_app.ui.reader.toolbar import ReaderToolbar
from reader_app.ui.reader.typography import Typography
from reader_app.ui.search.walk import ResultWalk
from reader_app.ui.session import Session
from reader_app.ui.values import Change, Place

_NOTES_STATE = "reader.notes"


class ReaderView(QWidget):
    """The open article, or a hint where none is open."""

    def __init__(self, session: Session, actions: Mapping[str, QAction]) -> None:
        super().__init__()
        self.setObjectName("reader")
        self._session = session
        self._actions = actions
        self._theme = theme.choose(session.settings.text("general.theme"))
        self._hits = Hits()
        self._marks = ShownMarks()
        self._walk = ResultWalk(session)
        self._focus_shown: str | None = None
        self._article_shown = ""
        self._parts: tuple[parts.Part, ...] = ()
        self._toolbar = ReaderToolbar(actions)
        self._empty = EmptyPage(actions)
        self._pictures = Pictures(session.resource)
        self.text = TextInput(self._pictures.load)
        self.margin = NotesMargin(session, self.text)
        self.selection_toolbar = SelectionToolbar(actions, self._theme, self)
        self.strip = HitStrip(self.text, self._theme)
        self.find_bar = FindBar(self)
        self.finding = Finding(session, self.text, self.find_bar, self._turn_to)
        self.similar = SimilarPanel(session, self, self._toolbar.height() + 8)
        self._stack = QStackedWidget()
        self._stack.setObjectName("readerBody")
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._toolbar)
        column.addWidget(self.find_bar)
        column.addWidget(self._stack, 1)
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
        self.finding.changed.connect(self._show_found)
        self.find_bar.stepped.connect(self.step_hit)
        self.similar.left.connect(text.setFocus)
        self._session.changed.connect(self._refresh)

    # What changed

    def _refresh(self, change: Change) -> None:
        current, page = self._session.current, self.text.page
        if change.article and (current is None or page is None or page.source is not current.document):
            self._open_page(change.place)
            self.finding.look_again()
        elif any(key == "general.theme" or key.startswith("reader.") for key in change.settings):
            self._apply_theme()
            offset = self.text.top_offset()
            caret = self.text.caret()
            self._write_page(offset)
            self.text.show_at_top(offset)
            self.text.put_caret(caret)
        if change.article and not self.finding.active:
            self._hits.put(self._session.hits())
        if change.place is not None:
            self._show_place(change.place)
        refocused = change.focus and self._focus_shown != self._session.focused
        if change.article or change.settings or change.annotations is not None or change.place or refocused:
            self._show_marks()
            self.margin.refresh()
        if change.article or change.place is not None:
            self._tell_hit()
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
            self._toolbar.set_title("")
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
        self._parts = parts.split(current.document, parts.LARGEST)
        self._toolbar.set_title(current.article.title)
        self._stack.setCurrentWidget(self.text)
        self._write_page(offset)
        self.text.put_caret(caret)
        if place is None:
            self.text.show_at_top(offset)

    def _write_page(self, offset: int) -> None:
        """Show the part in which `offset` stands, from its top."""
        current = self._session.current
        if current is None:
            return
        typography = Typography.chosen(self._session.setting)
        width = int(typography.characters * typography.advance)
        self._pictures.begin(current.document.blocks, width, self.devicePixelRatioF())
        page = write(
            current.document,
            typography,
            self._theme,
            subtitle=current.article.subtitle or "",
            byline=byline(current.article),
            picture_size=self._pictures.size,
            part=parts.part_at(self._parts, offset),
            parent=self.text,
        )
        self.text.show_page(page, typography, self._theme)

    def _turn_to(self, offset: int) -> None:
        """See to it that the part in which `offset` stands is the one on the page."""
        page = self.text.page
        if page is not None and page.part != parts.part_at(self._parts, offset):
            self.margin.finish()
            self.text.clear_selection()
            self._write_page(offset)
            self._show_marks()
            self.margin.refresh()

    def _show_range(self, start: int, end: int, *, flash: bool = False) -> None:
        self._turn_to(start)
        self.text.show_range(start, end, flash=flash)

    def _show_place(self, place: Place) -> None:
        if place.end > place.start:
            self._show_range(place.start, place.end, flash=place.flash)
            self._hits.be_at((place.start, place.end))
        else:
            self._turn_to(place.start)
            self.text.show_at_top(place.start)

    def _show_marks(self) -> None:
        """What of the marks is in the part that is shown."""
        current, page = self._session.current, self.text.page
        if current is not None and page is not None:
            placed = self._session.placed()
            made = self._marks.make(current.document, page.part, self._hits, placed, self._theme, self._session.focused)
            self.text.set_marks(made)
            self.strip.show_marks(self._hits, placed, self._theme)

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
        part = next((part for part in self._parts if f"{PART_LINK}{part.number}" == address), None)
        if part is not None:
            self._turn_over(part)
            return
        if not address.startswith(FOOTNOTE_LINK):
            links.follow(url.toString(), self._session, self)
            return
        label = address.removeprefix(FOOTNOTE_LINK)
        for start, end, block in current.document.placed():
            if block.kind is BlockKind.FOOTNOTE and block.target == label:
                self._show_range(start, end, flash=True)

    def _turn_over(self, part: parts.Part) -> None:
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
            right = self._toolbar.rect().bottomRight() - QPoint(menu.sizeHint().width() + 120, 0)
            menu.popup(self._toolbar.mapToGlobal(right))

    def _go(self, start: int, end: int) -> None:
        current = self._session.current
        if current is not None:
            self._session.open(current.article.id, Place(start, end), current.query)

    def toggle_notes(self) -> None:
        """Show notes beside the text or only dots for them; remembered."""
        shown = self._session.settings.state(_NOTES_STATE) != "hidden"
        self._session.settings.set_state(_NOTES_STATE, "hidden" if shown else "shown")
        self.text.set_notes(not shown)

    def step_hit(self, step: int) -> None:
        """The next (+1) or previous (-1) hit; after the last one on in the next article of what was found.

        Where there is no other article, or while finding in this one, the first hit follows upon the last.
        """
        around = 0
        if not self.finding.active:
            self._walk.join()
        if not self._hits.step(step, self.text.top_offset()):
            gone = None if self.finding.active else self._walk.go(step)
            if gone is not None:
                self._tell_hit(gone)
                return
            self._hits.go_around(step)
            around = step
        self._show_hit(around)

    def _go_to_hit(self, index: int) -> None:
        self._hits.index = index
        self._show_hit()
        self.text.setFocus()

    def _show_hit(self, around: int = 0) -> None:
        """Bring the present hit into view; the reader has come to it around the end, or not."""
        if self._hits.present is not None:
            self._show_marks()
            self._show_range(*self._hits.present)
        self._tell_hit(around)

    def _tell_hit(self, around: int = 0) -> None:
        at = self._hits.at(around)
        self._session.tell_hit(at)
        self.find_bar.show_hits(at)

    def _show_found(self, go: bool) -> None:
        """What is found in the article while somebody types; the search's hits again when the bar is closed."""
        before = self._hits.present
        self._hits.put(self.finding.spans if self.finding.active else self._session.hits())
        if go:
            self._hits.be_after(before[0] if before is not None else self.finding.origin)
            self._show_hit()
        else:
            self._show_marks()
            self._tell_hit()

    def step_annotation(self, step: int) -> None:
        """The next (+1) or previous (-1) annotation, in the order of the text; from the last on to the first."""
        placed = self._session.placed()
        if not placed:
            return
        ids = [item.annotation.id for item in placed]
        if self._session.focused in ids:
            index = (ids.index(self._session.focused) + step) % len(ids)
        else:
            index = self._from_caret(placed, step)
        self._session.focus(ids[index])

    def _from_caret(self, placed: tuple[Placed, ...], step: int) -> int:
        caret = self.text.caret()
        after = next((i for i, p in enumerate(placed) if p.resolution.found and p.resolution.start >= caret), 0)
        return after if step > 0 else (after - 1) % len(placed)


def byline(article: Article) -> str:
    """Source, column, date and time that reading takes, as far as they are known."""
    parts = [article.source, article.column, article.date.isoformat() if article.date else None]
    if article.words:
        parts.append(tr("约 {count} 分钟", count=reading_minutes(article.words)))
    return " · ".join(part for part in parts if part)
