"""One widget for one setting, chosen by the setting's type. Knows no dialog; a new setting needs nothing here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QLineEdit, QWidget

from reader_app.domain.settings import Setting, Value
from reader_app.ui.controls import CheckBox, ComboBox, DoubleSpinBox, SpinBox
from reader_app.ui.i18n import tr
from reader_app.ui.settings.fonts import FontCombo, families

FONT_FAMILY = "reader.font_family"


@dataclass(frozen=True, slots=True)
class Editor:
    """A widget with the value of one setting.

    Attributes:
        show: Makes the widget show a value without choosing it.
    """

    setting: Setting
    widget: QWidget
    show: Callable[[Value], None]


def make_editor(setting: Setting, choose: Callable[[Value], None]) -> Editor:
    """The widget for a setting; `choose` is called at once with what the user chooses."""
    if setting.key == FONT_FAMILY:
        editor = _combo(setting, choose, families(), FontCombo())
    elif setting.choices:
        editor = _combo(setting, choose, [(value, tr(label)) for value, label in setting.choices], ComboBox())
    elif isinstance(setting.default, bool):
        editor = _check(setting, choose)
    elif isinstance(setting.default, int):
        editor = _number(setting, choose, SpinBox())
    elif isinstance(setting.default, float):
        editor = _number(setting, choose, DoubleSpinBox(decimals=1))
    else:
        editor = _line(setting, choose)
    editor.widget.setObjectName(setting.key)
    editor.widget.setAccessibleName(tr(setting.label))
    return editor


def _combo(
    setting: Setting, choose: Callable[[Value], None], choices: list[tuple[str, str]], widget: ComboBox
) -> Editor:
    for value, label in choices:
        widget.addItem(label, value)

    def show(value: Value) -> None:
        with QSignalBlocker(widget):
            index = widget.findData(value)
            if index < 0:  # a font that is not installed here
                widget.addItem(str(value), value)
                index = widget.count() - 1
            widget.setCurrentIndex(index)

    widget.currentIndexChanged.connect(lambda index: choose(cast(str, widget.itemData(index))))
    return Editor(setting, widget, show)


def _check(setting: Setting, choose: Callable[[Value], None]) -> Editor:
    widget = CheckBox(tr(setting.label))

    def show(value: Value) -> None:
        with QSignalBlocker(widget):
            widget.setChecked(bool(value))

    widget.toggled.connect(choose)
    return Editor(setting, widget, show)


def _number(setting: Setting, choose: Callable[[Value], None], widget: SpinBox | DoubleSpinBox) -> Editor:
    kind = type(setting.default)
    widget.setSingleStep(setting.step)  # type: ignore[arg-type]
    widget.lineEdit().setTextMargins(7, 0, 0, 0)  # the style sheet's padding does not reach the text
    low, high = setting.minimum, setting.maximum
    if isinstance(widget, SpinBox):
        widget.setRange(int(low) if low is not None else -(2**31), int(high) if high is not None else 2**31 - 1)
    else:
        widget.setRange(low if low is not None else -1e9, high if high is not None else 1e9)

    def show(value: Value) -> None:
        if kind(widget.value()) != value:
            with QSignalBlocker(widget):
                widget.setValue(cast(int, value))

    # Rounded: 1.9 + 0.1 is 2.0 on the screen and in the file.
    widget.valueChanged.connect(lambda value: choose(round(value, 1) if kind is float else value))
    return Editor(setting, widget, show)


def _line(setting: Setting, choose: Callable[[Value], None]) -> Editor:
    widget = QLineEdit()

    def show(value: Value) -> None:
        if widget.text().strip() != value:
            widget.setText(str(value))

    widget.textEdited.connect(lambda text: choose(text.strip()))
    return Editor(setting, widget, show)
