"""A small library, and a way of running commands in this process."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from reader_app.__main__ import main

LETTER = """---
title: 把会开短
date: 2025-03-06
source: 街坊时评
author: 林一苇
column: 基层笔记
tags: [会议, 作风]
---

开会，开会，再开会。会开得短，事办得实。

会上说的每一句话，会后都要有人接着做。
"""


@dataclass(frozen=True)
class Done:
    """What a command left behind."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Done]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the program with its own data and cache folders."""
    monkeypatch.setenv("READER_APP_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("READER_APP_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("READER_APP_PROGRESS", raising=False)

    def invoke(*arguments: object) -> Done:
        status = main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return Done(status, out, err)

    return invoke


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Three articles, one in a folder."""
    root = tmp_path / "文库"
    (root / "旧文").mkdir(parents=True)
    (root / "会.md").write_text(LETTER, "utf-8")
    (root / "旧文" / "灯.txt").write_text("夜里读书，先把灯拨亮。\n\n再把心放平😀。\n", "utf-8")
    (root / "路.md").write_text("# 修路\n\n路短，会更短。\n", "utf-8")
    return root
