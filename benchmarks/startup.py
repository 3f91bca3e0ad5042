"""How long a library takes to show its list, against an empty PySide6 window, and how much memory the window takes.

Each start is a process of its own; both kinds take turns in one run, so that the ratio does not depend on the machine.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.corpus import write_library

ROUNDS = 7

EMPTY_WINDOW = """
import sys, time
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QMainWindow
class FirstPaint(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            print(time.time() - float(sys.argv[1]), flush=True)
            application.quit()
            watched.removeEventFilter(self)
        return False
application = QApplication([])
window, filter = QMainWindow(), FirstPaint()
window.installEventFilter(filter)
window.resize(1440, 900)
window.show()
application.exec()
"""

LIBRARY_WINDOW = """
import sys, time
from pathlib import Path
from reader_app import app, paths
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QAbstractItemView
class FirstPaint(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and view.model().rowCount() >= int(sys.argv[5]):
            print(time.time() - float(sys.argv[1]), flush=True)
            watched.removeEventFilter(self)
            QTimer.singleShot(int(sys.argv[6]), application.quit)
        return False
places = paths.places(Path(sys.argv[3]), Path(sys.argv[4]))
application = app.make_application(places)
window = app.make_window(Path(sys.argv[2]), places)
view = window.list_pane.findChild(QAbstractItemView)
filter = FirstPaint()
view.viewport().installEventFilter(filter)
window.show()
window.session.refresh()
application.exec()
window.close()
window.session.close()
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(int(peak.split()[1]) / 1024)
"""


@dataclass(frozen=True, slots=True)
class Figures:
    """Seconds are medians of `ROUNDS` starts; memory is the highest of the window's process."""

    articles: int
    first_opening_list: float
    first_opening_whole: float
    empty_window: float
    second_opening: float
    allowed: float
    peak_megabytes: float


def run(script: str, *arguments: str) -> list[float]:
    """The numbers that a fresh process prints."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONWARNINGS": "ignore"}
    # As everywhere but on build machines: Python keeps what it has compiled, for both kinds of start.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-c", script, str(time.time()), *arguments]
    output = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
    return [float(number) for number in output.split()]


def measure(corpus: Path, folder: Path) -> Figures:
    """Write the library into `folder`, open it for the first time, then again and again beside the empty window."""
    library = folder / "library"
    articles = write_library(corpus, library)
    places = [str(library), str(folder / "data"), str(folder / "cache")]
    first_list = run(LIBRARY_WINDOW, *places, "1", "3000")[0]
    start = time.perf_counter()
    index = ["index", *places[:1], "--data-dir", places[1], "--cache-dir", places[2], "--quiet"]
    subprocess.run([sys.executable, "-W", "ignore", "-m", "reader_app", *index], check=True)
    whole = time.perf_counter() - start
    run(EMPTY_WINDOW)
    run(LIBRARY_WINDOW, *places, str(articles), "0")
    empty, opened, peak = [], [], 0.0
    for _ in range(ROUNDS):
        empty.append(run(EMPTY_WINDOW)[0])
        seconds, megabytes = run(LIBRARY_WINDOW, *places, str(articles), "3000")
        opened.append(seconds)
        peak = max(peak, megabytes)
    base = statistics.median(empty)
    return Figures(articles, first_list, whole, base, statistics.median(opened), 1.5 * base + 0.3, peak)


def main(corpus: Path) -> None:
    """Print the figures as a Markdown table and as JSON."""
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(corpus, Path(folder))
    print("| what | figure |\n|---|---|")
    print(f"| first opening: first rows painted | {figures.first_opening_list:.2f} s |")
    print(f"| first opening: the rest read and indexed | {figures.first_opening_whole:.1f} s |")
    print(f"| empty PySide6 window painted | {figures.empty_window:.2f} s |")
    print(f"| second opening: list of {figures.articles} painted | {figures.second_opening:.2f} s |")
    print(f"| allowed (1.5 x empty + 0.3 s) | {figures.allowed:.2f} s |")
    print(f"| peak memory of the window | {figures.peak_megabytes:.0f} MB |")
    print(json.dumps(asdict(figures)))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
