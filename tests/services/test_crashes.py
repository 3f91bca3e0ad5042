"""A report of a bug says what the maintainers need, and nothing that is nobody's business."""

from __future__ import annotations

import logging
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader_app import __version__
from reader_app.services.crashes import CrashService, RecentLog, discreet, report
from reader_app.storage.crashes import KEPT, CrashFolder

PARAGRAPH = "清早七点，服务站的门已经开了。老李把椅子搬到门口，请来办事的人先坐下。"


@pytest.fixture
def log() -> Iterator[RecentLog]:
    listening = RecentLog()
    listening.install()
    yield listening
    listening.remove()


def bug(text: str) -> Exception:
    try:
        raise ValueError(f"cannot place {text!r}")
    except ValueError as error:
        return error


def test_versions_place_and_log_are_in_it_and_no_words_of_articles(tmp_path: Path, log: RecentLog) -> None:
    for number in range(80):
        logging.getLogger("reader_app.test").info("line %s of %s", number, PARAGRAPH)
    text = CrashService(CrashFolder(tmp_path / "crashes"), log).report(bug(PARAGRAPH))
    assert f"Yandu {__version__}" in text
    assert "Python 3." in text
    assert "Qt for Python 6." in text
    assert "ValueError: cannot place" in text
    assert "test_crashes.py" in text
    assert "line 79" in text
    assert "line 29" not in text
    assert "服务站的门已经开了" not in text
    assert [path.read_text("utf-8") for path in (tmp_path / "crashes").iterdir()] == [text]


def test_paths_do_not_name_the_user(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "home", lambda: Path("/home/wanglaowu"))
    assert discreet("cannot write /home/wanglaowu/文章/一.md") == "cannot write ~/文章/一.md"


def test_long_quotations_and_lines_are_cut() -> None:
    assert discreet(f"'{'the quick brown fox ' * 8}'") == "'the quick br… (160)'"
    assert len(discreet("x" * 5000)) < 400
    assert discreet("ReaderError: 无法写入") == "ReaderError: 无法写入"


def test_the_last_ten_are_kept(tmp_path: Path) -> None:
    folder = CrashFolder(tmp_path)
    for number in range(KEPT + 4):
        folder.write(f"report {number}")
    kept = sorted(path.read_text("utf-8") for path in tmp_path.iterdir())
    assert len(kept) == KEPT
    assert "report 0" not in kept


def test_what_cannot_be_written_is_still_reported(tmp_path: Path, log: RecentLog) -> None:
    (tmp_path / "crashes").write_text("a file where the folder should be", "utf-8")
    service = CrashService(CrashFolder(tmp_path / "crashes"), log)
    assert "ValueError" in service.report(bug("x"))
    assert service.left_behind() == ""


def test_a_process_that_dies_leaves_a_report_that_is_offered_once(tmp_path: Path, log: RecentLog) -> None:
    code = (
        "import faulthandler, sys; from pathlib import Path; from reader_app.storage.crashes import CrashFolder;"
        "CrashFolder(Path(sys.argv[1])).watch(); faulthandler._sigsegv()"
    )
    run = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, check=False)
    assert run.returncode != 0
    service = CrashService(CrashFolder(tmp_path), log)
    text = service.left_behind()
    assert "Segmentation fault" in text or "Fatal Python error" in text
    assert service.left_behind() == ""


def test_a_peaceful_end_leaves_nothing(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from reader_app.storage.crashes import CrashFolder;"
        "folder = CrashFolder(Path(sys.argv[1])); folder.watch(); folder.close()"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=True)
    assert list(tmp_path.iterdir()) == []
    assert "Log" not in report("trace")
