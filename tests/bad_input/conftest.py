"""Window and command line on the same data folders, and what must be true of everything that is said."""

from __future__ import annotations

import re

from tests.cli.conftest import Done, run
from tests.journeys.conftest import libraries, make_libraries

__all__ = ["libraries", "make_libraries", "one_sentence", "run"]


def one_sentence(done: Done) -> str:
    """What a command said that could not: one Chinese line, status 1, no traceback."""
    assert done.status == 1, done
    [line] = done.err.splitlines()
    assert re.search(r"[\u4e00-\u9fff]{4}", line), line
    assert "Traceback" not in line
    assert "Error" not in line
    return line
