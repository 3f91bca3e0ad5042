"""What the layers promise, seen from outside: Qt stays in the window, and the papers name what exists."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "reader_app"


def modules_outside_the_window() -> list[str]:
    """Every module but those of `ui` and `app`."""
    names = []
    for path in sorted(SOURCE.rglob("*.py")):
        parts = ["reader_app", *path.relative_to(SOURCE).with_suffix("").parts]
        if parts[1] in ("ui", "app"):
            continue
        names.append(".".join(parts[:-1] if parts[-1] == "__init__" else parts))
    return names


def test_qt_is_not_reachable_from_outside_the_window() -> None:
    code = f"""
import importlib, sys
class NoQt:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("PySide6", "shiboken6"):
            raise AssertionError(f"{{name}} is imported")
sys.meta_path.insert(0, NoQt())
for name in {modules_outside_the_window()!r}:
    importlib.import_module(name)
"""
    run = subprocess.run([sys.executable, "-W", "ignore", "-c", code], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr


@pytest.mark.parametrize("unwanted", ["PySide6", "whoosh", "docx", "markdown", "nh3", "numpy"])
def test_help_waits_for_nothing_heavy(unwanted: str) -> None:
    code = f"""
import sys
from reader_app.__main__ import main
try:
    main(["--help"])
except SystemExit:
    pass
sys.exit({unwanted!r} in sys.modules)
"""
    run = subprocess.run([sys.executable, "-W", "ignore", "-c", code], capture_output=True, text=True, check=False)
    assert run.returncode == 0, f"{unwanted} is imported for --help"


def test_qt_is_the_release_that_does_not_crash() -> None:
    """PySide6 6.12.0 aborts on CPython 3.11 after some hundred emissions of a signal."""
    code = """
from PySide6.QtCore import QObject, Signal
class Emitter(QObject):
    told = Signal(bool)
emitter, heard = Emitter(), []
emitter.told.connect(heard.append)
for number in range(5000):
    emitter.told.emit(number % 2 == 0)
assert len(heard) == 5000
"""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr


def test_modules_keep_their_size() -> None:
    long = {
        str(p.relative_to(SOURCE)): n for p in SOURCE.rglob("*.py") if (n := p.read_text("utf-8").count("\n")) > 500
    }
    assert not long, "which two subjects have met here?"


@pytest.mark.parametrize("paper", ["README.md", "README.zh-CN.md", "ARCHITECTURE.md", "CONTRIBUTING.md"])
def test_papers_name_files_that_exist(paper: str) -> None:
    text = (ROOT / paper).read_text("utf-8")
    linked = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", text)
    named = re.findall(r"`((?:src|tests|docs|scripts|resources|benchmarks|articles)/[\w./-]+)`", text)
    missing = [name for name in {*linked, *named} if not (ROOT / name).exists()]
    assert not missing
