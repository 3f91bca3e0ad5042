"""The keys of the commands as the user has them: those of the table, unless others were chosen."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

from reader_app.ui.command import Command
from reader_app.ui.i18n import tr
from reader_app.ui.values import Change

if TYPE_CHECKING:
    from reader_app.ui.session import Session

KEYS = "keys"
"""Under which the user's own keys are remembered, and what `Change.settings` says when they are others."""

_CONTROL_OR_ALT = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
_MOVING = frozenset(
    getattr(Qt.Key, f"Key_{name}")
    for name in ("Tab", "Backtab", "Return", "Enter", "Space", "Left", "Right", "Up", "Down")
) | {Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}
_TEXT = frozenset({"Ctrl+C", "Ctrl+V", "Ctrl+X", "Ctrl+A"})
_FIRST_SPECIAL = 0x01000000
"""Qt's keys from here on write nothing."""


class Keys:
    """Part of a window. Keys are texts as `QKeySequence` writes them, such as "Ctrl+K".

    Args:
        commands: The table.
        menus: Each menu's title with the letter that opens it together with Alt.
    """

    def __init__(self, session: Session, commands: tuple[Command, ...], menus: Mapping[str, str]) -> None:
        self._session = session
        self._commands = commands
        self._ids = {command.id for command in commands}
        self._menus = menus
        self._chosen = _load(session.settings.state(KEYS))

    def of(self, command: Command) -> tuple[str, ...]:
        """The command's keys, the first of which is shown."""
        if command.id in self._chosen:
            return self._chosen[command.id]
        # What the user gave to one command no other has, though a later version's table may say so.
        taken = {key for name, keys in self._chosen.items() if name in self._ids for key in keys}
        return tuple(key for key in map(written, command.shortcuts) if key not in taken)

    def is_changed(self, command: Command) -> bool:
        """Whether they are others than those of the table."""
        return self.of(command) != tuple(map(written, command.shortcuts))

    def owner(self, key: str, besides: Command | None = None) -> Command | None:
        """Another command that has this key, or one that begins with it."""
        for command in self._commands:
            if command is not besides and any(_clash(key, each) for each in self.of(command)):
                return command
        return None

    def refusal(self, command: Command, key: str) -> str:
        """Why the command cannot have this key, whoever has it now; "" = it can."""
        combination = _first(key)
        plain = not combination.keyboardModifiers() & _CONTROL_OR_ALT
        code = combination.key()
        if plain and code == Qt.Key.Key_Escape:
            return tr("Esc 用来关闭和返回，不能改作别的。")
        if plain and code in _MOVING:
            return tr("这个键用来移动、选择和确认，请加上 Ctrl 或 Alt。")
        if written(key) in _TEXT:
            return tr("这个键留给文字的复制、粘贴、剪切和全选。")
        if combination.keyboardModifiers() == Qt.KeyboardModifier.AltModifier:
            menu = next((title for title, letter in self._menus.items() if code == ord(letter)), None)
            if menu is not None:
                return tr("这个键用来打开菜单“{menu}”。", menu=tr(menu))
        deletes = code in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
        if plain and not command.in_reader and (code < _FIRST_SPECIAL or deletes):
            return tr("单个的字母、数字和符号要用来打字，请加上 Ctrl 或 Alt。")
        return ""

    def is_fixed(self, command: Command) -> bool:
        """Whether the command keeps its keys: one of them means the same everywhere, such as Escape."""
        return any(self.refusal(command, key) for key in command.shortcuts)

    def add(self, command: Command, key: str) -> None:
        """Give the command one more key, taken from whoever has it.

        Raises:
            ReaderError: It could not be stored; then nothing has changed.
        """
        key = written(key)
        chosen = dict(self._chosen)
        for other in self._commands:
            if other is not command and any(_clash(key, each) for each in self.of(other)):
                chosen[other.id] = tuple(each for each in self.of(other) if not _clash(key, each))
        chosen[command.id] = (*(each for each in self.of(command) if each != key), key)
        self._store(chosen)

    def remove(self, command: Command, key: str) -> None:
        """Take a key from the command. Raises as `add`."""
        self._store(self._chosen | {command.id: tuple(each for each in self.of(command) if each != written(key))})

    def reset(self, command: Command | None = None) -> None:
        """Give the command, or every one, the keys of the table, taken from whoever has them now. Raises as `add`."""
        if command is None:
            self._store({})
            return
        chosen = {name: keys for name, keys in self._chosen.items() if name != command.id}
        default = set(map(written, command.shortcuts))
        for name, keys in chosen.items():
            chosen[name] = tuple(key for key in keys if key not in default)
        self._store(chosen)

    def _store(self, chosen: Mapping[str, tuple[str, ...]]) -> None:
        default = {command.id: tuple(map(written, command.shortcuts)) for command in self._commands}
        kept = {name: keys for name, keys in chosen.items() if keys != default.get(name)}
        self._session.settings.set_state(KEYS, json.dumps(kept) if kept else "")
        self._chosen = kept
        self._session.changed.emit(Change(settings=frozenset({KEYS})))


def written(key: str) -> str:
    """The one way to write a key."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText)


def shown(key: str) -> str:
    """As people read it on this computer."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def _first(key: str) -> QKeyCombination:
    combination: QKeyCombination = QKeySequence(key)[0]  # type: ignore[index]  # missing in PySide6's hints
    return combination


def _clash(one: str, other: str) -> bool:
    """Whether the two cannot be told apart: the same, or one is how the other begins."""
    first, second = QKeySequence(one), QKeySequence(other)
    none = QKeySequence.SequenceMatch.NoMatch
    return first.matches(second) is not none or second.matches(first) is not none


def _load(state: str) -> dict[str, tuple[str, ...]]:
    """What was chosen; what is no key is left out."""
    try:
        kept = json.loads(state or "{}")
    except ValueError:
        return {}
    if not isinstance(kept, dict):
        return {}
    return {
        str(name): tuple(key for each in keys if isinstance(each, str) and (key := written(each)))
        for name, keys in kept.items()
        if isinstance(keys, list)
    }
