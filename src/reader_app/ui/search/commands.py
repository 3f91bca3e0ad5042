"""The commands of searching, and of finding in the open article, as data."""

from __future__ import annotations

from reader_app.ui.command import Command, has_hits, has_passage
from reader_app.ui.reader import find_actions
from reader_app.ui.search import actions, concordance_actions

EDIT = "编辑"

COMMANDS = (
    Command("search.focus", "搜索", actions.focus_search, EDIT, ("Ctrl+K",), apart=True),
    Command("find.open", "在文中查找", find_actions.find, EDIT, ("Ctrl+F",)),
    Command(
        "search.selection",
        "搜索选中的文字",
        actions.search_selection,
        EDIT,
        ("Ctrl+Shift+F",),
        has_passage,
        label="搜索",
    ),
    Command("search.next", "下一处", find_actions.next_hit, EDIT, ("F3",), has_hits),
    Command("search.previous", "上一处", find_actions.previous_hit, EDIT, ("Shift+F3",), has_hits),
    Command(
        "search.concordance",
        "逐处对照……",
        concordance_actions.show_concordance,
        EDIT,
        ("Ctrl+Shift+K",),
        actions.is_searching,
    ),
    Command("search.clear", "结束搜索", find_actions.escape, EDIT, ("Escape",)),
    Command("search.save", "保存搜索……", actions.save_search, EDIT, ("Ctrl+S",), actions.is_searching),
    Command("search.copy", "复制搜索", actions.copy_search, EDIT, (), actions.is_searching),
)
