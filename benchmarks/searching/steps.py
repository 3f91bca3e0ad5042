"""What is measured in a process of its own: building, opening, adding, deleting; each prints one line of JSON.

Usage: python -m benchmarks.searching.steps STEP LIBRARY.jsonl FOLDER
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from benchmarks.searching import ours, peers
from benchmarks.searching.library import LibraryFile, Made
from benchmarks.searching.measuring import BEFOREHAND
from benchmarks.searching.memory import peak, private, reset_peak, resident

from reader_app.app import open_services
from reader_app.domain.progress import silent
from reader_app.paths import Places
from reader_app.search.engine import IndexEntry
from reader_app.search.fold import fold
from reader_app.search.whoosh_engine import WhooshEngine
from reader_app.storage.catalogue import Catalogue

Figures = dict[str, float]

_ROOT = Path(__file__).parents[2]

CHANGES = 15
"""Articles that are added one by one, and deleted again."""


def run(step: str, library: LibraryFile, folder: Path) -> Figures:
    """Do a step in a new process; its figures."""
    command = [sys.executable, "-W", "ignore", "-m", "benchmarks.searching.steps", step]
    command += [str(library.path.absolute()), str(folder.absolute())]
    output = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, cwd=_ROOT).stdout
    figures: Figures = json.loads(output.splitlines()[-1])
    return figures


def fill(library: LibraryFile, folder: Path) -> Figures:
    """Put the articles into the catalogue."""
    root, places = ours.places_in(folder)
    catalogue = Catalogue(places.library(root).catalogue)
    figures = _building(lambda: ours.put(catalogue, library))
    catalogue.close()
    return figures | {"peak": peak()}


def index(_library: LibraryFile, folder: Path) -> Figures:
    """Index what is in the catalogue, as the program's indexing process does."""
    root, places = ours.places_in(folder)
    services = open_services(root, places)
    figures = _building(lambda: services.search.index(silent))
    services.close()
    return figures | {"peak": peak()}


def build(library: LibraryFile, folder: Path) -> Figures:
    """Index texts in memory with the program's engine, in the service's batches."""
    memory = ours.Memory(library)
    engine = WhooshEngine(folder, memory)
    service = ours.service(engine, memory)
    figures = _building(lambda: service.index(silent))
    engine.close()
    return figures


def build_peer(name: str) -> Callable[[LibraryFile, Path], Figures]:
    """Index texts in memory, folded already, with another engine."""

    def work(library: LibraryFile, folder: Path) -> Figures:
        texts = [fold(made.text) for made in library]
        peer = peers.PEERS[name](folder)
        figures = _building(lambda: peer.build(texts))
        peer.close()
        return figures

    return work


def cold(_library: LibraryFile, folder: Path) -> Figures:
    """Milliseconds until the services are open and have given a first answer, imports included."""
    root, places = ours.places_in(folder)
    return {"cold": 1000 * _seconds(lambda: ours.Program(root, places).search(BEFOREHAND.text))}


def opening(library: LibraryFile, folder: Path) -> Figures:
    """Milliseconds until the engine has the index open, and until the services have given a first answer.

    Also the megabytes that this adds to the process.
    """
    root, places = ours.places_in(folder)
    files = places.library(root)
    _import_everything(library)
    before = private()
    catalogue = Catalogue(files.catalogue)
    engine = WhooshEngine(files.index, catalogue)
    milliseconds = 1000 * _seconds(engine.ids)
    engine.close()
    catalogue.close()
    services = open_services(root, places)
    answer = 1000 * _seconds(lambda: services.search.search(BEFOREHAND.text))
    memory = private() - before
    services.close()
    return {"open": milliseconds, "first_answer": answer, "memory": memory}


def changes(library: LibraryFile, folder: Path) -> Figures:
    """Milliseconds to add one article and see it in the index, to delete one and see that, and until one is found.

    Medians of `CHANGES`. The index is afterwards what it was, apart from its segments.
    """
    root, places = ours.places_in(folder)
    files = places.library(root)
    catalogue = Catalogue(files.catalogue)
    engine = WhooshEngine(files.index, catalogue)
    new = list(islice(map(_another, library), CHANGES))
    known = len(engine.ids())

    def update(entries: Sequence[IndexEntry], removed: Sequence[str]) -> float:
        def change_and_see() -> None:
            engine.update(entries, removed, silent)
            engine.ids()

        return 1000 * _seconds(change_and_see)

    added = [update([entry], ()) for entry in ours.entries(new)]
    assert len(engine.ids()) == known + len(new)
    deleted = [update((), [made.id]) for made in new]
    assert len(engine.ids()) == known
    engine.close()
    found = [_found(catalogue, made, root, places) for made in new]
    catalogue.close()
    figures = {"add": added, "delete": deleted, "found": found}
    return {name: statistics.median(times) for name, times in figures.items()}


def _found(catalogue: Catalogue, made: Made, root: Path, places: Places) -> float:
    """Milliseconds from the moment when an article begins to be stored until other services have found it."""
    services = open_services(root, places)
    services.search.search(BEFOREHAND.text)

    def store_and_find() -> None:
        ours.put(catalogue, [made])
        assert made.id in {match.article_id for match in services.search.search(made.title).matches}

    milliseconds = 1000 * _seconds(store_and_find)
    catalogue.remove([made.id])
    services.close()
    return milliseconds


def _another(made: Made) -> Made:
    """The same under another name."""
    number = 10**9 + made.number
    return replace(made, number=number, id=f"{number:012x}", text=f"新来的第{number}篇\n{made.text}")


def _building(work: Callable[[], object]) -> Figures:
    """Seconds, those of all processors together, and megabytes that were needed besides what is there already."""
    before = resident()
    reset_peak()
    begun = time.process_time()
    seconds = _seconds(work)
    return {"seconds": seconds, "processor": time.process_time() - begun, "peak": peak() - before}


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _import_everything(library: LibraryFile) -> None:
    """Import what a search needs, by searching a library of one article."""
    with tempfile.TemporaryDirectory() as name:
        root, places = ours.places_in(Path(name))
        ours.prepare(root, places, islice(library, 1), 1)
        program = ours.Program(root, places)
        program.show(BEFOREHAND.text)
        program.close()


STEPS: dict[str, Callable[[LibraryFile, Path], Figures]] = {
    "fill": fill,
    "index": index,
    "build": build,
    "cold": cold,
    "opening": opening,
    "changes": changes,
    **{f"build-{name}": build_peer(name) for name in peers.PEERS},
}


def main() -> None:
    """Do the step that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("step", choices=STEPS)
    parser.add_argument("library", type=Path)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    print(json.dumps(STEPS[options.step](LibraryFile(options.library), options.folder)))


if __name__ == "__main__":
    main()
