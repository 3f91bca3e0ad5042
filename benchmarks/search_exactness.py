"""Whether search finds what a plain look at every text finds, by the real command line, and how long it takes.

Usage: python -m benchmarks.search_exactness CORPUS.jsonl.gz [--queries 100] [--seed 20]

The corpus becomes a library of Markdown files in a temporary folder. Pieces of 1 to 12 characters, drawn at random from
the texts, are searched with `reader-app search --batch`; the totals are compared with the number of texts, read anew
from the files, that hold the piece in whatever writing (width, case, traditional characters). Then each query runs in
this process, in turn with a plain Python loop over all texts in memory, so that the ratio does not depend on the
machine. Exit status 1 if one total differs.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

from benchmarks.corpus import write_library

from reader_app import documents
from reader_app.app import open_services
from reader_app.paths import Places
from reader_app.search.fold import fold


@dataclass(frozen=True, slots=True)
class Latency:
    """Milliseconds of one way of searching."""

    way: str
    p50: float
    p95: float
    max: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run showed."""

    articles: int
    index_seconds: float
    queries: int
    different: tuple[tuple[str, int, int], ...]  # query, found, expected
    batch_seconds: float
    latencies: tuple[Latency, ...]


def pieces(texts: Sequence[str], count: int, seed: int) -> list[str]:
    """Random substrings of 1 to 12 characters that can be typed as one query."""
    chance = random.Random(seed)
    found: list[str] = []
    while len(found) < count:
        text = chance.choice(texts)
        start = chance.randrange(len(text))
        piece = text[start : start + chance.randint(1, 12)]
        if not set(piece) & set('"“”＂\n'):
            found.append(piece)
    return found


def as_query(piece: str) -> str:
    """The piece as it is typed to be found as it stands."""
    return f'"{piece}"'


def command_line(root: Path, places: Places, *arguments: str) -> str:
    """Run `reader-app` on the library and give what it printed."""
    folders = ["--data-dir", str(places.data), "--cache-dir", str(places.cache)]
    command = [sys.executable, "-m", "reader_app", arguments[0], str(root), *arguments[1:], "--json", *folders]
    return subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout


def scan(texts: Sequence[str], piece: str) -> list[int]:
    """The plainest search: how often the piece occurs in each text."""
    return [text.count(piece) for text in texts]


def milliseconds(work: Callable[[], object]) -> float:
    """How long it takes."""
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def latencies(root: Path, places: Places, texts: Sequence[str], queries: Sequence[str]) -> tuple[Latency, ...]:
    """Each query by the service, first and second time, and by a loop over all folded texts, in turn."""
    services = open_services(root, places)
    try:
        services.search.search("热身")
        times: dict[str, list[float]] = {"search, first time": [], "search, again": [], "plain loop": []}
        for query in queries:
            search, loop = partial(services.search.search, query), partial(scan, texts, fold(query.strip('"')))
            times["search, first time"].append(milliseconds(search))
            times["plain loop"].append(milliseconds(loop))
            times["search, again"].append(milliseconds(search))
    finally:
        services.close()
    return tuple(
        Latency(way, statistics.median(taken), statistics.quantiles(taken, n=20)[-1], max(taken))
        for way, taken in times.items()
    )


def run(corpus: Path, count: int, seed: int) -> Outcome:
    """Everything, in a temporary folder."""
    with tempfile.TemporaryDirectory() as folder:
        root, places = Path(folder, "library"), Places(Path(folder, "data"), Path(folder, "cache"))
        written = write_library(corpus, root)
        indexing = milliseconds(lambda: command_line(root, places, "index")) / 1000
        texts = [documents.read(path).document.text for path in sorted(root.rglob("*.md"))]
        queries = [as_query(piece) for piece in pieces(texts, count, seed)]
        batch = Path(folder, "queries.txt")
        batch.write_text("\n".join(queries) + "\n", "utf-8")
        begun = time.perf_counter()
        results = json.loads(command_line(root, places, "search", "--batch", str(batch)))
        batch_seconds = time.perf_counter() - begun
        folded = list(map(fold, texts))
        expected = [sum(fold(query.strip('"')) in text for text in folded) for query in queries]
        compared = zip(queries, [result["total"] for result in results], expected, strict=True)
        different = tuple(row for row in compared if row[1] != row[2])
        return Outcome(
            written, indexing, len(queries), different, batch_seconds, latencies(root, places, folded, queries)
        )


def table(outcome: Outcome) -> str:
    """The outcome for reading."""
    loop = outcome.latencies[-1]
    lines = [
        f"{outcome.articles} articles, catalogue and index in {outcome.index_seconds:.1f} s; "
        f"{outcome.queries} queries, {len(outcome.different)} totals differ; batch {outcome.batch_seconds:.1f} s",
        "",
        "| | p50 ms | p95 ms | max ms | p50 / loop | p95 / loop | max / loop |",
        "|---|---|---|---|---|---|---|",
    ]
    for latency in outcome.latencies:
        own = (latency.p50, latency.p95, latency.max)
        ratios = (value / base for value, base in zip(own, (loop.p50, loop.p95, loop.max), strict=True))
        cells = [*(f"{value:.1f}" for value in own), *(f"{ratio:.2f}" for ratio in ratios)]
        lines.append(f"| {latency.way} | {' | '.join(cells)} |")
    lines += [f"- {query}: found {found}, expected {expected}" for query, found, expected in outcome.different]
    return "\n".join(lines)


def main(argv: Sequence[str] | None = None) -> int:
    """Run it and print a table and a line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--queries", type=int, default=100)
    parser.add_argument("--seed", type=int, default=20)
    options = parser.parse_args(argv)
    outcome = run(options.corpus, options.queries, options.seed)
    print(table(outcome))
    print(json.dumps(asdict(outcome), ensure_ascii=False))
    return 1 if outcome.different else 0


if __name__ == "__main__":
    raise SystemExit(main())
