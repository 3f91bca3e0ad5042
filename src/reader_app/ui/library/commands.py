"""The commands on the library and its articles, as data."""

from __future__ import annotations

from reader_app.ui.command import Command, has_article, has_failures
from reader_app.ui.editor import actions as editor
from reader_app.ui.library import actions

LIBRARY = "文库"

COMMANDS = (
    Command("library.open", "打开文库……", actions.open_library, LIBRARY, ("Ctrl+O",)),
    Command("article.new", "新建文章……", editor.new_article, LIBRARY, ("Ctrl+N",), apart=True),
    Command("article.paste", "粘贴为文章……", editor.paste_article, LIBRARY, ("Ctrl+Shift+V",)),
    Command("article.edit", "编辑这篇文章……", editor.edit_article, LIBRARY, ("Ctrl+Shift+E",), has_article),
    Command("library.import", "导入文章……", actions.import_articles, LIBRARY, ("Ctrl+I",)),
    Command("library.refresh", "重新检查文库", actions.refresh, LIBRARY, ("F8",), apart=True),
    Command("library.failures", "读不了的文件……", actions.show_failures, LIBRARY, (), has_failures),
    Command("library.statistics", "阅读统计……", actions.show_statistics, LIBRARY, ("Ctrl+Shift+Y",)),
    Command("notes.export", "导出批注……", actions.export_notes, LIBRARY, ("Ctrl+E",), label="导出", apart=True),
)
