"""The demonstration does the whole main job, and says so when it cannot."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from reader_app import app
from reader_app.domain.errors import ReaderError
from reader_app.paths import Places
from reader_app.ui import hand
from reader_app.ui.demo import Demo


def test_every_step_passes_on_the_bundled_articles(tmp_path: Path) -> None:
    out = tmp_path / "demo"
    for _ in range(2):  # the second time over what the first one left
        command = [sys.executable, "-m", "reader_app", "demo", "--out", str(out)]
        run = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
        report = json.loads((out / "report.json").read_text("utf-8"))
        assert run.returncode == 0, [step for step in report["steps"] if not step["ok"]]
        assert report["ok"]
        assert len(report["steps"]) == 10
        written = [out / file for step in report["steps"] for file in step["files"]]
        assert len(written) >= 12
        assert all(file.stat().st_size > 0 for file in written)
        assert run.stderr == "", "there is nothing to complain of"


@pytest.mark.qt_no_exception_capture
def test_a_step_that_fails_is_reported_and_hides_no_other(
    library_folder: Path, tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hand, "PATIENCE", 3.0)
    out = tmp_path / "demo"
    places = Places(out / "data", out / "cache")
    status = Demo(out, library_folder, lambda root: app.make_window(root, places)).run(qapp)
    report = json.loads((out / "report.json").read_text("utf-8"))
    steps = {step["name"]: step for step in report["steps"]}
    assert status == 1
    assert not report["ok"]
    assert steps["open"]["ok"]
    assert not steps["search"]["ok"]
    assert "台账" in steps["search"]["detail"]
    assert not steps["export"]["ok"]
    assert steps["dark"]["ok"]


def test_a_folder_with_other_things_is_left_alone(library_folder: Path, tmp_path: Path, qapp: QApplication) -> None:
    precious = tmp_path / "out" / "library"
    precious.mkdir(parents=True)
    (precious / "mine.md").write_text("mine", "utf-8")
    with pytest.raises(ReaderError, match="空文件夹"):
        Demo(tmp_path / "out", library_folder, lambda root: pytest.fail("a window was made")).run(qapp)
    assert (precious / "mine.md").read_text("utf-8") == "mine"
