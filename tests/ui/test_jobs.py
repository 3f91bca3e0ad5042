"""Jobs beside the window: how they end, and that nothing of the window ends on their thread."""

from __future__ import annotations

import threading
import weakref
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from reader_app.domain.progress import Progress
from reader_app.ui.jobs import JobRunner


@pytest.fixture
def runner(qapp: object) -> Iterator[JobRunner]:
    made = JobRunner()
    yield made
    made.close()


class Widget:
    """Stands for one that must be destroyed on the thread where it was made."""

    def __init__(self) -> None:
        self.result: list[int] = []

    def done(self, result: int) -> None:
        self.result.append(result)

    def failed(self, error: Exception) -> None:
        raise error


def test_the_jobs_thread_is_never_the_last_to_hold_a_widget(runner: JobRunner, qtbot: QtBot) -> None:
    go, leave = threading.Event(), threading.Event()
    destroyed: list[threading.Thread] = []

    def job(_progress: Progress) -> int:
        go.wait(10)
        return 3

    widget = Widget()
    weakref.finalize(widget, lambda: destroyed.append(threading.current_thread()))
    runner.run(job, done=widget.done, failed=widget.failed, ended=leave.set)
    go.set()
    qtbot.waitUntil(leave.is_set)
    assert widget.result == [3]
    del widget
    assert destroyed == [threading.main_thread()]


def test_a_cancelled_job_only_ends(runner: JobRunner, qtbot: QtBot) -> None:
    go, ended = threading.Event(), threading.Event()
    heard: list[object] = []

    def job(progress: Progress) -> int:
        go.wait(10)
        progress(1, 2, "")
        return 3

    handle = runner.run(job, done=heard.append, failed=heard.append, ended=ended.set)
    handle.cancel()
    go.set()
    qtbot.waitUntil(ended.is_set)
    assert heard == []
