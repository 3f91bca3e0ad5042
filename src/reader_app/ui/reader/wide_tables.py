"""Tables that are wider than the text: each is moved sideways inside the column, by a bar, the wheel or the caret.

The table itself is moved (the left margin of its frame), so that marks, hits, the selection and clicks go with it;
what then stands beside the column is covered with paper.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QLinearGradient, QPainter, QPaintEvent, QTextTable, QWheelEvent
from PySide6.QtWidgets import QScrollBar, QWidget

from reader_app.ui.i18n import tr
from reader_app.ui.reader import table_widths
from reader_app.ui.reader.document_writer import Page
from reader_app.ui.reader.marks import mix
from reader_app.ui.reader.text_view import TextView
from reader_app.ui.theme import Theme

_BAR = 10
_FADE = 22
_NOTCH = 120
"""What the wheel says of one step."""


@dataclass(slots=True)
class _Wide:
    """One table that is wider than the text, with its edges in pixels of the unmoved table."""

    table: QTextTable
    edges: tuple[int, ...]
    cover: _Cover
    bar: _Bar

    @property
    def offset(self) -> int:
        return round(-self.table.format().leftMargin())

    def holds(self, position: int) -> bool:
        return self.table.firstPosition() <= position <= self.table.lastPosition()


class WideTables(QObject):
    """Looks after the tables of one text view."""

    def __init__(self, text: TextView, theme: Theme) -> None:
        super().__init__(text)
        self._text = text
        self._theme = theme
        self._fitted: tuple[Page | None, int, int] = (None, 0, 0)
        self._wide: list[_Wide] = []
        self._turning = False
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._catch_up)
        text.laid_out.connect(self._follow)
        text.verticalScrollBar().valueChanged.connect(lambda _: self._place())
        text.cursorPositionChanged.connect(self.follow_caret)
        text.viewport().installEventFilter(self)
        # A table that is too wide must not move the whole page.
        text.horizontalScrollBar().rangeChanged.connect(self._hold)

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._theme = theme
        for wide in self._wide:
            wide.cover.theme = theme
            wide.cover.update()
            wide.bar.setStyleSheet(_style(theme))

    def follow_caret(self) -> None:
        """Bring the cell in which the caret stands into view; under a pressed mouse no more than the caret itself."""
        cursor = self._text.textCursor()
        wide = next((wide for wide in self._wide if wide.holds(cursor.position())), None)
        if wide is None:
            return
        width = self._text.columns.column
        caret = self._text.cursorRect().center().x() - self._text.columns.gutter + wide.offset
        column = wide.table.cellAt(cursor.position()).column()
        left, right = wide.edges[column], wide.edges[column + 1]
        if right - left > width - 2 * _FADE or self._text.mouse_down:
            left, right = caret - _BAR, caret + _BAR
        left, right = max(0, left - _FADE), min(wide.edges[-1], right + _FADE)
        wide.bar.setValue(min(max(wide.offset, right - width), left))

    def _hold(self, _low: int, high: int) -> None:
        if high:
            self._text.horizontalScrollBar().setRange(0, 0)

    # Fitting

    def _follow(self) -> None:
        page, width = self._text.page, self._text.columns.column
        # A long article is written bit by bit, and its tables with it.
        now = (page, width, len(page.written.rootFrame().childFrames()) if page is not None else 0)
        if page is not None and (page is not self._fitted[0] or now[1:] != self._fitted[1:]):
            self._fitted = now
            self._fit(page, width)
        self._place()

    def _fit(self, page: Page, width: int) -> None:
        """Share the width of the column anew in every table."""
        for wide in self._wide:
            wide.cover.deleteLater()
            wide.bar.deleteLater()
        self._wide = []
        for table in page.written.rootFrame().childFrames():
            written = table_widths.kept(table.frameFormat())
            if written is None or not isinstance(table, QTextTable):
                continue
            widths, before = written
            shared = table_widths.share(widths, width)
            too_wide = sum(shared) > width
            if too_wide or shared != before:
                fitted = table.format()
                fitted.setLeftMargin(0)
                table_widths.apply(fitted, widths, shared)
                table.setFormat(fitted)
            if too_wide:
                edges = tuple(sum(shared[:count]) for count in range(len(shared) + 1))
                self._wide.append(self._watch(table, edges, width))

    def _watch(self, table: QTextTable, edges: tuple[int, ...], width: int) -> _Wide:
        bar = _Bar(self._text.viewport())
        bar.setStyleSheet(_style(self._theme))
        bar.setRange(0, edges[-1] - width)
        bar.setPageStep(width)
        bar.setSingleStep(max(1, edges[-1] // 40))
        wide = _Wide(table, edges, _Cover(self._theme, self._text.viewport()), bar)
        bar.valueChanged.connect(lambda _: self._moved(wide))
        return wide

    def _moved(self, wide: _Wide) -> None:
        if wide.bar.isSliderDown() or self._turning:
            # A hand moves faster than a large table is laid out; what it has passed by in the meantime is left out.
            self._soon.start()
        else:
            self._move(wide)

    def _catch_up(self) -> None:
        for wide in self._wide:
            self._move(wide)

    def _move(self, wide: _Wide) -> None:
        """Move the table to where its bar stands."""
        if wide.offset != wide.bar.value():
            moved = wide.table.format()
            moved.setLeftMargin(-wide.bar.value())
            wide.table.setFormat(moved)
            self._place()

    # What is in view

    def _place(self) -> None:
        """Put covers and bars where their tables are now."""
        if not self._wide or self._text.page is None:
            return
        scroll, height = self._text.verticalScrollBar().value(), self._text.viewport().height()
        layout = self._text.page.written.documentLayout()
        # Asking for a table below what is seen would have everything above it laid out.
        last = layout.hitTest(QPointF(self._text.columns.page, scroll + height), Qt.HitTestAccuracy.FuzzyHit)
        for wide in self._wide:
            seen = wide.table.firstPosition() <= last
            top, bottom = self._span(wide.table) if seen else (0, 0)
            seen = seen and bottom > scroll and top < scroll + height
            if seen:
                self._place_one(wide, QRect(0, top - scroll, self._text.viewport().width(), bottom - top), height)
            wide.cover.setVisible(seen)
            wide.bar.setVisible(seen)

    def _place_one(self, wide: _Wide, box: QRect, height: int) -> None:
        columns = self._text.columns
        view = QRect(0, 0, box.width(), height)
        wide.cover.spread(box.intersected(view), columns.gutter, columns.column, wide.offset, wide.bar.maximum())
        foot = min(box.bottom() + 1, height - _BAR - 2)
        wide.bar.setGeometry(columns.gutter, max(foot, box.top()), columns.column, _BAR)
        wide.bar.raise_()

    def _span(self, table: QTextTable) -> tuple[int, int]:
        """Where a table begins and ends, in document pixels."""
        layout = self._text.document().documentLayout()
        padding = table.format().cellPadding()
        first = layout.blockBoundingRect(table.cellAt(0, 0).firstCursorPosition().block())
        row = table.rows() - 1
        feet = (
            layout.blockBoundingRect(table.cellAt(row, column).lastCursorPosition().block()).bottom()
            for column in range(table.columns())
        )
        return round(first.top() - padding), round(max(feet) + padding) + 5

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QWheelEvent) and watched is self._text.viewport():
            return self._turn(event)
        if event.type() is QEvent.Type.Resize:
            self._place()
        return False

    def _turn(self, event: QWheelEvent) -> bool:
        """The wheel with Shift, or two fingers sideways, over a wide table."""
        place = event.position().toPoint()
        wide = next((w for w in self._wide if w.cover.isVisible() and w.cover.geometry().contains(place)), None)
        turned, pixels = event.angleDelta(), event.pixelDelta()
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if wide is None or not (shift or abs(turned.x()) > abs(turned.y())):
            return False
        step = pixels.x() or (pixels.y() if shift else 0)
        if not step:
            step = (turned.x() or turned.y()) * self._text.columns.column // (6 * _NOTCH)
        self._turning = True
        wide.bar.setValue(wide.bar.value() - step)
        self._turning = False
        event.accept()
        return True


class _Bar(QScrollBar):
    """Moves one table; the wheel over it goes to the page, as beside it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setAccessibleName(tr("横向移动表格"))
        self.setToolTip(tr("横向移动表格"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Qt's own bars go left by the right arrow.
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = self.singleStep() if event.key() == Qt.Key.Key_Right else -self.singleStep()
            self.setValue(self.value() + step)
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class _Cover(QWidget):
    """Paper over what a moved table shows beside the column, fading where there is more to see."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self._left = self._width = 0
        self._more = (False, False)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def spread(self, box: QRect, left: int, width: int, offset: int, most: int) -> None:
        """Lie over a table: the column begins at `left`, the table is moved by `offset` of `most`."""
        self._left, self._width = left, width
        self._more = (offset > 0, offset < most)
        self.setGeometry(box)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paper, clear = QColor(self.theme.paper), QColor(self.theme.paper)
        clear.setAlpha(0)
        right = self._left + self._width
        for more, beside, fade in (
            (self._more[0], QRectF(0, 0, self._left, self.height()), (self._left, self._left + _FADE)),
            (self._more[1], QRectF(right, 0, self.width() - right, self.height()), (right, right - _FADE)),
        ):
            if more:
                painter.fillRect(beside, paper)
                shade = QLinearGradient(QPointF(fade[0], 0), QPointF(fade[1], 0))
                shade.setColorAt(0, paper)
                shade.setColorAt(1, clear)
                painter.fillRect(QRectF(min(fade), 0, _FADE, self.height()), shade)


def _style(theme: Theme) -> str:
    handle = mix(theme.line, theme.ink3, 0.4)
    return (
        f"QScrollBar:horizontal {{ background: {theme.pane}; height: {_BAR}px; border: 1px solid transparent;"
        f" border-radius: {_BAR // 2}px; }}"
        f"QScrollBar:horizontal:focus {{ border-color: {theme.accent}; }}"
        f"QScrollBar::handle:horizontal {{ background: {handle}; border-radius: 3px; min-width: 40px; margin: 1px; }}"
        f"QScrollBar::handle:horizontal:hover {{ background: {theme.ink3}; }}"
        "QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page"
        " { background: none; border: none; width: 0; height: 0; }"
    )
