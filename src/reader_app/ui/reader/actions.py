"""What the commands on the open article do: going about in it and beyond it, its layout, showing it on a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader_app.domain.settings import DECLARED
from reader_app.ui.actions import show_settings

if TYPE_CHECKING:
    from reader_app.ui.main_window import MainWindow


def back(window: MainWindow) -> None:
    """To the place before."""
    window.session.go(-1)


def forward(window: MainWindow) -> None:
    """To the place that was left by going back."""
    window.session.go(+1)


def next_article(window: MainWindow) -> None:
    """The next one of the list."""
    window.list_pane.step(+1)


def previous_article(window: MainWindow) -> None:
    """The one before it in the list."""
    window.list_pane.step(-1)


def show_contents(window: MainWindow) -> None:
    """The article's headings, to choose one."""
    window.reader.show_contents()


def toggle_favourite(window: MainWindow) -> None:
    """Put the article among the favourites or take it out."""
    window.session.toggle_favourite()


def larger(window: MainWindow) -> None:
    """Larger text."""
    _resize_text(window, +1)


def smaller(window: MainWindow) -> None:
    """Smaller text."""
    _resize_text(window, -1)


def _resize_text(window: MainWindow, step: int) -> None:
    size = window.session.settings.number("reader.font_size")
    window.session.set_setting("reader.font_size", DECLARED["reader.font_size"].accept(int(size) + step))


def open_layout(window: MainWindow) -> None:
    """The settings of the reader."""
    show_settings(window, "reader")


def toggle_notes(window: MainWindow) -> None:
    """Show or hide the notes in the margin."""
    window.reader.toggle_notes()


def present(window: MainWindow) -> None:
    """Show the article's marked passages on the full screen."""
    current = window.session.current
    if current is not None:
        window.show_audience(window.session.services.study.slides(current.article.id))
