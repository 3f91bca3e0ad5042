"""Concordances of a library, and the file that is written of them."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from reader_app import app
from reader_app.domain.concordance import Line, Order, ordered
from reader_app.domain.errors import Cancelled, ReaderError
from reader_app.domain.progress import silent
from reader_app.domain.query import Sort
from reader_app.domain.query_parser import parse
from reader_app.paths import Places
from reader_app.services import concordance as module
from reader_app.services.bundle import Services

GOLDEN = Path(__file__).parents[1] / "golden" / "concordance.csv"

ARTICLES = {
    "一.md": """---
title: 把会开短
date: 2025-03-06
source: 街坊时评
---

开会，开会，再开会。

会，要开得“短”。
""",
    "二.md": """---
title: "=1+2"
date: 2026-03-06
source: "@来源"
---

+86 开会的电话
""",
    "三.txt": "夜校\n\n灯下的字，各有各的用处，官僚主义不来。\n",
}


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    root = tmp_path / "library"
    root.mkdir()
    for name, text in ARTICLES.items():
        (root / name).write_text(text, "utf-8")
    opened = app.open_services(root, Places(tmp_path / "data", tmp_path / "cache"), "测试员")
    opened.library.refresh(silent)
    opened.search.index(silent)
    yield opened
    opened.close()


def shown(lines: tuple[Line, ...]) -> list[str]:
    return [f"{line.left}[{line.keyword}]{line.right}" for line in lines]


def test_every_hit_is_a_line_in_the_order_of_the_results(services: Services) -> None:
    found = services.concordance.lines("开会", sort=Sort.DATE)
    assert shown(found.lines) == [
        "+86 [开会]的电话",
        "[开会]，开会，再开会。",
        "开会，[开会]，再开会。",
        "开会，开会，再[开会]。",
    ]
    assert (found.articles, found.truncated, found.instead) == (2, False, None)
    for line in found.lines:
        assert services.library.text(line.article_id)[line.start : line.end] == line.keyword


def test_reads_texts_in_pieces_and_says_how_far_it_is(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "READ_AT_ONCE", 1)
    steps: list[tuple[int, int]] = []
    found = services.concordance.lines("开", progress=lambda done, total, _text: steps.append((done, total)))
    assert [line.article_id for line in found.lines] == sorted(
        (line.article_id for line in found.lines),
        key=[match.article_id for match in services.search.search("开").matches].index,
    )
    assert steps == [(0, 0), (0, 2), (1, 2), (2, 2)]


def test_says_that_there_are_more_than_were_wanted(services: Services) -> None:
    found = services.concordance.lines("开会", limit=3)
    assert (len(found.lines), found.truncated) == (3, True)
    assert not services.concordance.lines("开会", limit=4).truncated


def test_shows_what_was_searched_instead(services: Services) -> None:
    found = services.concordance.lines("guanliaozhuyi")
    assert found.query.text == "guanliaozhuyi"
    assert found.instead == found.answered == parse("官僚主义")
    assert shown(found.lines) == ["灯下的字，各有各的用处，[官僚主义]不来。"]


@pytest.mark.parametrize("query", ["", "没有这样的话", "来源:街坊", "-会"])
def test_no_hit_no_line(services: Services, query: str) -> None:
    assert services.concordance.lines(query).lines == ()


def test_can_be_cancelled(services: Services) -> None:
    def cancelled(done: int, total: int, text: str) -> None:
        if total:
            raise Cancelled

    with pytest.raises(Cancelled):
        services.concordance.lines("会", progress=cancelled)


def test_a_file_for_spreadsheet_programs(services: Services, tmp_path: Path) -> None:
    found = services.concordance.lines("开会 | 短")
    dates = {article.id: article.date for article in services.library.articles()}
    assert set(dates.values()) == {date(2025, 3, 6), date(2026, 3, 6), None}
    output = tmp_path / "out.csv"
    services.concordance.write(ordered(found.lines, Order.DATE, dates), output)
    data = output.read_bytes()
    if os.environ.get("READER_APP_WRITE_GOLDEN"):
        GOLDEN.write_bytes(data)
    assert data == GOLDEN.read_bytes()


def test_no_cell_is_a_formula(services: Services, tmp_path: Path) -> None:
    services.concordance.write(services.concordance.lines("开会 | 86").lines, tmp_path / "out.csv")
    rows = list(csv.reader(io.StringIO((tmp_path / "out.csv").read_text("utf-8-sig"), newline="")))
    cells = [cell for row in rows for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    assert {"'=1+2", "'@来源", "'+"} <= set(cells)


def test_a_folder_is_no_file(services: Services, tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match="文件夹"):
        services.concordance.write((), tmp_path)
