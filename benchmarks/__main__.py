"""Every benchmark on one corpus: `make benchmarks CORPUS=FILE` and `python -m benchmarks FILE`."""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks import search_exactness, startup


def main() -> int:
    """Measure starting, then searching; returns 1 if a search did not find exactly what is there."""
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("corpus", type=Path, help="a file of articles, one JSON object a line")
    corpus = parser.parse_args().corpus
    print(f"## Starting\n\n{startup.__doc__}")
    startup.main(corpus)
    print(f"\n## Searching\n\n{search_exactness.__doc__}")
    return search_exactness.main([str(corpus)])


if __name__ == "__main__":
    raise SystemExit(main())
