"""Selecting without a mouse: a sentence or paragraph at a time, a word more or less; going from heading to heading."""

from __future__ import annotations

from collections.abc import Callable

from reader_app.domain.block import Document
from reader_app.domain.sentences import Pieces, Stretch, after, at, before, heading_of, sentences_of
from reader_app.ui.reader.pieces import next_word, previous_word
from reader_app.ui.reader.text_input import TextInput


class Selecting:
    """What the keys that select do in one view.

    Args:
        turn_to: Sees to it that an offset is on the page, which is a part of a very long article.
    """

    def __init__(self, view: TextInput, turn_to: Callable[[int], None]) -> None:
        self._view = view
        self._turn_to = turn_to

    def step(self, step: int, pieces: Pieces = sentences_of) -> None:
        """Select the piece where one is; from a whole piece go on to the next (+1), or back to the one before (-1)."""
        document, selected = self._document(), self._view.selection()
        if document is None:
            return
        if selected is None:
            here = self.place()
            begun = at(document, here, pieces)
            # What began above what is in view is not meant, unless the caret stands in it.
            there = begun if self._caret_in_view() else after(document, here, pieces) or begun
            found = there if step > 0 else before(document, here, pieces)
        elif step < 0:
            found = before(document, selected[0], pieces)
        elif selected == self._whole(document, selected, pieces):
            found = after(document, selected[1], pieces)
        else:
            found = at(document, selected[0], pieces)
        if found is not None:
            self._select(*found)

    def extend(self, pieces: Pieces = sentences_of) -> None:
        """Add the next piece to the selection, or what its last one lacks; without a selection select one."""
        document, selected = self._document(), self._view.selection()
        if document is None or selected is None:
            self.step(+1, pieces)
            return
        last = at(document, selected[1] - 1, pieces)
        start = min(selected[0], (at(document, selected[0], pieces) or selected)[0])
        if last is not None and selected != (start, last[1]):
            self._select(start, max(last[1], selected[1]), show_end=True)
        elif (following := after(document, selected[1], pieces)) is not None:
            self._select(start, following[1], show_end=True)

    def shrink(self, pieces: Pieces = sentences_of) -> None:
        """Take the last piece away from the selection; the last one stays."""
        document, selected = self._document(), self._view.selection()
        if document is None or selected is None:
            return
        last = before(document, selected[1], pieces)
        if last is not None and last[0] > selected[0]:
            earlier = before(document, last[0], pieces)
            self._select(selected[0], earlier[1] if earlier else last[0], show_end=True)

    def step_word(self, step: int) -> None:
        """One word more (+1) or one less (-1) at the end of the selection; without one select the word where one is."""
        document, words, selected = self._document(), self._view.moving.words, self._view.selection()
        if document is None or words is None:
            return
        text = document.text
        start, end = selected or (self.place(), self.place())
        if step > 0:
            found = next_word(text, end, words)
            while found < len(text) and text[found - 1].isspace():
                found = next_word(text, found, words)
        else:
            found = previous_word(text, end, words)
        if start < found:
            self._select(start, found, show_end=True)

    def heading(self, step: int) -> Stretch | None:
        """Where the next heading (+1) or the one before (-1) stands."""
        document = self._document()
        if document is None:
            return None
        here = self.place()
        if step < 0:
            return before(document, here, heading_of)
        return after(document, here + 1, heading_of)

    def place(self) -> int:
        """Where one is: at the selection, else at the caret if it is in view, else at the top of what is in view."""
        view = self._view
        selected = view.selection()
        if selected is not None:
            return selected[0]
        return view.caret() if self._caret_in_view() else view.top_offset()

    def _caret_in_view(self) -> bool:
        return self._view.viewport().rect().intersects(self._view.cursorRect())

    def _document(self) -> Document | None:
        return self._view.page.source if self._view.page is not None else None

    def _whole(self, document: Document, selected: Stretch, pieces: Pieces) -> Stretch | None:
        """The pieces over which the selection goes, from the beginning of the first to the end of the last."""
        first, last = at(document, selected[0], pieces), at(document, selected[1] - 1, pieces)
        return (first[0], last[1]) if first is not None and last is not None else None

    def _select(self, start: int, end: int, *, show_end: bool = False) -> None:
        self._turn_to(start)
        self._view.select(start, end)
        if show_end:
            self._view.keep_in_view(max(start, end - 1), end)
        else:
            self._view.keep_in_view(start, end)
        self._view.setFocus()
