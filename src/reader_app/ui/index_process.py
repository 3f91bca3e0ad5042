"""The separate process that reads changed files and writes catalogue and index, so that the window never waits.

What is said to it and what it answers is described in `cli.serving`.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

from reader_app.domain.errors import ReaderError
from reader_app.domain.sentence import Sentence, sentence

PATIENCE = 3000
"""Milliseconds for a cancelled run to end by itself before the process is killed."""

TRIES = 2
"""How often a process is started for one request, if it breaks off."""

_REMEMBERED = 50


class IndexProcessError(Exception):
    """The process broke off without saying why in JSON: a bug of ours, with what it printed."""


class IndexProcess(QObject):
    """Keeps `command` (`reader-app index LIBRARY --serve`) at work; a wish during a run makes one more run.

    The process is started by the first request and lives as long as this object, idle between runs. If it dies it is
    started anew, by the present request once more and otherwise by the next.

    Signals:
        progress: (done, total, text).
        finished: (None, or the exception that says what went wrong). Also after `cancel`, then None.
    """

    progress = Signal(int, int, str)
    finished = Signal(object)

    def __init__(self, command: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._command = tuple(command)
        self._running = False
        self._paths: frozenset[str] | None = None
        self._next: tuple[frozenset[str] | None] | None = None
        self._tries = 0
        self._paused = False
        self._cancelled = False
        self._closed = False
        self._said: deque[str] = deque(maxlen=_REMEMBERED)
        self._process = QProcess(self)
        environment = QProcessEnvironment.systemEnvironment()
        environment.insert("READER_APP_PROGRESS", "1")
        environment.insert("PYTHONUTF8", "1")
        self._process.setProcessEnvironment(environment)
        self._process.readyReadStandardError.connect(self._read_errors)
        self._process.readyReadStandardOutput.connect(self._read_answers)
        self._process.finished.connect(self._broken_off)
        self._process.errorOccurred.connect(self._fail)
        self._impatience = QTimer(self, singleShot=True)
        self._impatience.timeout.connect(self._process.kill)

    @property
    def running(self) -> bool:
        """Whether a run is under way."""
        return self._running

    @property
    def alive(self) -> bool:
        """Whether the process is there, at work or idle."""
        return self._process.state() is not QProcess.ProcessState.NotRunning

    def request(self, paths: frozenset[str] | None = None) -> None:
        """Bring catalogue and index up to date, after the present run if there is one.

        Args:
            paths: The only files that have changed since the last request, if it is known.
        """
        if self._closed:
            return
        if self._running:
            known = None if self._next is None else self._next[0]
            together = paths if self._next is None else None if known is None or paths is None else known | paths
            self._next = (together,)
            return
        self._running, self._cancelled = True, False
        self._paths, self._tries = paths, 0
        self._said.clear()
        self._begin()

    def pause(self) -> None:
        """Somebody is at work here and must not be slowed down."""
        self._paused = True
        self._tell("pause")

    def resume(self) -> None:
        """Nobody is any more."""
        self._paused = False
        self._tell("resume")

    def cancel(self) -> None:
        """End the present run; what it has committed stays, the next run goes on from there."""
        self._next = None
        if self._running:
            self._cancelled = True
            self._tell("cancel")
            self._impatience.start(PATIENCE)

    def close(self) -> None:
        """End it for good, without a word."""
        self._closed = True
        self._running = False
        self.blockSignals(True)
        self._impatience.stop()
        if self.alive:
            self._tell("quit")
            self._process.closeWriteChannel()
            if not self._process.waitForFinished(PATIENCE):
                self._process.kill()
                self._process.waitForFinished()

    def _begin(self) -> None:
        """Have the process do the present request, a new one if there is none."""
        self._tries += 1
        if not self.alive:
            self._process.start(self._command[0], list(self._command[1:]))
            if self._paused:
                self._tell("pause")
        paths = "" if self._paths is None else f" {json.dumps(sorted(self._paths))}"
        self._tell(f"refresh{paths}")

    def _tell(self, command: str) -> None:
        if self.alive:
            self._process.write(f"{command}\n".encode("ascii"))

    def _read_errors(self) -> None:
        for line in self._lines(QProcess.ProcessChannel.StandardError):
            report = _parsed(line)
            if report.keys() >= {"done", "total", "text"}:
                self.progress.emit(report["done"], report["total"], report["text"])
            else:
                self._said.append(line)

    def _read_answers(self) -> None:
        for line in self._lines(QProcess.ProcessChannel.StandardOutput):
            answer = _parsed(line)
            if "finished" in answer:
                self._end(None)
            elif "error" in answer:
                error = answer["error"]
                reason = _reason(error)
                self._end(ReaderError("文库没有整理完：{reason}", code=str(error["code"]), reason=reason))
            else:
                self._said.append(line)

    def _lines(self, channel: QProcess.ProcessChannel) -> list[str]:
        self._process.setReadChannel(channel)
        lines = []
        while self._process.canReadLine():
            lines.append(bytes(self._process.readLine().data()).decode("utf-8", "replace").rstrip())
        return lines

    def _end(self, error: Exception | None) -> None:
        """The present run is over: go on with what was wished meanwhile, or tell."""
        self._impatience.stop()
        self._read_errors()
        following, self._next = self._next, None
        self._running = False
        if self._cancelled:
            error = None
        if following is not None and error is None:
            self.request(*following)
        else:
            self.finished.emit(error)

    def _broken_off(self, code: int) -> None:
        """The process is gone."""
        self._read_errors()
        self._read_answers()
        if not self._running:
            return
        if self._tries < TRIES and not self._cancelled:
            self._begin()
        else:
            self._end(IndexProcessError("\n".join(self._said).strip() or f"no word, status {code}"))

    def _fail(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._end(IndexProcessError(self._process.errorString()))


def _parsed(line: str) -> dict[str, Any]:
    """A line of JSON; empty if it is something else."""
    try:
        value = json.loads(line)
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}


def _reason(error: Mapping[str, Any]) -> Sentence | str:
    """What went wrong, in words that can be said in the interface's language where they are ours."""
    if isinstance(error.get("template"), str) and isinstance(error.get("values"), dict):
        return sentence(error["template"], **error["values"])
    return str(error["message"]).rstrip("。")
