"""The benchmarks can be started as the Makefile starts them, and their peers find what is there.

How fast anything is, is no business of the tests.
"""

from __future__ import annotations

import gzip
import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks.searching.drawing import questions
from benchmarks.searching.exactness import of_peer
from benchmarks.searching.library import LibraryFile, library
from benchmarks.searching.peers import PEERS
from benchmarks.searching.question import OWN, SHARED
from benchmarks.searching.truth import folded_question, truths

from reader_app.search.fold import fold

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Items as they are in a corpus, of words that mean nothing."""
    chance = random.Random(7)
    words = [chr(chance.randrange(0x4E00, 0x9FA6)) + chr(chance.randrange(0x4E00, 0x9FA6)) for _ in range(250)]

    def clause() -> str:
        return "".join(chance.choices(words, weights=range(250, 0, -1), k=chance.randint(6, 14)))

    path = tmp_path_factory.mktemp("corpus") / "items.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as out:
        for number in range(30):
            paragraphs = ["".join(f"{clause()}，{clause()}。" for _ in range(3)) for _ in range(5)]
            item = {"id": str(number), "title": clause(), "date": "2024-05-01", "source": None, "author": None}
            out.write(json.dumps(item | {"body": "\n\n".join(paragraphs)}, ensure_ascii=False) + "\n")
    return path


@pytest.fixture(scope="module")
def made(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> LibraryFile:
    """A library out of them."""
    return library(corpus, 60, 1, tmp_path_factory.mktemp("library"))


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    """One of the benchmarks."""
    command = [sys.executable, "-W", "ignore", "-m", *map(str, arguments)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def test_help_says_what_to_give_them() -> None:
    finished = run("benchmarks", "--help")
    assert finished.returncode == 0, finished.stderr
    assert "corpus" in finished.stdout
    assert "-m benchmarks $(CORPUS)" in (ROOT / "Makefile").read_text("utf-8")


def test_a_library_is_the_same_for_the_same_seed(corpus: Path, made: LibraryFile, tmp_path: Path) -> None:
    again, other = library(corpus, 60, 1, tmp_path), library(corpus, 60, 2, tmp_path)
    assert list(again) == list(made)
    assert list(other) != list(made)


def test_every_class_has_questions_that_find_something(made: LibraryFile) -> None:
    asked = questions(made, 3, seed=1)
    assert {question.kind for question in asked} >= {*SHARED, *OWN} - {"char_rare", "word_rare"}
    for question, truth in zip(asked, truths(made, asked), strict=True):
        assert truth.numbers or question.kind == "not_1", question


@pytest.mark.parametrize("name", PEERS)
def test_peers_find_exactly_what_is_there(name: str, made: LibraryFile, tmp_path: Path) -> None:
    if reason := PEERS[name].missing():
        pytest.skip(reason)
    asked = [question for question in questions(made, 5, seed=1) if question.kind in SHARED]
    peer = PEERS[name](tmp_path)
    peer.build([fold(article.text) for article in made])
    peer.open()
    try:
        answers = [peer.search(folded_question(question)) for question in asked]
        found = of_peer(peer, asked, truths(made, asked), answers)
    finally:
        peer.close()
    assert not [each for each in found if each.missed or each.wrong or each.totals]


def test_searching_is_measured_beside_peers(corpus: Path, tmp_path: Path) -> None:
    small = ("--articles", 60, "--questions", 2, "--openings", 1, "--peers", "fts5-pairs")
    finished = run("benchmarks.search", corpus, *small, "--work", tmp_path / "work", "--out", tmp_path)
    assert "Traceback" not in finished.stderr, finished.stderr
    assert "| FTS5 pairs |" in finished.stdout
    outcome = json.loads((tmp_path / "search.json").read_text("utf-8"))
    assert {each["kind"] for each in outcome["timings"]} >= {"all", "phrase_16", "filtered"}
    assert {each["verdict"] for each in outcome["checks"]} <= {"PASS", "FAIL", "not measured"}


def test_the_window_is_measured(corpus: Path, tmp_path: Path) -> None:
    small = ("--articles", 60, "--texts", 1, "--seconds", 0.2)
    finished = run("benchmarks.window", corpus, *small, "--work", tmp_path / "work", "--out", tmp_path)
    assert finished.returncode == 0, finished.stderr
    outcome = json.loads((tmp_path / "window.json").read_text("utf-8"))
    assert outcome["keystrokes"] > 5
    assert outcome["missed"] == []
    assert len(outcome["lateness"]) == 5
