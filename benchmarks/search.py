"""How fast and how exactly a large library is searched, beside tantivy, SQLite's FTS5 and ripgrep, in one run.

Usage: python -m benchmarks.search CORPUS.jsonl.gz [--articles 100000] [--questions 20] [--work DIR] [--out DIR]

The articles are put together from real paragraphs of the corpus, always the same for a seed. Every engine builds its
index in a process of its own; then each question is put to all of them in turn. What each finds is compared, as sets,
with a plain look into every text. Prints tables; with --out also writes search.md and search.json. Exit status 1 if
this program did not find exactly what is there. Peers that are not installed are left out.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
from collections.abc import Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path

from benchmarks.searching import drawing, exactness, measuring, ours, report, steps, truth
from benchmarks.searching.exactness import Exactness
from benchmarks.searching.library import LibraryFile, library, working_folder
from benchmarks.searching.limits import TANTIVY, exact
from benchmarks.searching.measuring import OURS, Timing
from benchmarks.searching.outcome import BUILDS, Building, Built, Conditions, Engine, Outcome, load, machine
from benchmarks.searching.peer import Peer, size
from benchmarks.searching.peers import BUILT_ONLY, PEERS

import reader_app


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line says: `questions` of each class, `openings` in new processes."""

    corpus: Path
    articles: int
    questions: int
    seed: int
    openings: int
    peers: tuple[str, ...]
    work: Path

    @property
    def own(self) -> Path:
        """Where the program's catalogue and index go."""
        return self.work / "yandu"


def run(options: Options) -> Outcome:
    """Everything."""
    here = machine()
    made = library(options.corpus, options.articles, options.seed, options.work)
    text_bytes = sum(len(each.text.encode()) for each in made)
    skipped = {name: reason for name in options.peers if (reason := PEERS[name].missing())}
    names = [name for name in options.peers if name not in skipped]
    building = _build(made, options, names)
    peers = {name: PEERS[name](options.work / name) for name in names}
    timings, found = _ask(made, options, [peer for name, peer in peers.items() if name not in BUILT_ONLY])
    own = Engine(OURS, reader_app.__version__, "through its services; catalogue and index on the disk")
    files = _files(made, options)
    facts = (options.corpus.name, options.articles, options.questions, measuring.ROUNDS, options.seed, text_bytes)
    return Outcome(
        conditions=Conditions(here, *facts, load()),
        engines=(own, *(Engine(peer.name, peer.version, peer.about) for peer in peers.values())),
        skipped=skipped,
        building=building,
        timings=tuple(timings),
        exactness=tuple(found),
        files=files,
    )


def _build(made: LibraryFile, options: Options, names: Sequence[str]) -> Building:
    """All indexes. The program's is built from texts in memory, as the peers' are, and from the catalogue."""

    def step(name: str, what: str, folder: Path, measured: Path | None = None) -> Built:
        _say(f"building: {what}")
        figures = steps.run(name, made, folder)
        seconds = figures["seconds"]
        numbers = (seconds, figures["processor"], options.articles / seconds, figures["peak"])
        return Built(what, *numbers, size(measured or folder))

    root, places = ours.places_in(_emptied(options.own))
    files = places.library(root)
    catalogue = step("fill", f"{OURS}: catalogue, without reading files", options.own, files.catalogue.parent)
    indexed = step("index", f"{OURS}: indexing process, from the catalogue", options.own, files.index)
    from_memory: dict[str, Built] = {}
    engines = {OURS: ("build", options.work / "memory")}
    engines |= {PEERS[name].name: (f"build-{name}", options.work / name) for name in names}
    for turn in range(BUILDS):
        for what, (name, folder) in engines.items():
            if turn == 0 or what in (OURS, *TANTIVY):
                built = step(name, what, _emptied(folder))
                from_memory[what] = min(built, from_memory.get(what, built), key=lambda each: each.seconds)
    shutil.rmtree(options.work / "memory")
    return Building(from_memory, indexed, catalogue)


def _ask(made: LibraryFile, options: Options, peers: Sequence[Peer]) -> tuple[list[Timing], list[Exactness]]:
    """Put the questions to all engines, and compare what they find with what is there."""
    asked = drawing.questions(made, options.questions, options.seed)
    _say(f"looking into every text for {len(asked)} questions")
    truths = truth.truths(made, asked)
    ids = [each.id for each in made]
    with ExitStack() as opened:
        program = opened.enter_context(closing(ours.Program(*ours.places_in(options.own))))
        for peer in peers:
            peer.open()
            opened.enter_context(closing(peer))
        _say("asking all engines in turn")
        timings, answers = measuring.measure(program, peers, asked, options.seed)
        _say("comparing what they find")
        found = exactness.of_program(program, asked, truths, answers[OURS], ids)
        for peer in peers:
            found += exactness.of_peer(peer, asked, truths, answers[peer.name])
    return timings, found


def _files(made: LibraryFile, options: Options) -> dict[str, float]:
    """Milliseconds to open, add and delete."""
    _say("opening, adding, deleting")
    medians: dict[str, float] = {}
    for step in ("opening", "cold"):
        openings = [steps.run(step, made, options.own) for _ in range(options.openings)]
        medians |= {name: statistics.median(each[name] for each in openings) for name in openings[0]}
    return medians | steps.run("changes", made, options.own)


def _emptied(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def main(argv: Sequence[str] | None = None) -> int:
    """Run it and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--questions", type=int, default=20, help="of each class")
    parser.add_argument("--seed", type=int, default=20)
    parser.add_argument("--openings", type=int, default=7, help="processes that open the index; medians are taken")
    parser.add_argument("--peers", nargs="*", choices=PEERS, default=tuple(PEERS))
    parser.add_argument("--work", type=Path, help="where library and indexes go and stay; else a temporary folder")
    parser.add_argument("--out", type=Path, help="where search.md and search.json go")
    given = parser.parse_args(argv)
    with working_folder(given.work) as work:
        numbers = (given.articles, given.questions, given.seed, given.openings)
        outcome = run(Options(given.corpus, *numbers, tuple(given.peers), work))
    print(report.markdown(outcome))
    if given.out is not None:
        report.write_outcome(outcome, given.out)
    return 1 if any(check.verdict == "FAIL" for check in exact(outcome)) else 0


if __name__ == "__main__":
    raise SystemExit(main())
