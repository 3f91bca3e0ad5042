"""How long it takes until an article is on the screen, and every frame while it is scrolled.

Usage: python -m benchmarks.reading [CORPUS.jsonl.gz] [--times 20] [--frames 600] [--out DIR]

Opening is everything from `session.open` until the reader's viewport has been painted in the real window, the reading
of the file included; two articles of each size are opened in turn, so that each opening shows another one. Beside it
two peers, each in a bare window of the same size until it is painted: the shortest program that opens the same file
(read it, Python-Markdown, `QTextBrowser.setHtml`), and `setHtml` alone of HTML that was made before. Then an article
with 500 marks is scrolled line by line and page by page. Articles are put together from the corpus's paragraphs, or
from those of the bundled articles. Prints tables; with --out also reading.md and reading.json.
"""

from __future__ import annotations

import argparse
import html
import itertools
import os
import statistics
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

from benchmarks.corpus import items
from benchmarks.searching.library import working_folder
from benchmarks.searching.limits import Check
from benchmarks.searching.measuring import Latency, latency
from benchmarks.searching.outcome import Machine, machine
from benchmarks.searching.report import machine_line, number, table, verdicts, write
from benchmarks.windowing.keystrokes import PaintWatch
from PySide6.QtCore import QSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextBrowser

from reader_app import app, paths
from reader_app.domain.changes import ChangeSet
from reader_app.domain.progress import silent
from reader_app.paths import Places
from reader_app.ui import offscreen
from reader_app.ui.main_window import MainWindow
from reader_app.ui.reader.typography import Typography

SHORT, LONG = 3_000, 200_000
"""Characters of an article."""

LIMITS = {SHORT: 30, LONG: 300}
"""Milliseconds until an article of this size is painted."""

MARKS = 500
SIZE = QSize(1280, 800)
REST = 80
FRAME = 16
LINE, PAGE = 32, 700
"""Pixels by which is scrolled."""

KINDS = ("md", "txt")


@dataclass(frozen=True, slots=True)
class Opening:
    """Milliseconds of opening articles of one size and kind of file.

    Attributes:
        program: In our window.
        file: In a bare view: read, made into HTML, set.
        bare: Set in a bare view, as HTML that was there already.
    """

    characters: int
    kind: str
    program: Latency
    file: Latency
    bare: Latency

    @property
    def ratio(self) -> float:
        """The program's median as a multiple of that of opening the file in a bare view."""
        return self.program.p50 / self.file.p50

    @property
    def bare_ratio(self) -> float:
        """The program's median as a multiple of that of ready HTML in a bare view."""
        return self.program.p50 / self.bare.p50


