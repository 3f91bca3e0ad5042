"""How long a library takes to show its list, against an empty PySide6 window, and how much memory the window takes.

Usage: python -m benchmarks.startup CORPUS.jsonl.gz [--articles 100000] [--keep DIR]

Each start is a process of its own; both kinds take turns in one run, so that the ratio does not depend on the machine.
With --articles the library is made of the corpus's paragraphs, as for `benchmarks.search`; making 100,000 and reading
them takes minutes, and with --keep they are there the next time.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.corpus import write_library
from benchmarks.searching.files import write_files
from benchmarks.searching.library import library, working_folder

SEED = 20
RATIO = 2.0
"""Starts of an empty window that a start of the library's may take."""
MEGABYTES = 250.0
"""Of the window's process, at most."""
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
from reader_app.ui.library import list_pane
from PySide6.QtCore import QTimer
class WatchedList(list_pane.ArticleList):
    painted = False
    def paintEvent(self, event):
        super().paintEvent(event)
        if not self.painted and self.model().rowCount() >= int(sys.argv[5]):
            print(time.time() - float(sys.argv[1]), flush=True)
            self.painted = True
            QTimer.singleShot(int(sys.argv[6]), leave)
list_pane.ArticleList = WatchedList
def leave():
    for name in ("VmRSS:", "VmHWM:"):
        found = next(line for line in open("/proc/self/status") if line.startswith(name))
        print(int(found.split()[1]) / 1024, flush=True)
    application.quit()
places = paths.places(Path(sys.argv[3]), Path(sys.argv[4]))
application = app.make_application(places)
window = app.make_window(Path(sys.argv[2]), places)
window.show()
window.session.refresh()
application.exec()
window.close()
window.session.close()
"""


@dataclass(frozen=True, slots=True)
class Figures:
    """Seconds are medians of `ROUNDS` starts; memory is the highest of the window's process.

    Attributes:
        first_opening_list, first_opening_whole: None where the library was there already.
        resting_megabytes: Three seconds after the list was painted, with an indexing process beside it.
        peak_megabytes: The most that it was until then.
    """

    articles: int
    first_opening_list: float | None
    first_opening_whole: float | None
    empty_window: float
    second_opening: float
    resting_megabytes: float
    peak_megabytes: float

    @property
    def ratio(self) -> float:
        """How many empty windows could have been opened meanwhile."""
        return self.second_opening / self.empty_window


def run(script: str, *arguments: str) -> list[float]:
    """The numbers that a fresh process prints."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONWARNINGS": "ignore"}
    # As everywhere but on build machines: Python keeps what it has compiled, for both kinds of start.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-c", script, str(time.time()), *arguments]
    output = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
    return [float(number) for number in output.split()]


def first_opening(places: list[str]) -> tuple[float, float]:
    """Seconds until the first rows of a library that nobody has read are painted, and until all of it is indexed."""
    first_list = run(LIBRARY_WINDOW, *places, "1", "3000")[0]
    start = time.perf_counter()
    index = ["index", *places[:1], "--data-dir", places[1], "--cache-dir", places[2], "--quiet"]
    subprocess.run([sys.executable, "-W", "ignore", "-m", "reader_app", *index], check=True)
    return first_list, time.perf_counter() - start


def measure(corpus: Path, count: int | None, folder: Path) -> Figures:
    """Write the library into `folder`, open it for the first time, then again and again beside the empty window."""
    root, cache = folder / "library", folder / "cache"
    if not root.exists():
        if count is None:
            write_library(corpus, root)
        else:
            write_files(library(corpus, count, SEED, folder), root)
    articles = sum(1 for _ in root.rglob("*.md"))
    places = [str(root), str(folder / "data"), str(cache)]
    first_list, whole = (None, None) if cache.exists() else first_opening(places)
    run(EMPTY_WINDOW)
    run(LIBRARY_WINDOW, *places, str(articles), "0")
    empty, opened, resting, peak = [], [], 0.0, 0.0
    for _ in range(ROUNDS):
        empty.append(run(EMPTY_WINDOW)[0])
        seconds, megabytes, most = run(LIBRARY_WINDOW, *places, str(articles), "3000")
        opened.append(seconds)
        resting, peak = max(resting, megabytes), max(peak, most)
    return Figures(articles, first_list, whole, statistics.median(empty), statistics.median(opened), resting, peak)


def main(argv: Sequence[str] | None = None) -> None:
    """Print the figures as a Markdown table and as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--articles", type=int, help="made of the corpus's paragraphs; else the corpus as it is")
    parser.add_argument("--keep", type=Path, help="where the library and what is known of it go and stay")
    given = parser.parse_args(argv)
    with working_folder(given.keep) as folder:
        figures = measure(given.corpus, given.articles, folder)
    print("| what | figure | at most |\n|---|---|---|")
    if figures.first_opening_list is not None:
        print(f"| first opening: first rows painted | {figures.first_opening_list:.2f} s | |")
        print(f"| first opening: the rest read and indexed | {figures.first_opening_whole:.1f} s | |")
    print(f"| empty PySide6 window painted | {figures.empty_window:.2f} s | |")
    print(f"| second opening: list of {figures.articles:,} painted | {figures.second_opening:.2f} s | |")
    print(f"| second opening, in empty windows | {figures.ratio:.2f} | {RATIO:.2f} |")
    print(f"| memory of the window after three seconds | {figures.resting_megabytes:.0f} MB | {MEGABYTES:.0f} MB |")
    print(f"| peak memory of the window | {figures.peak_megabytes:.0f} MB | |")
    print(json.dumps(asdict(figures) | {"ratio": figures.ratio}))


if __name__ == "__main__":
    main()
