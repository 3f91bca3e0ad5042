"""How fast the search engine indexes and answers, by kind of query, next to a plain loop over all texts in memory.

Usage: python -m benchmarks.search_engine CORPUS.jsonl.gz [--articles 30000] [--seed 20] [--queries 40]

Up to 6,000 articles are the real ones of the corpus; more are put together from their paragraphs, 1,000 to 2,500
characters each, with a fixed seed. Texts lie in memory, so that only the engine is measured. Pieces are drawn from the
texts, by how many articles have them; each is searched twice, and the first twenty matches and the exact total are
taken. Totals are compared with the loop. Exit status 1 if one differs.
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
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.corpus import items

from reader_app.domain.progress import silent
from reader_app.domain.query import Query
from reader_app.search.engine import IndexEntry
from reader_app.search.whoosh_engine import WhooshEngine

BATCHES = (1000, 2000, 4000, 8000, 16_000)
"""Articles in a commit, as the service makes them; the last goes on."""
KINDS = {
    "one character, frequent": (1, 0.3, 1.0),
    "one character, rare": (1, 0.0, 0.02),
    "word, frequent": (2, 0.08, 1.0),
    "word, rare": (2, 0.0, 0.005),
    "phrase of 4": (4, 0.0, 1.0),
    "phrase of 8": (8, 0.0, 1.0),
    "phrase of 16": (16, 0.0, 1.0),
}
"""Name -> length, least and greatest share of the articles that have the piece."""


class Texts(dict[str, str]):
    """A `TextSource` in memory."""

    def texts(self, ids: Iterable[str]) -> Iterator[tuple[str, str]]:
        """See `TextSource.texts`."""
        return ((article_id, self[article_id]) for article_id in ids if article_id in self)

    def generation(self) -> int:
        """It never changes."""
        return 0


@dataclass(frozen=True, slots=True)
class Latency:
    """Milliseconds of one kind of query."""

    kind: str
    way: str
    p50: float
    p95: float
    max: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run showed; sizes in megabytes."""

    articles: int
    text_size: float
    index_size: float
    articles_per_second: float
    one_more_ms: float
    open_ms: float
    memory_of_a_searching_process: float
    different: int
    latencies: tuple[Latency, ...]


def articles(corpus: Path, count: int, seed: int) -> Texts:
    """Real articles, or put together ones if there are not enough."""
    real = [(str(item["title"]), str(item["body"])) for item in items(corpus)]
    if count <= len(real):
        return Texts({f"{number:012x}": "\n".join(item) for number, item in enumerate(real[:count])})
    chance = random.Random(seed)
    paragraphs = [paragraph for _, body in real for paragraph in body.split("\n") if paragraph]
    made = Texts()
    for number in range(count):
        wanted, lines, length = chance.randint(1000, 2500), [chance.choice(real)[0]], 0
        while length < wanted:
            lines.append(chance.choice(paragraphs))
            length += len(lines[-1])
        made[f"{number:012x}"] = "\n".join(lines)
    return made


def pieces(texts: Texts, kind: str, count: int, chance: random.Random) -> list[str]:
    """Different pieces of a kind; the share is estimated from some of the articles."""
    length, least, greatest = KINDS[kind]
    everything = list(texts.values())
    some = chance.sample(everything, min(1000, len(everything)))
    found: dict[str, None] = {}
    for _ in range(200_000):
        text = chance.choice(everything)
        start = chance.randrange(max(1, len(text) - length))
        piece = text[start : start + length]
        if len(piece) < length or piece in found or not all("\u4e00" <= char <= "\u9fff" for char in piece):
            continue
        if least <= sum(piece in other for other in some) / len(some) <= greatest:
            found[piece] = None
        if len(found) == count:
            break
    return list(found)


def build(engine: WhooshEngine, texts: Texts) -> float:
    """Index everything; seconds."""
    begun = time.perf_counter()
    waiting, number = list(texts), 0
    while waiting:
        size = BATCHES[min(number, len(BATCHES) - 1)]
        engine.update([IndexEntry(key, texts[key], "2024-05-01") for key in waiting[:size]], (), silent)
        waiting, number = waiting[size:], number + 1
    return time.perf_counter() - begun


def milliseconds(engine: WhooshEngine, piece: str) -> tuple[float, int]:
    """How long a search with its first twenty matches takes, and its total."""
    begun = time.perf_counter()
    matches = engine.search(Query(piece, (piece,)))
    _ = matches[:20]
    return (time.perf_counter() - begun) * 1000, len(matches)


