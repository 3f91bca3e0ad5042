"""How long it takes from a key to painted results in the real window, and whether it stutters while files are indexed.

Usage: python -m benchmarks.window CORPUS.jsonl.gz [--articles 100000] [--seconds 20] [--work DIR] [--out DIR]

The library is that of `benchmarks.search`; with the same --work its catalogue and index are used as they are. Texts are
typed letter by letter, in turn into the program's search box and into a bare line above a bare list. Then the ticks of
a 60 Hz timer are measured in a bare window and in the program's, while `reader-app index` works on new files elsewhere
and on those of the window's own library. Prints tables; with --out also writes window.md and window.json.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path

from benchmarks.searching import drawing, ours
from benchmarks.searching.files import write_files
from benchmarks.searching.library import LibraryFile, Made, library, working_folder
from benchmarks.searching.limits import Check
from benchmarks.searching.measuring import Latency, latency
from benchmarks.searching.outcome import Machine, machine
from benchmarks.searching.report import machine_line, number, table, verdicts, write
from benchmarks.windowing.keystrokes import REST, BareWindow, typed
from benchmarks.windowing.ticks import Ticks, indexing
from PySide6.QtTest import QTest

from reader_app import app
from reader_app.paths import Places
from reader_app.ui import offscreen
from reader_app.ui.main_window import MainWindow

PROGRAM, BARE = "the program's window", "a bare line and list"
NOTHING, ELSEWHERE, OWN = "nothing", "another library, by its own process", "the library that is open"

TYPED = ("phrase_8", "and_2", "word_frequent")
"""Classes of questions that are typed."""

NEW_FILES = 20_000
"""At most: more than can be indexed while ticks are measured."""


@dataclass(frozen=True, slots=True)
class Lateness:
    """Of ticks, in milliseconds.

    Attributes:
        indexing: What is indexed meanwhile.
    """

    window: str
    indexing: str
    ticks: int
    p50: float
    p95: float
    p99: float
    max: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run showed.

    Attributes:
        first: Milliseconds of the very first keystroke, which is not among the others.
        missed: Texts of which results were never painted.
    """

    machine: Machine
    articles: int
    keystrokes: int
    first: float
    program: Latency
    bare: Latency
    missed: tuple[str, ...]
    lateness: tuple[Lateness, ...]

    def checks(self) -> list[Check]:
        """What the figures must be."""
        busy = [each.p99 for each in self.lateness if each.window == PROGRAM and each.indexing != NOTHING]
        return [
            Check("from a key to painted results: p95, ms", self.program.p95, 50),
            Check("texts of which results were never painted", len(self.missed), 0),
            Check("lateness of a 60 Hz tick while files are indexed: p99, ms", max(busy, default=None), 10),
        ]


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line says: `texts` of each class, `seconds` for which ticks are measured each time."""

    corpus: Path
    articles: int
    texts: int
    seconds: float
    seed: int
    work: Path


def run(options: Options) -> Outcome:
    """Everything, in this process."""
    work, here = options.work, machine()
    made = library(options.corpus, options.articles, options.seed, work)
    root, places = ours.places_in(work / "yandu")
    ours.prepare(root, places, made, options.articles)
    _application = app.make_application(places)
    with _shown(root, places) as window:
        strokes = typed(window, _texts(made, options.texts, options.seed))
    files = _written(made, work / "new")
    return Outcome(
        machine=here,
        articles=options.articles,
        keystrokes=len(strokes.program),
        first=strokes.first,
        program=latency(strokes.program),
        bare=latency(strokes.bare),
        missed=tuple(strokes.missed),
        lateness=tuple(_lateness(root, places, files, round(1000 * options.seconds), work)),
    )


def _texts(made: LibraryFile, count: int, seed: int) -> list[str]:
    """What is typed: pieces of the library's texts, so that every beginning of them finds something."""
    return [each.text for each in drawing.questions(made, count, seed) if each.kind in TYPED]


def _lateness(root: Path, places: Places, files: Path, milliseconds: int, work: Path) -> Iterator[Lateness]:
    """Of a bare window and of the program's, while nothing, another library and the window's own are indexed."""

    def measured(window: str, indexed: str) -> Lateness:
        late = Ticks().during(milliseconds)
        hundredths = statistics.quantiles(late, n=100, method="inclusive")
        return Lateness(window, indexed, len(late), hundredths[49], hundredths[94], hundredths[98], max(late))

    bare = BareWindow()
    bare.show()
    yield measured(BARE, NOTHING)
    with indexing(files, _fresh(work / "elsewhere")):
        yield measured(BARE, ELSEWHERE)
    bare.close()
    with _shown(root, places):
        yield measured(PROGRAM, NOTHING)
        with indexing(files, _fresh(work / "elsewhere")):
            yield measured(PROGRAM, ELSEWHERE)
    with _shown(files, _fresh(work / "own")) as window:
        window.session.refresh()
        yield measured(PROGRAM, OWN)


def _written(made: Iterable[Made], folder: Path) -> Path:
    """Some articles as Markdown files."""
    shutil.rmtree(folder, ignore_errors=True)
    write_files(islice(made, NEW_FILES), folder)
    return folder


def _fresh(folder: Path) -> Places:
    """Nothing is known of any library there."""
    shutil.rmtree(folder, ignore_errors=True)
    return ours.places_in(folder)[1]


@contextmanager
def _shown(root: Path, places: Places) -> Iterator[MainWindow]:
    """The program's window, on the screen."""
    window = app.make_window(root, places)
    window.show()
    QTest.qWaitForWindowExposed(window)
    try:
        yield window
    finally:
        window.close()
        window.session.close()
        window.deleteLater()
        QTest.qWait(0)


def markdown(outcome: Outcome) -> str:
    """The outcome for reading."""
    rows = [
        (name, number(each.p50), number(each.p95), number(each.max))
        for name, each in ((PROGRAM, outcome.program), (BARE, outcome.bare))
    ]
    ticks = [
        (each.window, each.indexing, str(each.ticks), *map(number, (each.p50, each.p95, each.p99, each.max)))
        for each in outcome.lateness
    ]
    checks = [(each.measure, number(each.figure or 0), number(each.limit), each.verdict) for each in outcome.checks()]
    platform = os.environ["QT_QPA_PLATFORM"]
    parts = [
        f"# The window: {outcome.articles:,} articles",
        f"{machine_line(outcome.machine)}; Qt platform {platform}; {outcome.keystrokes} keystrokes, "
        f"{REST} ms between them; the very first one took {number(outcome.first)} ms",
        table(("measure", "figure", "must be at most", ""), checks),
        table(("from a key to the end of painting, ms", "p50", "p95", "max"), rows),
        table(("lateness of ticks, ms", "indexing", "ticks", "p50", "p95", "p99", "max"), ticks),
    ]
    return "\n\n".join(parts) + "\n"


def main(argv: Sequence[str] | None = None) -> int:
    """Run it and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--texts", type=int, default=12, help="that are typed, of each class")
    parser.add_argument("--seed", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=20, help="for which ticks are measured each time")
    parser.add_argument("--work", type=Path, help="where library and indexes go and stay; else a temporary folder")
    parser.add_argument("--out", type=Path, help="where window.md and window.json go")
    given = parser.parse_args(argv)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with working_folder(given.work) as work, offscreen.calm():
        outcome = run(Options(given.corpus, given.articles, given.texts, given.seconds, given.seed, work))
    print(markdown(outcome))
    if given.out is not None:
        write(given.out, "window", markdown(outcome), {**asdict(outcome), "checks": verdicts(outcome.checks())})
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
