"""A large library out of real paragraphs: several items' put together into articles, always the same for a seed.

It is written once, as one file with one JSON object a line, and read from there by every process that measures.
"""

from __future__ import annotations

import hashlib
import json
import random
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from typing import Any

from benchmarks.corpus import items

SHORTEST, LONGEST = 1000, 2500
"""Characters of an article's paragraphs, as far as whole ones allow."""

FORM = 1
"""Raise when the same seed gives other articles."""

COLUMNS = ("基层治理", "作风建设", "经济观察", "文化笔记", "民生时评", "生态视野", "教育论坛", "理论学习")
SOURCES = ("城市日报", "山河晚报", "青年周刊", "本地文稿", "江岸新闻", "周末读本", "经济时报", "村镇之声")
TAGS = ("调研", "数据", "案例", "评论", "改革", "创新", "服务", "安全", "法治", "就业", "医疗", "交通", "文旅", "粮食")
FAMILY, GIVEN = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高", "明华建国文志平春秋海云山石川宁安"
FIRST_DAY, DAYS = date(2015, 1, 1), 3650


@dataclass(frozen=True, slots=True)
class Made:
    """One article; `text` begins with the title, as canonical texts do.

    Attributes:
        number: From 0; what the peers call it.
        id: What the program calls it.
    """

    number: int
    id: str
    text: str
    date: date | None
    source: str | None
    author: str | None
    column: str | None
    tags: tuple[str, ...]

    @property
    def title(self) -> str:
        """The first line."""
        return self.text.partition("\n")[0]


@dataclass(frozen=True, slots=True)
class LibraryFile:
    """A library as it lies on the disk, one JSON object a line."""

    path: Path

    def __iter__(self) -> Iterator[Made]:
        with self.path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                yield _read(number, json.loads(line))


def library(corpus: Path, count: int, seed: int, folder: Path) -> LibraryFile:
    """`count` articles of the corpus's paragraphs, in a file in `folder` that is made unless it is there."""
    digest = hashlib.blake2b(corpus.read_bytes(), digest_size=4).hexdigest()
    path = folder / f"library-{count}-{seed}-{digest}-{FORM}.jsonl"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".part")
        with part.open("w", encoding="utf-8") as out:
            for value in recombined(corpus, count, seed):
                out.write(json.dumps(value, ensure_ascii=False) + "\n")
        part.replace(path)
    return LibraryFile(path)


@contextmanager
def working_folder(given: Path | None) -> Iterator[Path]:
    """Where libraries and indexes go: the given folder, in which they stay, or a temporary one."""
    if given is not None:
        yield given
        return
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


def recombined(corpus: Path, count: int, seed: int) -> Iterator[dict[str, Any]]:
    """The articles as they are written."""
    titles, paragraphs = [], []
    for item in items(corpus):
        titles.append(" ".join(str(item["title"]).split()))
        paragraphs += [line.strip() for line in str(item["body"]).split("\n") if line.strip()]
    paragraphs = [line for line in paragraphs if len(line) <= LONGEST - SHORTEST]
    chance = random.Random(seed)
    facts = _Facts(random.Random(seed + 1))
    for number in range(count):
        lines = [titles[int(chance.random() * len(titles))], *_body(chance, paragraphs)]
        key = hashlib.blake2b(number.to_bytes(8, "big"), digest_size=6).hexdigest()
        yield {"id": key, "text": "\n".join(lines), **facts.draw()}


def _body(chance: random.Random, paragraphs: Sequence[str]) -> list[str]:
    wanted, length, lines = chance.randint(SHORTEST, LONGEST), 0, list[str]()
    while length < wanted:
        line = paragraphs[int(chance.random() * len(paragraphs))]
        if length + len(line) > LONGEST:  # any line fits while it is shorter than SHORTEST
            break
        lines.append(line)
        length += len(line)
    return lines


class _Facts:
    """What is known of an article besides its text: a few values are frequent and many rare, and some are missing."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        authors = tuple(family + one + other for family in FAMILY for one in GIVEN for other in ("", *GIVEN[:4]))
        self._source, self._author, self._column = map(self._picker, (SOURCES, authors, COLUMNS))
        self._tag = self._picker(TAGS)

    def draw(self) -> dict[str, Any]:
        """Of the next article."""
        chance = self._chance.random
        day = FIRST_DAY + timedelta(days=int(DAYS * chance() ** 0.7))
        return {
            "date": None if chance() < 0.03 else day.isoformat(),
            "source": None if chance() < 0.05 else self._source(),
            "author": None if chance() < 0.4 else self._author(),
            "column": None if chance() < 0.2 else self._column(),
            "tags": list(dict.fromkeys(self._tag() for _ in range(int(4 * chance())))),
        }

    def _picker(self, values: Sequence[str]) -> Callable[[], str]:
        """Draws the nth of the values 1/n times as often as the first."""
        weights = list(accumulate(1 / rank for rank in range(1, len(values) + 1)))
        return lambda: self._chance.choices(values, cum_weights=weights)[0]


def _read(number: int, value: dict[str, Any]) -> Made:
    day = date.fromisoformat(value["date"]) if value["date"] else None
    facts = (value["source"], value["author"], value["column"], tuple(value["tags"]))
    return Made(number, value["id"], value["text"], day, *facts)
