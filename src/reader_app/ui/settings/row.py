"""One setting in the dialog: its name, the widget that chooses it, what there is to know, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QVariantAnimation
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QToolButton, QWidget

from reader_app.domain.settings import Setting, Value
from reader_app.ui import theme
from reader_app.ui.i18n import tr
from reader_app.ui.settings.editors import make_editor

EDITOR = 232
"""Width of what is chosen with, in px."""


class SettingRow(QWidget):
    """Name and remark at the left, the editor at the right, and behind it the way back to the default.

    Args:
        choose: Called at once with the key and what the user chooses.
    """

    def __init__(self, setting: Setting, choose: Callable[[str, Value], None]) -> None:
        super().__init__()
        self.setting = setting
        self._editor = make_editor(setting, partial(choose, setting.key))
        self._reset = QToolButton()
        self._reset.setText(tr("恢复"))
        self._reset.setAccessibleName(tr("恢复默认：{label}", label=tr(setting.label)))
        self._reset.setToolTip(self._reset.accessibleName())
        self._reset.clicked.connect(lambda: choose(setting.key, setting.default))
        policy = self._reset.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._reset.setSizePolicy(policy)
        self._flash = QVariantAnimation(self, startValue=0.9, endValue=0.0, duration=1600)
        self._flash.valueChanged.connect(lambda _: self.update())
        self._assemble()

    def _assemble(self) -> None:
        layout = QGridLayout(self)
        layout.setContentsMargins(10, 7, 4, 7)
        layout.setHorizontalSpacing(14)
        layout.setVerticalSpacing(1)
        layout.setColumnStretch(0, 1)
        widget = self._editor.widget
        if isinstance(widget, QCheckBox):
            layout.addWidget(widget, 0, 0, 1, 2, Qt.AlignmentFlag.AlignLeft)
        else:
            name = QLabel(tr(self.setting.label))
            name.setWordWrap(True)
            name.setBuddy(widget)
            widget.setFixedWidth(EDITOR)
            layout.addWidget(name, 0, 0)
            layout.addWidget(widget, 0, 1, 2 if self.setting.remark else 1, 1)
        layout.addWidget(self._reset, 0, 2, 2 if self.setting.remark else 1, 1)
        if self.setting.remark:
            layout.addWidget(_remark(tr(self.setting.remark), 28 if isinstance(widget, QCheckBox) else 0), 1, 0)

    @property
    def editor(self) -> QWidget:
        """What the setting is chosen with."""
        return self._editor.widget

    def show_value(self, value: Value) -> None:
        """Show what is chosen, and the way back where it is not the default."""
        self._editor.show(value)
        if value == self.setting.default and self._reset.hasFocus():
            self._editor.widget.setFocus()
        self._reset.setVisible(value != self.setting.default)

    def flash(self) -> None:
        """Show for a moment that this is the one meant, and give it the keyboard."""
        self._editor.widget.setFocus()
        self._flash.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._flash.state() is QVariantAnimation.State.Running:
            colour = QColor(self.palette().color(QPalette.ColorRole.Highlight))
            colour.setAlphaF(float(self._flash.currentValue()))
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QColor(0, 0, 0, 0))
            painter.setBrush(colour)
            painter.drawRoundedRect(self.rect(), 7, 7)
            painter.end()


def _remark(text: str, indent: int) -> QLabel:
    label = QLabel(text)
    label.setFont(theme.font(theme.SANS, 11))
    label.setWordWrap(True)
    label.setContentsMargins(indent, 0, 0, 0)
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return label
