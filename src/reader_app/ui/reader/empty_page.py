"""What stands where the article would be while none is open: a calm hint, and the keys that lead on."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from reader_app.ui import theme
from reader_app.ui.i18n import tr

_KEYS = ("search.focus", "go.next", "library.open", "palette.open")


class EmptyPage(QWidget):
    """The hint, in the colours of a theme."""

    def __init__(self, actions: Mapping[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.addStretch(2)
        self._hint = QLabel(tr("从左边选一篇文章，开始读"))
        self._hint.setFont(theme.font(theme.SERIF, 20))
        self._keys = QLabel()
        self._actions = [actions[name] for name in _KEYS if name in actions]
        for action in self._actions:
            action.changed.connect(self._show_keys)
        self._show_keys()
        for label in (self._hint, self._keys):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
            column.addWidget(label)
            column.addSpacing(10)
        column.addStretch(3)

    def _show_keys(self) -> None:
        self._keys.setText("　　".join(map(_words, self._actions)))

    def set_theme(self, colours: theme.Theme) -> None:
        """Use these colours."""
        self._hint.setStyleSheet(f"color: {colours.ink2};")
        self._keys.setStyleSheet(f"color: {colours.ink3}; font-size: 12px;")


def _words(action: QAction) -> str:
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return f"{action.text().rstrip('…')} {keys}".rstrip()
