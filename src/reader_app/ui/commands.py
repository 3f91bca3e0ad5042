"""Everything the user can do, as data. Menus, toolbar, context menus and the shortcut page are made from this table.

To add a command: write what it does in `actions`, add one record here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from reader_app.domain.annotation import MEANINGS
from reader_app.ui import actions
from reader_app.ui.i18n import tr
from reader_app.ui.reader import find_actions
from reader_app.ui.search import actions as search_actions
from reader_app.ui.search import concordance_actions

if TYPE_CHECKING:
    from reader_app.ui.main_window import MainWindow
    from reader_app.ui.session import Session


def _always(_session: Session) -> bool:
    return True


def _has_article(session: Session) -> bool:
    return session.current is not None


def _has_passage(session: Session) -> bool:
    """A selection to mark, or an annotation to change."""
    return session.selection is not None or session.focused is not None


def _has_focus(session: Session) -> bool:
    return session.focused is not None


def _has_annotations(session: Session) -> bool:
    return bool(session.placed())


def _has_hits(session: Session) -> bool:
    """In the article, or in those that the search found."""
    found = session.result if session.search_text else None
    return session.at_hit is not None or (found is not None and found.total > 0)


def _has_failures(session: Session) -> bool:
    return bool(session.services.library.failures())


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that the user can do.

    Attributes:
        id: Dotted English words; the name of its QAction.
        text: On menus, in Chinese; translated when shown.
        run: What it calls, with the window.
        menu: The menu's Chinese title, "" = in no menu.
        shortcuts: As `QKeySequence` writes them; the first is shown.
        enabled: When it makes sense.
        in_reader: Its keys are plain letters or digits, which work only while the article has the focus.
        label: A shorter text for toolbars.
    """

    id: str
    text: str
    run: Callable[[MainWindow], None]
    menu: str = ""
    shortcuts: tuple[str, ...] = ()
    enabled: Callable[[Session], bool] = _always
    in_reader: bool = False
    label: str = ""


MENUS = {"文库": "L", "编辑": "E", "阅读": "R", "批注": "N", "学习": "S", "帮助": "H"}
"""The menus in their order, each with the letter that opens it together with Alt."""

