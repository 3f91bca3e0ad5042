"""Finding in the open article: opens the bar, has its words found, and knows the place to which Escape goes back."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from reader_app.domain.block import Document
from reader_app.domain.query_text import quoted
from reader_app.services.finding import Span
from reader_app.ui.reader.find_bar import FindBar
from reader_app.ui.reader.finder import Finder
from reader_app.ui.reader.text_view import TextView
from reader_app.ui.session import Session


@dataclass(frozen=True, slots=True)
class _Before:
    """Where the reader was in which document: the line at the top, how far it was scrolled, caret and selection."""

    document: Document
    top: int
    scrolled: int
    caret: int
    selection: Span | None


class Finding(QObject):
    """What is found while the bar is open.

    Args:
        turn_to: Shows the part of the article in which an offset stands.

    Signals:
        changed: `spans` or `active` is another; (whether the first of the spans shall be shown).
    """

    changed = Signal(bool)

    def __init__(self, session: Session, text: TextView, bar: FindBar, turn_to: Callable[[int], None]) -> None:
        super().__init__(bar)
        self._session = session
        self._text = text
        self._bar = bar
        self._turn_to = turn_to
        self._before: _Before | None = None
        self._going = False
        self.active = False
        self.spans: tuple[Span, ...] = ()
        self._finder = Finder(session, self)
        self._finder.found.connect(self._found)
        bar.asked.connect(self._look)
        bar.left.connect(lambda by_escape: self.leave(back=by_escape))

    @property
    def origin(self) -> int:
        """Where to begin looking."""
        before = self._before
        if before is None:
            return 0
        return before.selection[0] if before.selection is not None else before.top

    def begin(self) -> None:
        """Open the bar with the words that are selected; if it is open, put the cursor into it."""
        current = self._session.current
        if current is None:
            return
        text, selection = self._text, self._text.selection()
        if not self.active or selection is not None:
            scrolled = text.verticalScrollBar().value()
            self._before = _Before(current.document, text.top_offset(), scrolled, text.caret(), selection)
        self.active = True
        self._bar.begin(self._wanted(current.document.text[slice(*selection)]) if selection is not None else "")

    def look_again(self) -> None:
        """Find the same in the article that is open now, without going to it."""
        if self.active:
            self._before, self.spans = None, ()
            self._look(self._bar.box.text(), self._bar.pattern.isChecked(), go=False)

    def leave(self, *, back: bool) -> None:
        """Close the bar; go back to where the reader was before, or stay."""
        if not self.active:
            return
        self._finder.cancel()
        self._bar.hide()
        self.active, self.spans = False, ()
        before, self._before = self._before, None
        self.changed.emit(False)
        current = self._session.current
        if back and before is not None and current is not None and current.document is before.document:
            self._return(before)
        self._text.setFocus()

    def _return(self, before: _Before) -> None:
        text = self._text
        self._turn_to(before.top)
        if before.selection is not None:
            text.select(*before.selection)
        else:
            text.put_caret(before.caret)
        text.verticalScrollBar().setValue(before.scrolled)
        if text.top_offset() != before.top:
            text.show_at_top(before.top)  # the text has another size now

    def _wanted(self, selected: str) -> str:
        """How the first line of a selection is typed."""
        line = next(iter(selected.splitlines()), "")
        return re.escape(line) if self._bar.pattern.isChecked() else quoted(line)

    def _look(self, text: str, pattern: bool, go: bool = True) -> None:
        self._going = go
        self._finder.look(text, pattern=pattern)

    def _found(self, spans: tuple[Span, ...], said: str) -> None:
        self.spans = spans
        self._bar.say(said)
        self.changed.emit(self._going)
