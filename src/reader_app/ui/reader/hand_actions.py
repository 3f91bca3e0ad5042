"""What the commands of keyboard and ear do in the article: short functions on the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from reader_app.domain.sentences import Pieces

if TYPE_CHECKING:
    from reader_app.ui.main_window import MainWindow

Run = Callable[["MainWindow"], None]


def select(step: int, pieces: Pieces) -> Run:
    """Selects the next (+1) or previous (-1) piece."""

    def run(window: MainWindow) -> None:
        window.reader.hands.selecting.step(step, pieces)

    return run


def extend(step: int, pieces: Pieces) -> Run:
    """Adds a piece to the selection (+1), or takes the last one away (-1)."""

    def run(window: MainWindow) -> None:
        selecting = window.reader.hands.selecting
        (selecting.extend if step > 0 else selecting.shrink)(pieces)

    return run


def word_more(window: MainWindow) -> None:
    """One word more in the selection."""
    window.reader.hands.selecting.step_word(+1)


def word_less(window: MainWindow) -> None:
    """One word less in the selection."""
    window.reader.hands.selecting.step_word(-1)


def next_heading(window: MainWindow) -> None:
    """Go to the next heading."""
    window.reader.hands.go_to_heading(+1)


def previous_heading(window: MainWindow) -> None:
    """Go to the heading before."""
    window.reader.hands.go_to_heading(-1)


def toggle_caret(window: MainWindow) -> None:
    """Read with a caret, or without."""
    window.reader.hands.toggle_caret()


def speak(window: MainWindow) -> None:
    """Begin to read aloud, pause, or go on."""
    speech = window.reader.hands.speech
    begins = not speech.active
    speech.toggle()
    if begins:
        window.reader.focus_text()  # where the keys that mark work


def next_spoken(window: MainWindow) -> None:
    """Read the next sentence."""
    window.reader.hands.speech.step(+1)


def previous_spoken(window: MainWindow) -> None:
    """Read the sentence before."""
    window.reader.hands.speech.step(-1)


def mark_sentence(window: MainWindow) -> None:
    """Mark the sentence that is read, or the one where one is."""
    window.reader.hands.speech.mark()
