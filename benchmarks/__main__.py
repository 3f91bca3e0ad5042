"""Every benchmark on one corpus: `make benchmarks CORPUS=FILE` and `python -m benchmarks FILE`."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from benchmarks import reading, search, search_exactness, startup, window


def main() -> int:
    """Measure starting, reading, searching and the window; returns 1 if a search did not find exactly what is there."""
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("corpus", type=Path, help="a file of articles, one JSON object a line")
    parser.add_argument("--articles", default="100000", help="of the large library that is put together from them")
    given = parser.parse_args()
    print(f"## Starting\n\n{startup.__doc__}")
    startup.main([str(given.corpus)])
    print(f"\n## Searching by the command line\n\n{search_exactness.__doc__}")
    exactness = search_exactness.main([str(given.corpus)])
    print(f"\n## Reading\n\n{reading.__doc__}")
    reading.main([str(given.corpus)])
    with tempfile.TemporaryDirectory() as work:
        large = [str(given.corpus), "--articles", given.articles, "--work", work]
        print(f"\n## Searching a large library\n\n{search.__doc__}")
        exactness = max(exactness, search.main(large))
        print(f"\n## The window on a large library\n\n{window.__doc__}")
        window.main(large)
    return exactness


if __name__ == "__main__":
    raise SystemExit(main())
