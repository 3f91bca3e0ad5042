"""How long work tells how far it is. Says nothing about threads or windows."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from reader_app.domain.errors import Cancelled

Progress: TypeAlias = Callable[[int, int, str], None]
"""`progress(done, total, text)`; `total` 0 = not known yet; raises `Cancelled` when the work shall stop."""


def silent(_done: int, _total: int, _text: str) -> None:
    """A `Progress` that nobody watches."""


def stoppable(progress: Progress, stopped: Callable[[], bool]) -> Progress:
    """`progress` that raises `Cancelled` as soon as it is stopped."""

    def step(done: int, total: int, text: str) -> None:
        if stopped():
            raise Cancelled
        progress(done, total, text)

    return step
