"""Everything the user can do, as data. Menus, toolbars, palette and the page of shortcuts are made from this table.

To add a command: write what it does in the `actions` of the place that it acts on, and add one record to the `commands`
beside them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from reader_app.ui import actions
from reader_app.ui.command import Command, has_article
from reader_app.ui.guide.actions import show_guide
from reader_app.ui.i18n import tr
from reader_app.ui.keys import Keys, shown
from reader_app.ui.library import commands as library
from reader_app.ui.notes import commands as notes
from reader_app.ui.reader import commands as reader
from reader_app.ui.reader import hand_commands as selecting
from reader_app.ui.search import commands as search
from reader_app.ui.study import commands as study

if TYPE_CHECKING:
    from reader_app.ui.main_window import MainWindow
    from reader_app.ui.session import Session

MENUS = {"文库": "L", "编辑": "E", "文章": "A", "阅读": "R", "视图": "V", "批注": "N", "学习": "S", "帮助": "H"}
"""The menus in their order, each with the letter that opens it together with Alt."""

_VIEW, _HELP = "视图", "帮助"

COMMANDS = (
    *library.COMMANDS,
    Command("window.close", "退出", actions.close, "文库", ("Ctrl+Q",), apart=True),
    Command("edit.undo", "撤销", actions.undo, "编辑", ("Ctrl+Z",), lambda s: s.undo_stack.canUndo()),
    Command("edit.redo", "重做", actions.redo, "编辑", ("Ctrl+Y", "Ctrl+Shift+Z"), lambda s: s.undo_stack.canRedo()),
    notes.COPY_QUOTE,
    *search.COMMANDS,
    *selecting.SELECTING,
    Command("settings.open", "设置……", actions.open_settings, "编辑", ("Ctrl+,",), apart=True),
    *reader.COMMANDS,
    Command("palette.open", "命令面板……", actions.open_palette, _VIEW, ("Ctrl+Shift+P",), apart=True),
    Command("view.theme", "深色 / 浅色", actions.toggle_theme, _VIEW, ("Ctrl+Shift+D",)),
    Command("view.panes", "显示或收起左栏", actions.toggle_panes, _VIEW, ("F9",)),
    Command("view.sidebar", "文库栏", actions.toggle_sidebar, _VIEW, ("Ctrl+F9",)),
    Command("view.list", "文章列表", actions.toggle_list, _VIEW, ("Shift+F9",)),
    Command("view.undisturbed", "专注阅读", actions.toggle_undisturbed, _VIEW, ("F11",), has_article),
    *notes.COMMANDS,
    *study.COMMANDS,
    Command("help.guide", "使用指南", show_guide, _HELP, ("F1",)),
    Command("help.shortcuts", "快捷键", actions.show_shortcuts, _HELP, ("Ctrl+F1",)),
    Command("help.about", "关于研读", actions.show_about, _HELP),
)
"""The one table."""

BY_ID = {command.id: command for command in COMMANDS}
"""The table by its ids."""


def make_actions(window: MainWindow) -> dict[str, QAction]:
    """A QAction for each command, by its id. Reader commands must be added to the reader (`QWidget.addAction`)."""
    made = {}
    for command in COMMANDS:
        action = QAction(tr(command.text), window)
        action.setObjectName(command.id)
        if command.in_reader:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda _checked=False, run=command.run: window.perform(run))
        made[command.id] = action
    show_keys(made, window.keys)
    return made


def show_keys(made: dict[str, QAction], keys: Keys) -> None:
    """Give every action the keys that its command has now, and write them on menus, tool tips and buttons."""
    for command in COMMANDS:
        action, present = made[command.id], keys.of(command)
        action.setShortcuts([QKeySequence(key) for key in present])
        action.setToolTip(f"{tr(command.text)} ({shown(present[0])})" if present else tr(command.text))
        if command.label:
            action.setIconText(_label(command, shown(present[0]) if present else ""))


def enable_actions(made: dict[str, QAction], session: Session) -> None:
    """Enable what makes sense now."""
    for command in COMMANDS:
        made[command.id].setEnabled(command.enabled(session))


def fill_menus(bar: QMenuBar, made: dict[str, QAction]) -> None:
    """One menu for each of `MENUS`, in the order of the table."""
    menus: dict[str, QMenu] = {title: bar.addMenu(f"{tr(title)}(&{letter})") for title, letter in MENUS.items()}
    for command in COMMANDS:
        if command.menu:
            if command.apart:
                menus[command.menu].addSeparator()
            menus[command.menu].addAction(made[command.id])


def add_reader_actions(reader: QWidget, made: dict[str, QAction]) -> None:
    """Let the reader's keys work while it has the focus, and only then."""
    for command in COMMANDS:
        if command.in_reader:
            reader.addAction(made[command.id])


def _label(command: Command, key: str) -> str:
    """The shorter text, with the present key where it ends with the one of the table: "放映 F5"."""
    label = tr(command.label)
    default = command.shortcuts[0] if command.shortcuts else ""
    if default and label == default:
        return key
    if default and label.endswith(f" {default}"):
        return f"{label.removesuffix(default)}{key}".strip()
    return label
