"""Small segments become one as they get many; a damaged one is not copied on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.search.texts import Texts, find

from reader_app.domain.progress import silent
from reader_app.search.whoosh_engine import WhooshEngine


@pytest.fixture
def texts() -> Texts:
    return Texts({f"{number:012x}": f"第{number}篇\n学习 App{number}" for number in range(20)})


@pytest.fixture
def engine(tmp_path: Path, texts: Texts) -> Iterator[WhooshEngine]:
    made = WhooshEngine(tmp_path, texts)
    yield made
    made.close()


def segments(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.body.col"))


def test_eight_of_a_class_become_one(engine: WhooshEngine, texts: Texts, tmp_path: Path) -> None:
    for number, key in enumerate(texts, 1):
        engine.update(texts.entries([key]), (), silent)
        assert len(segments(tmp_path)) <= 8 + number // 8
        assert len(find(engine, "学习")) == number
    assert len(segments(tmp_path)) < 8
    assert [match.article_id for match in find(engine, "App7")] == ["000000000007"]
    assert [match.article_id for match in find(engine, "aPP7")] == ["000000000007"]


def test_a_segment_mostly_deleted_is_written_anew(engine: WhooshEngine, texts: Texts, tmp_path: Path) -> None:
    engine.update(texts.entries(), (), silent)
    (before,) = segments(tmp_path)
    engine.update((), list(texts)[:15], silent)
    (after,) = segments(tmp_path)
    assert before != after
    assert len(find(engine, "学习")) == 5
    engine.update((), list(texts)[15:], silent)
    assert segments(tmp_path) == []
    assert engine.ids() == set()


def test_a_damaged_segment_makes_everybody_begin_anew(engine: WhooshEngine, texts: Texts, tmp_path: Path) -> None:
    engine.update(texts.entries(), (), silent)
    (path,) = segments(tmp_path)
    engine.close()
    content = bytearray(path.read_bytes())
    content[10] ^= 1
    path.write_bytes(content)
    other = WhooshEngine(tmp_path, texts)
    assert other.ids() == texts.keys()
    other.update((), list(texts)[:15], silent)  # the segment should be written anew
    assert other.ids() == engine.ids() == set()
    assert len(find(engine, "学习", also=texts.keys())) == 20
    other.update(texts.entries(), (), silent)
    assert other.ids() == engine.ids() == texts.keys()
    assert len(find(engine, "学习")) == 20
    other.close()
