"""The search thread: the newest request wins, counting waits for searching."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from types import SimpleNamespace
from typing import Any, cast

import pytest
from pytestqt.qtbot import QtBot

from reader_app.domain.errors import Cancelled, ReaderError
from reader_app.domain.query import Sort
from reader_app.services.bundle import Services
from reader_app.ui.search_worker import SearchWorker


class FakeSearch:
    """Answers when it is let; a text that begins with ! fails."""

    def __init__(self) -> None:
        self.begun: list[str] = []
        self.may_end = threading.Event()
        self.facets: list[bool] = []

    def has_begun(self, text: str) -> bool:
        """Whether it is at this one."""
        return self.begun[-1:] == [text]

    def search(self, text: str, *, sort: Sort, facets: bool, cancelled: Any) -> str:
        self.begun.append(text)
        self.facets.append(facets)
        while not self.may_end.wait(0.005):
            if cancelled():
                raise Cancelled
        return text

    def count(self, text: str) -> int:
        self.begun.append(f"#{text}")
        self.may_end.wait()
        if text.startswith("!"):
            raise ReaderError("坏了", code="bad")
        return len(text)


@pytest.fixture
def search() -> FakeSearch:
    return FakeSearch()


@pytest.fixture
def worker(search: FakeSearch, qapp: object) -> Iterator[SearchWorker]:
    made = SearchWorker(lambda: cast(Services, SimpleNamespace(search=search, close=lambda: None)))
    yield made
    search.may_end.set()
    made.close()


def test_older_work_is_given_up_for_newer(worker: SearchWorker, search: FakeSearch, qtbot: QtBot) -> None:
    found: list[object] = []
    worker.found.connect(found.append)
    for text in ("一", "一个", "一个词"):
        worker.search(text, Sort.RELEVANCE)
        qtbot.waitUntil(partial(search.has_begun, text))
    search.may_end.set()
    qtbot.waitUntil(lambda: bool(found))
    assert found == ["一个词"]
    assert all(search.facets)


def test_searching_goes_before_counting_and_newer_counting_before_older(
    worker: SearchWorker, search: FakeSearch, qtbot: QtBot
) -> None:
    counted: list[tuple[str, int]] = []
    worker.counted.connect(lambda text, count: counted.append((text, count)))
    worker.count(["甲", "乙", "丙"])
    qtbot.waitUntil(lambda: search.begun == ["#甲"])
    worker.count(["丁丁", "戊"])
    worker.search("词", Sort.DATE)
    search.may_end.set()
    qtbot.waitUntil(lambda: len(counted) == 3)
    assert search.begun == ["#甲", "词", "#丁丁", "#戊"]
    assert counted == [("甲", 1), ("丁丁", 2), ("戊", 1)]


def test_counting_that_fails_is_said_and_the_rest_goes_on(
    worker: SearchWorker, search: FakeSearch, qtbot: QtBot
) -> None:
    failed: list[object] = []
    counted: list[str] = []
    worker.failed.connect(failed.append)
    worker.counted.connect(lambda text, _: counted.append(text))
    search.may_end.set()
    worker.count(["!", "甲"])
    qtbot.waitUntil(lambda: counted == ["甲"])
    assert [type(each) for each in failed] == [ReaderError]
