"""The menus of the reader: the article's headings, and what can be done with a passage."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from reader_app.domain.block import BlockKind, Document
from reader_app.ui.i18n import tr

_LONGEST = 30
_PASSAGE = (
    *("mark.argument", "mark.golden", "mark.evidence", "mark.practice", "mark.question", "mark.underline", ""),
    *("mark.note", "mark.tags", "mark.delete", "", "edit.copy_quote", "search.selection"),
)


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


def passage_menu(actions: Mapping[str, QAction], copy: Callable[[], None] | None, parent: QWidget) -> QMenu:
    """The commands for a passage, gone when it is closed; `copy` is None where no words are selected."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setAccessibleName(tr("批注"))
    action = menu.addAction(tr("复制"))
    action.setEnabled(copy is not None)
    if copy is not None:
        action.triggered.connect(lambda _checked=False: copy())
    menu.addSeparator()
    for name in _PASSAGE:
        if not name:
            menu.addSeparator()
        elif name in actions:
            menu.addAction(actions[name])
    return menu
