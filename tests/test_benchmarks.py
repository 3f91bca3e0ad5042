"""The benchmarks can be started as the Makefile starts them. What they measure is no business of the tests."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_help_says_what_to_give_them() -> None:
    command = [sys.executable, "-W", "ignore", "-m", "benchmarks", "--help"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert "corpus" in run.stdout
    assert "-m benchmarks $(CORPUS)" in (ROOT / "Makefile").read_text("utf-8")
