"""Trees of queries find what a look at every text finds, over several segments with deletions and merges."""

# mypy: disable-error-code="no-untyped-call"

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from tests.search.texts import count
from whoosh import query
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex
from whoosh.qparser import QueryParser
from whoosh.reading import SegmentReader

from reader_app.domain.errors import Cancelled
from reader_app.domain.query import Phrase
from reader_app.search.collector import ArrayCollector, Wanted
from reader_app.search.engine import IndexEntry
from reader_app.search.fields import BODY, TITLE, schema
from reader_app.search.fold import fold
from reader_app.search.leaves import Words
from reader_app.search.merging import few_segments
from reader_app.search.segment import OpenSegments
from reader_app.search.whoosh_index import document

ALPHABET = "的学习，,aA𠀀"
SEGMENTS = 11
Held = dict[int, str]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """An index written in many commits, with deletions in between."""
    chance = random.Random(3)
    folder = tmp_path_factory.mktemp("index")
    made = FileIndex.create(FileStorage(str(folder)), schema(), "MAIN")
    for number in range(SEGMENTS):
        writer = made.writer(compound=False)
        for place in range(chance.randint(1, 9)):
            text = "".join(chance.choices(ALPHABET, k=chance.randrange(25)))
            writer.add_document(**document(IndexEntry(f"{number}-{place}", text)))
        for _ in range(chance.randrange(3)):
            if writer.docbase + sum(s.doc_count_all() for s in writer.segments):
                total = sum(segment.doc_count_all() for segment in writer.segments)
                writer.delete_document(chance.randrange(total))
        assert few_segments(writer)
    return made


@pytest.fixture
def searcher(index: Any) -> Iterator[Any]:
    with index.searcher() as opened:
        yield opened


def texts(searcher: Any) -> Held:
    """Document number -> text, of those that are not deleted."""
    held = {}
    for leaf, base in searcher.reader().leaf_readers():
        column = leaf.column_reader(BODY, translate=False)
        for number in leaf.all_doc_ids():
            units = column[number].units.copy()
            units[column[number].places] = column[number].written
            held[base + number] = units.tobytes().decode("utf-16-le")
    return held


def deleted(searcher: Any) -> np.ndarray[Any, np.dtype[np.bool_]]:
    reader = searcher.reader()
    return np.array([reader.is_deleted(number) for number in range(reader.doc_count_all())])


def words(piece: str, exact: bool) -> tuple[Words, Words]:
    """A piece in the text and in the title."""
    return Words(BODY, Phrase((piece,)), exact), Words(TITLE, Phrase((piece,)), exact)


def collector(searcher: Any, *counted: tuple[Words, Words], cancelled: bool = False) -> ArrayCollector:
    flags = deleted(searcher)
    norms = np.ones(len(flags), np.float32)
    return ArrayCollector(OpenSegments(), Wanted(flags, norms, counted), lambda: cancelled)


def tree(chance: random.Random, depth: int, texts: list[str]) -> tuple[Any, Callable[[str], bool]]:
    """A random query, and what it means."""
    kind = chance.choice(("piece", "and", "or", "not", "andnot", "every", "odd")) if depth else "piece"
    if kind == "every":
        return query.Every(), lambda _text: True
    if kind == "piece":
        text = chance.choice(texts) or "的"
        start = chance.randrange(len(text))
        piece, exact = text[start : start + chance.randint(1, 3)], chance.random() < 0.5
        plain = (lambda text: text) if exact else fold
        return words(piece, exact)[0], lambda text: plain(piece) in plain(text)
    (a, is_a), (b, is_b) = tree(chance, depth - 1, texts), tree(chance, depth - 1, texts)
    if kind == "and":
        return query.And([a, b]), lambda text: is_a(text) and is_b(text)
    if kind == "or":
        return query.Or([a, b]), lambda text: is_a(text) or is_b(text)
    if kind == "andnot":
        return query.AndNot(a, b), lambda text: is_a(text) and not is_b(text)
    if kind == "odd":  # unknown to the collector
        a, is_a = tree(chance, 0, texts)
        return query.ConstantScoreQuery(a), is_a
    return query.And([a, query.Not(b)]), lambda text: is_a(text) and not is_b(text)


def kinds(wanted: Any) -> set[type]:
    """The kinds of queries in a tree."""
    return {type(wanted)}.union(*map(kinds, wanted.children()))


def test_trees_find_what_they_mean(searcher: Any) -> None:
    chance = random.Random(11)
    held = texts(searcher)
    assert len(searcher.reader().leaf_readers()) > 1
    assert deleted(searcher).any()
    for _ in range(400):
        wanted, means = tree(chance, 3, list(held.values()))
        counted = [(piece, exact) for piece in "的a" for exact in (True, False)]
        collected = collector(searcher, *(words(*each) for each in counted))
        searcher.search_with_collector(wanted, collected)
        expected = [number for number, text in held.items() if means(text)]
        assert collected.documents.tolist() == collected.all_ids() == expected
        assert collected.count() == len(expected)
        plain = [(piece, str if exact else fold) for piece, exact in counted]
        counts = np.array([[count(folded(held[n]), folded(text)) for n in expected] for text, folded in plain])
        assert collected.counts.tolist() == counts.sum(axis=0).tolist()
        assert collected.totals.tolist() == counts.sum(axis=1).tolist()
        # Whoosh's own way, through the matchers; its own AndNotMatcher and ListMatcher can go wrong.
        if kinds(wanted) <= {query.And, query.Or, Words}:
            assert sorted(searcher.docs_for_query(wanted)) == expected


def test_whoosh_parses_and_orders_by_frequency(searcher: Any) -> None:
    held = texts(searcher)
    wanted = QueryParser(BODY, searcher.schema).parse("的 AND 学")
    collected = collector(searcher, words("的", True))
    searcher.search_with_collector(wanted, collected)
    results = collected.results()
    expected = {number for number, text in held.items() if "的" in text and "学" in text}
    assert {results.docnum(place) for place in range(len(results))} == expected
    scores = [results.score(place) for place in range(len(results))]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] == max(held[number].count("的") for number in expected)


def test_stops_when_cancelled(searcher: Any) -> None:
    with pytest.raises(Cancelled):
        searcher.search_with_collector(words("的", True)[0], collector(searcher, cancelled=True))


def test_the_index_was_merged(index: Any) -> None:
    reader = index.reader()
    assert len(reader.leaf_readers()) < SEGMENTS
    for leaf, _ in reader.leaf_readers():
        assert isinstance(leaf, SegmentReader)
        assert 2 * leaf.doc_count() >= leaf.doc_count_all()
    reader.close()


def test_the_folder_keeps_only_what_is_in_use(index: Any) -> None:
    files = list(Path(index.storage.folder).glob("*.body.col"))
    with index.searcher() as searcher:
        assert len(files) == len(searcher.reader().leaf_readers())
