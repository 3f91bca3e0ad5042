"""The indexing process as the window sees it: progress, ends of every kind, and what it says of them."""

from __future__ import annotations

import sys

from pytestqt.qtbot import QtBot

from reader_app.domain.errors import ReaderError
from reader_app.ui.index_process import IndexProcess, IndexProcessError


def process(code: str) -> IndexProcess:
    return IndexProcess((sys.executable, "-c", code))


def test_progress_comes_through_and_a_wish_meanwhile_runs_it_again(qtbot: QtBot) -> None:
    indexer = process('import sys; print(\'{"done":1,"total":2,"text":"t"}\', file=sys.stderr)')
    seen: list[tuple[int, int, str]] = []
    indexer.progress.connect(lambda *report: seen.append(report))
    with qtbot.waitSignal(indexer.finished) as outcome:
        indexer.request()
        indexer.request()
    assert outcome.args == [None]
    assert seen == [(1, 2, "t"), (1, 2, "t")]
    indexer.close()


def test_an_error_in_json_is_a_sentence_for_the_user(qtbot: QtBot) -> None:
    indexer = process('print(\'{"error":{"code":"x","message":"磁盘满了"}}\'); raise SystemExit(1)')
    with qtbot.waitSignal(indexer.finished) as outcome:
        indexer.request()
    [error] = outcome.args
    assert isinstance(error, ReaderError)
    assert "磁盘满了" in str(error)
    indexer.close()


def test_a_crash_is_a_bug_with_all_that_was_said(qtbot: QtBot) -> None:
    indexer = process("raise RuntimeError('what went wrong')")
    with qtbot.waitSignal(indexer.finished) as outcome:
        indexer.request()
    [error] = outcome.args
    assert isinstance(error, IndexProcessError)
    assert "what went wrong" in str(error)
    indexer.close()


def test_cancelling_does_not_wait_and_says_nothing(qtbot: QtBot) -> None:
    indexer = process("import time; time.sleep(60)")
    indexer.request()
    qtbot.waitUntil(lambda: indexer.running)
    with qtbot.waitSignal(indexer.finished) as outcome:
        indexer.cancel()
    assert outcome.args == [None]
    indexer.close()


def test_a_program_that_is_not_there_is_told(qtbot: QtBot) -> None:
    indexer = IndexProcess(("/no/such/program",))
    with qtbot.waitSignal(indexer.finished) as outcome:
        indexer.request()
    assert isinstance(outcome.args[0], IndexProcessError)
    indexer.close()
