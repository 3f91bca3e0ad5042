"""The indexing process as the window sees it: progress, ends of every kind, and what it says of them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader_app.domain.errors import ReaderError
from reader_app.domain.sentence import Sentence
from reader_app.ui.index_process import IndexProcess, IndexProcessError
from reader_app.ui.quiet import Quiet

SERVE = """
import json, os, sys, time
def say(**value): print(json.dumps(value), flush=True)
def report(**value): print(json.dumps(value), file=sys.stderr, flush=True)
for line in sys.stdin:
    word, _, rest = line.strip().partition(" ")
    open(sys.argv[1], "a").write(line)
    if word == "quit": break
    {}
"""
REFRESH = """if word == "refresh":
        {}"""


class Fake:
    """A process that answers each command with `code`, and writes down what it was told."""

    def __init__(self, folder: Path, code: str) -> None:
        self._record = folder / "told.txt"
        self.process = IndexProcess((sys.executable, "-c", SERVE.format(code), str(self._record)))

    @property
    def told(self) -> list[str]:
        return self._record.read_text("ascii").splitlines() if self._record.exists() else []


GOOD = REFRESH.format('report(done=1, total=2, text="t"); say(finished={})')


def test_one_process_for_all_requests_and_a_wish_meanwhile_makes_one_more_run(qtbot: QtBot, tmp_path: Path) -> None:
    fake = Fake(tmp_path, GOOD.replace("finished={}", "finished=os.getpid()"))
    seen: list[tuple[int, int, str]] = []
    fake.process.progress.connect(lambda *report: seen.append(report))
    with qtbot.waitSignal(fake.process.finished) as outcome:
        fake.process.request()
        fake.process.request(frozenset({"a.md"}))
        fake.process.request(frozenset({"b.md"}))
    assert outcome.args == [None]
    assert seen == [(1, 2, "t"), (1, 2, "t")]
    assert not fake.process.running
    with qtbot.waitSignal(fake.process.finished):
        fake.process.request(frozenset({"文.md"}))
    fake.process.close()
    assert fake.told == ["refresh", 'refresh ["a.md", "b.md"]', 'refresh ["\\u6587.md"]', "quit"]


def test_a_wish_for_everything_swallows_one_for_a_file(qtbot: QtBot, tmp_path: Path) -> None:
    fake = Fake(tmp_path, GOOD)
    with qtbot.waitSignal(fake.process.finished):
        fake.process.request(frozenset({"a.md"}))
        fake.process.request(frozenset({"b.md"}))
        fake.process.request()
        fake.process.request(frozenset({"c.md"}))
    fake.process.close()
    assert fake.told[:2] == ['refresh ["a.md"]', "refresh"]


def test_an_error_of_ours_comes_with_its_words_to_be_translated(qtbot: QtBot, tmp_path: Path) -> None:
    told = '{"code": "x", "message": "没有：a", "template": "没有：{path}", "values": {"path": "a"}}'
    fake = Fake(tmp_path, REFRESH.format(f"say(error={told})"))
    with qtbot.waitSignal(fake.process.finished) as outcome:
        fake.process.request()
    fake.process.close()
    [error] = outcome.args
    assert isinstance(error, ReaderError)
    assert str(error) == "文库没有整理完：没有：a"
    reason = error.values["reason"]
    assert isinstance(reason, Sentence)
    assert reason.said(lambda text: text.replace("没有", "No")) == "No：a"


def test_an_error_in_json_is_a_sentence_for_the_user_and_the_process_lives_on(qtbot: QtBot, tmp_path: Path) -> None:
    fake = Fake(tmp_path, REFRESH.format('say(error={"code": "x", "message": "磁盘满了"})'))
    for _ in range(2):
        with qtbot.waitSignal(fake.process.finished) as outcome:
            fake.process.request()
        [error] = outcome.args
        assert isinstance(error, ReaderError)
        assert "磁盘满了" in str(error)
    fake.process.close()
    assert fake.told == ["refresh", "refresh", "quit"]


def test_a_crash_is_tried_once_more_and_then_told_with_all_that_was_said(qtbot: QtBot, tmp_path: Path) -> None:
    fake = Fake(tmp_path, "raise RuntimeError('what went wrong')")
    with qtbot.waitSignal(fake.process.finished) as outcome:
        fake.process.request()
    [error] = outcome.args
    assert isinstance(error, IndexProcessError)
    assert "what went wrong" in str(error)
    assert fake.told == ["refresh", "refresh"]
    fake.process.close()


def test_who_crashes_once_is_started_again_and_nobody_hears_of_it(qtbot: QtBot, tmp_path: Path) -> None:
    mark = tmp_path / "crashed"
    crash = f'os.path.exists({str(mark)!r}) or (open({str(mark)!r}, "w"), os._exit(3))'
    fake = Fake(tmp_path, f"{crash}; say(finished=dict())")
    with qtbot.waitSignal(fake.process.finished) as outcome:
        fake.process.request()
    assert outcome.args == [None]
    fake.process.close()


def test_a_process_that_dies_between_requests_is_not_missed(qtbot: QtBot, tmp_path: Path) -> None:
    fake = Fake(tmp_path, 'say(finished={}) if word == "refresh" else os._exit(1)')
    with qtbot.waitSignal(fake.process.finished):
        fake.process.request()
    with qtbot.assertNotEmitted(fake.process.finished, wait=0):
        fake.process.pause()
        qtbot.waitUntil(lambda: not fake.process.alive)
        fake.process.resume()
    with qtbot.waitSignal(fake.process.finished) as outcome:
        fake.process.request()
    assert outcome.args == [None]
    fake.process.close()


@pytest.mark.parametrize("code", ["time.sleep(60)", 'say(finished=None) if word == "cancel" else 0'])
def test_cancelling_says_nothing(qtbot: QtBot, tmp_path: Path, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader_app.ui.index_process.PATIENCE", 200)
    fake = Fake(tmp_path, code)
    fake.process.request()
    qtbot.waitUntil(lambda: fake.told == ["refresh"])
    with qtbot.waitSignal(fake.process.finished) as outcome:
        fake.process.cancel()
    assert outcome.args == [None]
    fake.process.close()


def test_a_request_after_cancelling_is_carried_out(qtbot: QtBot, tmp_path: Path) -> None:
    answer = "say(finished=None) if word == 'cancel' or rest else 0"
    fake = Fake(tmp_path, answer)
    fake.process.request()
    qtbot.waitUntil(lambda: fake.told == ["refresh"])
    fake.process.cancel()
    with qtbot.waitSignal(fake.process.finished) as outcome:
        fake.process.request(frozenset({"a.md"}))
    assert outcome.args == [None]
    assert fake.told[-1] == 'refresh ["a.md"]'
    fake.process.close()


def test_a_pause_is_handed_on_to_a_process_that_is_started_later(qtbot: QtBot, tmp_path: Path) -> None:
    fake = Fake(tmp_path, GOOD)
    fake.process.pause()
    with qtbot.waitSignal(fake.process.finished):
        fake.process.request()
    fake.process.resume()
    fake.process.close()
    assert fake.told == ["pause", "refresh", "resume", "quit"]


def test_a_program_that_is_not_there_is_told(qtbot: QtBot) -> None:
    indexer = IndexProcess(("/no/such/program",))
    with qtbot.waitSignal(indexer.finished) as outcome:
        indexer.request()
    assert isinstance(outcome.args[0], IndexProcessError)
    indexer.close()


def test_a_closed_one_is_asked_in_vain(qtbot: QtBot, tmp_path: Path) -> None:
    fake = Fake(tmp_path, GOOD)
    fake.process.close()
    fake.process.request()
    assert not fake.process.running
    assert not fake.process.alive


def test_quiet_comes_once_after_the_last_stir(qtbot: QtBot) -> None:
    quiet = Quiet()
    said: list[str] = []
    quiet.broken.connect(lambda: said.append("busy"))
    quiet.restored.connect(lambda: said.append("quiet"))
    with qtbot.waitSignal(quiet.restored):
        quiet.stir()
        quiet.stir()
    quiet.stir()
    quiet.close()
    assert said == ["busy", "quiet", "busy"]
