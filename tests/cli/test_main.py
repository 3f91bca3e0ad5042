"""What holds for every command: options anywhere, exit status, one line for an error, no traceback ever."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.conftest import Run

from reader_app import __version__, cli
from reader_app.domain.errors import ReaderError
from reader_app.services.bundle import Services


def test_options_stand_before_or_after_the_command(run: Run, library: Path, tmp_path: Path) -> None:
    before = run("--json", "--data-dir", tmp_path / "d2", "list", library)
    after = run("list", library, "--data-dir", tmp_path / "d2", "--json")
    assert before.json == after.json
    assert (tmp_path / "d2" / "libraries").is_dir()
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("list",),
        ("list", "LIBRARY", "extra"),
        ("list", "LIBRARY", "--jsn"),
        ("search", "LIBRARY", "会", "--limit", "many"),
        ("search", "LIBRARY", "会", "--sort", "length"),
        ("annotate", "LIBRARY"),
        ("annotate", "LIBRARY", "修路"),
        ("annotate", "LIBRARY", "修路", "--quote", ""),
        ("annotate", "LIBRARY", "修路", "--quote", "路", "--occurrence", "0"),
        ("annotate", "LIBRARY", "修路", "--quote", "路", "--meaning", "喜欢"),
        ("annotate", "LIBRARY", "修路", "--quote", "路", "--from", "x"),
        ("import", "LIBRARY"),
        ("export", "LIBRARY", "--format", "md"),
        ("demo",),
    ],
)
def test_wrong_usage_is_said_in_one_line(run: Run, library: Path, arguments: tuple[str, ...]) -> None:
    done = run(*(str(library) if one == "LIBRARY" else one for one in arguments), "--json")
    assert done.status == 2
    assert done.json["error"]["code"] == "usage"
    assert done.err.strip() == done.json["error"]["message"]
    assert done.err.count("\n") == 1


@pytest.mark.parametrize("command", cli.SUBCOMMANDS)
def test_every_command_has_help_in_chinese(run: Run, command: str) -> None:
    done = run(command, "--help")
    assert done.status == 0
    assert done.out.startswith(f"用法：reader-app {command}")
    assert "通用选项：" in done.out


def test_version(run: Run) -> None:
    assert run("--version").out.strip() == f"reader-app {__version__}"
    assert run("list", "--version").out.strip() == f"reader-app {__version__}"


@pytest.mark.parametrize("command", ["list", "index", "notes"])
def test_a_folder_that_is_not_there(run: Run, tmp_path: Path, command: str) -> None:
    done = run(command, tmp_path / "nowhere", "--json")
    assert (done.status, done.json["error"]["code"]) == (1, "not_found")
    assert done.err.count("\n") == 1
    assert run(command, tmp_path / "nowhere").out == ""


def test_a_file_is_no_library(run: Run, library: Path) -> None:
    done = run("list", library / "会.md", "--json")
    assert (done.status, done.json["error"]["code"]) == (1, "not_folder")


def test_a_folder_without_permission(run: Run, library: Path, forbid: Callable[[Path], None]) -> None:
    forbid(library)
    done = run("list", library, "--json")
    assert (done.status, done.json["error"]["code"]) == (1, "no_permission")


@pytest.mark.parametrize(("reference", "code"), [("没有的文章", "not_found"), ("短", "not_found"), ("", "not_found")])
def test_an_article_that_is_not_there(run: Run, library: Path, reference: str, code: str) -> None:
    if reference == "短":
        (library / "b.md").write_text("# 短一\n\n正文。\n", "utf-8")
        (library / "c.md").write_text("# 短二\n\n正文。\n", "utf-8")
        code = "ambiguous"
    done = run("show", library, reference, "--json")
    assert (done.status, done.json["error"]["code"]) == (1, code)


def test_import_makes_the_library(run: Run, library: Path, tmp_path: Path) -> None:
    into = tmp_path / "new" / "library"
    done = run("import", library, tmp_path / "nowhere", "--into", into, "--json")
    assert done.status == 0
    assert {one["path"] for one in done.json["imported"]} == {"2025-03-06-把会开短.md", "灯.md", "修路.md"}
    assert done.json["imported"][0].keys() >= {"source", "path", "title"}
    assert [one["source"] for one in done.json["failed"]] == [str(tmp_path / "nowhere")]
    again = run("import", library, "--into", into, "--json")
    assert (len(again.json["imported"]), len(again.json["skipped"])) == (0, 3)
    assert "略过 3 篇" in run("import", library, "--into", into).out


def test_import_of_nothing_is_a_failure(run: Run, library: Path, tmp_path: Path) -> None:
    assert run("import", tmp_path / "nowhere", "--into", library).status == 1
    (tmp_path / "file").write_text("x")
    done = run("import", library, "--into", tmp_path / "file" / "library", "--json")
    assert (done.status, done.json["error"]["code"]) == (1, "cannot_write")


def test_quiet_leaves_standard_error_to_errors(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert run("list", tmp_path / "empty").err
    assert run("--quiet", "list", tmp_path / "empty").err == ""


def test_interrupting_is_said(capsys: pytest.CaptureFixture[str], library: Path) -> None:
    def interrupted(root: Path, options: cli.Options) -> Services:
        raise KeyboardInterrupt

    assert cli.main(["list", str(library), "--json"], interrupted, lambda out, options: 0) == 1
    assert json.loads(capsys.readouterr().out)["error"]["code"] == "interrupted"


def test_demo_is_handed_on(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    def demo(out: Path, options: cli.Options) -> int:
        out.mkdir()
        (out / "report.json").write_text('{"steps": []}')
        return 1

    def nothing(root: Path, options: cli.Options) -> Services:
        raise ReaderError("不该打开")

    assert cli.main(["demo", "--out", str(tmp_path / "out"), "--json"], nothing, demo) == 1
    assert json.loads(capsys.readouterr().out) == {"steps": []}


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-W", "ignore", "-m", "reader_app", *map(str, arguments)]


@pytest.mark.skipif(os.name != "posix", reason="a shell's pipe")
def test_a_closed_pipe_is_no_error(run: Run, tmp_path: Path) -> None:
    root = tmp_path / "many"
    root.mkdir()
    for number in range(300):
        (root / f"{number}.md").write_text(f"# 第{number}篇\n\n正文{number}。\n", "utf-8")
    run("list", root)
    with subprocess.Popen(command("list", root, "--json"), stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


def test_json_is_utf8_whatever_the_locale(run: Run, library: Path) -> None:
    run("list", library)
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = subprocess.run(command("list", library, "--json"), capture_output=True, env=environment, check=True)
    assert "把会开短" in [one["title"] for one in json.loads(done.stdout.decode("utf-8"))]
    done = subprocess.run(command("list", library), capture_output=True, env=environment, check=True)
    assert done.stderr == b""
