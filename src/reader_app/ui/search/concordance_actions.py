"""What the commands on concordances do."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader_app.ui.main_window import MainWindow


def show_concordance(window: MainWindow) -> None:
    """Every hit of what is being searched; the one window that there is of these comes to the front."""
    # Imported when it is wanted: the window must be there at once.
    from reader_app.ui.search.concordance import ConcordanceWindow

    shown = next((each for each in window.findChildren(ConcordanceWindow) if each.isVisible()), None)
    if shown is None:
        shown = ConcordanceWindow(window.session, window)
        shown.show()
    shown.collect(window.session.search_text)
    shown.raise_()
    shown.activateWindow()
