"""How far long work is: a bar on a terminal, JSON lines for the window that started us, otherwise nothing."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from reader_app.domain.progress import Progress, silent

_EVERY = 0.1
"""Seconds between two reports."""

_WIDTH = 24


@contextmanager
def reporting(label: str, *, quiet: bool) -> Iterator[Progress]:
    """A `Progress` for work called `label`; what it drew is wiped away at the end.

    READER_APP_PROGRESS=1 asks for lines such as {"done": 3, "total": 9, "text": "..."} on standard error.
    """
    if os.environ.get("READER_APP_PROGRESS") == "1":
        yield _throttled(lambda done, total, text: _line(done, total, text or label))
    elif not quiet and sys.stderr.isatty():
        try:
            yield _throttled(lambda done, total, _text: _bar(done, total, label))
        finally:
            print("\r\033[K", end="", file=sys.stderr, flush=True)
    else:
        yield silent


def _throttled(show: Progress) -> Progress:
    last = 0.0

    def progress(done: int, total: int, text: str) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= _EVERY or (total and done >= total):
            last = now
            show(done, total, text)

    return progress


def _line(done: int, total: int, text: str) -> None:
    # ASCII alone: the reader need not know in which encoding this process writes.
    print(json.dumps({"done": done, "total": total, "text": text}), file=sys.stderr, flush=True)


def _bar(done: int, total: int, label: str) -> None:
    filled = _WIDTH * done // total if total else 0
    count = f" {done}/{total}" if total else ""
    print(f"\r\033[K{label} [{'#' * filled}{'.' * (_WIDTH - filled)}]{count}", end="", file=sys.stderr, flush=True)
