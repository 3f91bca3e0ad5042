"""Articles are found by their titles as somebody types, in characters or in letters."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader_app import app
from reader_app.domain.progress import silent
from reader_app.paths import Places
from reader_app.services.bundle import Services


@pytest.fixture
def services(library_folder: Path, places: Places) -> Services:
    """The services of the small library."""
    opened = app.open_services(library_folder, places)
    opened.library.refresh(silent)
    return opened


@pytest.mark.parametrize(
    ("typed", "titles"),
    [
        ("门打", ["把门打开"]),
        ("bmdk", ["把门打开"]),
        ("mdk", ["把门打开"]),
        ("badmenda", []),
        ("bamenda", ["把门打开"]),
        ("shaoyi", ["少一张表"]),
        ("少 表", ["少一张表"]),
        ("夜校", ["夜校的灯"]),
        ("yxdd", ["夜校的灯"]),
        ("", []),
        ("把門", ["把门打开"]),
        ("zzzz", []),
    ],
)
def test_found_by_title(services: Services, typed: str, titles: list[str]) -> None:
    found = services.titles.find(typed)
    services.close()
    assert [each.article.title for each in found] == titles


def test_no_letters_reach_over_the_end_of_a_title(services: Services, library_folder: Path) -> None:
    assert services.titles.find("kaishao") == ()
    (library_folder / "四.md").write_text("# 开门见山\n\n山在门外。\n", "utf-8")
    services.library.refresh(silent)
    assert [each.article.title for each in services.titles.find("kmjs")] == ["开门见山"]
    services.close()
