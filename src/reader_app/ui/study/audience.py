"""The audience's window: one marked passage a screen, large and quiet, driven by keys, mouse or a presenter's clicker.

How a screen is laid out is in `stage`, how it is painted in `picture`, how far one has come in `deck`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum

from PySide6.QtCore import QEvent, QRect, Qt, QTimer, QVariantAnimation
from PySide6.QtGui import (
    QColor,
    QCursor,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from reader_app.domain.settings import DECLARED
from reader_app.domain.study import Slide
from reader_app.services.settings import SettingsService
from reader_app.ui import theme
from reader_app.ui.i18n import tr
from reader_app.ui.study import picture
from reader_app.ui.study.deck import Deck
from reader_app.ui.study.stage import FOOT, Screen, Stage

SIZE = "present.font_size"
SIZE_STEP = 2
CURSOR_MS = 2000
HINT_MS, HINT_FADE_MS = 5000, 1200


class Shade(StrEnum):
    """What covers the slide."""

    NONE = "none"
    BLACK = "black"
    WHITE = "white"


class AudienceWindow(QWidget):
    """Shows `slides` until Esc. `start` puts it on the second screen, where there is one.

    Raises:
        ValueError: There are no slides.
    """

    def __init__(self, slides: Sequence[Slide], settings: SettingsService) -> None:
        super().__init__()
        self._settings = settings
        self._theme = theme.choose(settings.text("general.theme"))
        self._deck = Deck(slides, self._stage())
        self._digits = ""
        self._wheel = 0
        self.shade = Shade.NONE
        self.setWindowTitle(tr("放映"))
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._hide_cursor = QTimer(self, singleShot=True, interval=CURSOR_MS)
        self._hide_cursor.timeout.connect(lambda: self.setCursor(Qt.CursorShape.BlankCursor))
        self._hint = QVariantAnimation(self)
        self._hint.setDuration(HINT_MS)
        self._hint.setStartValue(1.0)
        self._hint.setKeyValueAt(1 - HINT_FADE_MS / HINT_MS, 1.0)
        self._hint.setEndValue(0.0)
        self._hint.valueChanged.connect(lambda _value: self.update(self._hint_place()))
        self._keys = self._bind()
        self._say()

    def start(self) -> None:
        """Cover a whole screen: another than the one at work, if there is another."""
        self.setGeometry(_place())
        self.showFullScreen()
        self.activateWindow()
        self._hide_cursor.start()
        self._hint.start()

    @property
    def slide_number(self) -> int:
        """Which slide is shown, from 1."""
        return self._deck.slide + 1

    @property
    def screen_shown(self) -> Screen:
        """What is on the screen, or under its shade."""
        return self._deck.screen

    # What keys do

    def _bind(self) -> dict[int, Callable[[], None]]:
        key = Qt.Key
        forward = (key.Key_Right, key.Key_Down, key.Key_Space, key.Key_PageDown)
        backward = (key.Key_Left, key.Key_Up, key.Key_Backspace, key.Key_PageUp)
        return {
            **dict.fromkeys(forward, lambda: self.step(+1)),
            **dict.fromkeys(backward, lambda: self.step(-1)),
            **dict.fromkeys((key.Key_Return, key.Key_Enter), self._enter),
            key.Key_Home: lambda: self.go(1),
            key.Key_End: lambda: self.go(self._deck.count),
            **dict.fromkeys((key.Key_B, key.Key_Period), lambda: self.cover(Shade.BLACK)),
            key.Key_W: lambda: self.cover(Shade.WHITE),
            **dict.fromkeys((key.Key_Plus, key.Key_Equal), lambda: self.resize_text(+SIZE_STEP)),
            **dict.fromkeys((key.Key_Minus, key.Key_Underscore), lambda: self.resize_text(-SIZE_STEP)),
            key.Key_Escape: self._escape,
        }

    def step(self, step: int) -> None:
        """The next screen (+1) or the one before (-1); at the ends nothing."""
        self._deck.step(step)
        self._moved()

    def go(self, number: int) -> None:
        """To a slide by its number from 1; beyond the last one is the last one."""
        self._deck.go(number - 1)
        self._moved()

    def cover(self, shade: Shade) -> None:
        """Nothing but black or white; the same again uncovers."""
        self.shade = Shade.NONE if self.shade is shade else shade
        self._say()
        self.update()

    def resize_text(self, step: int) -> None:
        """Larger or smaller, and remembered."""
        wanted = DECLARED[SIZE].accept(int(self._settings.number(SIZE)) + step)
        self._settings.set(SIZE, wanted)
        self._deck.lay_out(self._stage())
        self._say()
        self.update()

    def _enter(self) -> None:
        """To the number that was typed, or on."""
        if self._digits:
            self.go(int(self._digits))
        else:
            self.step(+1)

    def _escape(self) -> None:
        """A number half typed is forgotten first."""
        if self._digits:
            self._type("")
        else:
            self.close()

    def _type(self, digits: str) -> None:
        if digits != self._digits:
            self._digits = digits
            self.update()

    def _moved(self) -> None:
        self.shade = Shade.NONE
        self._say()
        self.update()

    def _say(self) -> None:
        """For those who do not see the screen."""
        slide = self._deck.screen.slide
        self.setAccessibleName("" if self.shade is not Shade.NONE else self._deck.screen.text)
        self.setAccessibleDescription(f"{picture.head(slide)} {picture.origin(slide)} {self._page()}")

    def _stage(self) -> Stage:
        return Stage(
            self.width(),
            self.height(),
            self._settings.number(SIZE),
            self._settings.text("reader.font_family"),
            bool(self._settings.get("reader.full_width_marks")),
        )

    def _page(self) -> str:
        if self._digits:
            return tr("转到第 {number} 页 ↵", number=self._digits)
        place = f"{self._deck.slide + 1} / {self._deck.count}"
        part, parts = self._deck.part
        return place if parts == 1 else f"{place} ({part}/{parts})"

    def _hint_text(self) -> str:
        return tr("→ 下一页　← 上一页　B 黑屏　+ − 字号　数字 ↵ 转到　Esc 结束")

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.shade is not Shade.NONE:
            painter.fillRect(self.rect(), QColor(self.shade.value))
        else:
            picture.paint(painter, self._deck.screen, self._deck.stage, self._theme, self._page())
            self._paint_hint(painter)
        painter.end()

    def _hint_place(self) -> QRect:
        height = round(FOOT * self._deck.stage.scale)
        return QRect(0, self.height() - height, self.width(), height)

    def _paint_hint(self, painter: QPainter) -> None:
        strength = float(self._hint.currentValue() or 0.0)
        if self._hint.state() is not QVariantAnimation.State.Running or not strength:
            return
        stage = self._deck.stage
        painter.setOpacity(strength)
        painter.setFont(theme.font(theme.SANS, 14 * stage.scale))
        painter.setPen(QColor(self._theme.ink3))
        painter.drawText(self._hint_place(), Qt.AlignmentFlag.AlignCenter, self._hint_text())
        painter.setOpacity(1)

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._deck.lay_out(self._stage())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        if text.isascii() and text.isdigit():
            self._type((self._digits + text)[-4:])
            return
        run = self._keys.get(event.key())
        if run is None:
            super().keyPressEvent(event)
            return
        run()
        self._type("")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.ForwardButton):
            self.step(+1)
        elif event.button() is Qt.MouseButton.BackButton:
            self.step(-1)

    def mouseMoveEvent(self, _event: QMouseEvent) -> None:
        self.unsetCursor()
        self._hide_cursor.start()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._wheel += event.angleDelta().y()
        while abs(self._wheel) >= 120:
            step = 1 if self._wheel < 0 else -1
            self._wheel += step * 120
            self.step(step)

    def changeEvent(self, event: QEvent) -> None:
        # A theme that follows the system changes while this is shown.
        if event.type() is QEvent.Type.PaletteChange:
            self._theme = theme.choose(self._settings.text("general.theme"))
            self.update()
        super().changeEvent(event)


def _place() -> QRect:
    """The screen for the audience: the first on which no window of ours is being worked with."""
    window = QApplication.activeWindow()
    here = window.frameGeometry().center() if window is not None else QCursor.pos()
    places = [screen.geometry() for screen in QGuiApplication.screens()]
    return next((place for place in places if not place.contains(here)), places[0])
