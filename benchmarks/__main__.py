"""Every benchmark on one corpus: `make benchmarks CORPUS=FILE` and `python -m benchmarks FILE`."""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks import search_engine, search_exactness, startup


def main() -> int:
    """Measure starting, then searching, then the engine; returns 1 if a search did not find exactly what is there."""
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("corpus", type=Path, help="a file of articles, one JSON object a line")
    corpus = parser.parse_args().corpus
    print(f"## Starting\n\n{startup.__doc__}")
    startup.main(corpus)
    print(f"\n## Searching\n\n{search_exactness.__doc__}")
    exactness = search_exactness.main([str(corpus)])
    print(f"\n## The search engine\n\n{search_engine.__doc__}")
    return max(exactness, *(search_engine.main([str(corpus), "--articles", count]) for count in ("6000", "30000")))


if __name__ == "__main__":
    raise SystemExit(main())
