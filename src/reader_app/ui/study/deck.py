"""How far a presentation has come: slides, the screens that each takes at this size, and which one is shown."""

from __future__ import annotations

from collections.abc import Sequence

from reader_app.domain.study import Slide
from reader_app.ui.study.stage import Screen, Stage


class Deck:
    """Slides and a place among them, which stays with its text when sizes change.

    Raises:
        ValueError: There are no slides.
    """

    def __init__(self, slides: Sequence[Slide], stage: Stage) -> None:
        if not slides:
            raise ValueError("a presentation needs slides")
        self._slides = tuple(slides)
        self.slide = 0
        self._index = 0
        self.stage = stage
        self._screens = self._slides_screens()

    @property
    def count(self) -> int:
        """How many slides."""
        return len(self._slides)

    @property
    def screen(self) -> Screen:
        """The one that is shown."""
        return self._screens[self._index]

    @property
    def part(self) -> tuple[int, int]:
        """Which of the slide's screens it is, from 1, and how many there are."""
        return self._index + 1, len(self._screens)

    def lay_out(self, stage: Stage) -> None:
        """The same place on a screen of other measures."""
        if stage == self.stage:
            return
        offset = self.screen.start
        self.stage = stage
        self._screens = self._slides_screens()
        self._index = max((index for index, screen in enumerate(self._screens) if screen.start <= offset), default=0)

    def step(self, step: int) -> None:
        """The screen after (+1) or before (-1)."""
        if 0 <= self._index + step < len(self._screens):
            self._index += step
        elif 0 <= self.slide + step < len(self._slides):
            self.go(self.slide + step)
            self._index = 0 if step > 0 else len(self._screens) - 1

    def go(self, slide: int) -> None:
        """The first screen of a slide, counted from 0; the nearest one where there is none."""
        self.slide = min(max(0, slide), len(self._slides) - 1)
        self._screens = self._slides_screens()
        self._index = 0

    def _slides_screens(self) -> tuple[Screen, ...]:
        return self.stage.screens(self._slides[self.slide])
