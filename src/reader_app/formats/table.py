"""A table as CSV, as spreadsheet programs open it without asking."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

_FORMULAS = tuple("=+-@＝＋－＠")
"""A cell that begins so is a formula to spreadsheet programs, and a text of somebody else's must not be one
(https://owasp.org/www-community/attacks/CSV_Injection)."""


def to_csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """UTF-8 with a byte order mark, by which those programs know it."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(header)
    for row in rows:
        writer.writerow(map(_guarded, row))
    return file.getvalue().encode("utf-8-sig", "replace")


def _guarded(value: str) -> str:
    """With an apostrophe before what would be a formula."""
    return f"'{value}" if value.lstrip().startswith(_FORMULAS) else value
