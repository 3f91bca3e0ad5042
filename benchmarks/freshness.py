"""How soon a changed article is found by a search in another process, after the change has been seen.

`python -m benchmarks.freshness CORPUS`, where CORPUS is as for the other benchmarks. An indexing process is told of one
changed file at a time; this process searches for the new words when the catalogue has changed, until they are found.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.corpus import write_library

from reader_app import app
from reader_app.paths import Places

CHANGES = 40


class Indexer:
    """`reader-app index --serve` at the end of two pipes."""

    def __init__(self, root: Path, places: Places) -> None:
        folders = ["--data-dir", str(places.data), "--cache-dir", str(places.cache)]
        command = [sys.executable, "-m", "reader_app", "index", str(root), "--serve", *folders]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, *paths: str) -> None:
        """Have it look at these files, or at all if there are none."""
        assert self._process.stdin
        self._process.stdin.write(f"refresh {json.dumps(paths)}\n" if paths else "refresh\n")
        self._process.stdin.flush()

    def wait(self) -> None:
        """Until it has finished."""
        assert self._process.stdout
        self._process.stdout.readline()

    def close(self) -> None:
        """End it."""
        self._process.communicate()


def measure(root: Path, places: Places) -> tuple[list[float], list[float], list[float]]:
    """Seconds until a change was found, until the run was over, and that a whole refresh took instead."""
    indexer, rng = Indexer(root, places), random.Random(1)
    indexer.ask()
    indexer.wait()
    services = app.open_services(root, places)
    paths = [article.path for article in services.library.articles()]
    services.search.search("开始")  # imports what searching needs
    found, over, whole = [], [], []
    for number in range(CHANGES):
        path, words = rng.choice(paths), f"第{number}处新添的话"
        with (root / path).open("a", encoding="utf-8") as file:
            file.write(f"\n{words}\n")
        begun = time.perf_counter()
        indexer.ask(path)
        while not (services.library.changed() and services.search.search(words).total):  # as a window does
            time.sleep(0.001)
        found.append(time.perf_counter() - begun)
        indexer.wait()
        over.append(time.perf_counter() - begun)
        begun = time.perf_counter()
        indexer.ask()
        indexer.wait()
        whole.append(time.perf_counter() - begun)
    services.close()
    indexer.close()
    return found, over, whole


def main(argv: list[str] | None = None) -> int:
    """Write the library, change it and print a table."""
    parser = argparse.ArgumentParser(prog="benchmarks.freshness", description=__doc__)
    parser.add_argument("corpus", type=Path, help="a file of articles, one JSON object a line")
    corpus = parser.parse_args(argv).corpus
    with tempfile.TemporaryDirectory() as folder:
        root, places = Path(folder) / "library", Places(Path(folder) / "data", Path(folder) / "cache")
        count = write_library(corpus, root)
        print(f"One changed file of {count}, milliseconds:\n\n| | p50 | p95 | max |\n|---|---|---|---|")
        names = ("found by a search in another process", "the run is over", "a whole refresh with nothing changed")
        for name, seconds in zip(names, measure(root, places), strict=True):
            ordered = sorted(1000 * second for second in seconds)
            print(f"| {name} | {ordered[len(ordered) // 2]:.0f} | {ordered[-3]:.0f} | {ordered[-1]:.0f} |")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
