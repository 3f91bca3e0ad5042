"""What the commands on tabs do: short functions on the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader_app.ui.main_window import MainWindow
    from reader_app.ui.session import Session

MOST_AT_ONCE = 12
"""Articles that are opened in tabs by one command, at most."""


def open_chosen(window: MainWindow) -> None:
    """Open the articles that are chosen in the list in tabs of their own, the first of them in the reader."""
    first, *others = pointed_at(window)[:MOST_AT_ONCE] or ("",)
    if not first:
        return
    if window.session.tabs.open(first, query=window.list_pane.model.query):
        for article_id in others:
            window.session.tabs.open(article_id, background=True)


def pointed_at(window: MainWindow) -> tuple[str, ...]:
    """The articles that are meant: those chosen in the list, or where the keyboard is in the list its row."""
    listed = window.list_pane.list
    if len(window.session.chosen) < 2 and listed.hasFocus():
        article = window.list_pane.model.article_at(listed.currentIndex().row())
        if article is not None:
            return (article.id,)
    return window.session.targets()


def close_tab(window: MainWindow) -> None:
    """Close the present tab."""
    window.session.tabs.close()


def reopen_tab(window: MainWindow) -> None:
    """Open the tab again that was closed last."""
    window.session.tabs.reopen()


def next_tab(window: MainWindow) -> None:
    """The tab right of the present one."""
    window.session.tabs.step(+1)


def previous_tab(window: MainWindow) -> None:
    """The tab left of it."""
    window.session.tabs.step(-1)


def open_beside(window: MainWindow) -> None:
    """Open the article that is chosen in the list right of the open one."""
    for article_id in pointed_at(window)[:1]:
        if window.session.current is None:
            window.session.open(article_id)
        else:
            window.session.beside.open(article_id)


def toggle_beside(window: MainWindow) -> None:
    """A second article right of the open one, or none any more."""
    beside = window.session.beside
    if beside.shown:
        beside.close()
        window.reader.focus_text()
    else:
        beside.begin()


def swap_beside(window: MainWindow) -> None:
    """The article beside takes the place of the open one, and the other way round."""
    window.session.beside.swap()


def focus_other(window: MainWindow) -> None:
    """Give the keyboard to the other of the two articles."""
    window.reader.focus_other()


def has_beside(session: Session) -> bool:
    """There is an article beside the open one."""
    return session.beside.shown and session.beside.article is not None


def has_several(session: Session) -> bool:
    """More than one tab is open."""
    return len(session.tabs.all()) > 1


def can_reopen(session: Session) -> bool:
    """A tab was closed."""
    return session.tabs.can_reopen