@dataclass(frozen=True, slots=True)
class Frames:
    """Milliseconds of painted frames."""

    step: str
    count: int
    p50: float
    p95: float
    p99: float
    max: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run showed."""

    machine: Machine
    openings: tuple[Opening, ...]
    frames: tuple[Frames, ...]

    def checks(self) -> Iterator[Check]:
        """What the figures must be."""
        for each in self.openings:
            name = f"{each.characters:,} characters, .{each.kind}"
            yield Check(f"{name}: from opening to painted, median, ms", each.program.p50, LIMITS[each.characters])
            yield Check(f"{name}: as a multiple of file to setHtml in a bare view", each.ratio, 1)
        for frames in self.frames:
            yield Check(f"a frame while scrolling {frames.step}, {MARKS} marks: p99, ms", frames.p99, FRAME)


def run(corpus: Path | None, times: int, frames: int, work: Path) -> Outcome:
    """Everything, in this process."""
    here, root = machine(), work / "library"
    names = _write(corpus, root)
    places = Places(work / "data", work / "cache")
    application = app.make_application(places)
    application.setQuitOnLastWindowClosed(False)
    services = app.open_services(root, places)
    services.library.refresh(silent)
    services.close()
    window = app.make_window(root, places)
    window.resize(SIZE)
    window.show()
    QTest.qWaitForWindowExposed(window)
    QTest.qWait(500)
    try:
        openings = tuple(_opening(window, *key, names[key], times) for key in sorted(names))
        scrolled = tuple(_frames(window, names[LONG, "md"][0], frames))
    finally:
        window.close()
        window.session.close()
    return Outcome(here, openings, scrolled)


def _write(corpus: Path | None, folder: Path) -> dict[tuple[int, str], list[str]]:
    """Two files of each size and kind: their paths."""
    folder.mkdir(parents=True)
    names: dict[tuple[int, str], list[str]] = {}
    source = itertools.cycle(_paragraphs(corpus))
    for size, kind, copy in itertools.product((SHORT, LONG), KINDS, (1, 2)):
        body, length = [], 0
        while length < size:
            body.append(next(source))
            length += len(body[-1])
        path = folder / f"{size}-{copy}.{kind}"
        title = f"第{copy}篇，{size}字"
        path.write_text("\n\n".join([f"# {title}" if kind == "md" else title, *body]) + "\n", "utf-8", newline="\n")
        names.setdefault((size, kind), []).append(path.name)
    return names


def _paragraphs(corpus: Path | None) -> list[str]:
    if corpus is not None:
        texts: list[str] = [item["body"] for item in itertools.islice(items(corpus), 1000)]
    else:
        texts = [path.read_text("utf-8").split("---", 2)[-1] for path in paths.bundled_articles().rglob("*.md")]
    lines = [line.strip() for text in texts for line in text.split("\n")]
    return [line for line in lines if len(line) > 20 and line[0] not in "#>|-![*"]


def _opening(window: MainWindow, characters: int, kind: str, names: Sequence[str], times: int) -> Opening:
    session, reader = window.session, window.reader.text
    ids = [session.services.library.find(name).id for name in names]
    bare = QTextBrowser()
    bare.resize(reader.size())
    bare.document().setDefaultFont(Typography().text)
    bare.show()
    QTest.qWaitForWindowExposed(bare)
    root = session.services.library.root
    pages = [_html(window, each) for each in ids]
    ours = PaintWatch(reader.viewport(), lambda wanted: _shows(window, wanted))
    theirs = PaintWatch(bare.viewport(), lambda _: True)
    program, from_file, html_view = [], [], []
    for turn in range(times + 2):
        which = turn % 2
        taken = ours.milliseconds(partial(_open, window, ids[which]), ids[which])
        QTest.qWait(REST)
        whole = theirs.milliseconds(partial(_set_file, bare, root / names[which]), "")
        QTest.qWait(REST)
        other = theirs.milliseconds(partial(bare.setHtml, pages[which]), "")
        QTest.qWait(REST)
        # The first ones import and warm up.
        if turn > 1 and taken is not None and whole is not None and other is not None:
            program.append(taken)
            from_file.append(whole)
            html_view.append(other)
    bare.close()
    bare.deleteLater()
    return Opening(characters, kind, latency(program), latency(from_file), latency(html_view))


def _open(window: MainWindow, article: str) -> None:
    window.session.open(article)


def _shows(window: MainWindow, wanted: str) -> bool:
    current, page = window.session.current, window.reader.text.page
    return current is not None and current.article.id == wanted and page is not None and page.source is current.document


def _set_file(view: QTextBrowser, file: Path) -> None:
    """What the shortest program would do that shows this file."""
    text = file.read_text("utf-8")
    if file.suffix == ".md":
        from markdown import markdown as to_html

        view.setHtml(to_html(text, extensions=["extra"]))
    else:
        view.setHtml("".join(f"<p>{html.escape(line)}</p>" for line in text.split("\n\n")))


def _html(window: MainWindow, article: str) -> str:
    document = window.session.services.library.open(article).document
    title, *body = (html.escape(block.text) for block in document.blocks)
    return f"<h1>{title}</h1>" + "".join(f"<p>{text}</p>" for text in body)


def _frames(window: MainWindow, name: str, count: int) -> Iterator[Frames]:
    """Scroll an article with marks, and measure until each frame has been painted."""
    session, reader = window.session, window.reader.text
    article = session.services.library.find(name).id
    document = session.services.library.open(article).document
    step = len(document.text) // MARKS
    made = []
    for index in range(MARKS):
        start = index * step + 40
        note = "记一笔" if index % 3 == 0 else ""
        made.append(session.services.notes.new(article, document, start, start + 12, meaning="argument", note=note))
    session.services.notes.apply(ChangeSet.put(*made))
    session.open(session.services.library.find(f"{SHORT}-1.md").id)
    session.open(article)
    QTest.qWait(1500)
    watch = PaintWatch(reader.viewport(), lambda _: True)
    bar = reader.verticalScrollBar()
    for step_name, pixels in (("line by line", LINE), ("page by page", PAGE)):
        bar.setValue(0)
        QTest.qWait(300)
        taken: list[float] = []
        while len(taken) < count:
            value = bar.value() + pixels
            milliseconds = watch.milliseconds(partial(bar.setValue, value if value <= bar.maximum() else 0), "")
            if milliseconds is not None:
                taken.append(milliseconds)
            time.sleep(0.001)
        hundredths = statistics.quantiles(taken, n=100, method="inclusive")
        yield Frames(step_name, len(taken), hundredths[49], hundredths[94], hundredths[98], max(taken))


def markdown(outcome: Outcome) -> str:
    """The outcome for reading."""
    rows = [
        (
            f"{each.characters:,}",
            each.kind,
            *map(number, (*_three(each.program), each.file.p50, each.ratio, each.bare.p50, each.bare_ratio)),
        )
        for each in outcome.openings
    ]
    scrolled = [
        (each.step, str(each.count), *map(number, (each.p50, each.p95, each.p99, each.max))) for each in outcome.frames
    ]
    checks = [(c.measure, number(c.figure or 0), number(c.limit), c.verdict) for c in outcome.checks()]
    parts = [
        "# Reading",
        f"{machine_line(outcome.machine)}; Qt platform {os.environ['QT_QPA_PLATFORM']}; {SIZE.width()} x "
        f"{SIZE.height()}",
        table(("measure", "figure", "must be at most", ""), checks),
        table(
            ("characters", "file", "opening p50", "p95", "max", "file to setHtml p50", "ratio", "setHtml p50", "ratio"),
            rows,
        ),
        table(("frames, ms", "count", "p50", "p95", "p99", "max"), scrolled),
    ]
    return "\n\n".join(parts) + "\n"


def _three(each: Latency) -> tuple[float, float, float]:
    return each.p50, each.p95, each.max


def main(argv: Sequence[str] | None = None) -> int:
    """Run it and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path, nargs="?")
    parser.add_argument("--times", type=int, default=20, help="that each size is opened")
    parser.add_argument("--frames", type=int, default=600, help="that are painted for each way of scrolling")
    parser.add_argument("--out", type=Path, help="where reading.md and reading.json go")
    given = parser.parse_args(argv)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with working_folder(None) as work, offscreen.calm():
        outcome = run(given.corpus, given.times, given.frames, work)
    print(markdown(outcome))
    if given.out is not None:
        write(given.out, "reading", markdown(outcome), {**asdict(outcome), "checks": verdicts(list(outcome.checks()))})
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
