"""The page of all commands with their keys, made from the table of commands; keys are changed in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reader_app.domain.initials import Rank, find_any
from reader_app.ui import theme
from reader_app.ui.command import Command
from reader_app.ui.commands import BY_ID, COMMANDS, MENUS
from reader_app.ui.i18n import tr
from reader_app.ui.key_edit import KeyEdit
from reader_app.ui.key_panel import KeyPanel
from reader_app.ui.keys import KEYS, shown
from reader_app.ui.values import Change

if TYPE_CHECKING:
    from reader_app.ui.main_window import MainWindow

ID = int(Qt.ItemDataRole.UserRole)


class ShortcutsDialog(QDialog):
    """Commands grouped as the menus are, a line to find one, and below what can be done with the chosen one's keys."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._keys = window.keys
        self.setObjectName("shortcuts")
        self.setWindowTitle(tr("快捷键"))
        self.resize(600, 680)
        self.filter = QLineEdit()
        self.pressed = KeyEdit()
        self._finders = QStackedWidget()
        self.by_key = QToolButton()
        self.tree = QTreeWidget()
        self.panel = KeyPanel(self._keys, self._do)
        self.panel.before = self.tree
        self._items: dict[str, QTreeWidgetItem] = {}
        self._groups: list[tuple[QTreeWidgetItem, list[QTreeWidgetItem]]] = []
        self._assemble()
        self._fill()
        self.tree.currentItemChanged.connect(lambda item, _: self._choose(item))
        self.filter.textChanged.connect(lambda _: self._narrow())
        self.pressed.pressed.connect(lambda _: self._narrow())
        self.by_key.toggled.connect(self._switch)
        window.session.changed.connect(self._refresh)
        self._go_to_first()
        self.filter.setFocus()

    def _assemble(self) -> None:
        self.filter.setAccessibleName(tr("查找命令"))
        self.filter.setPlaceholderText(tr("查找命令"))
        self.filter.setClearButtonEnabled(True)
        self.pressed.setAccessibleName(tr("按下要查的键"))
        self.pressed.setPlaceholderText(tr("按下要查的键"))
        self.by_key.setText(tr("按键查找"))
        self.by_key.setAccessibleName(tr("按键查找"))
        self.by_key.setCheckable(True)
        for finder in (self.filter, self.pressed):
            self._finders.addWidget(finder)
        self._finders.setFixedHeight(self.filter.sizeHint().height())
        top = QHBoxLayout()
        top.addWidget(self._finders, 1)
        top.addWidget(self.by_key)
        self.tree.setAccessibleName(tr("快捷键"))
        self.tree.setHeaderLabels([tr("命令"), tr("按键"), ""])
        self.tree.setRootIsDecorated(False)
        self.tree.setItemsExpandable(False)
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tree.setColumnWidth(0, 290)
        self.tree.setColumnWidth(1, 200)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.setSpacing(10)
        layout.addLayout(top)
        layout.addWidget(self.tree, 1)
        layout.addWidget(self.panel)
        layout.addWidget(self._buttons())

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setText(tr("关闭"))
        close.setAutoDefault(False)
        self.reset_all = QPushButton(tr("全部恢复默认"))
        self.reset_all.setAutoDefault(False)
        self.reset_all.clicked.connect(lambda: self._do(self._keys.reset))
        buttons.addButton(self.reset_all, QDialogButtonBox.ButtonRole.ResetRole)
        buttons.rejected.connect(self.reject)
        return buttons

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.tree.doItemsLayout()  # the style sheet's padding is known only now

    # The list

    def _fill(self) -> None:
        for menu in (*MENUS, ""):
            commands = [command for command in COMMANDS if command.menu == menu]
            if not commands:
                continue
            group = QTreeWidgetItem(self.tree, [tr(menu) if menu else tr("其他")])
            group.setFlags(Qt.ItemFlag.ItemIsEnabled)
            group.setFont(0, theme.font(theme.SANS, 12, bold=True))
            self._groups.append((group, []))
            for command in commands:
                item = QTreeWidgetItem(group)
                item.setData(0, ID, command.id)
                self._items[command.id] = item
                self._groups[-1][1].append(item)
        self.tree.expandAll()
        self._show_keys()

    def _show_keys(self) -> None:
        colours = theme.choose(self._window.session.settings.text("general.theme"))
        for command_id, item in self._items.items():
            command = BY_ID[command_id]
            keys = "　".join(map(shown, self._keys.of(command)))
            changed = self._keys.is_changed(command)
            item.setText(0, tr(command.text))
            item.setText(1, keys)
            item.setText(2, tr("已改") if changed else "")
            item.setForeground(2, QColor(colours.accent))
            spoken = "，".join(filter(None, (item.text(0), keys, item.text(2))))
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, spoken)
        self.reset_all.setEnabled(any(self._keys.is_changed(BY_ID[name]) for name in self._items))

    def _narrow(self) -> None:
        """Show only the commands that fit what is typed or pressed."""
        for command_id, item in self._items.items():
            item.setHidden(not self._fits(BY_ID[command_id]))
        for group, items in self._groups:
            group.setHidden(all(item.isHidden() for item in items))
        current = self.tree.currentItem()
        if current is None or current.isHidden():
            self._go_to_first()

    def _fits(self, command: Command) -> bool:
        if self.by_key.isChecked():
            return not self.pressed.key or self.pressed.key in self._keys.of(command)
        typed = self.filter.text().strip()
        if not typed:
            return True
        keys = [shown(key) for key in self._keys.of(command)]
        readings = self._window.session.services.titles.readings() if not typed.isdigit() else {}
        texts = (tr(command.text), command.text, command.id, *keys)
        found = find_any(typed, texts, readings)
        return found is not None and found.rank < Rank.SCATTERED

    def _go_to_first(self) -> None:
        first = next((item for item in self._items.values() if not item.isHidden()), None)
        if first is not None:
            self.tree.setCurrentItem(first)
        else:
            self.panel.show_command(None)

    def _choose(self, item: QTreeWidgetItem | None) -> None:
        name = item.data(0, ID) if item is not None else None
        self.panel.show_command(BY_ID[name] if name else None)

    def _switch(self, by_key: bool) -> None:
        finder: QWidget = self.pressed if by_key else self.filter
        self.pressed.show_key("")
        self._finders.setCurrentWidget(finder)
        finder.setFocus()
        self._narrow()

    def _do(self, change: Callable[[], None]) -> None:
        """Change keys; what goes wrong is said."""
        self._window.perform(lambda _: change())

    def _refresh(self, change: Change) -> None:
        if KEYS in change.settings or "general.theme" in change.settings:
            self._show_keys()
            self.panel.show_again()
            self._narrow()
