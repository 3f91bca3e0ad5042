"""One process at a time: an exclusive lock on a file, released by the system when its process dies."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

_BUSY = (BlockingIOError, PermissionError)

if sys.platform == "win32":
    import msvcrt

    def _acquire(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _acquire(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def exclusive(path: Path, waiting: Callable[[], None], *, interval: float = 0.1) -> Iterator[None]:
    """Hold the lock file `path` for the time of the block; the file itself stays.

    Args:
        waiting: Called again and again while somebody else holds it; may raise to give up.
        interval: Seconds between two tries.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        while not _taken(descriptor):
            waiting()
            time.sleep(interval)
        yield
    finally:
        os.close(descriptor)  # releases the lock


def _taken(descriptor: int) -> bool:
    """Whether the lock is ours now; a file system that knows no locks gives it to everybody."""
    try:
        _acquire(descriptor)
    except _BUSY:
        return False
    except OSError:
        return True
    return True
