"""The separate process that reads changed files and writes catalogue and index, so that the window never waits."""

from __future__ import annotations

import json
from collections.abc import Sequence

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Signal


class IndexProcess(QObject):
    """Runs `command` (`reader-app index LIBRARY --json`) when asked; a wish during a run makes one more run.

    Signals:
        progress: (done, total, text).
        finished: ("" or the sentence that says what went wrong).
    """

    progress = Signal(int, int, str)
    finished = Signal(str)

    def __init__(self, command: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._command = tuple(command)
        self._again = False
        self._cancelled = False
        self._process = QProcess(self)
        environment = QProcessEnvironment.systemEnvironment()
        environment.insert("READER_APP_PROGRESS", "1")
        environment.insert("PYTHONUTF8", "1")
        self._process.setProcessEnvironment(environment)
        self._process.readyReadStandardError.connect(self._read)
        self._process.finished.connect(self._finish)
        self._process.errorOccurred.connect(self._fail)

    @property
    def running(self) -> bool:
        """Whether a run is under way."""
        return self._process.state() is not QProcess.ProcessState.NotRunning

    def request(self) -> None:
        """Bring catalogue and index up to date, after the present run if there is one."""
        if self.running:
            self._again = True
            return
        self._cancelled = False
        self._process.start(self._command[0], list(self._command[1:]))

    def cancel(self) -> None:
        """End the present run; what it has committed stays, the next run goes on from there."""
        self._again = False
        self._cancelled = True
        if self.running:
            self._process.terminate()
            if not self._process.waitForFinished(3000):
                self._process.kill()
                self._process.waitForFinished()

    def close(self) -> None:
        """End it for good, without a word."""
        self.blockSignals(True)
        self.cancel()

    def _read(self) -> None:
        self._process.setReadChannel(QProcess.ProcessChannel.StandardError)
        while self._process.canReadLine():
            self._report(bytes(self._process.readLine().data()).decode("utf-8", "replace"))

    def _report(self, line: str) -> None:
        try:
            report = json.loads(line)
            self.progress.emit(report["done"], report["total"], report["text"])
        except (ValueError, KeyError, TypeError):
            return

    def _finish(self, code: int) -> None:
        output = bytes(self._process.readAllStandardOutput().data()).decode("utf-8", "replace")
        if self._again and not self._cancelled:
            self._again = False
            self.request()
            return
        self.finished.emit("" if code == 0 or self._cancelled else _sentence(output))

    def _fail(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self.finished.emit(self._process.errorString())


def _sentence(output: str) -> str:
    """The error that the command printed as JSON, or what else it said."""
    try:
        return str(json.loads(output)["error"]["message"])
    except (ValueError, KeyError, TypeError):
        return output.strip() or "?"
