"""The picture of one screen of a slide: paper, head with its rule, text, foot. For any painter and any size."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from reader_app.domain.study import Slide
from reader_app.ui.i18n import tr
from reader_app.ui.study.stage import FOOT, RULE, SMALL, TOP, Screen, Stage
from reader_app.ui.theme import Theme

CREAM = "#FBF8F1"
_RULE_WIDTH, _RULE_HEIGHT = 56, 4


def head(slide: Slide) -> str:
    """The line above the text: title and column."""
    return " · ".join(part for part in (slide.title, slide.column) if part)


def origin(slide: Slide) -> str:
    """The line below: 《title》第 2 段 · source date; and that the place is doubtful."""
    if slide.paragraph:
        where = tr("《{title}》第 {number} 段", title=slide.title, number=slide.paragraph)
    else:
        where = tr("《{title}》", title=slide.title)
    published = " ".join(part for part in (slide.source, slide.date) if part)
    doubt = tr("位置存疑") if slide.doubtful else ""
    return " · ".join(part for part in (where, doubt, published) if part)


def paint(painter: QPainter, screen: Screen, stage: Stage, colours: Theme, page: str) -> None:
    """Paint all of it.

    Args:
        page: What stands at the right of the foot, such as "5 / 14".
    """
    whole = QRectF(0, 0, stage.width, stage.height)
    painter.fillRect(whole, QColor(colours.background if colours.dark else CREAM))
    metrics = QFontMetricsF(stage.small)
    left, width = stage.margin, stage.room.width()
    painter.setFont(stage.small)
    painter.setPen(QColor(colours.ink3))

    title = metrics.elidedText(head(screen.slide), Qt.TextElideMode.ElideMiddle, width)
    painter.drawText(QPointF(left, TOP * stage.scale + metrics.ascent() - metrics.descent() / 2), title)
    rule = QRectF(left, RULE * stage.scale, _RULE_WIDTH * stage.scale, _RULE_HEIGHT * stage.scale)
    painter.fillRect(rule, QColor(colours.accent))

    base = stage.height - FOOT * stage.scale - metrics.descent()
    page_width = metrics.horizontalAdvance(page)
    painter.drawText(QPointF(left + width - page_width, base), page)
    room = width - page_width - SMALL * stage.scale
    painter.drawText(QPointF(left, base), metrics.elidedText(origin(screen.slide), Qt.TextElideMode.ElideMiddle, room))

    screen.draw(painter, colours)
