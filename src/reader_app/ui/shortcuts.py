"""The page of all commands with their keys, made from the table of commands."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from reader_app.ui.commands import COMMANDS, MENUS
from reader_app.ui.i18n import tr


class ShortcutsDialog(QDialog):
    """A list to read, grouped as the menus are."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("快捷键"))
        self.resize(460, 600)
        tree = QTreeWidget(self)
        tree.setAccessibleName(tr("快捷键"))
        tree.setHeaderLabels([tr("命令"), tr("按键")])
        tree.setRootIsDecorated(False)
        tree.setItemsExpandable(False)
        tree.setColumnWidth(0, 260)
        for menu in MENUS:
            group = QTreeWidgetItem(tree, [tr(menu)])
            for command in COMMANDS:
                if command.menu == menu:
                    keys = [
                        QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in command.shortcuts
                    ]
                    QTreeWidgetItem(group, [tr(command.text), "  ".join(keys)])
        tree.expandAll()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(tree)
        layout.addWidget(buttons)
