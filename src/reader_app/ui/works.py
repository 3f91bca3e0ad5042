"""The long works under way at once, for the one line that shows them. Knows how far each is, not what it does."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from reader_app.ui.values import Work


class Works:
    """Keeps each work under a key; the one begun last is shown.

    Args:
        shown: Called when the work to show is another or has got on.
    """

    def __init__(self, shown: Callable[[], None]) -> None:
        self._shown = shown
        self._works: dict[Hashable, tuple[Work, Callable[[], None]]] = {}

    @property
    def newest(self) -> Work | None:
        """The work to show, or None where none is under way."""
        return next((work for work, _ in reversed(self._works.values())), None)

    def put(self, key: Hashable, work: Work, cancel: Callable[[], None]) -> None:
        """A work has begun or got on."""
        self._works[key] = (work, cancel)
        self._shown()

    def end(self, key: Hashable) -> None:
        """A work is over."""
        if self._works.pop(key, None) is not None:
            self._shown()

    def cancel(self, text: str) -> None:
        """Cancel every work, each of which says itself when it has ended; `text` is shown until then."""
        for key, (_, cancel) in tuple(self._works.items()):
            self._works[key] = (Work(0, 0, text), cancel)
            cancel()
        self._shown()
