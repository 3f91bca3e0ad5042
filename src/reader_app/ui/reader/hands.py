"""What keyboard, ear and screen reader have of the article: connects the helpers of a text view with the session."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from reader_app.ui.i18n import tr
from reader_app.ui.reader.accessible import Announcer
from reader_app.ui.reader.selecting import Selecting
from reader_app.ui.reader.speech import Speech
from reader_app.ui.reader.speech_bar import SpeechBar
from reader_app.ui.reader.text_input import TextInput
from reader_app.ui.session import Session
from reader_app.ui.values import Change, Place

_WARM_AFTER = 1200
"""Milliseconds after which the words of the language are read for an article that is open."""


class ReaderHands(QObject):
    """The helpers of one text view.

    Args:
        turn_to: Sees to it that an offset is on the page.
        bar_parent: Where the bar of reading aloud will be; a widget that stays.
    """

    def __init__(self, session: Session, view: TextInput, turn_to: Callable[[int], None], bar_parent: QWidget) -> None:
        super().__init__(view)
        self._session = session
        self._view = view
        self._turn_to = turn_to
        self.selecting = Selecting(view, turn_to)
        self.announcer = Announcer(session, view)
        self.speech = Speech(session, view, self.selecting, turn_to)
        self.speech_bar = SpeechBar(session, self.speech, view, bar_parent)
        view.moving.words = session.services.segmentation.words
        self._warm = QTimer(self, singleShot=True, interval=_WARM_AFTER)
        self._warm.timeout.connect(self._read_words)
        self._warmed = False
        self._apply()
        view.at_edge.connect(self._turn_part)
        session.changed.connect(self._refresh)

    def go_to_heading(self, step: int) -> None:
        """The next (+1) or previous (-1) heading, which is announced."""
        found, current = self.selecting.heading(step), self._session.current
        if current is None:
            return
        if found is None:
            self.announcer.say(tr("后面没有标题了") if step > 0 else tr("前面没有标题了"))
            return
        self._view.clear_selection()
        self._view.setFocus()
        self._session.open(current.article.id, Place(*found, flash=True), current.query)

    def toggle_caret(self) -> None:
        """Read with a caret or without."""
        on = not self._session.settings.flag("reader.caret")
        self._session.set_setting("reader.caret", on)
        self._view.setFocus()
        self.announcer.say(tr("光标浏览已打开") if on else tr("光标浏览已关闭"))

    def _turn_part(self, step: int) -> None:
        """On into the next part of a very long article, or back to the end of the one before."""
        part = self._view.page.part if self._view.page is not None else None
        if part is None or not 0 < part.number + step <= part.count:
            return
        offset = part.end if step > 0 else part.start - 1
        self._turn_to(offset)
        if step > 0:
            self._view.show_at_top(offset)
        else:
            self._view.verticalScrollBar().setValue(self._view.verticalScrollBar().maximum())

    def _refresh(self, change: Change) -> None:
        if change.settings & {"reader.caret", "reader.smooth"}:
            self._apply()
        if change.article and self._session.current is not None and not self._warmed:
            self._warm.start()

    def _apply(self) -> None:
        self._view.moving.browse(self._session.settings.flag("reader.caret"))
        self._view.scrolling.smooth = self._session.settings.flag("reader.smooth")

    def _read_words(self) -> None:
        """So that the first double click need not wait for them."""
        self._warmed = True
        warm = self._session.services.segmentation.warm

        def job(_progress: object) -> None:
            warm()

        self._session.jobs.run(job, done=lambda _: None, failed=self._session.fail)
