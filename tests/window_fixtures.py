"""A small library in a window, for tests of the window and journeys through the whole program."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from reader_app import app
from reader_app.domain.progress import silent
from reader_app.paths import Places
from reader_app.ui.main_window import MainWindow
from reader_app.ui.session import Factories, Session

ARTICLES = {
    "一.md": """---
title: 把门打开
date: 2026-03-01
source: 本地文稿
column: 基层治理
---

清早七点，服务站的门已经开了。老李把椅子搬到门口，请来办事的人先坐下。

门开着，话就好说。有人来问医保，有人来借水桶，更多的人只是来坐一坐。

一间屋子的用处，全看门是不是开着。
""",
    "二.md": """---
title: 少一张表
date: 2025-11-20
source: 周末读本
column: 作风建设
---

表格多了，人就少了。一位干部算过账：一周填表二十一张，入户只有两次。

少一张表，多走一户，这笔账不难算。
""",
    "三.txt": """夜校的灯

夜校在巷子尽头，灯亮到九点。来听课的人里有厨师，有司机，也有退休教师。

灯下的字，各有各的用处。
""",
}


@pytest.fixture
def library_folder(tmp_path: Path) -> Path:
    """Three small articles."""
    folder = tmp_path / "library"
    folder.mkdir()
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, "utf-8")
    return folder


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """Data and cache folders of the test's own."""
    return Places(tmp_path / "data", tmp_path / "cache")


@pytest.fixture
def make_session(places: Places, qapp: object) -> Iterator[Callable[[Path], Session]]:
    """Opens sessions on folders whose catalogue and index are up to date; closes them afterwards."""
    sessions: list[Session] = []

    def make(root: Path) -> Session:
        services = app.open_services(root, places, "测试员")
        services.library.refresh(silent)
        services.search.index(silent)
        folders = ("--data-dir", str(places.data), "--cache-dir", str(places.cache))
        command = (sys.executable, "-m", "reader_app", "index", str(root), "--serve", *folders)
        factories = Factories(lambda: app.open_services(root, places, "测试员"), command)
        sessions.append(Session(services, app.open_settings(places), factories))
        return sessions[-1]

    yield make
    for session in sessions:
        session.close()


@pytest.fixture
def session(make_session: Callable[[Path], Session], library_folder: Path) -> Session:
    """A session on the small library."""
    return make_session(library_folder)


@pytest.fixture
def window(session: Session, qtbot: QtBot) -> Iterator[MainWindow]:
    """The real window on the small library, shown."""
    made = MainWindow(session)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    qtbot.waitExposed(made)
    yield made
    if isValid(made):  # pytest-qt closes it before, and it has gone if another fixture has waited since
        made.close()
