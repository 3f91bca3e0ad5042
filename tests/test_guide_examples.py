"""The examples of the guide to searching are read as the guide says."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from reader_app.domain.query_label import label
from reader_app.domain.query_parser import parse

GUIDE = Path(__file__).parents[1] / "docs" / "guide" / "search.md"
TODAY = date(2026, 9, 14)
"""The day that the guide assumes."""

_ROW = re.compile(r"\| `(?P<typed>.+?)` \| (?P<found>.+?) \|(?: (?P<remarks>.+?) \|)?")


def examples() -> list[tuple[str, str, str]]:
    """What is typed, what is found, what is remarked; a bar in a table is written `\\|`."""
    rows = [_ROW.fullmatch(line.replace(r"\|", "\0")) for line in GUIDE.read_text("utf-8").splitlines()]
    cells = [(row["typed"], row["found"], row["remarks"] or "") for row in rows if row]
    return [(typed.replace("\0", "|"), found.replace("\0", "|"), remarks) for typed, found, remarks in cells]


def test_every_row_of_every_table_is_an_example() -> None:
    lines = GUIDE.read_text("utf-8").splitlines()
    heads = [line for line in lines if line.startswith(("| 输入", "|---"))]
    assert len(examples()) == sum(line.startswith("|") for line in lines) - len(heads) > 50
    assert "2026 年 9 月 14 日" in "".join(line for line in lines if "假定今天" in line)


@pytest.mark.parametrize(("typed", "found", "remarks"), examples())
def test_an_example_means_what_the_guide_says(typed: str, found: str, remarks: str) -> None:
    query = parse(typed, TODAY)
    assert "；".join(str(label(part)) for part in query.parts) == found
    assert "；".join(str(remark) for remark in query.remarks) == remarks
