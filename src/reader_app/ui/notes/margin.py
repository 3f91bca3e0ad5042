"""Puts the open article's cards beside their passages, or dots where there is no room for cards.

Cards are widgets for what is in view only; heights and places of all are numbers. They scroll with the text.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from reader_app.domain.anchor import AnchorStatus
from reader_app.domain.annotation import MEANINGS, Annotation, Placed, meaning
from reader_app.domain.changes import ChangeSet
from reader_app.ui.i18n import tr
from reader_app.ui.notes.card_face import card_height
from reader_app.ui.notes.cards import Card
from reader_app.ui.notes.keeper import NoteKeeper
from reader_app.ui.notes.stacking import stack
from reader_app.ui.reader.text_view import TextView
from reader_app.ui.session import Session
from reader_app.ui.theme import Theme, choose

GAP = 10
ABOVE_ORPHANS = 40
_DOT = 9
_BEYOND = 300
"""Cards this far outside the window, in px, are widgets already."""


@dataclass(slots=True)
class _Entry:
    """One annotation's card: where it wants to be and where it is, in document pixels."""

    placed: Placed
    wanted: float
    height: int
    top: float = 0.0

    @property
    def annotation(self) -> Annotation:
        return self.placed.annotation


class NotesMargin(QWidget):
    """The strip right of the text. Its cards are children of the text view, so that the wheel scrolls there too."""

    def __init__(self, session: Session, text: TextView) -> None:
        super().__init__(text)
        self._session = session
        self._text = text
        self._keeper = NoteKeeper(session)
        self._theme: Theme = choose(session.settings.text("general.theme"))
        self._entries: list[_Entry] = []
        self._orphan_top: float | None = None
        self._cards: dict[str, Card] = {}
        self._heights: dict[tuple[Annotation, int, AnchorStatus], int] = {}
        self._heading = QLabel(tr("原文已改动，找不到这些段落"), text)
        self._heading.setWordWrap(True)
        self._heading.hide()
        self.setMouseTracking(True)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self.refresh)
        text.laid_out.connect(self._later.start)
        text.verticalScrollBar().valueChanged.connect(lambda _: self._place())

    # What there is

    def refresh(self) -> None:
        """Bring cards and dots in line with the session."""
        self._later.stop()
        self._follow_theme()
        if self._session.current is None or self._text.page is None:
            self._entries = []
        else:
            part, written = self._text.page.part, self._text.page.rest.reached
            placed = [(each, each.resolution) for each in self._session.placed()]
            # What is not written yet comes when it is laid out.
            here = [(e, r) for e, r in placed if not r.found or part.meets(r.start, r.end)]
            self._entries = [self._entry(e) for e, r in here if not r.found or r.start < written]
            self._stack()
        known = {entry.annotation.id for entry in self._entries}
        for key in [key for key in self._cards if key not in known]:
            self._drop(key)
        self._place()

    def _follow_theme(self) -> None:
        self._theme = choose(self._session.settings.text("general.theme"))
        self._heading.setStyleSheet(f"color: {self._theme.ink3}; font-size: 11px;")
        for card in self._cards.values():
            if card.colours is not self._theme:
                card.show_annotation(card.annotation, self._theme, current=card.current, status=card.status)

    @property
    def _compact(self) -> bool:
        return not self._text.columns.card

    @property
    def _card_width(self) -> int:
        return self._text.columns.card or min(216, max(120, self._text.columns.column - 20))

    def _entry(self, placed: Placed) -> _Entry:
        wanted = 0.0
        if placed.resolution.found and self._text.geometry_of_page is not None:
            offset = placed.resolution.end - 1 if self._compact else placed.resolution.start
            box = self._text.geometry_of_page.line_at(offset).box
            wanted = box.bottom() + 6 if self._compact else box.top() - 3
        return _Entry(placed, wanted, self._height(placed.annotation, placed.resolution.status))

    def _height(self, annotation: Annotation, status: AnchorStatus) -> int:
        card = self._cards.get(annotation.id)
        if card is not None and card.editing:
            return card.wanted_height()
        key = (annotation, self._card_width, status)
        if key not in self._heights:
            self._heights[key] = card_height(annotation, self._card_width, status)
        return self._heights[key]

    def _shows_card(self, entry: _Entry) -> bool:
        """Marks without a word have no card unless the user is at them; where there is no room only that one has."""
        annotation = entry.annotation
        card = self._cards.get(annotation.id)
        if annotation.id == self._session.focused or (card is not None and card.editing):
            return True
        if not entry.placed.resolution.found:
            return True
        return not self._compact and bool(annotation.note or annotation.tags)

    def _stack(self) -> None:
        found = [e for e in self._entries if e.placed.resolution.found and self._shows_card(e)]
        pinned = next((i for i, e in enumerate(found) if e.annotation.id == self._session.focused), None)
        tops = stack([e.wanted for e in found], [e.height for e in found], GAP, pinned)
        for entry, top in zip(found, tops, strict=True):
            entry.top = entry.wanted if self._compact else top
        bottom = max((e.top + e.height for e in found), default=0.0)
        orphans = [e for e in self._entries if not e.placed.resolution.found]
        self._orphan_top = None
        if orphans:
            bottom = self._orphan_top = max(bottom, self._text.text_bottom()) + ABOVE_ORPHANS
            for entry in orphans:
                entry.top = bottom
                bottom += entry.height + GAP
        self._text.make_room(round(bottom) + ABOVE_ORPHANS if bottom else 0)

    # Where it is on the screen

    def _place(self) -> None:
        """Cards, heading and strip where the scroll bar says."""
        view, columns = self._text.viewport().geometry(), self._text.columns
        scroll = self._text.verticalScrollBar().value()
        edge = view.left() + columns.page
        self.setGeometry(edge, view.top(), max(columns.gap + columns.card, 1), view.height())
        left = edge + columns.gap - 6 if columns.card else edge - self._card_width - 6
        visible = set()
        for entry in self._entries:
            top = round(entry.top) - scroll
            near = top + entry.height > -_BEYOND and top < view.height() + _BEYOND
            card = self._cards.get(entry.annotation.id)
            if not near and (card is None or not card.editing):
                continue
            if not self._shows_card(entry):
                continue
            visible.add(entry.annotation.id)
            card = card or self._make(entry.annotation)
            current, status = self._is_current(entry), entry.placed.resolution.status
            if (card.annotation, card.current, card.status) != (entry.annotation, current, status):
                card.show_annotation(entry.annotation, self._theme, current=current, status=status)
            card.setGeometry(left, view.top() + top, self._card_width, entry.height)
            card.show()
        for key in [key for key in self._cards if key not in visible]:
            self._drop(key)
        self._place_heading(left, view.top(), scroll)
        self.update()

    def _place_heading(self, left: int, above: int, scroll: int) -> None:
        self._heading.setVisible(self._orphan_top is not None)
        if self._orphan_top is not None:
            height = self._heading.heightForWidth(self._card_width)
            top = above + round(self._orphan_top) - scroll - height - 6
            self._heading.setGeometry(left, top, self._card_width, height)

    def _is_current(self, entry: _Entry) -> bool:
        return entry.annotation.id == self._session.focused

    def _make(self, annotation: Annotation) -> Card:
        card = Card(annotation, self._theme, self._session.services.notes.author, self._text)
        self._cards[annotation.id] = card
        card.chosen.connect(lambda: self._choose(card))
        card.drafted.connect(lambda note: self._keeper.draft(card.annotation, note))
        card.noted.connect(lambda note: self._keeper.finish(card.annotation, note))
        card.tagged.connect(lambda tags: self._edit(card, tags=tags))
        card.meant.connect(lambda name: self._edit(card, meaning=name))
        card.deleted.connect(lambda: self._session.change(ChangeSet.remove(card.annotation, name="删除批注")))
        card.left.connect(self._text.setFocus)
        card.resized.connect(self._later.start)
        return card

    def _drop(self, key: str) -> None:
        card = self._cards.pop(key)
        card.finish()
        if card.hasFocus():
            self._text.setFocus()
        card.hide()
        card.deleteLater()

    # What the user does

    def edit_note(self, annotation_id: str) -> None:
        """Open the note of an annotation in its card."""
        card = self._shown(annotation_id)
        if card is not None:
            card.edit_note()

    def edit_tags(self, annotation_id: str) -> None:
        """Open the tags of an annotation in its card."""
        card = self._shown(annotation_id)
        if card is not None:
            card.edit_tags()

    def finish(self) -> None:
        """Save what is being written in a card."""
        for card in list(self._cards.values()):
            card.finish()

    def reveal(self, annotation_id: str) -> None:
        """Scroll to an orphan's card, which has no passage to scroll to."""
        entry = next((e for e in self._entries if e.annotation.id == annotation_id), None)
        if entry is not None and not entry.placed.resolution.found:
            self._text.verticalScrollBar().setValue(round(entry.top) - self._text.viewport().height() // 2)

    def _shown(self, annotation_id: str) -> Card | None:
        self._session.focus(annotation_id)
        self.refresh()
        return self._cards.get(annotation_id)

    def _choose(self, card: Card) -> None:
        if self._session.focused != card.annotation.id:
            self._session.focus(card.annotation.id)

    def _edit(self, card: Card, **changes: object) -> None:
        edited = self._session.services.notes.edited(card.annotation, **changes)
        self._session.change(ChangeSet.put(edited, name="修改批注"))

    # Dots

    def _dots(self) -> list[tuple[QRectF, _Entry]]:
        """A dot for each annotation without a card in view, in this widget's pixels."""
        if self._text.geometry_of_page is None or not self._compact:
            return []
        scroll, height = self._text.verticalScrollBar().value(), self.height()
        dots: list[tuple[QRectF, _Entry]] = []
        for entry in self._entries:
            if not entry.placed.resolution.found or not (entry.annotation.note or entry.annotation.tags):
                continue
            box = self._text.geometry_of_page.line_at(entry.placed.resolution.start).box
            top = box.center().y() - scroll - _DOT / 2
            left = 4.0
            while any(other.left() == left and abs(other.top() - top) < _DOT for other, _ in dots[-3:]):
                left += _DOT + 2
            if -_DOT < top < height:
                dots.append((QRectF(left, top, _DOT, _DOT), entry))
        return dots

    def _dot_at(self, place: QPoint) -> _Entry | None:
        hits = (entry for rect, entry in self._dots() if rect.adjusted(-3, -3, 3, 3).contains(place))
        return next(hits, None)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for rect, entry in self._dots():
            painter.setBrush(QColor((meaning(entry.annotation.meaning) or MEANINGS[0]).colour))
            painter.drawEllipse(rect)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        entry = self._dot_at(event.position().toPoint())
        self._session.focus(entry.annotation.id if entry else None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._dot_at(event.position().toPoint()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
        entry = self._dot_at(event.position().toPoint())
        self.setToolTip(entry.annotation.note if entry else "")
