"""The article's headings as a menu."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from reader_app.domain.block import BlockKind, Document
from reader_app.ui.i18n import tr

_LONGEST = 30


def contents_menu(document: Document, go: Callable[[int, int], None], parent: QWidget) -> QMenu:
    """A menu that calls `go(start, end)` of the chosen heading, and is gone when it is closed."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setAccessibleName(tr("目录"))
    headings = [(start, end, block) for start, end, block in document.placed() if block.kind is BlockKind.HEADING]
    for number, (start, end, block) in enumerate(headings):
        indent = "　" * (max(0, block.level - 1) if number else 0)
        words = block.text if len(block.text) <= _LONGEST else block.text[: _LONGEST - 1] + "…"
        action = menu.addAction(indent + words.replace("&", "&&"))
        action.triggered.connect(lambda _checked=False, start=start, end=end: go(start, end))
    if len(headings) < 2:
        menu.addAction(tr("这篇文章没有小标题")).setEnabled(False)
    return menu
