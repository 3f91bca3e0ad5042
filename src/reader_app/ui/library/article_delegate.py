"""Paints the rows of the article list: those of articles are of one height, those over groups of another."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reader_app.ui import theme
from reader_app.ui.library.article_model import ROW
from reader_app.ui.library.layer import on_layer, paint_triangle, wants_layer
from reader_app.ui.library.marked_lines import MarkedLines
from reader_app.ui.library.rows import Heading, Row, details
from reader_app.ui.search.excerpt import MarkedText
from reader_app.ui.theme import Theme

MARGIN = 16
TOP = 12
TITLE_HEIGHT = 21
BODY_TOP = TOP + TITLE_HEIGHT + 4
BODY_HEIGHT = 20
BODY_LINES = 2
DETAILS_TOP = BODY_TOP + BODY_LINES * BODY_HEIGHT + 4
DETAILS_HEIGHT = 16
HEIGHT = DETAILS_TOP + DETAILS_HEIGHT + 12
"""A row from line to line; all of these in px."""
HEADING_HEIGHT = 34
"""A row over a group, in px."""
GAP = 10
"""Between source, date and the like."""
BAR = QSize(46, 3)
"""How far the article has been read."""

REMEMBERED = 60
"""Rows whose words are kept as they were laid out or painted; a screen shows a dozen."""

MOST_TAGS = 5
TAG_RADIUS = 3.5
"""Of the dots that stand for tags, at the right of a row; so many are shown."""


class ArticleDelegate(QStyledItemDelegate):
    """Title, two lines of words, details and a thin progress bar; `colours` is the theme."""

    def __init__(self, colours: Theme) -> None:
        super().__init__()
        self.colours = colours
        self._title = theme.font(theme.SERIF, 15, bold=True)
        self._body = theme.font(theme.SANS, 12)
        self._small = theme.font(theme.SANS, 11)
        self._small_metrics = QFontMetrics(self._small)
        self._heading = theme.font(theme.SANS, 12, bold=True)
        self._laid_out: dict[tuple[MarkedText, MarkedText, int], tuple[MarkedLines, MarkedLines]] = {}
        self._layers: dict[tuple[Row, int, float, str], QPixmap] = {}

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(120, HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: Row | Heading = index.data(ROW)
        area: QRect = option.rect
        painter.save()
        painter.setClipRect(area)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, area, option.state)
        painter.translate(area.topLeft())
        if isinstance(row, Heading):
            self._paint_heading(painter, QRect(QPoint(0, 0), area.size()), row)
        elif wants_layer(self.colours):
            painter.drawPixmap(0, 0, self._layer(row, area.size(), painter.device().devicePixelRatioF()))
        else:
            self._paint_words(painter, area.width(), row)
        painter.restore()

    def _layer(self, row: Row, size: QSize, ratio: float) -> QPixmap:
        key = (row, size.width(), ratio, self.colours.name)
        if key not in self._layers:
            if len(self._layers) >= REMEMBERED:
                self._layers.clear()
            self._layers[key] = on_layer(size, ratio, lambda painter: self._paint_words(painter, size.width(), row))
        return self._layers[key]

    def _paint_words(self, painter: QPainter, width: int, row: Row) -> None:
        title, body = self._lines(row, width - 2 * MARGIN)
        mark = QColor(self.colours.hit)
        painter.setPen(QColor(self.colours.ink))
        title.paint(painter, QPointF(MARGIN, TOP), mark)
        painter.setPen(QColor(self.colours.ink2))
        body.paint(painter, QPointF(MARGIN, BODY_TOP), mark)
        self._paint_details(painter, QRect(MARGIN, DETAILS_TOP, width - 2 * MARGIN, DETAILS_HEIGHT), row)

    def _lines(self, row: Row, width: int) -> tuple[MarkedLines, MarkedLines]:
        key = (row.title, row.body, width)
        if key not in self._laid_out:
            if len(self._laid_out) >= REMEMBERED:
                self._laid_out.clear()
            title = MarkedLines(row.title, self._title, width, TITLE_HEIGHT)
            self._laid_out[key] = title, MarkedLines(row.body, self._body, width, BODY_HEIGHT, BODY_LINES)
        return self._laid_out[key]

    def _paint_ground(self, painter: QPainter, area: QRect, state: QStyle.StateFlag) -> None:
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            ground = QColor(self.colours.selection)
            ground.setAlphaF(1.0 if chosen else 0.45)
            painter.fillRect(area, ground)
        painter.fillRect(area.left(), area.top(), area.width(), 1, QColor(self.colours.line))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.fillRect(area.left(), area.top() + 1, 3, area.height() - 1, QColor(self.colours.accent))

    def _paint_heading(self, painter: QPainter, area: QRect, heading: Heading) -> None:
        """A triangle, what the group is called, and how many there are at the right."""
        ink = QColor(self.colours.ink3)
        middle = Qt.AlignmentFlag.AlignVCenter
        words = area.adjusted(MARGIN, 0, -MARGIN, 0)
        paint_triangle(painter, QPointF(words.left() + 4, area.center().y() + 1), ink, turned=heading.collapsed)
        painter.setFont(self._small)
        painter.setPen(ink)
        count = f"{heading.count:,}"
        painter.drawText(words, Qt.AlignmentFlag.AlignRight | middle, count)
        words.adjust(16, 0, -self._small_metrics.horizontalAdvance(count) - GAP, 0)
        painter.setFont(self._heading)
        painter.setPen(QColor(self.colours.ink2))
        title = painter.fontMetrics().elidedText(heading.title, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | middle, title)

    def _paint_details(self, painter: QPainter, area: QRect, row: Row) -> None:
        """The small line at the bottom; a long source is cut so that the rest has room."""
        painter.setFont(self._small)
        painter.setPen(QColor(self.colours.ink3))
        left = area.left()
        dots = 11 * min(len(row.tags), MOST_TAGS)
        words = self._fitting(row, area.width() - (BAR.width() + GAP if row.progress else 0) - dots)
        for word in words:
            width = self._small_metrics.horizontalAdvance(word)
            place = QRect(left, area.top(), width + 1, DETAILS_HEIGHT)
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, word)
            left += width + GAP
        middle = area.top() + DETAILS_HEIGHT / 2
        if row.progress:
            self._paint_bar(painter, QRectF(QPointF(left, middle - 1), BAR), row.progress)
        painter.setPen(Qt.PenStyle.NoPen)
        for number, (_, colour) in enumerate(reversed(row.tags[:MOST_TAGS])):
            painter.setBrush(QColor(colour))
            painter.drawEllipse(QPointF(area.right() - TAG_RADIUS - 11 * number, middle + 0.5), TAG_RADIUS, TAG_RADIUS)

    def _fitting(self, row: Row, room: int) -> Sequence[str]:
        """The details in `room` px: without the column if it is too much, with a part of the source if it still is."""
        words = details(row)
        if self._width(words) > room:
            words = details(row, column=False)
        excess = self._width(words) - room
        if not words or excess <= 0:
            return words
        left = max(0, self._small_metrics.horizontalAdvance(words[0]) - excess)
        source = self._small_metrics.elidedText(words[0], Qt.TextElideMode.ElideRight, left)
        return [source, *words[1:]] if len(source) > 1 else words[1:]  # an ellipsis alone says nothing

    def _width(self, words: Sequence[str]) -> int:
        return sum(map(self._small_metrics.horizontalAdvance, words)) + GAP * (len(words) - 1)

    def _paint_bar(self, painter: QPainter, area: QRectF, progress: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.colours.line))
        painter.drawRoundedRect(area, 1.5, 1.5)
        accent = QColor(self.colours.accent)
        accent.setAlphaF(0.6)
        painter.setBrush(accent)
        area.setWidth(max(3.0, area.width() * min(1.0, progress)))
        painter.drawRoundedRect(area, 1.5, 1.5)
