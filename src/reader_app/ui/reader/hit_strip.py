"""The strip beside the scroll bar: where in the article hits and annotations are. A click goes to a hit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from reader_app.domain.annotation import MEANINGS, Placed, meaning
from reader_app.ui.i18n import tr
from reader_app.ui.reader.document_writer import Page
from reader_app.ui.reader.hits import Hits, Span
from reader_app.ui.reader.marks import mix
from reader_app.ui.reader.text_view import TextView
from reader_app.ui.theme import Theme

WIDTH = 8
MEASURED = 60_000
"""Characters of an article up to which marks stand where the lines do; in a longer one by their share of the text."""
MOST = 2_000
"""Marks up to which it is so; more are a band anyway."""

_EDGE = 2
_HIT, _NOTE = 2, 1
"""Thickness of marks in px; the present hit has twice that of a hit."""


@dataclass(frozen=True, slots=True)
class _Tick:
    """A mark: how far down (0.0 to 1.0), and its colour."""

    place: float
    colour: str


class HitStrip(QWidget):
    """A child of the text, right of everything else in it.

    Of an article in parts the strip is the whole article, and the part that is shown is a little darker.

    Signals:
        chosen: (index) a hit was clicked on.
    """

    chosen = Signal(int)

    def __init__(self, text: TextView, theme: Theme) -> None:
        super().__init__(text)
        self._text = text
        self._theme = theme
        self._hits = Hits()
        self._placed: Sequence[Placed] = ()
        self._spans: tuple[Span, ...] = ()
        self._page: Page | None = None
        self._places: list[float] = []
        self._notes: list[_Tick] = []
        self.setObjectName("hitStrip")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._measure)
        text.laid_out.connect(self._later.start)
        text.installEventFilter(self)
        self.hide()

    def show_marks(self, hits: Hits, placed: Sequence[Placed], theme: Theme) -> None:
        """Show these hits, the present one stronger, and these annotations."""
        same = hits.spans is self._spans and placed is self._placed and self._text.page is self._page
        self._hits, self._placed, self._theme = hits, placed, theme
        if same:
            self.update()  # only the present hit is another: thousands of lines need not be measured again
        else:
            self._measure()

    def _measure(self) -> None:
        self._later.stop()
        self._spans, self._page = self._hits.spans, self._text.page
        page = self._text.page
        found = [each for each in self._placed if each.resolution.found]
        if page is None or not (self._hits.spans or found):
            self._places, self._notes = [], []
            self.hide()
            return
        self._places = self._shares([span[0] for span in self._hits.spans])
        places = self._shares([each.resolution.start for each in found])
        colours = [(meaning(each.annotation.meaning) or MEANINGS[0]).colour for each in found]
        self._notes = [_Tick(place, colour) for place, colour in zip(places, colours, strict=True)]
        name = tr("正文中的命中，共 {total} 处", total=len(self._places)) if self._places else tr("批注在文中的位置")
        self.setAccessibleName(name)
        self.setToolTip(name)
        self._settle()
        self.show()
        self.raise_()
        self.update()

    def _shares(self, offsets: Sequence[int]) -> list[float]:
        """How far down each offset is."""
        page, geometry = self._text.page, self._text.geometry_of_page
        if page is None or geometry is None:
            return []
        length = max(1, len(page.source.text))
        if page.part.count > 1 or length > MEASURED or len(offsets) > MOST:
            return [offset / length for offset in offsets]
        height = max(1.0, float(self._text.document().size().height()), self._text.viewport().height())
        return [min(1.0, geometry.line_at(offset).box.center().y() / height) for offset in offsets]

    def _settle(self) -> None:
        bar = self._text.verticalScrollBar()
        right = self._text.width() - bar.sizeHint().width()
        self.setGeometry(right - WIDTH, 0, WIDTH, self._text.height())

    def _y(self, place: float) -> float:
        return _EDGE + place * (self.height() - 2 * _EDGE)

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._text and event.type() is QEvent.Type.Resize and not self.isHidden():
            self._settle()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        page = self._text.page
        if page is not None and page.part.count > 1:
            length = max(1, len(page.source.text))
            top, bottom = self._y(page.part.start / length), self._y(min(1.0, page.part.end / length))
            shade = QColor(mix(self._theme.paper, self._theme.ink, 0.06))
            painter.fillRect(QRectF(0, top, self.width(), bottom - top), shade)
        for note in self._notes:
            painter.fillRect(QRectF(4, round(self._y(note.place)), 4, _NOTE), QColor(note.colour))
        colour = QColor(self._theme.current_hit)
        for y in sorted({round(self._y(place)) for place in self._places}):
            painter.fillRect(QRectF(1, y - _HIT / 2, self.width() - 1, _HIT), colour)
        if self._hits.index is not None and self._hits.index < len(self._places):
            y = round(self._y(self._places[self._hits.index]))
            painter.fillRect(QRectF(0, y - _HIT, self.width(), 2 * _HIT), QColor(self._theme.accent))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        if self._places and event.button() is Qt.MouseButton.LeftButton:
            y = event.position().y()
            self.chosen.emit(min(range(len(self._places)), key=lambda index: abs(self._y(self._places[index]) - y)))
