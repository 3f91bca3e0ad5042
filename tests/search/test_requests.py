"""Whatever is asked, the index finds what a look at every text finds: as sets, with counts, scores and facets."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.search.memory_engine import MemoryEngine
from tests.search.texts import Texts
from tests.search.trees import IDS, entry, request

from reader_app.domain.progress import silent
from reader_app.domain.query import Sort
from reader_app.search.engine import Answer, Facts, Request
from reader_app.search.whoosh_engine import WhooshEngine

ROUNDS = 12
REQUESTS = 40


def facets(answer: Answer) -> dict[str, dict[str, int]]:
    return {name: {value: count for value, count in counts.items() if count} for name, counts in answer.facets.items()}


def same(request: Request, ours: Answer, plain: Answer) -> None:
    found = {match.article_id: match.count for match in ours.matches}
    assert found == {match.article_id: match.count for match in plain.matches}, request
    assert len(ours.matches) == len(found)
    assert ours.matches.hits == plain.matches.hits
    assert facets(ours) == facets(plain), request
    scores = {match.article_id: match.score for match in plain.matches}
    assert {match.article_id: match.score for match in ours.matches} == pytest.approx(scores), request


def in_order(request: Request, answer: Answer, known: dict[str, Facts], titles: dict[str, str]) -> None:
    ids = [match.article_id for match in answer.matches]
    if request.sort is Sort.DATE:
        days = [known[each].date for each in ids]
        ordinals = [day.toordinal() if day else 0 for day in days]
        assert ordinals == sorted(ordinals, reverse=True)
    elif request.sort is Sort.TITLE:
        keys = [titles[each].encode("gb18030", "replace") for each in ids]
        assert keys == sorted(keys)
    else:
        scores = [match.score for match in answer.matches]
        assert scores == sorted(scores, reverse=True)


@pytest.fixture(params=range(4))
def chance(request: pytest.FixtureRequest) -> random.Random:
    return random.Random(request.param)


@pytest.fixture
def texts() -> Texts:
    return Texts()


@pytest.fixture
def ours(tmp_path: Path, texts: Texts) -> Iterator[WhooshEngine]:
    engine = WhooshEngine(tmp_path, texts)
    yield engine
    engine.close()


def test_the_index_finds_what_a_look_at_every_text_finds(
    ours: WhooshEngine, texts: Texts, chance: random.Random
) -> None:
    plain = MemoryEngine(texts)
    known: dict[str, Facts] = {}
    for _ in range(ROUNDS):
        # Several segments, with articles put again, deleted and, every eighth commit, merged.
        changed = [entry(chance, article_id) for article_id in chance.sample(IDS, chance.randint(1, 9))]
        removed = chance.sample(IDS, chance.randrange(3))
        removed = [each for each in removed if each not in {one.article_id for one in changed}]
        for each in changed:
            texts[each.article_id] = each.text
            known[each.article_id] = each.facts
        for article_id in removed:
            texts.pop(article_id, None)
        texts.changed()
        for engine in (ours, plain):
            engine.update(changed, removed, silent)
        # Some articles that no index holds, and one that has changed since.
        also = chance.sample(IDS, 2)
        for article_id in also:
            one = entry(chance, article_id)
            texts[article_id], known[article_id] = one.text, one.facts
        texts.changed()
        titles = {article_id: text.partition("\n")[0] for article_id, text in texts.items()}
        for _ in range(REQUESTS):
            asked = request(chance)
            answers = [engine.search(asked, also=also, facts=known.__getitem__) for engine in (ours, plain)]
            same(asked, *answers)
            in_order(asked, answers[0], known, titles)
        for engine in (ours, plain):
            engine.update([], also, silent)
        for article_id in also:
            del texts[article_id]
        texts.changed()
