"""What the commands on searches do: short functions on the window."""

from __future__ import annotations

import re
from functools import reduce
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from reader_app.ui.i18n import tr
from reader_app.ui.notes.actions import passage
from reader_app.ui.search.recent import use

if TYPE_CHECKING:
    from reader_app.ui.main_window import MainWindow
    from reader_app.ui.session import Session

_PLAIN = re.compile('^[“"]([^“”"]*)[”"]$')
"""A word as a chip has it."""


def is_searching(session: Session) -> bool:
    """Whether something is searched that can be kept."""
    if not session.search_text:
        return False
    # Imported by those who search: the window enables its commands before that.
    from reader_app.domain.query_parser import parse

    return bool(parse(session.search_text))


def focus_search(window: MainWindow) -> None:
    """Put the cursor into the search box."""
    window.undisturbed.end()
    window.show_panes(True)
    window.list_pane.focus_search()


def search_selection(window: MainWindow) -> None:
    """Search the library for the selected words."""
    found = passage(window)
    if found is not None and window.session.current is not None:
        lines = window.session.current.document.text[slice(*found)].splitlines()
        # Each line for itself: a line's end is nothing that can be searched.
        window.session.search(" ".join(f'"{line}"' if " " in line and '"' not in line else line for line in lines))


def save_search(window: MainWindow) -> None:
    """Keep what is searched in the sidebar, under a name that is asked for."""
    from reader_app.ui.search.name_dialog import NameDialog

    session = window.session
    text = session.search_text
    known = session.saved.of_text(text)

    def save(name: str) -> None:
        window.perform(lambda _: session.saved.save(name, text))
        use(session.settings, text)

    window.show_dialog(NameDialog(tr("保存搜索"), known.name if known else default_name(text), save, window))


def copy_search(window: MainWindow) -> None:
    """Put the text of the query on the clipboard."""
    QGuiApplication.clipboard().setText(window.session.search_text)


def default_name(text: str) -> str:
    """The parts of the query in words, without the marks around a plain one."""
    from reader_app.domain.query_label import label
    from reader_app.domain.query_parser import parse

    names = [_PLAIN.sub(r"\1", label(part).said(tr)) for part in parse(text).parts]
    return reduce(lambda first, second: tr("{first} 且 {second}", first=first, second=second), names)