COMMANDS = (
    Command("library.open", "打开文库……", actions.open_library, "文库", ("Ctrl+O",)),
    Command("library.import", "导入文章……", actions.import_articles, "文库", ("Ctrl+I",)),
    Command("library.refresh", "重新检查文库", actions.refresh, "文库", ("F8",)),
    Command("library.failures", "读不了的文件……", actions.show_failures, "文库", (), _has_failures),
    Command("notes.export", "导出批注……", actions.export_notes, "文库", ("Ctrl+E",), label="导出"),
    Command("window.close", "退出", actions.close, "文库", ("Ctrl+Q",)),
    Command("edit.undo", "撤销", actions.undo, "编辑", ("Ctrl+Z",), lambda s: s.undo_stack.canUndo()),
    Command("edit.redo", "重做", actions.redo, "编辑", ("Ctrl+Y", "Ctrl+Shift+Z"), lambda s: s.undo_stack.canRedo()),
    Command("edit.copy_quote", "复制引文", actions.copy_quote, "编辑", ("Ctrl+Shift+C",), _has_passage),
    Command("search.focus", "搜索", actions.focus_search, "编辑", ("Ctrl+K",)),
    Command("find.open", "在文中查找", find_actions.find, "编辑", ("Ctrl+F",)),
    Command(
        "search.selection",
        "搜索选中的文字",
        actions.search_selection,
        "编辑",
        ("Ctrl+Shift+F",),
        _has_passage,
        label="搜索",
    ),
    Command("search.next", "下一处", find_actions.next_hit, "编辑", ("F3",), _has_hits),
    Command("search.previous", "上一处", find_actions.previous_hit, "编辑", ("Shift+F3",), _has_hits),
    Command(
        "search.concordance",
        "逐处对照……",
        concordance_actions.show_concordance,
        "编辑",
        ("Ctrl+Shift+K",),
        search_actions.is_searching,
    ),
    Command("search.clear", "结束搜索", find_actions.escape, "编辑", ("Escape",)),
    Command("search.save", "保存搜索……", search_actions.save_search, "编辑", ("Ctrl+S",), search_actions.is_searching),
    Command("search.copy", "复制搜索", search_actions.copy_search, "编辑", (), search_actions.is_searching),
    Command("settings.open", "设置……", actions.open_settings, "编辑", ("Ctrl+,",)),
    Command("go.back", "后退", actions.back, "阅读", ("Alt+Left",), lambda s: s.history.can_go(-1), label="‹"),
    Command("go.forward", "前进", actions.forward, "阅读", ("Alt+Right",), lambda s: s.history.can_go(1), label="›"),
    Command("go.next", "下一篇", actions.next_article, "阅读", ("Ctrl+Down",)),
    Command("go.previous", "上一篇", actions.previous_article, "阅读", ("Ctrl+Up",)),
    Command("reader.contents", "目录", actions.show_contents, "阅读", ("Ctrl+J",), _has_article),
    Command("similar.open", "相似文章", find_actions.similar, "阅读", ("Ctrl+L",), _has_article),
    Command("reader.favourite", "收藏", actions.toggle_favourite, "阅读", ("Ctrl+D",), _has_article),
    Command("reader.larger", "放大文字", actions.larger, "阅读", ("Ctrl+=", "Ctrl++")),
    Command("reader.smaller", "缩小文字", actions.smaller, "阅读", ("Ctrl+-",)),
    Command("reader.layout", "版式……", actions.open_layout, "阅读", (), label="Aa 版式"),
    Command("view.theme", "深色 / 浅色", actions.toggle_theme, "阅读", ("Ctrl+Shift+D",)),
    Command("view.panes", "显示或收起左栏", actions.toggle_panes, "阅读", ("F9",)),
    Command("view.notes", "批注栏", actions.toggle_notes, "阅读", ("Ctrl+M",), _has_article, label="批注"),
    *(
        Command(
            f"mark.{m.id}", m.label, actions.marker(m.id), "批注", (m.key,), _has_passage, in_reader=True, label=m.key
        )
        for m in MEANINGS
    ),
    Command("mark.underline", "下划线", actions.underline, "批注", ("U",), _has_passage, in_reader=True),
    Command("mark.note", "写批注", actions.write_note, "批注", ("N",), _has_passage, in_reader=True, label="批注 N"),
    Command("mark.tags", "加标签", actions.write_tags, "批注", ("T",), _has_passage, in_reader=True, label="标签 T"),
    Command("mark.delete", "删除批注", actions.delete_annotation, "批注", ("Delete",), _has_focus, in_reader=True),
    Command("mark.next", "下一条批注", actions.next_annotation, "批注", ("]",), _has_annotations, in_reader=True),
    Command(
        "mark.previous", "上一条批注", actions.previous_annotation, "批注", ("[",), _has_annotations, in_reader=True
    ),
    Command("study.present", "放映", actions.present, "学习", ("F5",), _has_article, label="放映 F5"),
    Command("help.shortcuts", "快捷键", actions.show_shortcuts, "帮助", ("F1",)),
    Command("help.about", "关于研读", actions.show_about, "帮助"),
)  # fmt: skip
"""The one table."""


def make_actions(window: MainWindow) -> dict[str, QAction]:
    """A QAction for each command, by its id. Reader commands must be added to the reader (`QWidget.addAction`)."""
    made = {}
    for command in COMMANDS:
        action = QAction(tr(command.text), window)
        action.setObjectName(command.id)
        action.setShortcuts([QKeySequence(shortcut) for shortcut in command.shortcuts])
        action.setToolTip(_tool_tip(command))
        if command.label:
            action.setIconText(tr(command.label))
        if command.in_reader:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda _checked=False, run=command.run: window.perform(run))
        made[command.id] = action
    return made


def enable_actions(made: dict[str, QAction], session: Session) -> None:
    """Enable what makes sense now."""
    for command in COMMANDS:
        made[command.id].setEnabled(command.enabled(session))


def fill_menus(bar: QMenuBar, made: dict[str, QAction]) -> None:
    """One menu for each of `MENUS`, in the order of the table."""
    menus: dict[str, QMenu] = {title: bar.addMenu(f"{tr(title)}(&{letter})") for title, letter in MENUS.items()}
    for command in COMMANDS:
        if command.menu:
            menus[command.menu].addAction(made[command.id])


def add_reader_actions(reader: QWidget, made: dict[str, QAction]) -> None:
    """Let the reader's keys work while it has the focus, and only then."""
    for command in COMMANDS:
        if command.in_reader:
            reader.addAction(made[command.id])


def _tool_tip(command: Command) -> str:
    if not command.shortcuts:
        return tr(command.text)
    keys = QKeySequence(command.shortcuts[0]).toString(QKeySequence.SequenceFormat.NativeText)
    return f"{tr(command.text)} ({keys})"
