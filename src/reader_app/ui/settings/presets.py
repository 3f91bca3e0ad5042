"""Layouts to choose as a whole: a button for each preset, and the way back to the reader's own."""

from __future__ import annotations

import json
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from reader_app.domain.settings import DECLARED, PRESET_KEYS, PRESETS, Preset, Value
from reader_app.ui.i18n import tr
from reader_app.ui.session import Session
from reader_app.ui.values import Change

OWN = "layout.own"
"""Under which the layout that was the reader's own before a preset was chosen is remembered, as JSON."""


class PresetBar(QWidget):
    """The preset that holds is pressed down; choosing several in turn does not lose the layout of before."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.buttons: dict[str, QPushButton] = {}
        self.back = QPushButton(tr("恢复上一次的版式"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for preset in PRESETS:
            button = QPushButton(tr(preset.name))
            button.setObjectName("preset")
            button.setAccessibleName(tr("版式：{name}", name=tr(preset.name)))
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.clicked.connect(partial(self._choose, preset))
            self.buttons[preset.name] = button
            layout.addWidget(button)
        self.back.setAutoDefault(False)
        self.back.setAccessibleName(self.back.text())
        self.back.clicked.connect(self._go_back)
        layout.addStretch(1)
        layout.addWidget(self.back)
        session.changed.connect(self._refresh)
        self._show()

    def _choose(self, preset: Preset, _checked: bool = True) -> None:
        now = self._layout()
        if not any(now == each.layout() for each in PRESETS):
            self._session.settings.set_state(OWN, json.dumps(now))
        self._session.set_settings(preset.layout())
        self._show()  # a button that was pressed down already has come up

    def _go_back(self) -> None:
        own = self._own()
        if own is not None:
            self._session.set_settings(own)

    def _layout(self) -> dict[str, Value]:
        return {key: self._session.setting(key) for key in PRESET_KEYS}

    def _own(self) -> dict[str, Value] | None:
        """The layout to go back to, None where none was left."""
        try:
            kept = json.loads(self._session.settings.state(OWN) or "null")
        except ValueError:
            return None
        if not isinstance(kept, dict):
            return None
        return {key: DECLARED[key].accept(kept.get(key, DECLARED[key].default)) for key in PRESET_KEYS}

    def _refresh(self, change: Change) -> None:
        if not change.settings.isdisjoint(PRESET_KEYS):
            self._show()

    def _show(self) -> None:
        now, own = self._layout(), self._own()
        for preset in PRESETS:
            self.buttons[preset.name].setChecked(now == preset.layout())
        self.back.setEnabled(own is not None and own != now)
