"""Scrolling that glides: by wheel, line and page. What code sets (`setValue`) stays at once, and ends a glide.

Where a page of whole lines ends is worked out here too.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QEasingCurve, QObject, QPointF, QRectF, Qt, QVariantAnimation
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtWidgets import QApplication, QScrollBar, QStyle

from reader_app.ui.reader.geometry import Geometry

DURATION = 140
"""Milliseconds that a glide takes; what comes while it lasts is added to it and begins it anew."""
PAD = 4
"""Pixels above the line at the top of a page."""
_NOTCH = 120
_FARTHEST = 2.5
"""Heights of the window over which it glides; what is farther away is there at once, as it is laid out then."""


class Scrolling(QObject):
    """Moves one scroll bar."""

    smooth = False
    """Whether the user wants it to glide; it never does where the system is asked for less motion."""

    def __init__(self, bar: QScrollBar) -> None:
        super().__init__(bar)
        self._bar = bar
        self._glide = QVariantAnimation(self, duration=DURATION)
        self._glide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._glide.valueChanged.connect(self._step)
        self._target = 0
        self._rest = 0.0
        self._gliding = False
        bar.valueChanged.connect(self._moved)

    @property
    def target(self) -> int:
        """Where the bar is going; where it is, when it stands."""
        return self._target if self._glide.state() is QVariantAnimation.State.Running else self._bar.value()

    def stop(self) -> None:
        """Stay where it is."""
        self._glide.stop()
        self._rest = 0.0

    def to(self, value: int) -> None:
        """Go to a place of the bar, or to its nearest end."""
        value = max(self._bar.minimum(), min(value, self._bar.maximum()))
        far = abs(value - self._bar.value()) > _FARTHEST * self._bar.pageStep()
        if not self.smooth or far or not self._bar.isVisible() or less_motion():
            self.stop()
            self._bar.setValue(value)
        elif value != self.target:
            self._glide.stop()
            self._target = value
            self._glide.setStartValue(self._bar.value())
            self._glide.setEndValue(value)
            self._glide.start()

    def by(self, pixels: float) -> None:
        """Go on by so many pixels, also parts of one, from where it is going."""
        whole = int(self._rest + pixels)
        rest = self._rest + pixels - whole
        self.to(self.target + whole)
        self._rest = rest

    def wheel(self, event: QWheelEvent) -> bool:
        """Follow a wheel, or a touchpad without any glide; False if it turns sideways."""
        angle, pixels = event.angleDelta(), event.pixelDelta()
        if abs(angle.x()) > abs(angle.y()):
            return False
        # On X11 what drivers say in pixels cannot be relied upon.
        exact = not pixels.isNull() and QGuiApplication.platformName() != "xcb"
        distance = pixels.y() if exact else angle.y() / _NOTCH * self._notch()
        if exact or angle.y() % _NOTCH:
            smooth, self.smooth = self.smooth, False
            self.by(-distance)
            self.smooth = smooth
        else:
            self.by(-distance)
        return True

    def _notch(self) -> int:
        return QApplication.wheelScrollLines() * self._bar.singleStep()

    def _moved(self, _value: int) -> None:
        if not self._gliding:
            self.stop()

    def _step(self, value: object) -> None:
        assert isinstance(value, int)
        self._gliding = True
        self._bar.setValue(value)
        self._gliding = False


def less_motion() -> bool:
    """Whether the system is asked not to animate. What Linux desktops say of it reaches Qt through its style only."""
    quiet = QApplication.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) == 0
    return quiet or (sys.platform == "win32" and not QApplication.isEffectEnabled(Qt.UIEffect.UI_General))


def page(geometry: Geometry, left: float, top: int, height: int, last: int, *, forward: bool) -> int:
    """Where the next (or previous) page of whole lines begins, in document pixels; one line is on both pages.

    Args:
        left: A place inside the column, where lines are looked for.
        top: Where the present page begins; `height` is that of a page.
        last: Where the bar ends; the last page begins with a whole line too.
    """
    if forward:
        foot = _whole_line_above(geometry, left, top, top + height)
        target = int(foot.top()) - PAD if foot is not None else top
        if target < top + height / 4:  # a picture that fills the page has no such line
            target = top + height * 4 // 5
        if target <= last:
            return target
        return min(last, max(top, _snapped(geometry, left, last, height, below=False)))
    head = _whole_line_below(geometry, left, top, height)
    target = int(head.bottom()) + PAD - height if head is not None else top
    if target > top - height / 4:
        target = top - height * 4 // 5
    return max(0, _snapped(geometry, left, target, height, below=True))


def _snapped(geometry: Geometry, left: float, top: int, height: int, *, below: bool) -> int:
    """The nearest place below (or above) `top` that cuts no line."""
    if top <= 0:
        return top
    if below:
        line = _whole_line_below(geometry, left, top, height)
    else:
        line = _whole_line_above(geometry, left, 0, top + PAD, part=True)
    return int(line.top()) - PAD if line is not None else top


def _whole_line_below(geometry: Geometry, left: float, top: float, height: float) -> QRectF | None:
    """The first line that begins at `top` or after it, within `height`."""
    place = top
    while place < top + height:
        line = _line(geometry, left, place)
        if line is None:
            return None
        if line.top() >= top - 0.5:
            return line
        place = max(place + 6, line.bottom() + 1)
    return None


def _whole_line_above(
    geometry: Geometry, left: float, top: float, bottom: float, *, part: bool = False
) -> QRectF | None:
    """The last line that ends at `bottom` or before it, after `top`; with `part` one that begins before it."""
    place = bottom
    while place > top:
        line = _line(geometry, left, place)
        if line is None:
            return None
        if (line.top() if part else line.bottom()) <= bottom + 0.5:
            return line
        place = min(place - 6, line.top() - 1)
    return None


def _line(geometry: Geometry, left: float, place: float) -> QRectF | None:
    offset = geometry.offset_at(QPointF(left, place))
    return geometry.line_at(offset).box if offset is not None else None
