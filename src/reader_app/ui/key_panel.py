"""What can be done with the keys of one command: take one away, give it another, ask for those of the table."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from reader_app.ui.command import Command
from reader_app.ui.i18n import tr
from reader_app.ui.key_edit import KeyEdit
from reader_app.ui.keys import Keys, shown


class KeyPanel(QFrame):
    """Part of the page of shortcuts.

    Args:
        do: Makes a change, and says what goes wrong.

    Attributes:
        before: After which the keys' own buttons come when Tab is pressed.
    """

    before: QWidget | None = None

    def __init__(self, keys: Keys, do: Callable[[Callable[[], None]], None]) -> None:
        super().__init__()
        self.setObjectName("keyPanel")
        self._keys = keys
        self._do = do
        self._command: Command | None = None
        self._name = QLabel()
        self._row = QHBoxLayout()
        self.removers: list[QPushButton] = []
        self.edit = KeyEdit()
        self.add = QPushButton(tr("加上"))
        self.reset = QPushButton(tr("恢复默认"))
        self.message = QLabel()
        self._assemble()
        self.edit.pressed.connect(lambda _: self._look())
        self.add.clicked.connect(self._add)
        self.reset.clicked.connect(self._reset)
        self.show_command(None)

    def _assemble(self) -> None:
        self.edit.setPlaceholderText(tr("在这里按下新的键"))
        self.edit.setAccessibleName(tr("新的按键"))
        self.message.setWordWrap(True)
        self.message.setMinimumHeight(self.message.fontMetrics().height() + 4)
        for button in (self.add, self.reset):
            button.setAutoDefault(False)
        self._row.addWidget(self._name)
        self._row.addStretch(1)
        self._row.setSpacing(6)
        line = QHBoxLayout()
        line.addWidget(self.edit, 1)
        line.addWidget(self.add)
        line.addWidget(self.reset)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(self._row)
        layout.addLayout(line)
        layout.addWidget(self.message)

    def show_command(self, command: Command | None) -> None:
        """Another command is chosen, or none."""
        self._command = command
        self.edit.show_key("")
        self.show_again()

    def show_again(self) -> None:
        """The chosen command's keys may be others."""
        had = any(button.hasFocus() for button in self.removers)
        for button in self.removers:
            button.hide()
            button.deleteLater()
        self.removers = []
        command = self._command
        self._name.setText(tr(command.text) if command is not None else "")
        fixed = command is not None and self._keys.is_fixed(command)
        before = self.before
        for key in self._keys.of(command) if command is not None else ():
            self._add_remover(key, enabled=not fixed)
            if before is not None:
                QWidget.setTabOrder(before, self.removers[-1])
            before = self.removers[-1]
        if had:
            (self.removers[0] if self.removers else self.edit).setFocus()
        self.edit.setEnabled(command is not None and not fixed)
        self.reset.setEnabled(command is not None and self._keys.is_changed(command))
        self._look()

    def _add_remover(self, key: str, *, enabled: bool) -> None:
        button = QPushButton()
        button.setText(f"{shown(key)}  ×" if enabled else shown(key))
        button.setAutoDefault(False)
        button.setStyleSheet("padding: 3px 9px; font-size: 12px;")
        button.setEnabled(enabled)
        button.setAccessibleName(tr("去掉按键 {key}", key=shown(key)))
        button.setToolTip(button.accessibleName())
        button.clicked.connect(partial(self._remove, key))
        self._row.addWidget(button)
        self.removers.append(button)

    def _look(self) -> None:
        """Say at once whether the key that was pressed can be had."""
        command, key = self._command, self.edit.key
        self.add.setText(tr("加上"))
        self.add.setEnabled(False)
        if command is None:
            self.message.clear()
        elif self._keys.is_fixed(command):
            self.message.setText(tr("这个命令的按键处处一样，不能改。"))
        elif not key:
            self.message.clear()
        elif refusal := self._keys.refusal(command, key):
            self.message.setText(refusal)
        elif key in self._keys.of(command):
            self.message.setText(tr("这已经是它的按键了。"))
        elif owner := self._keys.owner(key, command):
            self.add.setText(tr("拿过来"))
            self.add.setEnabled(not self._keys.is_fixed(owner))
            name = tr(owner.text).removesuffix("……").removesuffix("…")
            self.message.setText(tr("{key} 现在是“{name}”的按键；拿过来，它就没有了。", key=shown(key), name=name))
        else:
            self.add.setEnabled(True)
            self.message.setText(tr("没有别的命令用 {key}。", key=shown(key)))

    def _add(self) -> None:
        command, key = self._command, self.edit.key
        if command is not None and key:
            self.edit.show_key("")
            self._do(partial(self._keys.add, command, key))
            self.edit.setFocus()

    def _remove(self, key: str) -> None:
        if self._command is not None:
            self._do(partial(self._keys.remove, self._command, key))

    def _reset(self) -> None:
        if self._command is not None:
            self._do(partial(self._keys.reset, self._command))
            self.edit.setFocus()
