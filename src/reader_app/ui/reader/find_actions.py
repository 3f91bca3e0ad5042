"""What the commands of finding and going from hit to hit do: short functions on the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader_app.ui.search.actions import focus_search

if TYPE_CHECKING:
    from reader_app.ui.main_window import MainWindow


def find(window: MainWindow) -> None:
    """Find in the article; where none is open, in the library."""
    if window.session.current is None:
        focus_search(window)
    else:
        window.reader.finding.begin()


def next_hit(window: MainWindow) -> None:
    """Go to the next hit, also that of the next article that was found."""
    window.reader.step_hit(+1)


def previous_hit(window: MainWindow) -> None:
    """Go to the hit before."""
    window.reader.step_hit(-1)


def similar(window: MainWindow) -> None:
    """Show articles like the open one."""
    window.reader.similar.begin()


def escape(window: MainWindow) -> None:
    """In the search box and the list: end the search and go back to where it began. In the article: stay there.

    While something is found in the article or read aloud, or the panel of similar articles is open, Escape ends that
    first; then reading undisturbed.
    """
    session, reader, focused = window.session, window.reader, window.focusWidget()
    over = reader.finding.active or reader.hands.speech.active or not reader.similar.isHidden()
    if window.undisturbed.on and not over:
        window.undisturbed.end()
        return
    if focused is not None and window.list_pane.isAncestorOf(focused):
        session.leave_search()
    elif not reader.similar.isHidden():
        reader.similar.leave()
    elif reader.finding.active:
        reader.finding.leave(back=False)
    elif reader.hands.speech.active:
        reader.hands.speech.stop()
    else:
        session.end_search()
    reader.focus_text()