def measure(engine: WhooshEngine, texts: Texts, count: int, seed: int) -> tuple[list[Latency], int]:
    """Latencies of all kinds, and how many totals differ."""
    chance = random.Random(seed)
    rows, different = [], 0
    for kind in KINDS:
        first, again, loop = [], [], []
        for piece in pieces(texts, kind, count, chance):
            taken, total = milliseconds(engine, piece)
            first.append(taken)
            begun = time.perf_counter()
            expected = sum(piece in text for text in texts.values())
            loop.append((time.perf_counter() - begun) * 1000)
            different += total != expected
            again.append(milliseconds(engine, piece)[0])
        rows += [latency(kind, way, taken) for way, taken in (("first", first), ("again", again), ("loop", loop))]
    return rows, different


def latency(kind: str, way: str, taken: Sequence[float]) -> Latency:
    """What the times of one way come to."""
    if len(taken) < 2:
        return Latency(kind, way, *([sum(taken)] * 3))
    return Latency(kind, way, statistics.median(taken), statistics.quantiles(taken, n=20)[-1], max(taken))


SEARCHING = """
import json, sys, time
from pathlib import Path
from reader_app.domain.query import Query
from reader_app.search.whoosh_engine import WhooshEngine
class Nothing:
    def texts(self, ids): return iter(())
    def generation(self): return 0
def memory():
    # What belongs to this process alone; pages of mapped files are the system's.
    fields = dict(line.split(":") for line in Path("/proc/self/status").read_text().splitlines() if ":" in line)
    return int(fields["RssAnon"].split()[0]) / 1000
engine = WhooshEngine(Path(sys.argv[1]), Nothing())
before = memory()
engine.search(Query("x", ("x",)))  # the import of Whoosh and NumPy is not the index's
engine.close()
begun = time.perf_counter()
engine.ids()
opening = (time.perf_counter() - begun) * 1000
for piece in sys.argv[2]:
    engine.search(Query(piece, (piece,)))[:20]
print(json.dumps([opening, memory() - before]))
"""


def searching_process(folder: Path) -> tuple[float, float]:
    """Milliseconds to open the index, and megabytes that importing, opening and searching add, in a new process."""
    if not Path("/proc/self/status").exists():
        return 0.0, 0.0
    command = [sys.executable, "-W", "ignore", "-c", SEARCHING, str(folder), "的是国人学"]
    opening, memory = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return opening, memory


def run(corpus: Path, count: int, queries: int, seed: int) -> Outcome:
    """Everything, in a temporary folder."""
    texts = articles(corpus, count, seed)
    with tempfile.TemporaryDirectory() as folder:
        engine = WhooshEngine(Path(folder), texts)
        try:
            seconds = build(engine, texts)
            size = sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file())
            rows, different = measure(engine, texts, queries, seed)
            opening, memory = searching_process(Path(folder))
            engine.ids()
            begun = time.perf_counter()
            engine.update([IndexEntry("f" * 12, next(iter(texts.values())), None)], (), silent)
            engine.ids()
            one_more = (time.perf_counter() - begun) * 1000
        finally:
            engine.close()
    text_size = sum(len(text.encode()) for text in texts.values()) / 1e6
    rate = len(texts) / seconds
    return Outcome(len(texts), text_size, size / 1e6, rate, one_more, opening, memory, different, tuple(rows))


def table(outcome: Outcome) -> str:
    """The outcome for reading."""
    lines = [
        f"{outcome.articles} articles, {outcome.text_size:.0f} MB of text: "
        f"{outcome.articles_per_second:.0f} articles/s, "
        f"index {outcome.index_size:.0f} MB ({outcome.index_size / outcome.text_size:.2f} of the text), "
        f"opened in {outcome.open_ms:.0f} ms, one more article in {outcome.one_more_ms:.0f} ms, "
        f"{outcome.memory_of_a_searching_process:.0f} MB of memory to search; {outcome.different} totals differ",
        "",
        "| query | way | p50 ms | p95 ms | max ms |",
        "|---|---|---|---|---|",
    ]
    for row in outcome.latencies:
        lines.append(f"| {row.kind} | {row.way} | {row.p50:.2f} | {row.p95:.2f} | {row.max:.2f} |")
    return "\n".join(lines)


def main(argv: Sequence[str] | None = None) -> int:
    """Run it and print a table and a line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--articles", type=int, default=30_000)
    parser.add_argument("--queries", type=int, default=40)
    parser.add_argument("--seed", type=int, default=20)
    options = parser.parse_args(argv)
    outcome = run(options.corpus, options.articles, options.queries, options.seed)
    print(table(outcome))
    print(json.dumps(asdict(outcome), ensure_ascii=False))
    return 1 if outcome.different else 0


if __name__ == "__main__":
    raise SystemExit(main())
