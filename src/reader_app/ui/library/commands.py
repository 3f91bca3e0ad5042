"""The commands on the library and its articles, as data."""

from __future__ import annotations

from reader_app.domain.article import ReadingStatus
from reader_app.ui.command import Command, has_article, has_chosen, has_failures, has_one
from reader_app.ui.editor import actions as editor
from reader_app.ui.library import actions, files

LIBRARY, ARTICLE = "文库", "文章"

COMMANDS = (
    Command("library.open", "打开文库……", actions.open_library, LIBRARY, ("Ctrl+O",)),
    Command("article.new", "新建文章……", editor.new_article, ARTICLE, ("Ctrl+N",)),
    Command("article.paste", "粘贴为文章……", editor.paste_article, ARTICLE, ("Ctrl+Shift+V",)),
    Command("article.edit", "编辑这篇文章……", editor.edit_article, ARTICLE, ("Ctrl+Shift+E",), has_article),
    Command("library.recent", "切换文库……", actions.open_recent, LIBRARY, ("Ctrl+Shift+O",)),
    Command("library.import", "导入文章……", actions.import_articles, LIBRARY, ("Ctrl+I",)),
    Command("articles.unread", "标为未读", actions.marker(ReadingStatus.UNREAD), ARTICLE, (), has_chosen, apart=True),
    Command("articles.reading", "标为在读", actions.marker(ReadingStatus.READING), ARTICLE, (), has_chosen),
    Command("articles.finished", "标为读完", actions.marker(ReadingStatus.FINISHED), ARTICLE, (), has_chosen),
    Command("articles.favourite", "收藏或取消收藏", actions.toggle_favourites, ARTICLE, (), has_chosen),
    Command("articles.tags", "标签……", actions.edit_tags, ARTICLE, ("Ctrl+Shift+L",), has_chosen),
    Command("articles.edit", "文章信息……", actions.edit_metadata, ARTICLE, ("F2",), has_one),
    Command("articles.export", "导出选中文章的批注……", actions.export_chosen, ARTICLE, (), has_chosen),
    Command("articles.reveal", "在文件管理器里显示", files.reveal, ARTICLE, (), has_chosen),
    Command("articles.copy_path", "复制文件路径", files.copy_paths, ARTICLE, (), has_chosen),
    Command("articles.bin", "移到回收站……", files.discard, ARTICLE, ("Ctrl+Delete",), has_chosen),
    Command("library.refresh", "重新检查文库", actions.refresh, LIBRARY, ("F8",), apart=True),
    Command("library.failures", "读不了的文件……", actions.show_failures, LIBRARY, (), has_failures),
    Command("library.statistics", "阅读统计……", actions.show_statistics, LIBRARY, ("Ctrl+Shift+Y",)),
    Command("library.duplicates", "重复的文章……", actions.find_duplicates, LIBRARY),
    Command("notes.export", "导出批注……", actions.export_notes, LIBRARY, ("Ctrl+E",), label="导出", apart=True),
)
