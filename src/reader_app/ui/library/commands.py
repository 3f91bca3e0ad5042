"""The commands on the library and its articles, as data."""

from __future__ import annotations

from reader_app.ui.command import Command, has_failures
from reader_app.ui.library import actions

LIBRARY = "文库"

COMMANDS = (
    Command("library.open", "打开文库……", actions.open_library, LIBRARY, ("Ctrl+O",)),
    Command("library.import", "导入文章……", actions.import_articles, LIBRARY, ("Ctrl+I",)),
    Command("library.refresh", "重新检查文库", actions.refresh, LIBRARY, ("F8",), apart=True),
    Command("library.failures", "读不了的文件……", actions.show_failures, LIBRARY, (), has_failures),
    Command("library.duplicates", "重复的文章……", actions.find_duplicates, LIBRARY),
    Command("notes.export", "导出批注……", actions.export_notes, LIBRARY, ("Ctrl+E",), label="导出", apart=True),
)
