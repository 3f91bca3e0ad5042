"""How long a million articles take to be searched. Run by hand: it wants 12 GB of disk and some minutes.

Usage: python -m benchmarks.million CORPUS.jsonl.gz [--articles 1000000] [--questions 20] [--seed 20] [--work DIR]

The articles are those of `benchmarks.search`, put into the engine as they are read from a file; only the engine is
measured, without catalogue and services, because a library of that size is nobody's folder of articles. The questions
are those that `benchmarks.search` puts to every engine. Prints a table.
"""

from __future__ import annotations

import argparse
import gc
import time
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from benchmarks.searching import drawing
from benchmarks.searching.library import Made, library, working_folder
from benchmarks.searching.measuring import latency
from benchmarks.searching.ours import NoNotes
from benchmarks.searching.outcome import machine
from benchmarks.searching.peer import TOP, size
from benchmarks.searching.question import SHARED
from benchmarks.searching.report import machine_line, table

from reader_app.domain.progress import silent
from reader_app.domain.query import Sort
from reader_app.domain.query_parser import parse
from reader_app.search.engine import Facts, IndexEntry
from reader_app.search.whoosh_engine import WhooshEngine
from reader_app.services.indexing import BATCH
from reader_app.services.meaning import Meaning

ROUNDS = 2


class NoTexts:
    """What an engine asks of a source of texts; everything is in the index."""

    def texts(self, _ids: Iterable[str]) -> Iterator[tuple[str, str]]:
        """See `TextSource.texts`."""
        return iter(())

    def generation(self) -> int:
        """See `TextSource.generation`; it never changes."""
        return 0


def build(engine: WhooshEngine, articles: Iterable[Made]) -> float:
    """Put them into the index, a commit for so many as the service takes; seconds of the engine's own work."""
    remaining, seconds = iter(articles), 0.0
    while some := [_entry(made) for made in islice(remaining, BATCH)]:
        begun = time.perf_counter()
        engine.update(some, (), silent)
        seconds += time.perf_counter() - begun
    return seconds


def _entry(made: Made) -> IndexEntry:
    return IndexEntry(made.id, made.text, Facts(made.date, made.author, made.source, made.column, made.tags))


def ask(engine: WhooshEngine, texts: Iterable[str]) -> tuple[list[float], int]:
    """Milliseconds of each search with its first matches and totals, and how many articles all of them find."""
    meaning, times, found = Meaning(NoNotes(), NoNotes()), [], 0
    for text in texts:
        begun = time.perf_counter()
        request = meaning.request(parse(text), folding=True, sort=Sort.RELEVANCE, facets=False)
        matches = engine.search(request).matches
        _, total, _ = matches[:TOP], len(matches), matches.hits
        times.append((time.perf_counter() - begun) * 1000)
        found += total
    return times, found


def main() -> None:
    """Build, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--articles", type=int, default=1_000_000)
    parser.add_argument("--questions", type=int, default=20)
    parser.add_argument("--seed", type=int, default=20)
    parser.add_argument("--work", type=Path)
    options = parser.parse_args()
    with working_folder(options.work) as work:
        made = library(options.corpus, options.articles, options.seed, work)
        asked = drawing.questions(made, options.questions, options.seed)
        engine = WhooshEngine(work / f"engine-{options.articles}", NoTexts())
        seconds = build(engine, made) if not engine.ids() else 0.0
        engine.search(Meaning(NoNotes(), NoNotes()).request(parse("一"), folding=True, sort=Sort.DATE, facets=False))
        gc.collect()
        gc.freeze()
        rows, everything = [], []
        for kind in dict.fromkeys(question.kind for question in asked):
            texts = [question.text for question in asked if question.kind == kind]
            times, found = ask(engine, texts * ROUNDS)
            everything += times if kind in SHARED else []
            rows.append((kind, f"{found // len(times):,}", *_milliseconds(times)))
        rows.append((f"all {len(SHARED)} shared classes", "", *_milliseconds(everything)))
        print(machine_line(machine()))
        text_bytes = sum(len(article.text.encode()) for article in made)
        print(f"{options.articles:,} articles, {text_bytes / 1e6:,.0f} MB of text, seed {options.seed}, ", end="")
        print(f"index {size(work / f'engine-{options.articles}') / 1e6:,.0f} MB", end="")
        print(f", built at {options.articles / seconds:,.0f} articles/s" if seconds else "")
        print(table(("class", "articles that a question finds", "p50, ms", "p95, ms", "max, ms"), rows))
        engine.close()


def _milliseconds(times: list[float]) -> tuple[str, str, str]:
    found = latency(times)
    return f"{found.p50:.1f}", f"{found.p95:.1f}", f"{found.max:.1f}"


if __name__ == "__main__":
    main()
