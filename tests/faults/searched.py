"""A library with an index on the disk, asked through its services, and compared with a reading of every text.

Knows of the index only that it is a folder of files in which some have sections; the rest is asked of `app`.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from reader_app import app
from reader_app.domain.progress import silent
from reader_app.paths import Places
from reader_app.search.checksums import DamagedIndexError
from reader_app.search.sections import SectionReader
from reader_app.services.bundle import Services

WORDS = ("实干", "门开着", "办事", "群众", "表格", "会议", "短些", "走路", "窗口", "夜校", "灯下", "再来", "三十年")


def article(number: int, version: int = 0) -> str:
    """A text of frequent and rare words, another in each version."""
    rng = random.Random(number * 1000 + version)
    sentences = ("".join(rng.choices(WORDS, k=6)) + f"第{number}号{rng.randrange(99)}件。" for _ in range(12))
    return f"# 第{number}号\n\n{''.join(sentences)}\n"


def long_article() -> str:
    """One in which some pairs and characters are so frequent that the index keeps them in other ways."""
    return f"# 长篇\n\n{'实干兴邦，' * 26_000}\n\nＡＢc AbC，,。.\n"


def write(root: Path, count: int, version: int = 0) -> None:
    """Articles 0 to `count`."""
    root.mkdir(exist_ok=True)
    for number in range(count):
        (root / f"{number:03}.md").write_text(article(number, version), "utf-8")


@dataclass(frozen=True)
class Desk:
    """A library and where its stores lie."""

    root: Path
    places: Places

    @property
    def index(self) -> Path:
        """The folder of the index."""
        return self.places.library(self.root).index

    @contextmanager
    def opened(self) -> Iterator[Services]:
        """Fresh services, as another process would have them."""
        services = app.open_services(self.root, self.places)
        try:
            yield services
        finally:
            services.close()

    def update(self) -> int:
        """Read what has changed and index it; returns how many articles were indexed."""
        with self.opened() as services:
            services.library.refresh()
            return services.search.index(silent)

    def wrong(self) -> list[str]:
        """Queries that are answered otherwise than by reading every text."""
        with self.opened() as services:
            return wrong(services)

    def copied(self, folder: Path) -> Desk:
        """A copy of the library and its stores."""
        copy = Desk(folder / "文库", Places(folder / "data", folder / "cache"))
        shutil.copytree(self.root, copy.root)
        ours, theirs = self.places.library(self.root), copy.places.library(copy.root)
        shutil.copytree(ours.catalogue.parent, theirs.catalogue.parent)
        theirs.notes.parent.mkdir(parents=True)
        shutil.copy2(ours.notes, theirs.notes)
        return copy


def desk(folder: Path, count: int) -> Desk:
    """A new library of so many articles, nothing read yet."""
    write(folder / "文库", count)
    return Desk(folder / "文库", Places(folder / "data", folder / "cache"))


def wrong(services: Services) -> list[str]:
    """Queries of one to eight characters, and one that finds nothing, that do not find what they should."""
    texts = {one.id: services.library.text(one.id) for one in services.library.articles()}
    queries = [*WORDS, "实", "的", "第1号", "第7号", "实干兴邦", "没有这句", "件。", "AbC"]
    for text in list(texts.values())[::9]:
        queries += [text[20:28], text[41:44]]
    return [query for query in queries if not _right(services, query, texts)]


def _right(services: Services, query: str, texts: dict[str, str]) -> bool:
    found = services.search.search(f'"{query}"')
    expected = {key for key, text in texts.items() if query in text}
    return found.total == len(expected) and {match.article_id for match in found.matches} == expected


def sections(path: Path) -> list[tuple[str, int, int]]:
    """Name, offset and length of each section of a file that is not empty; none if the file has no sections."""
    with path.open("rb") as file:
        try:
            reader = SectionReader(file, path.stat().st_size)
        except DamagedIndexError:
            return []
        return [(name, offset, length) for name, (offset, length) in reader._table.items() if length]


def flip(path: Path, place: int) -> None:
    """Change one bit of a file."""
    with path.open("r+b") as file:
        file.seek(place)
        byte = file.read(1)[0]
        file.seek(place)
        file.write(bytes([byte ^ 0x10]))
