"""How a card looks and how high it is: edge, note, tags and date. What it does is in `cards`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from reader_app.domain.anchor import AnchorStatus
from reader_app.domain.annotation import MEANINGS, Annotation, meaning
from reader_app.ui import i18n, theme
from reader_app.ui.i18n import tr
from reader_app.ui.notes.note_text import NoteText

EDGE = 3
PAD = (13, 8)
"""Left and right (the coloured edge included), above and below."""
FOOT = 22
"""Height of the line with tags and date."""
_MOST_LINES = 14


@lru_cache
def note_font() -> QFont:
    """Of notes on cards."""
    return theme.font(theme.SANS, 12)


@lru_cache
def _foot_font() -> QFont:
    return theme.font(theme.SANS, 11)


def card_height(annotation: Annotation, width: int, status: AnchorStatus) -> int:
    """How high the card of an annotation is while it is not being edited, in pixels."""
    return _words(annotation, width, status).height + FOOT + 2 * PAD[1] - 4


def foot(size: QSize) -> QRect:
    """Where tags and date stand on a card of this size."""
    return QRect(PAD[0], size.height() - FOOT - 4, size.width() - 2 * PAD[0], FOOT)


def _words(annotation: Annotation, width: int, status: AnchorStatus) -> NoteText:
    """The note; where the passage is gone from the text, the passage before it."""
    words = annotation.note or tr("（没有批注）")
    if status is AnchorStatus.ORPHAN:
        words = tr("“{quote}”", quote=annotation.anchor.quote) + (f"\n{annotation.note}" if annotation.note else "")
    return NoteText(words, note_font(), width - 2 * PAD[0], _MOST_LINES)


@dataclass(frozen=True, slots=True)
class Face:
    """What is painted at one moment.

    Attributes:
        here: Whether the user is at this card.
        note, foot: Whether these are painted; a field may stand in their place.
        taken: Pixels at the right of the foot that buttons take, 0 = the date stands there.
        own_name: The author who need not be named.
        status: How well its passage was found.
    """

    annotation: Annotation
    colours: theme.Theme
    here: bool
    note: bool
    foot: bool
    taken: int
    own_name: str
    status: AnchorStatus = AnchorStatus.EXACT

    def paint(self, painter: QPainter, size: QSize) -> None:
        """Draw a card of this size at the origin."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_box(painter, size)
        if self.note:
            painter.setPen(QColor(self.colours.ink if self.annotation.note else self.colours.ink3))
            _words(self.annotation, size.width(), self.status).paint(painter, QPointF(PAD[0], PAD[1] - 1))
        if self.foot:
            self._paint_foot(painter, foot(size))

    def _paint_box(self, painter: QPainter, size: QSize) -> None:
        colour = QColor((meaning(self.annotation.meaning) or MEANINGS[0]).colour)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(0.5, 0.5, size.width() - 1, size.height() - 1), 7, 7)
        painter.fillPath(shape, QColor(self.colours.paper if self.here else self.colours.pane))
        painter.setPen(QPen(colour if self.here else QColor(self.colours.line), 1))
        painter.drawPath(shape)
        painter.setClipPath(shape)
        painter.fillRect(QRectF(0, 0, EDGE, size.height()), colour)
        painter.setClipping(False)

    def _paint_foot(self, painter: QPainter, place: QRect) -> None:
        painter.setFont(_foot_font())
        metrics = QFontMetricsF(_foot_font())
        right: float = self.taken
        if not self.taken:
            words = self._origin()
            painter.setPen(QColor(self.colours.accent if self.status is AnchorStatus.DOUBTFUL else self.colours.ink3))
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
            right = metrics.horizontalAdvance(words) + 8
        tags = " ".join(f"#{tag}" for tag in self.annotation.tags)
        if not tags and self.taken:
            tags = tr("加标签")
        painter.setPen(QColor(self.colours.accent if self.annotation.tags else self.colours.ink3))
        tags = metrics.elidedText(tags, Qt.TextElideMode.ElideRight, place.width() - right)
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, tags)

    def _origin(self) -> str:
        if self.status is AnchorStatus.DOUBTFUL:
            return tr("位置存疑")
        moment, author = when(self.annotation.created), self.annotation.author
        return f"{author} · {moment}" if author and author != self.own_name else moment


def when(timestamp: str) -> str:
    """A moment in local time for a card's foot: "9-15 20:12" this year, "2025-9-15" before."""
    try:
        moment = datetime.fromisoformat(timestamp)
    except ValueError:
        return timestamp
    moment = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone()
    return i18n.moment(moment, datetime.now().astimezone())
