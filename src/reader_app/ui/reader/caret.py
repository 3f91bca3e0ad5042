"""What the keys that move do in the article: scroll by lines and pages, or move a caret where one reads with a caret.

The keys that select (with Shift) work either way and begin in what is in view. Words are those of the language.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor

from reader_app.ui.reader.pieces import Words, next_word, previous_word
from reader_app.ui.reader.scrolling import page
from reader_app.ui.reader.text_view import TOP, TextView

_Key = Qt.Key
_Modifier = Qt.KeyboardModifier
_HORIZONTAL = frozenset({_Key.Key_Left, _Key.Key_Right})
_VERTICAL = {_Key.Key_Up: -1, _Key.Key_Down: +1}
_EDGES = {_Key.Key_Home: -1, _Key.Key_End: +1}
_PAGES = {_Key.Key_PageUp: -1, _Key.Key_PageDown: +1, _Key.Key_Space: +1}
_MOVING = _HORIZONTAL | _VERTICAL.keys() | _EDGES.keys() | _PAGES.keys()
_LINES = 2
"""Lines that an arrow scrolls by."""


class Caret:
    """The keys of one view."""

    words: Words | None = None
    """Cuts text into words; without it Qt's own idea of words is followed."""

    def __init__(self, view: TextView) -> None:
        self._view = view
        self._browsing = False

    def browse(self, on: bool) -> None:
        """Read with a caret, which is brought to what is in view, or without."""
        if on and not self._browsing:
            self.bring()
        self._browsing = self._view.caret_shown = on
        self._view.viewport().update()

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key does here; False if it is none of these, or Qt moves the caret as it always does."""
        key, modifiers = Qt.Key(event.key()), event.modifiers() & ~_Modifier.KeypadModifier
        if (
            key not in _MOVING
            or self._view.page is None
            or modifiers & (_Modifier.AltModifier | _Modifier.MetaModifier)
        ):
            return False
        shift, control = bool(modifiers & _Modifier.ShiftModifier), bool(modifiers & _Modifier.ControlModifier)
        if key is _Key.Key_Space:
            self.turn(-1 if shift else +1)
            return True
        if shift or self._browsing:
            return self._move(key, shift=shift, control=control)
        if key in _VERTICAL:
            self._view.scrolling.by(_VERTICAL[key] * _LINES * self._line_height())
        elif key in _PAGES:
            self.turn(_PAGES[key])
        elif key in _EDGES:
            self._go_to_edge(_EDGES[key])
        return True

    def bring(self) -> None:
        """Keys begin in what is in view, not where the caret was left behind."""
        view = self._view
        if view.page is not None and not view.viewport().rect().intersects(view.cursorRect()):
            view.put_caret(view.top_offset())

    def turn(self, step: int) -> None:
        """To the next page of whole lines, or the one before; a caret stays at its height in the window."""
        view, bar = self._view, self._view.verticalScrollBar()
        if view.geometry_of_page is None:
            return
        top = view.scrolling.target
        height = view.viewport().height()
        left = view.columns.gutter
        target = page(view.geometry_of_page, left, top, height, bar.maximum(), forward=step > 0)
        if target == top:
            view.at_edge.emit(step)
            return
        if self._browsing:
            place = QPointF(view.cursorRect().center()) + QPointF(0, bar.value() + target - top)
            offset = view.geometry_of_page.offset_at(place)
            if offset is not None:
                view.put_caret(offset)
        view.scrolling.to(target)

    def _move(self, key: Qt.Key, *, shift: bool, control: bool) -> bool:
        """A key that moves the caret, or the end of the selection."""
        if not self._view.textCursor().hasSelection():
            self.bring()
        if control and key in _HORIZONTAL and self.words is not None:
            self._step_word(self.words, key is _Key.Key_Right, keep=shift)
            return True
        if control and key in _EDGES and not shift:
            self._go_to_edge(_EDGES[key])
            return True
        if key in _PAGES and not shift:
            self.turn(_PAGES[key])
            return True
        return False

    def _step_word(self, words: Words, forward: bool, *, keep: bool) -> None:
        view = self._view
        assert view.page is not None
        step = next_word if forward else previous_word
        offset = step(view.page.source.text, view.caret(), words)
        part = view.page.part
        self._put(min(max(offset, part.start), part.end - 1), keep=keep)

    def _put(self, offset: int, *, keep: bool) -> None:
        assert self._view.page is not None
        cursor = self._view.textCursor()
        mode = QTextCursor.MoveMode.KeepAnchor if keep else QTextCursor.MoveMode.MoveAnchor
        cursor.setPosition(self._view.page.places.position(offset), mode)
        self._view.setTextCursor(cursor)

    def _go_to_edge(self, step: int) -> None:
        view, bar = self._view, self._view.verticalScrollBar()
        assert view.page is not None
        view.put_caret(view.page.part.start if step < 0 else view.page.part.end - 1)
        view.scrolling.to(bar.minimum() if step < 0 else bar.maximum())

    def _line_height(self) -> float:
        view = self._view
        if view.geometry_of_page is None:
            return TOP
        return view.geometry_of_page.line_at(view.top_offset()).box.height()
