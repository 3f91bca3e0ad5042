"""list, show, index: the JSON contract and what people see."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Run


def test_list_says_what_is_known_and_null_for_the_rest(run: Run, library: Path) -> None:
    done = run("list", library, "--json")
    assert done.status == 0
    by_path = {one["path"]: one for one in done.json}
    assert by_path.keys() == {"会.md", "旧文/灯.txt", "路.md"}
    letter, lamp = by_path["会.md"], by_path["旧文/灯.txt"]
    assert len(letter["id"]) == 12
    assert (letter["title"], letter["date"], letter["source"], letter["author"]) == (
        "把会开短",
        "2025-03-06",
        "街坊时评",
        "林一苇",
    )
    assert (letter["column"], letter["url"], letter["tags"]) == ("基层笔记", None, ["会议", "作风"])
    assert letter["words"] == 39
    assert (letter["state"], letter["progress"], letter["annotations"]) == ("unread", 0.0, 0)
    assert (lamp["title"], lamp["date"], lamp["source"]) == ("灯", None, None)


def test_list_lines_up_for_people(run: Run, library: Path) -> None:
    lines = run("list", library).out.splitlines()
    assert len(lines) == 3
    assert any(line.endswith("把会开短") and "2025-03-06" in line for line in lines)


@pytest.mark.parametrize("reference", ["把会开短", "会开", "会.md", "ID", "ABSOLUTE"])
def test_show_finds_an_article_by_id_path_or_title(run: Run, library: Path, reference: str) -> None:
    article_id = next(one["id"] for one in run("list", library, "--json").json if one["path"] == "会.md")
    reference = {"ID": article_id, "ABSOLUTE": str(library / "会.md")}.get(reference, reference)
    assert run("show", library, reference, "--json").json["id"] == article_id


def test_blocks_are_where_they_say(run: Run, library: Path) -> None:
    shown = run("show", library, "灯", "--json").json
    texts = [shown["text"][block["start"] : block["end"]] for block in shown["blocks"]]
    assert texts == ["灯", "夜里读书，先把灯拨亮。", "再把心放平😀。"]
    assert [block["kind"] for block in shown["blocks"]] == ["heading", "paragraph", "paragraph"]
    assert shown["blocks"][0]["level"] == 1
    assert [block.get("paragraph") for block in shown["blocks"]] == [None, 1, 2]


def test_show_prints_the_text(run: Run, library: Path) -> None:
    out = run("show", library, "把会开短").out
    assert out.startswith("把会开短\n\n")
    assert "来源" in out
    assert "会上说的每一句话，会后都要有人接着做。" in out


def test_index_counts_what_changed(run: Run, library: Path) -> None:
    first = run("index", library, "--json").json
    assert (first["articles"], first["added"], first["indexed"], first["failed"]) == (3, 3, 3, [])
    (library / "路.md").write_text("# 修路\n\n改了。\n", "utf-8")
    (library / "会.md").unlink()
    second = run("index", library, "--json").json
    assert (second["articles"], second["changed"], second["removed"], second["indexed"]) == (2, 1, 1, 1)
    assert run("index", library, "--json", "--rebuild").json["indexed"] == 2


def test_index_says_which_files_could_not_be_read(run: Run, library: Path) -> None:
    (library / "坏.md").write_bytes(b"\x00\x01\x02\xff" * 100)
    done = run("index", library, "--json")
    assert done.status == 0
    assert [one["path"] for one in done.json["failed"]] == ["坏.md"]
    assert done.json["failed"][0]["reason"]
    assert done.json["articles"] == 3


def test_progress_goes_to_the_window_as_json_lines(run: Run, library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("READER_APP_PROGRESS", "1")
    done = run("index", library, "--json")
    reports = [json.loads(line) for line in done.err.splitlines()]
    assert reports
    assert all(report.keys() == {"done", "total", "text"} for report in reports)
    assert done.json["articles"] == 3


def test_an_empty_folder_is_a_library_without_articles(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert run("list", tmp_path / "empty", "--json").json == []
    assert run("index", tmp_path / "empty", "--json").json["articles"] == 0


def test_malformed_front_matter_is_an_article_all_the_same(run: Run, tmp_path: Path) -> None:
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / "a.md").write_text("---\ntitle: [没有关上\n---\n\n# 真标题\n\n正文。\n", "utf-8")
    listed = run("list", tmp_path / "lib", "--json").json
    assert [one["title"] for one in listed] == ["真标题"]
