"""annotate, notes, export by command."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Run


def test_an_annotation_is_made_and_listed(run: Run, library: Path) -> None:
    arguments = ("--quote", "会开得短", "--meaning", "金句", "--note", "好", "--tag", "会议", "--tag", "作风")
    made = run("--user", "周明", "annotate", library, "把会开短", *arguments, "--json").json
    shown = run("show", library, "把会开短", "--json").json
    assert shown["text"][made["start"] : made["end"]] == "会开得短" == made["quote"]
    assert (made["status"], made["meaning"], made["style"], made["note"]) == ("exact", "golden", "background", "好")
    assert (made["tags"], made["author"], made["path"]) == (["会议", "作风"], "周明", "会.md")
    assert made["article"] == shown["id"]
    assert made["created"] == made["modified"]
    assert run("notes", library, "--json").json == [made]
    assert next(one for one in run("list", library, "--json").json if one["path"] == "会.md")["annotations"] == 1


def test_overlapping_occurrences_count(run: Run, tmp_path: Path) -> None:
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / "a.md").write_text("# 笑\n\n哈哈哈哈。\n", "utf-8")
    starts = [
        run("annotate", tmp_path / "lib", "笑", "--quote", "哈哈", "--occurrence", n, "--json").json["start"]
        for n in (1, 2, 3)
    ]
    assert starts == [2, 3, 4]
    done = run("annotate", tmp_path / "lib", "笑", "--quote", "哈哈", "--occurrence", 4, "--json")
    assert (done.status, done.json["error"]["code"]) == (1, "quote_not_found")


def test_a_quote_that_is_not_there(run: Run, library: Path) -> None:
    done = run("annotate", library, "修路", "--quote", "没有的话", "--json")
    assert (done.status, done.json["error"]["code"]) == (1, "quote_not_found")
    assert done.err.count("\n") == 1
    assert run("notes", library, "--json").json == []


def test_many_at_once_keep_their_order(run: Run, library: Path, tmp_path: Path) -> None:
    wishes = [
        {"article": "修路", "quote": "路短", "note": "一", "tags": ["甲"]},
        {"article": "修路", "quote": "没有"},
        {"article": "没有的文章", "quote": "路"},
        {"article": "灯.txt", "quote": "灯"},
        {"article": "旧文/灯.txt", "quote": "灯", "occurrence": 2, "meaning": "疑问"},
    ]
    lines = [json.dumps(wish, ensure_ascii=False) for wish in wishes]
    lines += ["", "{broken", "[]", '{"article": "修路"}', '{"article": "修路", "quote": "路", "occurrence": 0}']
    lines += [
        '{"article": "修路", "quote": "路", "meaning": "喜欢"}',
        '{"article": "修路", "quote": "路", "tags": "x"}',
    ]
    (tmp_path / "wishes").write_text("\n".join(lines) + "\n", "utf-8")
    done = run("annotate", library, "--from", tmp_path / "wishes", "--json")
    assert done.status == 0
    codes = [one["error"]["code"] if "error" in one else one["quote"] for one in done.json]
    assert codes == ["路短", "quote_not_found", "not_found", "not_found", "灯", *["bad_line"] * 6]
    assert done.json[4]["style"] == "underline"
    assert len(run("notes", library, "--json").json) == 2


def test_nothing_placed_is_a_failure(run: Run, library: Path, tmp_path: Path) -> None:
    (tmp_path / "wishes").write_text('{"article": "修路", "quote": "没有"}', "utf-8")
    assert run("annotate", library, "--from", tmp_path / "wishes").status == 1


@pytest.mark.parametrize(
    ("filters", "quotes"),
    [
        ((), {"会开得短", "路短", "心放平😀"}),
        (("--article", "修路"), {"路短"}),
        (("--meaning", "question"), {"心放平😀"}),
        (("--meaning", "疑问"), {"心放平😀"}),
        (("--tag", "甲"), {"路短"}),
        (("--author", "许"), {"心放平😀"}),
        (("--query", "想"), {"会开得短"}),
        (("--query", "无"), set()),
    ],
)
def test_notes_are_chosen(run: Run, library: Path, filters: tuple[str, ...], quotes: set[str]) -> None:
    run("annotate", library, "把会开短", "--quote", "会开得短", "--note", "再想想", "--user", "周")
    run("annotate", library, "修路", "--quote", "路短", "--tag", "甲", "--user", "周")
    run("annotate", library, "灯", "--quote", "心放平😀", "--meaning", "question", "--user", "许")
    assert {one["quote"] for one in run("notes", library, *filters, "--json").json} == quotes
    assert all(quote in run("notes", library, *filters).out for quote in quotes)


def test_notes_say_what_became_of_their_place(run: Run, library: Path) -> None:
    run("annotate", library, "修路", "--quote", "会更短")
    run("annotate", library, "把会开短", "--quote", "会上说的每一句话")
    (library / "路.md").write_text("# 修路\n\n加了一段。\n\n路短，会更短。\n", "utf-8")
    (library / "会.md").write_text("---\ntitle: 把会开短\n---\n\n全换了。\n", "utf-8")
    lost, moved = run("notes", library, "--json").json
    assert (moved["status"], moved["quote"]) == ("moved", "会更短")
    text = run("show", library, "修路", "--json").json["text"]
    assert text[moved["start"] : moved["end"]] == "会更短"
    assert (lost["status"], lost["start"], lost["end"]) == ("orphan", None, None)


@pytest.mark.parametrize("format", ["md", "docx"])
def test_export_writes_a_file(run: Run, library: Path, tmp_path: Path, format: str) -> None:
    run("annotate", library, "修路", "--quote", "路短")
    output = tmp_path / "out" / f"notes.{format}"
    done = run("export", library, "--format", format, "--output", output, "--article", "修路", "--whole-text", "--json")
    assert done.status == 0
    assert done.json == {
        "output": str(output),
        "format": format,
        "articles": 1,
        "annotations": 1,
        "whole_text": True,
        "missing": [],
    }
    assert output.stat().st_size > 50


def test_what_cannot_be_exported(run: Run, library: Path, tmp_path: Path) -> None:
    done = run("export", library, "--format", "md", "--output", tmp_path / "x.md", "--json")
    assert (done.status, done.json["error"]["code"]) == (1, "no_notes")
    run("annotate", library, "修路", "--quote", "路短")
    assert run("export", library, "--format", "pdf", "--output", tmp_path / "x").status == 2
    (tmp_path / "file").write_text("x")
    done = run("export", library, "--format", "md", "--output", tmp_path / "file" / "x.md", "--json")
    assert (done.status, done.json["error"]["code"]) == (1, "cannot_write")
    done = run("export", library, "--format", "md", "--output", tmp_path, "--json")
    assert (done.status, done.json["error"]["code"]) == (1, "cannot_write")
