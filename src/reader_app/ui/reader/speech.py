"""Reading the article aloud, sentence by sentence. Who speaks is a `Speaker`; the bar shows what goes on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from reader_app.domain.anchor import follow
from reader_app.domain.block import Document
from reader_app.domain.changes import ChangeSet
from reader_app.domain.errors import ReaderError
from reader_app.domain.sentences import Stretch, after, at, before, spoken, spoken_of
from reader_app.ui.reader.selecting import Selecting
from reader_app.ui.reader.text_input import TextInput
from reader_app.ui.session import Session
from reader_app.ui.values import Change


class Speaker(Protocol):
    """A voice. Opening it may take a while; what it has to tell it tells its listener."""

    def voices(self) -> tuple[str, ...]:
        """The names of what it can speak Chinese with, the first its own choice; none while it is being opened."""
        ...

    def say(self, text: str, rate: float, voice: str) -> None:
        """Say this in place of what it is saying; `rate` 1.0 = as usual; `voice` "" = its own choice."""
        ...

    def stop(self) -> None:
        """Be silent."""
        ...

    def close(self) -> None:
        """Be silent for ever."""
        ...


class Listener(Protocol):
    """Whom a speaker tells."""

    def speaker_ready(self) -> None:
        """Its voices are known."""

    def sentence_said(self) -> None:
        """All that it was given has been said; not told of what was stopped."""

    def speaker_failed(self, error: ReaderError) -> None:
        """It cannot speak."""


def make_speaker(listener: Listener) -> Speaker:
    """The voice of this computer.

    Raises:
        ReaderError: The component is missing; the sentence says what to install.
    """
    from reader_app.ui.reader.qt_speaker import QtSpeaker

    return QtSpeaker(listener)


class Speech(QObject):
    """Reads what is open in one view. A pause begins again with the sentence in which it was made.

    Signals:
        changed: It reads another sentence, or has begun, paused or ended.
    """

    changed = Signal()

    def __init__(self, session: Session, view: TextInput, selecting: Selecting, turn_to: Callable[[int], None]) -> None:
        super().__init__(view)
        self._session = session
        self._view = view
        self._selecting = selecting
        self._turn_to = turn_to
        self.make: Callable[[Listener], Speaker] = make_speaker
        self._speaker: Speaker | None = None
        self._document: Document | None = None
        self.sentence: Stretch | None = None
        self.playing = False
        session.changed.connect(self._refresh)
        view.destroyed.connect(self.close)

    @property
    def active(self) -> bool:
        """Whether it reads or pauses."""
        return self.sentence is not None

    def voices(self) -> tuple[str, ...]:
        """The voices that can be chosen, once there is a speaker."""
        return self._speaker.voices() if self._speaker is not None else ()

    def toggle(self) -> None:
        """Begin where one is, pause, or go on.

        Raises:
            ReaderError: This computer has nothing to speak with, or there is nothing to read.
        """
        if self.active:
            self.playing = not self.playing
            self._speak()
            self.changed.emit()
            return
        current = self._session.current
        if current is None:
            return
        first = at(current.document, self._selecting.place(), spoken_of)
        if first is None:
            raise ReaderError("这篇文章里没有可以朗读的文字。", code="empty")
        if self._speaker is None:
            self._speaker = self.make(self)
        self.playing, self._document = True, current.document
        self._put(first, show=True)

    def step(self, step: int) -> None:
        """On to the next sentence (+1), or back to the one before (-1)."""
        if self.sentence is None or self._document is None:
            return
        if step > 0:
            found = after(self._document, self.sentence[1], spoken_of)
        else:
            found = before(self._document, self.sentence[0], spoken_of)
        if found is not None:
            self._put(found, show=True)

    def stop(self) -> None:
        """End it."""
        if self.active:
            self.playing, self.sentence, self._document = False, None, None
            if self._speaker is not None:
                self._speaker.stop()
            self._view.overlay.speak(None)
            self.changed.emit()

    def mark(self) -> None:
        """Mark the sentence that is read, else the one where one is; its meaning can be changed afterwards.

        Raises:
            ReaderError: It could not be stored.
        """
        session = self._session
        if session.current is None:
            return
        document = session.current.document
        found = self.sentence or at(document, self._selecting.place())
        if found is None:
            return
        there = (p for p in session.placed() if (p.resolution.start, p.resolution.end) == found)
        marked = next((placed.annotation for placed in there if placed.resolution.found), None)
        if marked is None:
            marked = session.services.notes.new(session.current.article.id, document, *found, meaning="argument")
            session.change(ChangeSet.put(marked, name="添加批注"))
        self._view.clear_selection()
        session.focus(marked.id)

    def _put(self, sentence: Stretch, *, show: bool = False) -> None:
        """Be at a sentence; what is in view follows, unless the reader has scrolled away from it."""
        seen = show or (self.sentence is not None and self._view.will_show(*self.sentence))
        self.sentence = sentence
        if seen:
            self._turn_to(sentence[0])
            self._view.keep_in_view(*sentence)
        self._view.overlay.speak(sentence)
        self._speak()
        self.changed.emit()

    def _speak(self) -> None:
        if self._speaker is None or self.sentence is None or self._document is None:
            return
        if self.playing:
            settings = self._session.settings
            text = spoken(self._document, *self.sentence)
            self._speaker.say(text, settings.number("speech.rate"), settings.text("speech.voice"))
        else:
            self._speaker.stop()

    # What the speaker tells

    def speaker_ready(self) -> None:
        """Its voices are known."""
        self.changed.emit()

    def sentence_said(self) -> None:
        """On to the next one; at the end of the article it is over."""
        if not self.playing or self.sentence is None or self._document is None:
            return
        following = after(self._document, self.sentence[1], spoken_of)
        if following is None:
            self.stop()
        else:
            self._put(following)

    def speaker_failed(self, error: ReaderError) -> None:
        """Say so once, and try it with a new one the next time."""
        if self.active:
            self.stop()
            self.close()
            self._session.fail(error)

    def close(self) -> None:
        """The view is going away."""
        speaker, self._speaker = self._speaker, None
        if speaker is not None:
            speaker.close()

    def _refresh(self, change: Change) -> None:
        if self.active and change.article:
            self._follow_article()
        if self.playing and any(key.startswith("speech.") for key in change.settings):
            self._speak()

    def _follow_article(self) -> None:
        """Another article ends it; the same one, read again, is read on."""
        current = self._session.current
        if current is None or self._document is None or self.sentence is None:
            self.stop()
        elif current.document is not self._document:
            old, self._document = self._document, current.document
            same = old.title == current.document.title
            place = at(current.document, follow(self.sentence[0], old, current.document), spoken_of) if same else None
            if place is None:
                self.stop()
            else:
                self.sentence = place
                self._view.overlay.speak(place)
