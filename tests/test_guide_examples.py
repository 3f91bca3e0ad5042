"""The examples of the guide to searching are read as the guide says, and find what is in the bundled articles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from reader_app import app, paths
from reader_app.domain.changes import ChangeSet
from reader_app.domain.progress import silent
from reader_app.domain.query_label import label
from reader_app.domain.query_parser import parse
from reader_app.paths import Places
from reader_app.services.bundle import Services

GUIDE = Path(__file__).parents[1] / "docs" / "guide" / "search.md"
TODAY = date(2026, 9, 14)
"""The day that the guide assumes."""

NOTHING = {'"A | B" 时间', "日期:上周"}
"""Examples of which the guide says that they find nothing."""

NOTED, READ = "表格瘦身之后，脚步该往哪里走", "夜校的第三排"

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


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """The bundled articles, one of them with a note, one read; none is a favourite."""
    folder = tmp_path_factory.mktemp("guide")
    opened = app.open_services(paths.bundled_articles(), Places(folder / "data", folder / "cache"), "读者")
    opened.library.refresh(silent)
    opened.search.index(silent)
    noted = opened.library.find(NOTED).id
    document = opened.library.open(noted).document
    note = opened.notes.new(noted, document, 0, 4, meaning="argument", note="开头就说清了")
    opened.notes.apply(ChangeSet.put(note, name="添加批注"))
    opened.reading.opened(opened.library.find(READ).id)
    yield opened
    opened.close()


@pytest.mark.parametrize(("typed", "remarks"), [(typed, remarks) for typed, _, remarks in examples()])
def test_an_example_finds_bundled_articles(services: Services, typed: str, remarks: str) -> None:
    result = services.search.search(parse(typed, TODAY), facets=True)
    if not remarks:  # what was not understood is looked for as it stands, and no article says such things
        assert (result.total > 0 and result.instead is None) == (typed not in NOTHING)
    for match in result.matches:
        assert services.search.snippets(result.answered, match.article_id) or not match.count
    assert len(services.concordance.lines_of(result).lines) <= result.hits


def said(pattern: str) -> list[tuple[str, str]]:
    """What the running text says of examples."""
    return re.findall(pattern, GUIDE.read_text("utf-8"))


@pytest.mark.parametrize(("typed", "found"), said("`([^`]+)` 找到“([^”]+)”"))
def test_pinyin_finds_the_word(services: Services, typed: str, found: str) -> None:
    result = services.search.search(typed)
    assert result.total > 0
    assert result.instead is not None
    assert result.instead.text == found


@pytest.mark.parametrize(("typed", "proposed"), said("`([^`]+)` 会提示“([^”]+)”"))
def test_a_mistake_is_answered_with_the_word(services: Services, typed: str, proposed: str) -> None:
    result = services.search.search(typed)
    assert result.total == 0
    assert proposed in result.suggestions
    assert services.search.count(proposed) > 0


def test_simplified_words_find_traditional_ones(services: Services) -> None:
    [(typed, found)] = said("写 `([^`]+)`，也能找到“([^”]+)”")
    assert any(found in services.library.text(match.article_id) for match in services.search.search(typed).matches)


def test_every_promise_of_the_running_text_is_tested() -> None:
    assert len(said("`([^`]+)` 找到“([^”]+)”")) == 3
    assert len(said("`([^`]+)` 会提示“([^”]+)”")) == 3
