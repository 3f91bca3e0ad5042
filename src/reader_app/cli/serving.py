"""index --serve: an indexing process that waits for wishes and carries them out, for a window that started it.

Standard input, one command a line:

    refresh            bring catalogue and index up to date; `refresh ["a.md", "b/c.md"]`: only these files have changed
    pause, resume      somebody is at work who must not be slowed down; obeyed between two articles, for a while
    cancel             end the run that was asked for last
    quit               end, as does the end of the input: so nothing is left behind when the window is killed

Standard output, one line for each run: {"finished": {...}} with what `index --json` prints, or null where it was
cancelled; or {"error": {"code": "...", "message": "..."}}, where the words are ours also with their "template" and
"values", so that the window can say them in its language. Standard error: progress, see `reporting`.
"""

from __future__ import annotations

import io
import json
import logging
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from threading import Condition, Thread

from reader_app.cli.output import explained, one_line
from reader_app.cli.values import Json
from reader_app.domain.errors import Cancelled, ReaderError
from reader_app.domain.progress import Progress

LONGEST_PAUSE = 5.0
"""Seconds after which work goes on although nobody has said so."""

SLICE = 0.25
"""Seconds of work after each pause before the next is obeyed, so that something is done however busy the reader is."""

_BELOW_NORMAL = 0x4000
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Wish:
    """To bring everything up to date; `paths`: only these files have changed, None: any may have."""

    paths: frozenset[str] | None

    def __or__(self, other: Wish) -> Wish:
        return Wish(None if self.paths is None or other.paths is None else self.paths | other.paths)


class Wishes:
    """What is asked for. Filled by `listen` on one thread, looked at on the one that works."""

    def __init__(self) -> None:
        self._told = Condition()
        self._wish: Wish | None = None
        # How often something was asked for; which of these is being done; up to which they are cancelled.
        self._asked = 0
        self._running = 0
        self._cancelled = -1
        self._closed = False
        self._paused_until = 0.0
        self._work_until = 0.0

    def listen(self, lines: Iterable[str]) -> None:
        """Take commands until there are no more."""
        for line in lines:
            self.take(line.strip())
        self.take("quit")

    def take(self, command: str) -> None:
        """Hear one command."""
        word, _, rest = command.partition(" ")
        with self._told:
            if word == "refresh":
                self._asked += 1
                self._wish = _wish(rest) | (self._wish or Wish(frozenset()))
            elif word == "pause":
                self._paused_until = time.monotonic() + LONGEST_PAUSE
            elif word == "resume":
                self._paused_until = 0.0
            elif word == "cancel":
                self._cancelled = self._asked
            elif word == "quit":
                self._closed = True
            else:
                _log.warning("not a command: %s", word)
            self._told.notify_all()

    def next(self) -> Wish | None:
        """Wait for what is to be done; None at the end."""
        with self._told:
            self._told.wait_for(lambda: self._wish or self._closed)
            if self._closed:
                return None
            wish, self._wish = self._wish, None
            self._running = self._asked
            return wish

    def obeying(self, progress: Progress) -> Progress:
        """`progress`, which also waits when it shall, and raises `Cancelled`."""

        def report(done: int, total: int, text: str) -> None:
            self._obey()
            progress(done, total, text)

        return report

    def _obey(self) -> None:
        with self._told:
            if self._left() > 0 and time.monotonic() >= self._work_until:
                while self._left() > 0 and not self._over():
                    self._told.wait(self._left())
                self._work_until = time.monotonic() + SLICE
            if self._over():
                raise Cancelled

    def _left(self) -> float:
        return self._paused_until - time.monotonic()

    def _over(self) -> bool:
        return self._closed or self._running <= self._cancelled


def _wish(paths: str) -> Wish:
    """What follows the word refresh; rubbish means everything."""
    try:
        return Wish(frozenset(map(str, json.loads(paths)))) if paths else Wish(None)
    except (ValueError, TypeError):
        return Wish(None)


def serve(run: Callable[[Wish, Wishes], Json]) -> int:
    """Carry out what is asked for on standard input until that ends.

    Args:
        run: Does what is wished, with a progress that is `obeying`; returns what is printed.
    """
    _stand_back()
    wishes = Wishes()
    Thread(target=wishes.listen, args=(_lines(),), name="wishes", daemon=True).start()
    while (wish := wishes.next()) is not None:
        try:
            _say({"finished": run(wish, wishes)})
        except Cancelled:
            _say({"finished": None})
        except ReaderError as error:
            values: Json = {name: str(value) for name, value in error.values.items()}
            told: Json = {"code": error.code, "message": one_line(str(error))}
            _say({"error": told | {"template": error.template, "values": values}})
        except BrokenPipeError:
            raise
        except OSError as error:
            _say({"error": {"code": "os_error", "message": explained(error)}})
    return 0


def _lines() -> Iterator[str]:
    # Not `sys.stdin`: at its end Python waits for the thread that waits there.
    with io.FileIO(0, closefd=False) as file:
        for line in file:
            yield line.decode("utf-8", "replace")


def _say(value: Json) -> None:
    print(json.dumps(value), flush=True)


def _stand_back() -> None:
    """Let the system prefer everybody else."""
    if sys.platform == "win32":
        import ctypes

        kernel = ctypes.windll.kernel32
        kernel.SetPriorityClass(kernel.GetCurrentProcess(), _BELOW_NORMAL)
    else:
        os.nice(10)
