"""The whole window with everything that belongs to it: a watched folder, the real indexing process."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from reader_app import app
from reader_app.paths import Places
from reader_app.ui.libraries import Libraries


@pytest.fixture
def make_libraries(places: Places, qapp: object) -> Iterator[Callable[[], Libraries]]:
    """Starts the program, as often as asked, on the test's own data and cache folders; ends it afterwards."""
    application = app.make_application(places)
    started: list[Libraries] = []

    say = partial(app.speak, application)

    def make() -> Libraries:
        settings = app.open_settings(places)
        started.append(Libraries(lambda root: app.make_window(root, places, "测试员"), settings, say))
        return started[-1]

    yield make
    for libraries in started:
        libraries.close()
    say("zh")


@pytest.fixture
def libraries(make_libraries: Callable[[], Libraries]) -> Libraries:
    """The program, started once."""
    return make_libraries()


def article(number: int, paragraphs: int = 12) -> str:
    """A generated article in Markdown; every paragraph is one of a kind."""
    body = "\n\n".join(
        f"第{number}篇第{count}段写的是街坊的事：门前的路要扫，楼上的灯要修，第{number * 100 + count}号的信要回。" * 2
        for count in range(1, paragraphs + 1)
    )
    day = f"2026-{number % 12 + 1:02}-{number % 28 + 1:02}"
    return f"---\ntitle: 街坊手记之{number:02}\ndate: {day}\nsource: 街坊周报\n---\n\n{body}\n"


@pytest.fixture
def street(tmp_path: Path) -> Path:
    """A folder of sixty generated articles."""
    folder = tmp_path / "street"
    folder.mkdir()
    for number in range(60):
        (folder / f"{number:02}.md").write_text(article(number), "utf-8")
    return folder
