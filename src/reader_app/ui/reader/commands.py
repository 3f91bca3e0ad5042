"""The commands on the open article and on how it is shown, as data."""

from __future__ import annotations

from reader_app.ui.command import Command, has_article, has_chosen
from reader_app.ui.reader import actions, find_actions, hand_commands, tab_actions

READING, VIEW = "阅读", "视图"

TABS = (
    Command("articles.open_tab", "在新标签页打开", tab_actions.open_chosen, READING, ("Ctrl+Return", "Ctrl+Enter"),
            has_chosen, apart=True),
    Command("tab.close", "关闭标签页", tab_actions.close_tab, READING, ("Ctrl+W",), has_article),
    Command("tab.reopen", "重新打开关闭的标签页", tab_actions.reopen_tab, READING, ("Ctrl+Shift+T",),
            tab_actions.can_reopen),
    Command("tab.next", "下一个标签页", tab_actions.next_tab, READING, ("Ctrl+Tab", "Ctrl+PgDown"),
            tab_actions.has_several),
    Command("tab.previous", "上一个标签页", tab_actions.previous_tab, READING, ("Ctrl+Shift+Tab", "Ctrl+PgUp"),
            tab_actions.has_several),
    Command("articles.open_beside", "在旁边打开", tab_actions.open_beside, READING, ("Ctrl+Shift+Return",), has_chosen),
    Command("view.beside", "并排对照", tab_actions.toggle_beside, VIEW, ("F4",), has_article, apart=True),
    Command("beside.swap", "左右交换", tab_actions.swap_beside, VIEW, ("Ctrl+Shift+X",), tab_actions.has_beside),
    Command("beside.focus", "到另一侧", tab_actions.focus_other, VIEW, ("Shift+F4",), tab_actions.has_beside),
)  # fmt: skip
"""Several articles at once."""

COMMANDS = (
    Command("go.back", "后退", actions.back, READING, ("Alt+Left",), lambda s: s.history.can_go(-1), label="‹"),
    Command("go.forward", "前进", actions.forward, READING, ("Alt+Right",), lambda s: s.history.can_go(1), label="›"),
    Command("go.next", "下一篇", actions.next_article, READING, ("Ctrl+Down",)),
    Command("go.previous", "上一篇", actions.previous_article, READING, ("Ctrl+Up",)),
    Command("reader.contents", "目录", actions.show_contents, READING, ("Ctrl+J",), has_article, apart=True),
    *hand_commands.COMMANDS,
    Command("similar.open", "相似文章", find_actions.similar, READING, ("Ctrl+L",), has_article),
    Command("reader.favourite", "收藏", actions.toggle_favourite, READING, ("Ctrl+D",), has_article),
    Command("reader.larger", "放大文字", actions.larger, VIEW, ("Ctrl+=", "Ctrl++"), apart=True),
    Command("reader.smaller", "缩小文字", actions.smaller, VIEW, ("Ctrl+-",)),
    Command("reader.layout", "版式……", actions.open_layout, VIEW, (), label="Aa 版式"),
    Command("view.notes", "批注栏", actions.toggle_notes, VIEW, ("Ctrl+M",), has_article, label="批注", apart=True),
    *TABS,
)
