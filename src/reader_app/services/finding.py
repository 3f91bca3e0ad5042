"""Finding by a regular expression in one text. A pattern can take for ever, so it is tried in a process of its own.

Python's `re` lets no other thread run while it matches: in a thread a catastrophic pattern would stop the window. The
process is this module again, which reads pattern and text as JSON and writes where it matches; it is killed when its
time is over. What a query finds in a text is in `search`.
"""

from __future__ import annotations

import faulthandler
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any, TypeAlias

from reader_app.domain.errors import ReaderError
from reader_app.domain.progress import Progress, silent

Span: TypeAlias = tuple[int, int]

PATIENCE = 2.0
"""Seconds that a pattern has."""
MOST = 100_000
"""Matches that are told of."""

_COMMAND = (sys.executable, "-m", "reader_app.services.finding")
_ASKED = 0.05
"""Seconds between two looks whether the answer is still wanted."""


def find(pattern: str, text: str, *, folding: bool = True) -> tuple[Span, ...]:
    """Where a regular expression matches, in code points, sorted; matches of nothing are left out.

    `^` and `$` are the ends of a line.

    Args:
        folding: Whether upper and lower case are the same.

    Raises:
        ReaderError: It is no regular expression.
    """
    try:
        compiled = re.compile(pattern, re.MULTILINE | (re.IGNORECASE if folding else 0))
    except re.error as error:
        raise _wrong(error.pos or 0) from error
    except (OverflowError, RecursionError) as error:
        raise _wrong(0) from error
    return tuple(islice(_spans(compiled, text), MOST))


def _spans(compiled: re.Pattern[str], text: str) -> Iterator[Span]:
    return (match.span() for match in compiled.finditer(text) if match.end() > match.start())


def find_apart(
    pattern: str, text: str, progress: Progress = silent, *, folding: bool = True, patience: float
) -> tuple[Span, ...]:
    """As `find`, in another process, which has `patience` seconds.

    Raises:
        Cancelled: `progress` was; the process is ended.
        ReaderError: It is no regular expression, or takes too long.
    """
    asked = json.dumps({"pattern": pattern, "text": text, "folding": folding}).encode()
    deadline = time.monotonic() + patience
    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    pipe = subprocess.PIPE
    with subprocess.Popen(_COMMAND, stdin=pipe, stdout=pipe, stderr=pipe, creationflags=flags) as process:
        try:
            said, complaint = _answer(process, asked, deadline, progress)
        except BaseException:
            process.kill()
            raise
    if process.returncode:
        raise RuntimeError(f"finding ended with {process.returncode}: {complaint.decode(errors='replace')}")
    answer: dict[str, Any] = json.loads(said)
    if "wrong" in answer:
        raise _wrong(answer["wrong"])
    return tuple((start, end) for start, end in answer["spans"])


def _answer(process: subprocess.Popen[bytes], asked: bytes, deadline: float, progress: Progress) -> tuple[bytes, bytes]:
    sent: bytes | None = asked
    while True:
        try:
            return process.communicate(sent, timeout=_ASKED)
        except subprocess.TimeoutExpired:
            sent = None  # it is on its way
            progress(0, 0, "")
        if time.monotonic() > deadline:
            raise ReaderError("这个正则表达式太费时间，请写得简单一些。", code="too_slow")


def _wrong(place: int) -> ReaderError:
    return ReaderError("正则表达式在第 {place} 个字符附近有误。", code="bad_pattern", place=place + 1)


def _serve() -> None:
    """The other process: one question, one answer."""
    # Whoever asked may be gone without having ended it; nothing of Python's own runs while a pattern is tried.
    with Path(os.devnull).open("w") as nowhere:
        faulthandler.dump_traceback_later(5 * PATIENCE, exit=True, file=nowhere)
        _answer_once()


def _answer_once() -> None:
    asked = json.load(sys.stdin.buffer)
    try:
        answer: dict[str, Any] = {"spans": find(asked["pattern"], asked["text"], folding=asked["folding"])}
    except ReaderError as error:
        answer = {"wrong": error.values["place"] - 1}  # type: ignore[operator]
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    _serve()
