"""The menu on articles of the list, made from the table of commands."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

ARTICLE_MENU = (
    "articles.open_tab",
    "",
    "articles.unread",
    "articles.reading",
    "articles.finished",
    "articles.favourite",
    "articles.tags",
    "",
    "articles.edit",
    "articles.export",
    "articles.reveal",
    "",
    "articles.bin",
)
"""Ids of commands in their order; "" is a line between them. An id that the table does not have is left out."""


def make_menu(actions: Mapping[str, QAction], parent: QWidget) -> QMenu:
    """The menu, which is gone when it is closed; empty where none of the commands is there."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for name in ARTICLE_MENU:
        if not name:
            menu.addSeparator()  # of which those at the ends and beside another are not shown
        elif name in actions:
            menu.addAction(actions[name])
    return menu
