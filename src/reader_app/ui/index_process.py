"""The separate process that reads changed files and writes catalogue and index, so that the window never waits."""

from __future__ import annotations

import json
import logging
import sys
from collections import deque
from collections.abc import Sequence

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

from reader_app.domain.errors import ReaderError

log = logging.getLogger(__name__)

PATIENCE = 3000
"""Milliseconds for a cancelled run to end by itself before it is killed."""

_REMEMBERED = 50


class IndexProcessError(Exception):
    """The process broke off without saying why in JSON: a bug of ours, with what it printed."""


class IndexProcess(QObject):
    """Runs `command` (`reader-app index LIBRARY --json`) when asked; a wish during a run makes one more run.

    Signals:
        progress: (done, total, text).
        finished: (None, or the exception that says what went wrong). Also after `cancel`, then None.
    """

    progress = Signal(int, int, str)
    finished = Signal(object)

    def __init__(self, command: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._command = tuple(command)
        self._again = False
        self._cancelled = False
        self._closed = False
        self._said: deque[str] = deque(maxlen=_REMEMBERED)
        self._process = QProcess(self)
        environment = QProcessEnvironment.systemEnvironment()
        environment.insert("READER_APP_PROGRESS", "1")
        environment.insert("PYTHONUTF8", "1")
        self._process.setProcessEnvironment(environment)
        self._process.readyReadStandardError.connect(self._read)
        self._process.finished.connect(self._finish)
        self._process.errorOccurred.connect(self._fail)
        self._impatience = QTimer(self, singleShot=True, interval=PATIENCE)
        self._impatience.timeout.connect(self._process.kill)

    @property
    def running(self) -> bool:
        """Whether a run is under way."""
        return self._process.state() is not QProcess.ProcessState.NotRunning

    def request(self) -> None:
        """Bring catalogue and index up to date, after the present run if there is one."""
        if self._closed:
            return
        if self.running:
            self._again = True
            return
        self._again = self._cancelled = False
        self._said.clear()
        self._process.start(self._command[0], list(self._command[1:]))

    def cancel(self) -> None:
        """End the present run; what it has committed stays, the next run goes on from there."""
        self._again = False
        if self.running:
            self._cancelled = True
            self._stop()
            self._impatience.start()

    def close(self) -> None:
        """End it for good, without a word."""
        self._closed = True
        self.blockSignals(True)
        self._impatience.stop()
        if self.running:
            self._stop()
            if not self._process.waitForFinished(PATIENCE):
                self._process.kill()
                self._process.waitForFinished()

    def _stop(self) -> None:
        # A Python without a window does not hear Windows' polite request.
        (self._process.kill if sys.platform == "win32" else self._process.terminate)()

    def _read(self) -> None:
        self._process.setReadChannel(QProcess.ProcessChannel.StandardError)
        while self._process.canReadLine():
            self._report(bytes(self._process.readLine().data()).decode("utf-8", "replace"))

    def _report(self, line: str) -> None:
        try:
            report = json.loads(line)
            self.progress.emit(report["done"], report["total"], report["text"])
        except (ValueError, KeyError, TypeError):
            self._said.append(line.rstrip())

    def _finish(self, code: int, status: QProcess.ExitStatus) -> None:
        self._impatience.stop()
        self._read()
        output = bytes(self._process.readAllStandardOutput().data()).decode("utf-8", "replace")
        good = (code == 0 and status is QProcess.ExitStatus.NormalExit) or self._cancelled
        if self._again and good:
            self.request()
            return
        self._again = False
        self.finished.emit(None if good else self._error(output))

    def _fail(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self.finished.emit(IndexProcessError(self._process.errorString()))

    def _error(self, output: str) -> Exception:
        """What the command printed as its error, or else everything that it said."""
        try:
            error = json.loads(output)["error"]
            return ReaderError(
                "文库没有整理完：{reason}", code=str(error["code"]), reason=str(error["message"]).rstrip("。")
            )
        except (ValueError, KeyError, TypeError):
            return IndexProcessError("\n".join((*self._said, output)).strip() or "no word")
