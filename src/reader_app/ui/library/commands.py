"""The commands on the library and its articles, as data."""

from __future__ import annotations

from reader_app.domain.article import ReadingStatus
from reader_app.ui.command import Command, has_chosen, has_failures, has_one
from reader_app.ui.library import actions, files

LIBRARY = "文库"

COMMANDS = (
    Command("library.open", "打开文库……", actions.open_library, LIBRARY, ("Ctrl+O",)),
    Command("library.recent", "切换文库……", actions.open_recent, LIBRARY, ("Ctrl+Shift+O",)),
    Command("library.import", "导入文章……", actions.import_articles, LIBRARY, ("Ctrl+I",)),
    Command("articles.unread", "标为未读", actions.marker(ReadingStatus.UNREAD), LIBRARY, (), has_chosen, apart=True),
    Command("articles.reading", "标为在读", actions.marker(ReadingStatus.READING), LIBRARY, (), has_chosen),
    Command("articles.finished", "标为读完", actions.marker(ReadingStatus.FINISHED), LIBRARY, (), has_chosen),
    Command("articles.favourite", "收藏或取消收藏", actions.toggle_favourites, LIBRARY, (), has_chosen),
    Command("articles.tags", "标签……", actions.edit_tags, LIBRARY, ("Ctrl+Shift+L",), has_chosen),
    Command("articles.edit", "文章信息……", actions.edit_metadata, LIBRARY, ("F2",), has_one),
    Command("articles.export", "导出选中文章的批注……", actions.export_chosen, LIBRARY, (), has_chosen),
    Command("articles.reveal", "在文件管理器里显示", files.reveal, LIBRARY, (), has_chosen),
    Command("articles.copy_path", "复制文件路径", files.copy_paths, LIBRARY, (), has_chosen),
    Command("articles.bin", "移到回收站……", files.discard, LIBRARY, ("Ctrl+Delete",), has_chosen),
    Command("library.refresh", "重新检查文库", actions.refresh, LIBRARY, ("F8",), apart=True),
    Command("library.failures", "读不了的文件……", actions.show_failures, LIBRARY, (), has_failures),
    Command("notes.export", "导出批注……", actions.export_notes, LIBRARY, ("Ctrl+E",), label="导出", apart=True),
)
