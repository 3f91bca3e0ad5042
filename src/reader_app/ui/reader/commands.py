"""The commands on the open article and on how it is shown, as data."""

from __future__ import annotations

from reader_app.ui.command import Command, has_article
from reader_app.ui.reader import actions, find_actions, hand_commands

READING, VIEW = "阅读", "视图"

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
)
