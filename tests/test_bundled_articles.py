"""The bundled articles are a library worth opening: complete, varied, well set.

Reads the files by plain means, so that a fault in the reader cannot hide a fault in the library.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1] / "articles"
LONG = 12_000
ORDINARY = range(800, 2_501)
LARGEST_IMAGE = 60_000  # bytes
HALF_WIDTH = re.compile(r"[\u4e00-\u9fff”》][,;:?!()]|[,;:?!()][\u4e00-\u9fff“《]")
IMAGE = re.compile(r"!\[([^\]]*)\]\(([^)]*)\)")
LABELS = re.compile(r"发布时间：(\d{4}-\d\d-\d\d)　来源：(\S+)　作者：(\S+)")


@dataclass(frozen=True, slots=True)
class Sample:
    """A bundled file: what it says of itself and its body with markup."""

    path: Path
    title: str
    date: date
    source: str
    author: str
    column: str
    body: str

    @property
    def length(self) -> int:
        """Characters of the body without markup and white space."""
        text = IMAGE.sub(r"\1", self.body)
        text = re.sub(r"<[^>]+>|\[\^\w+\]:?|[|*=#>`]|^[-: ]+$", "", text, flags=re.MULTILINE)
        return len("".join(text.split()))


def _markdown(path: Path, text: str) -> Sample:
    opening, front, body = text.split("---\n", 2)
    assert opening == ""
    values = yaml.safe_load(front)
    assert set(values) <= {"title", "subtitle", "date", "source", "author", "editor", "column", "tags", "url"}
    assert values["tags"], path
    assert all(isinstance(tag, str) for tag in values["tags"]), path
    if "url" in values:
        assert urlsplit(values["url"]).hostname == "example.org"
    title, day, source, author, column = (values[key] for key in ("title", "date", "source", "author", "column"))
    return Sample(path, title, day, source, author, column, body)


def _page(path: Path, text: str) -> Sample:
    metas = dict(re.findall(r'<meta name="(\w+)" content="([^"]*)">', text))
    title = re.findall(r"<title>(.*?)</title>", text)[0]
    body = re.findall(r"<article>(.*)</article>", text, re.DOTALL)[0]
    published = date.fromisoformat(metas["date"])
    return Sample(path, title, published, metas["source"], metas["author"], metas["column"], body)


def _plain(path: Path, text: str) -> Sample:
    trail, title, labels, body = text.split("\n\n", 3)
    found = LABELS.fullmatch(labels)
    assert found, path
    column = trail.split(" > ")[1]
    return Sample(path, title, date.fromisoformat(found[1]), found[2], found[3], column, body)


READERS = {".md": _markdown, ".html": _page, ".txt": _plain}
SAMPLES = tuple(
    READERS[path.suffix](path, path.read_text(encoding="utf-8"))
    for path in sorted(ROOT.rglob("*"))
    if path.suffix in READERS
)
each = pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.path.stem)


def test_there_are_enough_of_every_format() -> None:
    assert len(SAMPLES) >= 20
    assert {sample.path.suffix for sample in SAMPLES} == set(READERS)


def test_titles_are_unique_and_name_the_files() -> None:
    titles = [sample.title for sample in SAMPLES]
    assert len(set(titles)) == len(titles)
    assert titles == [sample.path.stem for sample in SAMPLES]


@each
def test_says_whence_it_comes(sample: Sample) -> None:
    assert type(sample.date) is date
    for value in (sample.source, sample.author, sample.column):
        assert isinstance(value, str)
        assert value.strip() == value != ""
    assert sample.path.parent.name == sample.column


@each
def test_length(sample: Sample) -> None:
    assert sample.length in ORDINARY or sample.length >= LONG


def test_exactly_one_is_very_long_and_divided_by_headings() -> None:
    (long,) = (sample for sample in SAMPLES if sample.length >= LONG)
    assert long.body.count("\n## ") >= 10


def test_dates_span_three_years() -> None:
    dates = [sample.date for sample in SAMPLES]
    assert min(dates) >= date(2023, 10, 1)
    assert max(dates) <= date(2026, 9, 30)
    assert (max(dates) - min(dates)).days >= 1_000
    assert {day.year for day in dates} == {2023, 2024, 2025, 2026}


def test_columns_sources_and_authors_vary() -> None:
    assert len({sample.column for sample in SAMPLES}) >= 6
    assert len({sample.source for sample in SAMPLES}) >= 4
    assert len({sample.author for sample in SAMPLES}) >= 8


@each
def test_chinese_punctuation_is_full_width(sample: Sample) -> None:
    whole = sample.path.read_text(encoding="utf-8")
    assert HALF_WIDTH.findall(whole) == []
    prose = re.sub(r"<[^>]+>", "", sample.body)
    assert '"' not in prose
    assert "'" not in prose
    assert prose.count("“") == prose.count("”")
    assert prose.count("「") == prose.count("」")


@each
def test_no_paragraph_stands_twice(sample: Sample) -> None:
    paragraphs = [line for line in sample.body.splitlines() if len(line) > 20]
    assert len(set(paragraphs)) == len(paragraphs)


def test_images_exist_have_captions_and_are_all_used() -> None:
    used = set()
    for sample in SAMPLES:
        for caption, target in IMAGE.findall(sample.body):
            file = (sample.path.parent / target).resolve()
            assert file.read_bytes().startswith(b"\x89PNG"), target
            assert file.stat().st_size < LARGEST_IMAGE
            assert caption
            used.add(file)
    assert used == set((ROOT / "images").iterdir())
    assert len(used) >= 2


@pytest.mark.parametrize(
    ("form", "at_least"),
    [
        pytest.param(r"^\| :?-+", 2, id="table"),
        pytest.param(r"^\[\^1\]: ", 2, id="footnote"),
        pytest.param(r"^(- |1\. )", 2, id="list"),
        pytest.param(r"^    - ", 1, id="nested"),
        pytest.param(r"^> ", 2, id="quotation"),
        pytest.param(r"==[^=\n]+==", 1, id="mark"),
        pytest.param(r"\*\*[^*\n]+\*\*", 1, id="strong"),
        pytest.param(r"^:   ", 1, id="definition"),
        pytest.param(r"^## ", 2, id="heading"),
        pytest.param(r"「[^」]+」", 1, id="corner"),
        pytest.param(r"[\U00020000-\U0003ffff]", 1, id="astral"),
    ],
)
def test_every_form_of_text_occurs(form: str, at_least: int) -> None:
    assert sum(bool(re.search(form, sample.body, re.MULTILINE)) for sample in SAMPLES) >= at_least
