"""Every engine finds what a plain look at every text finds, whatever was put in, changed and dropped before."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from tests.search.memory_engine import MemoryEngine
from tests.search.texts import Texts, brute_force, terms

from reader_app.domain.errors import Cancelled
from reader_app.domain.progress import silent
from reader_app.domain.query import Sort
from reader_app.search.engine import IndexEntry, SearchEngine
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

    @rule(pieces=st.lists(TERM, min_size=1, max_size=3), extra=st.dictionaries(IDS, TEXT, max_size=2))
    def search(self, pieces: list[str], extra: dict[str, str]) -> None:
        query = terms(*pieces)
        found = self.whoosh.search(query, also=self.pending, extra=extra)
        assert {match.article_id: match.count for match in found} == brute_force(self.texts, query, extra)
        assert tuple(found) == tuple(self.memory.search(query, also=self.pending, extra=extra))

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
    dates = {"a": "2024-05-01", "b": "2023-01-31", "c": "2026-02-02"}
    made.update([IndexEntry(key, text, dates.get(key)) for key, text in texts.items()], (), silent)
    yield made
    made.close()


def test_of_equal_articles_the_newer_comes_first(engine: SearchEngine) -> None:
    found = [match.article_id for match in engine.search(terms("充实"))]
    assert found == ["c", "a"]


def test_words_in_the_title_weigh_more(engine: SearchEngine) -> None:
    assert [match.article_id for match in engine.search(terms("学习", "读书"))] == ["b"]
    assert [match.article_id for match in engine.search(terms("读书"))][-1] == "b"


def test_sorts_by_date_newest_first_and_unknown_last(engine: SearchEngine) -> None:
    found = engine.search(terms("\n"), sort=Sort.DATE)
    assert [match.article_id for match in found[:3]] == ["c", "a", "b"]
    assert {match.article_id for match in found[3:]} == {"d", "e"}


def test_counts_overlapping_occurrences_of_all_terms(engine: SearchEngine) -> None:
    assert [match.count for match in engine.search(terms("哈哈"))] == [3]
    assert [match.count for match in engine.search(terms("学习", "实践"))] == [4]


def test_what_the_reader_shows_in_full_width_is_found(engine: SearchEngine) -> None:
    assert [match.article_id for match in engine.search(terms("ｒｅａｄ　ＳＬＯＷＬＹ，"))] == ["d"]


def test_case_counts_unless_nothing_is_found(engine: SearchEngine) -> None:
    assert [match.count for match in engine.search(terms("Read"))] == [2]
    assert [match.count for match in engine.search(terms("slowly"))] == [1]
    assert [match.count for match in engine.search(terms("READ"))] == [3]


def test_a_term_may_occur_in_notes_instead(engine: SearchEngine) -> None:
    found = engine.search(terms("读书", "周三讨论"), extra={"b": "周三讨论", "e": "周三讨论"})
    assert [(match.article_id, match.count) for match in found] == [("b", 4)]


def test_an_empty_query_finds_nothing(engine: SearchEngine) -> None:
    assert engine.search(terms()) == ()


def test_stops_when_cancelled(engine: SearchEngine) -> None:
    with pytest.raises(Cancelled):
        engine.search(terms("读"), cancelled=lambda: True)


def test_forgets_everything_when_cleared(engine: SearchEngine) -> None:
    engine.clear()
    assert engine.ids() == set()
    assert engine.search(terms("读书")) == ()
    assert [match.article_id for match in engine.search(terms("读书"), also=["a"])] == ["a"]
