"""Every engine finds what a plain look at every text finds, whatever was put in, changed and dropped before."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from tests.search.memory_engine import MemoryEngine
from tests.search.texts import Texts, brute_force, find

from reader_app.domain.errors import Cancelled
from reader_app.domain.progress import silent
from reader_app.domain.query import Sort
from reader_app.search.engine import Facts, IndexEntry, SearchEngine
from reader_app.search.whoosh_engine import WhooshEngine

IDS = st.sampled_from([f"{number:012x}" for number in range(9)])
# Few characters, so that pieces recur and overlap: Chinese, astral, marks, white space, letters with odd cases.
TEXT = st.text(st.sampled_from("的学习，,。 \nabAａİßſ𠀀😀"), max_size=12)
TERM = st.text(st.sampled_from("的学习，,。 \nabAａiİßſ𠀀😀"), min_size=1, max_size=4)


class Library(RuleBasedStateMachine):
    """A library whose index is kept up to date, is behind or is closed in between."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.texts = Texts()
        self.pending: set[str] = set()
        self.indexed: set[str] = set()
        self.whoosh = WhooshEngine(self.folder / "index", self.texts)
        self.memory = MemoryEngine(self.texts)

    @rule(texts=st.dictionaries(IDS, TEXT, min_size=1, max_size=5))
    def put(self, texts: dict[str, str]) -> None:
        self.texts.update(texts)
        self.texts.changed()
        self.pending |= texts.keys()

    @rule(article_id=IDS)
    def remove(self, article_id: str) -> None:
        self.texts.pop(article_id, None)
        self.texts.changed()
        self.pending.discard(article_id)

    @rule()
    def index(self) -> None:
        gone = self.indexed - self.texts.keys()
        for engine in (self.whoosh, self.memory):
            engine.update(self.texts.entries(self.pending), gone, silent)
        self.indexed = set(self.texts) - (set(self.texts) - self.indexed - self.pending)
        self.pending = set()

    @rule()
    def reopen(self) -> None:
        self.whoosh.close()
        self.whoosh = WhooshEngine(self.folder / "index", self.texts)

    @rule(pieces=st.lists(TERM, min_size=1, max_size=3), folding=st.booleans())
    def search(self, pieces: list[str], folding: bool) -> None:
        found = find(self.whoosh, *pieces, also=self.pending, folding=folding)
        assert {match.article_id: match.count for match in found} == brute_force(self.texts, pieces, folding)

    @invariant()
    def knows_what_it_holds(self) -> None:
        assert self.whoosh.ids() == self.memory.ids() == self.indexed

    def teardown(self) -> None:
        self.whoosh.close()
        shutil.rmtree(self.folder)


TestLibrary = Library.TestCase
TestLibrary.settings = settings(max_examples=40, stateful_step_count=14, deadline=None)


@pytest.fixture(params=["whoosh", "memory"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SearchEngine]:
    texts = Texts(
        {
            "a": "读书\n读书使人充实。",
            "b": "谈学习\n读书是学习，实践也是学习。读书读书再读书。",
            "c": "读书\n读书使人充实。",
            "d": "Reading\nRead SLOWLY, read again.",
            "e": "哈哈\n哈哈哈",
        }
    )
    made: SearchEngine = WhooshEngine(tmp_path, texts) if request.param == "whoosh" else MemoryEngine(texts)
    days = {"a": date(2024, 5, 1), "b": date(2023, 1, 31), "c": date(2026, 2, 2)}
    made.update([IndexEntry(key, text, Facts(days.get(key))) for key, text in texts.items()], (), silent)
    yield made
    made.close()


def test_of_equal_articles_the_newer_comes_first(engine: SearchEngine) -> None:
    found = [match.article_id for match in find(engine, "充实")]
    assert found == ["c", "a"]


def test_words_in_the_title_weigh_more(engine: SearchEngine) -> None:
    assert [match.article_id for match in find(engine, "学习", "读书")] == ["b"]
    assert [match.article_id for match in find(engine, "读书")][-1] == "b"


def test_sorts_by_date_newest_first_and_unknown_last(engine: SearchEngine) -> None:
    found = find(engine, "\n", sort=Sort.DATE)
    assert [match.article_id for match in found[:3]] == ["c", "a", "b"]
    assert {match.article_id for match in found[3:]} == {"d", "e"}


def test_counts_overlapping_occurrences_of_all_terms(engine: SearchEngine) -> None:
    assert [match.count for match in find(engine, "哈哈")] == [3]
    assert [match.count for match in find(engine, "学习", "实践")] == [4]


def test_what_the_reader_shows_in_full_width_is_found(engine: SearchEngine) -> None:
    assert [match.article_id for match in find(engine, "ｒｅａｄ　ＳＬＯＷＬＹ，")] == ["d"]


def test_case_width_and_traditional_characters_count_only_when_they_shall(engine: SearchEngine) -> None:
    assert [match.count for match in find(engine, "READ")] == [3]
    assert [match.count for match in find(engine, "Read", folding=False)] == [2]
    assert not find(engine, "slowly", folding=False)
    assert {match.article_id for match in find(engine, "讀書")} == {"a", "b", "c"}
    assert not find(engine, "讀書", folding=False)


def test_says_how_often_pieces_occur_at_most(engine: SearchEngine) -> None:
    assert engine.frequencies(["读书", "實踐", "没有"]) == [8, 1, 0]


def test_stops_when_cancelled(engine: SearchEngine) -> None:
    with pytest.raises(Cancelled):
        find(engine, "读", cancelled=lambda: True)


def test_forgets_everything_when_cleared(engine: SearchEngine) -> None:
    engine.clear()
    assert engine.ids() == set()
    assert not find(engine, "读书")
    assert [match.article_id for match in find(engine, "读书", also=["a"])] == ["a"]
