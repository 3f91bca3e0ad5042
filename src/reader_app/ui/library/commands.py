"""The commands on the library and its articles, as data."""

from __future__ import annotations

from reader_app.domain.article import ReadingStatus
from reader_app.ui.command import Command, has_chosen, has_failures
from reader_app.ui.library import actions

LIBRARY = "文库"

COMMANDS = (
    Command("library.open", "打开文库……", actions.open_library, LIBRARY, ("Ctrl+O",)),
    Command("library.import", "导入文章……", actions.import_articles, LIBRARY, ("Ctrl+I",)),
    Command("articles.unread", "标为未读", actions.marker(ReadingStatus.UNREAD), LIBRARY, (), has_chosen, apart=True),
    Command("articles.reading", "标为在读", actions.marker(ReadingStatus.READING), LIBRARY, (), has_chosen),
    Command("articles.finished", "标为读完", actions.marker(ReadingStatus.FINISHED), LIBRARY, (), has_chosen),
    Command("articles.favourite", "收藏或取消收藏", actions.toggle_favourites, LIBRARY, (), has_chosen),
    Command("articles.tags", "标签……", actions.edit_tags, LIBRARY, ("Ctrl+Shift+L",), has_chosen),
    Command("library.refresh", "重新检查文库", actions.refresh, LIBRARY, ("F8",), apart=True),
    Command("library.failures", "读不了的文件……", actions.show_failures, LIBRARY, (), has_failures),
    Command("notes.export", "导出批注……", actions.export_notes, LIBRARY, ("Ctrl+E",), label="导出", apart=True),
)
