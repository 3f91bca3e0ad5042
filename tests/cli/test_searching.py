"""search: totals, snippets in the canonical text, batches, and queries that look like something else."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.conftest import Run

from reader_app.cli import kwic
from reader_app.cli.output import width


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
    assert found["facets"] == {
        "column": {"基层笔记": 1},
        "source": {"街坊时评": 1},
        "year": {"2025": 1},
        "tag": {"会议": 1, "作风": 1},
        "state": {"unread": 2},
    }
    assert [hit["date"] for hit in found["hits"]] == ["2025-03-06", None]


def test_a_batch_gives_a_result_a_line(run: Run, library: Path, tmp_path: Path) -> None:
    queries = ["会", "没有这样的话", "", "-会", "灯拨亮", "😀", "标题:会", "标签:作风 日期:2025", "会 -短"]
    (tmp_path / "queries").write_text("\n".join(queries) + "\n", "utf-8")
    found = run("search", library, "--batch", tmp_path / "queries", "--json").json
    assert [one["query"] for one in found] == queries
    assert [one["total"] for one in found] == [2, 0, 0, 1, 1, 1, 1, 1, 0]


@pytest.mark.parametrize(
    "query", ["[", "(.*", "a{2", "\\", "*", "?", "AND", "title:夜", '"', "--会", "日期:2025-13", "", "  ", "\x00"]
)
def test_no_query_is_an_error(run: Run, library: Path, query: str) -> None:
    done = run("search", library, query, "--json")
    assert done.status == 0
    assert done.json["total"] == 0


def test_what_was_not_understood_is_remarked(run: Run, library: Path) -> None:
    found = run("search", library, "(会 OR", "--json").json
    assert found["remarks"] == ["“(”没有配对，当作文字查找", "“OR”缺少一边的词，当作文字查找"]
    assert (found["instead"], found["suggestions"]) == (None, [])
    assert "“(”没有配对，当作文字查找。" in run("search", library, "(会 OR").out
    assert run("search", library, "会", "--json").json["remarks"] == []


def test_pinyin_is_searched_instead_and_marked(run: Run, library: Path) -> None:
    found = run("search", library, "dushu", "--json").json
    assert (found["query"], found["instead"], found["total"], found["count"]) == ("dushu", "读书", 1, 1)
    [snippet] = found["hits"][0]["snippets"]
    assert [snippet["text"][start:end] for start, end in snippet["marks"]] == ["读书"]
    out = run("search", library, "dushu").out
    assert "照原样没有找到，列出的是“读书”。" in out
    assert "夜里读书" in out


def test_a_mistake_is_answered_with_a_proposal(run: Run, library: Path) -> None:
    found = run("search", library, "独书", "--json").json
    assert (found["total"], found["instead"]) == (0, None)
    assert "读书" in found["suggestions"]
    assert "要找的是不是：读书" in run("search", library, "独书").out


def test_titles_in_order(run: Run, library: Path) -> None:
    found = run("search", library, "会 | 灯", "--sort", "title", "--json").json
    assert [hit["title"] for hit in found["hits"]] == ["把会开短", "灯", "修路"]


def test_facets_are_said_in_chinese(run: Run, library: Path) -> None:
    lines = run("search", library, "会", "--facets").out.splitlines()
    assert {"栏目：基层笔记 1", "来源：街坊时评 1", "年份：2025 1", "标签：会议 1，作风 1", "状态：未读 2"} <= set(
        lines
    )


def test_every_hit_is_a_line(run: Run, library: Path) -> None:
    found = run("search", library, "开会", "--kwic", "--json").json
    assert {"query", "total", "elapsed_ms", "hits"} <= found.keys()
    assert [list(line) for line in found["lines"]] == [["id", "start", "end", "left", "keyword", "right"]] * 3
    assert [(line["left"], line["keyword"], line["right"]) for line in found["lines"]] == [
        ("", "开会", "，开会，再开会。会开得短，事办得实。"),
        ("开会，", "开会", "，再开会。会开得短，事办得实。"),
        ("开会，开会，再", "开会", "。会开得短，事办得实。"),
    ]
    text = run("show", library, found["lines"][0]["id"], "--json").json["text"]
    assert all(text[line["start"] : line["end"]] == "开会" for line in found["lines"])


def test_limit_limits_lines(run: Run, library: Path) -> None:
    assert len(run("search", library, "会", "--kwic", "--limit", "4", "--json").json["lines"]) == 4
    assert run("search", library, "会", "--kwic", "--limit", "0", "--json").json["lines"] == []
    assert run("search", library, "没有这样的话", "--kwic", "--json").json["lines"] == []


def test_lines_are_aligned_by_their_width_on_the_screen(run: Run, library: Path) -> None:
    (library / "混.md").write_text("# 混排\n\nabc 开会 def\n\na中b开会。\n\n开会\n", "utf-8")
    lines = [line for line in run("search", library, "开会", "--kwic").out.splitlines() if " 开会 " in line]
    assert len(lines) == 6
    assert len({width(line.partition(" 开会 ")[0]) for line in lines}) == 1
    titles = ("把会开短", "混排")
    ends = [next(line.rindex(title) for title in titles if line.endswith(title)) for line in lines]
    assert len({width(line[:end]) for line, end in zip(lines, ends, strict=True)}) == 1


def test_lines_fit_on_a_terminal(run: Run, library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kwic, "_room", lambda found: 10)
    (library / "长.md").write_text("# 一个非常非常非常长的标题\n\n" + "甲" * 30 + "打卡" + "乙" * 30 + "\n", "utf-8")
    lines = run("search", library, "打卡", "--kwic").out.splitlines()
    assert f"{'甲' * 5} 打卡 {'乙' * 5}  一个非常非常非常长的" in lines


def test_lines_as_a_table(run: Run, library: Path, tmp_path: Path) -> None:
    output = tmp_path / "会.csv"
    done = run("search", library, "会", "--kwic", "--csv", output)
    assert f"已导出 8 行：{output}" in done.out
    rows = output.read_text("utf-8-sig").splitlines()
    assert rows[0] == "标题,来源,日期,左文,关键词,右文,路径"
    assert len(rows) == 9
    found = run("search", library, "会", "--kwic", "--csv", output, "--limit", "2", "--json").json
    assert found["csv"] == {"output": str(output), "lines": 2, "truncated": True}
    assert len(output.read_text("utf-8-sig").splitlines()) == 3


@pytest.mark.parametrize("arguments", [("会", "--csv", "x.csv"), ("--batch", "-", "--kwic", "--csv", "x.csv")])
def test_a_table_is_of_the_lines_of_one_query(run: Run, library: Path, arguments: tuple[str, ...]) -> None:
    assert run("search", library, *arguments).status == 2


def test_a_table_that_cannot_be_written(run: Run, library: Path) -> None:
    done = run("search", library, "会", "--kwic", "--csv", library, "--json")
    assert (done.status, done.json["error"]["code"]) == (1, "cannot_write")


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
