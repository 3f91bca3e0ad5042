"""search: totals, snippets in the canonical text, batches, and queries that look like something else."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.conftest import Run


def test_hits_stand_where_they_say(run: Run, library: Path) -> None:
    found = run("search", library, "会", "--json").json
    assert (found["query"], found["total"]) == ("会", 2)
    assert found["elapsed_ms"] >= 0
    for hit in found["hits"]:
        text = run("show", library, hit["id"], "--json").json["text"]
        assert hit["count"] == text.count("会")
        for snippet in hit["snippets"]:
            assert text[snippet["start"] : snippet["end"]] == snippet["text"]
            assert all(snippet["text"][start:end] == "会" for start, end in snippet["marks"])
    assert "facets" not in found


def test_limit_shortens_the_list_and_not_the_total(run: Run, library: Path) -> None:
    found = run("search", library, "会", "--limit", "1", "--json").json
    assert (found["total"], len(found["hits"])) == (2, 1)
    assert run("search", library, "会", "--limit", "0", "--json").json["hits"] == []


def test_facets_and_dates(run: Run, library: Path) -> None:
    found = run("search", library, "会", "--facets", "--sort", "date", "--json").json
    assert found["facets"] == {"column": {"基层笔记": 1}, "source": {"街坊时评": 1}, "year": {"2025": 1}}
    assert [hit["date"] for hit in found["hits"]] == ["2025-03-06", None]


def test_a_batch_gives_a_result_a_line(run: Run, library: Path, tmp_path: Path) -> None:
    queries = ["会", "没有这样的话", "", "-会", "灯拨亮", "😀"]
    (tmp_path / "queries").write_text("\n".join(queries) + "\n", "utf-8")
    found = run("search", library, "--batch", tmp_path / "queries", "--json").json
    assert [one["query"] for one in found] == queries
    assert [one["total"] for one in found] == [2, 0, 0, 0, 1, 1]


@pytest.mark.parametrize(
    "query", ["[", "(.*", "a{2", "\\", "*", "?", "AND", "title:会", '"', "-1", "--会", "", "  ", "\x00"]
)
def test_no_query_is_an_error(run: Run, library: Path, query: str) -> None:
    done = run("search", library, query, "--json")
    assert done.status == 0
    assert done.json["total"] == 0


def test_notes_are_found(run: Run, library: Path) -> None:
    run("annotate", library, "修路", "--quote", "路短", "--note", "独有的批语")
    found = run("search", library, "独有的批语", "--json").json
    assert [(hit["title"], hit["count"], hit["notes"]) for hit in found["hits"]] == [("修路", 0, 1)]
    assert "批注里有" in run("search", library, "独有的批语").out


def test_people_see_title_and_passage(run: Run, library: Path) -> None:
    out = run("search", library, "灯拨亮", "--facets").out
    assert out.startswith("灯拨亮：1 篇")
    assert "夜里读书，先把灯拨亮。" in out


@pytest.mark.parametrize("arguments", [(), ("会", "--batch", "x")])
def test_one_of_query_and_batch(run: Run, library: Path, arguments: tuple[str, ...]) -> None:
    assert run("search", library, *arguments).status == 2


@pytest.mark.parametrize("data", [None, b"\xff\xfe\xfa"])
def test_a_batch_that_cannot_be_read(run: Run, library: Path, tmp_path: Path, data: bytes | None) -> None:
    if data is not None:
        (tmp_path / "queries").write_bytes(data)
    done = run("search", library, "--batch", tmp_path / "queries", "--json")
    assert (done.status, done.json["error"]["code"]) == (1, "unreadable")
