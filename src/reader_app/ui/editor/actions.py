"""What the commands of writing do: short functions on the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from reader_app.ui.i18n import tr

if TYPE_CHECKING:
    from reader_app.domain.draft import Draft
    from reader_app.ui.main_window import MainWindow


def new_article(window: MainWindow) -> None:
    """Write a new article."""
    edit(window, window.session.services.writing.begin())


def paste_article(window: MainWindow) -> None:
    """Make an article of what was copied."""
    clipboard = QGuiApplication.clipboard()
    copied: QMimeData | None = clipboard.mimeData()  # nothing where the clipboard is empty
    html = copied.html() if copied is not None and copied.hasHtml() else ""
    edit(window, window.session.services.writing.begin_pasted(html, clipboard.text()), unsaved=True)


def edit_article(window: MainWindow) -> None:
    """Change the text of the open article's file."""
    current = window.session.current
    if current is not None:
        edit(window, window.session.services.writing.edit(current.article.id))


def edit(window: MainWindow, draft: Draft, *, unsaved: bool = False, message: str = "") -> None:
    """Open a draft in an editor of its own."""
    from reader_app.ui.editor.window import EditorWindow

    EditorWindow(window.session, draft, window, unsaved=unsaved, message=message).show()


def restore_drafts(window: MainWindow) -> None:
    """Open what was left unsaved when the program ended."""
    for draft in window.session.services.writing.drafts():
        edit(window, draft, unsaved=True, message=tr("上次没有保存的文字已经恢复。"))
