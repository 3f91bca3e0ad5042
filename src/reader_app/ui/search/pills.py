"""Small round buttons in flowing lines: parts of a query, values of facets. They know neither."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum, auto
from typing import TypeAlias

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QStyle, QStyleOptionFocusRect, QWidget

from reader_app.ui import theme
from reader_app.ui.library.layer import on_layer, wants_layer
from reader_app.ui.theme import Theme

HEIGHT = 22
PADDING = 9
GAP = 6
CROSS = 13
"""Room for the cross behind the words, in px."""

READY = 6
"""Pills that are made beforehand, so that they and those that are made after them have their place in the tab order."""

_REMOVING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_PRESSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Look(Enum):
    """What a pill is."""

    OFFERED = auto()
    """Something to choose."""
    CHOSEN = auto()
    """Something chosen; a click takes it away."""
    PART = auto()
    """Something typed; a click takes it away."""
    LINK = auto()
    """Words to follow, without a border."""
    WORDS = auto()
    """Words before others, nothing to click."""


Filling: TypeAlias = tuple[str, str, Look, Callable[[], None]]
"""Text, accessible name, look, what a click does."""


class Pill(QAbstractButton):
    """One of them. Clicked by mouse, Space and Return; what can be taken away also by Delete and Backspace."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = Look.OFFERED
        self.colours = theme.LIGHT
        self.setFont(theme.font(theme.SANS, 11))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    @property
    def removes(self) -> bool:
        """Whether a click takes away what it stands for."""
        return self.look in (Look.CHOSEN, Look.PART)

    def sizeHint(self) -> QSize:
        padding = self._padding()
        words = self.fontMetrics().horizontalAdvance(self.text()) + 2  # widths are fractions, and none must be cut
        return QSize(words + 2 * padding + (CROSS if self.removes else 0), HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _PRESSING or (self.removes and event.key() in _REMOVING):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self._paint_ground(painter)
        if wants_layer(self.colours):
            layer = on_layer(self.size(), self.devicePixelRatioF(), lambda layer: self._paint_words(layer, ink))
            painter.drawPixmap(0, 0, layer)
        else:
            self._paint_words(painter, ink)
        if self.removes:
            self._paint_cross(painter, ink)

    def _padding(self) -> int:
        return 2 if self.look in (Look.LINK, Look.WORDS) else PADDING

    def _paint_words(self, painter: QPainter, ink: QColor) -> None:
        painter.setFont(self.font())
        painter.setPen(ink)
        words = self.rect().adjusted(self._padding(), 0, -self._padding() - (CROSS if self.removes else 0), 0)
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)

    def _paint_ground(self, painter: QPainter) -> QColor:
        """Border and ground; returns the colour of the words."""
        colours = self.colours
        if self.look is Look.WORDS:
            return QColor(colours.ink3)
        chosen, link = self.look is Look.CHOSEN, self.look is Look.LINK
        ground = QColor(colours.accent_tint if chosen else colours.selection)
        if not chosen and not self.underMouse():
            ground.setAlpha(0)
        painter.setBrush(ground)
        border = QColor(colours.accent if chosen or self.hasFocus() else colours.line)
        painter.setPen(Qt.PenStyle.NoPen if link and not self.hasFocus() else QPen(border, 1))
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)
        if chosen and self.hasFocus():
            option = QStyleOptionFocusRect()
            option.initFrom(self)
            option.rect = self.rect().adjusted(3, 3, -3, -3)
            self.style().drawPrimitive(QStyle.PrimitiveElement.PE_FrameFocusRect, option, painter, self)
        return QColor(colours.accent if chosen or link else colours.ink2)

    def _paint_cross(self, painter: QPainter, ink: QColor) -> None:
        painter.setPen(QPen(ink, 1.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        area = QRectF(self.width() - PADDING - 7, self.height() / 2 - 3, 6, 6)
        painter.drawLine(area.topLeft(), area.bottomRight())
        painter.drawLine(area.topRight(), area.bottomLeft())


class Flow(QWidget):
    """Pills in lines, as high as they need; kept and used again, because they are others with every letter.

    Args:
        lines: How many lines at most; what has no room is hidden. None: all.
        closing: Whether the last pill is always shown.
    """

    def __init__(self, lines: int | None = None, *, closing: bool = False) -> None:
        super().__init__()
        self._lines = lines
        self._closing = closing
        self._pills: list[Pill] = []
        self._used = 0
        self._clicks: list[Callable[[], None]] = []
        self.colours = theme.LIGHT
        self.setVisible(False)
        for _ in range(READY):
            self._add()

    def pills(self) -> Sequence[Pill]:
        """Those that there are now, shown or without room."""
        return self._pills[: self._used]

    def fill(self, words: Sequence[Filling]) -> None:
        """Show these."""
        while len(self._pills) < len(words):
            self._add()
        self._clicks = [click for *_, click in words]
        self._used = len(words)
        for pill, (text, name, look, _) in zip(self._pills, words, strict=False):
            pill.look, pill.colours = look, self.colours
            pill.setEnabled(look is not Look.WORDS)
            pill.setText(text)
            pill.setAccessibleName(name)
            pill.setToolTip(name if look is not Look.WORDS else "")
            pill.update()
        focused = next((number for number, pill in enumerate(self._pills) if pill.hasFocus()), None)
        self.setVisible(bool(words))
        self._place()
        if focused is not None:
            self._keep_focus(focused)

    def colour(self, colours: Theme) -> None:
        """Use the colours of this theme."""
        self.colours = colours
        for pill in self._pills:
            pill.colours = colours
            pill.update()

    def _add(self) -> None:
        pill = Pill(self)
        pill.hide()
        number = len(self._pills)
        pill.clicked.connect(lambda: self._clicks[number]())
        if self._pills:
            QWidget.setTabOrder(self._pills[-1], pill)
        self._pills.append(pill)

    def _place(self) -> None:
        """Put them where they belong; of those before the closing one as many as leave room for it."""
        kept = self._fitting()
        x = y = 0
        for number, pill in enumerate(self._pills):
            if number >= self._used or number not in kept:
                pill.hide()
                continue
            width = min(pill.sizeHint().width(), self.width())
            if x and x + width > self.width():
                x, y = 0, y + HEIGHT + GAP
            pill.setGeometry(x, y, width, HEIGHT)
            pill.show()
            x += width + GAP
        self.setFixedHeight(y + HEIGHT)

    def _keep_focus(self, number: int) -> None:
        """The pill that had the keyboard is gone: the one before it takes it, so that several can be taken away."""
        before = next((pill for pill in reversed(self._pills[:number]) if pill.isVisible()), None)
        if before is not None and not self._pills[number].isVisible():
            before.setFocus(Qt.FocusReason.TabFocusReason)

    def _fitting(self) -> set[int]:
        """The pills that have room."""
        widths = [min(pill.sizeHint().width(), self.width()) for pill in self.pills()]
        kept = list(range(self._used))
        while self._lines is not None and len(kept) > 1 and self._lines_of([widths[n] for n in kept]) > self._lines:
            del kept[-2 if self._closing else -1]
        return set(kept)

    def _lines_of(self, widths: Sequence[int]) -> int:
        lines, x = 1, 0
        for width in widths:
            if x and x + width > self.width():
                lines, x = lines + 1, 0
            x += width + GAP
        return lines

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._place()
