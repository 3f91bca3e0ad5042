"""Paints a row of the palette: its kind, its text with what was typed in colour, less important words, its keys."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reader_app.ui import theme
from reader_app.ui.i18n import tr
from reader_app.ui.library.layer import on_layer, wants_layer
from reader_app.ui.palette.entry import Entry, Kind, kind_name
from reader_app.ui.palette.model import ENTRY
from reader_app.ui.theme import Theme

HEIGHT = 34
MARGIN = 12
GAP = 12


class PaletteDelegate(QStyledItemDelegate):
    """`colours` is the theme."""

    def __init__(self, colours: Theme) -> None:
        super().__init__()
        self.colours = colours
        self._font = theme.font(theme.SANS, 13)
        self._bold = theme.font(theme.SANS, 13, bold=True)
        self._small = theme.font(theme.SANS, 11)
        self._kinds = max(QFontMetrics(self._small).horizontalAdvance(kind_name(kind)) for kind in Kind)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(100, HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        entry: Entry = index.data(ENTRY)
        area: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, area, option.state)
        if wants_layer(self.colours):
            own = QRect(QPoint(0, 0), area.size())
            ratio = painter.device().devicePixelRatioF()
            painter.drawPixmap(area.topLeft(), on_layer(own.size(), ratio, lambda layer: self._draw(layer, own, entry)))
        else:
            self._draw(painter, area, entry)
        painter.restore()

    def _paint_ground(self, painter: QPainter, area: QRect, state: QStyle.StateFlag) -> None:
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if not chosen and not state & QStyle.StateFlag.State_MouseOver:
            return
        ground = QColor(self.colours.selection)
        ground.setAlphaF(1.0 if chosen else 0.5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(area.adjusted(0, 1, 0, -1), 6, 6)
        if chosen:
            painter.setBrush(QColor(self.colours.accent))
            painter.drawRoundedRect(QRectF(area.left(), area.top() + 9, 3, area.height() - 18), 1.5, 1.5)

    def _draw(self, painter: QPainter, area: QRect, entry: Entry) -> None:
        words = area.adjusted(MARGIN, 0, -MARGIN, 0)
        if entry.kind is Kind.HINT:
            self._write(painter, words, entry.text, self._font, self.colours.ink3)
            return
        self._write(painter, words, kind_name(entry.kind), self._small, self.colours.ink3)
        words.setLeft(words.left() + self._kinds + GAP)
        words.setRight(words.right() - self._draw_right(painter, words, entry))
        used = self._draw_text(painter, words, entry)
        words.setLeft(words.left() + used + GAP)
        if words.width() > 24 and entry.detail:
            self._write(painter, words, entry.detail, self._small, self.colours.ink3)

    def _draw_right(self, painter: QPainter, words: QRect, entry: Entry) -> int:
        """The keys in a frame, or whether it is on; returns the room that it takes."""
        if entry.checked is not None:
            text, colour = (tr("开"), self.colours.accent) if entry.checked else (tr("关"), self.colours.ink3)
        elif entry.choices:
            text, colour = "›", self.colours.ink3
        else:
            text, colour = entry.keys, self.colours.ink3
        if not text:
            return 0
        width = QFontMetrics(self._small).horizontalAdvance(text) + 2
        if entry.keys and entry.checked is None:
            frame = QRectF(words.right() - width - 9.5, words.center().y() - 9.5, width + 11, 20)
            painter.setPen(QPen(QColor(self.colours.line), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(frame, 5, 5)
            self._write(painter, frame.toRect().adjusted(6, 0, 0, 0), text, self._small, colour)
            return width + 11 + GAP
        place = QRect(words.right() - width, words.top(), width + 1, words.height())
        self._write(painter, place, text, self._small, colour)
        return width + GAP

    def _draw_text(self, painter: QPainter, words: QRect, entry: Entry) -> int:
        """The text, cut where it does not fit; returns its width."""
        metrics = QFontMetrics(self._bold if entry.places else self._font)
        shown = metrics.elidedText(entry.text, Qt.TextElideMode.ElideRight, words.width())
        ink = self.colours.ink if entry.enabled else self.colours.ink3
        meant = set(entry.places) if entry.enabled else set()
        x = words.left()
        for piece, marked in _pieces(shown, meant):
            font = self._bold if marked else self._font
            width = QFontMetrics(font).horizontalAdvance(piece)
            place = QRect(x, words.top(), width + 2, words.height())
            self._write(painter, place, piece, font, self.colours.accent if marked else ink)
            x += width
        return x - words.left()

    @staticmethod
    def _write(painter: QPainter, place: QRect, text: str, font: QFont, colour: str) -> None:
        painter.setFont(font)
        painter.setPen(QColor(colour))
        cut = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, cut)


def _pieces(text: str, meant: Collection[int]) -> list[tuple[str, bool]]:
    """The text in pieces, each with whether it was meant."""
    pieces: list[tuple[str, bool]] = []
    for place, char in enumerate(text):
        marked = place in meant
        if pieces and pieces[-1][1] is marked:
            pieces[-1] = (pieces[-1][0] + char, marked)
        else:
            pieces.append((char, marked))
    return pieces
