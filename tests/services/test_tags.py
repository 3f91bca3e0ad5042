"""The user's tags of articles: what is changed can be taken back, and everybody sees it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader_app.domain.errors import ReaderError
from reader_app.domain.tags import LONGEST, PALETTE, TagChange, read_tags
from reader_app.services.tags import TagsService
from reader_app.storage.notes_store import NotesStore

A, B, C = ("a" * 12, "b" * 12, "c" * 12)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[NotesStore]:
    store = NotesStore(tmp_path / "notes.sqlite3")
    yield store
    store.close()


@pytest.fixture
def tags(store: NotesStore) -> TagsService:
    return TagsService(store)


def put(tags: TagsService, ids: tuple[str, ...], *added: str) -> TagChange:
    return tags.apply(tags.with_tags(ids, added))


def test_tags_are_given_and_taken(tags: TagsService) -> None:
    put(tags, (A, B), "讨论", "必读")
    assert tags.of(A) == ("必读", "讨论")
    assert tags.of(C) == ()
    assert tags.articles("讨论") == {A, B}
    tags.apply(tags.with_tags((A, C), ("备课",), ("讨论",)))
    assert tags.of(A) == ("备课", "必读")
    assert tags.counts() == {"备课": 2, "必读": 2, "讨论": 1}
    assert not tags.with_tags((A,), ("必读",)), "what is so already is no change"


def test_each_new_tag_has_a_colour_of_its_own(tags: TagsService) -> None:
    put(tags, (A,), *"甲乙丙丁戊己庚")
    assert len(set(tags.colours().values())) == 7
    put(tags, (A,), "辛")
    assert tags.colour_id("辛") in {colour.id for colour in PALETTE}
    tags.apply(tags.coloured("辛", "grey"))
    assert tags.colours()["辛"] == PALETTE[-1].dot


def test_a_tag_is_renamed_everywhere_and_two_become_one(tags: TagsService) -> None:
    put(tags, (A, B), "讨论")
    put(tags, (B,), "必读")
    colour = tags.colour_id("讨论")
    before = (tags.tagged(), tags.colours())
    inverse = tags.apply(tags.renamed("讨论", " 集体  讨论 "))
    assert tags.counts() == {"必读": 1, "集体 讨论": 2}
    assert tags.colour_id("集体 讨论") == colour
    tags.apply(inverse)
    assert (tags.tagged(), tags.colours()) == before
    inverse = tags.apply(tags.renamed("讨论", "必读"))
    assert tags.tagged() == {A: ("必读",), B: ("必读",)}
    tags.apply(inverse)
    assert (tags.tagged(), tags.colours()) == before
    for name in (" ", "甲、乙"):
        with pytest.raises(ReaderError):
            tags.renamed("讨论", name)


def test_a_deleted_tag_comes_back(tags: TagsService) -> None:
    put(tags, (A, B), "讨论", "必读")
    inverse = tags.apply(tags.deleted("讨论"))
    assert tags.counts() == {"必读": 2}
    tags.apply(inverse)
    assert tags.articles("讨论") == {A, B}


def test_another_window_sees_it(tags: TagsService, tmp_path: Path) -> None:
    other_store = NotesStore(tmp_path / "notes.sqlite3")
    other = TagsService(other_store)
    assert other.tagged() == {}
    put(tags, (A,), "讨论")
    assert other.tagged() == {A: ("讨论",)}
    other_store.close()


def test_many_articles_are_one_transaction(tags: TagsService, store: NotesStore) -> None:
    ids = tuple(f"{number:012x}" for number in range(1000))
    inverse = put(tags, ids, "讨论")
    assert tags.counts() == {"讨论": 1000}
    tags.apply(inverse)
    assert tags.counts() == {}


_WORDS = st.sampled_from(["甲", "乙", "丙", "丁"])
_STEPS = st.one_of(
    st.tuples(st.just("put"), st.sets(st.sampled_from([A, B, C])), st.sets(_WORDS), st.sets(_WORDS)),
    st.tuples(st.just("rename"), _WORDS, _WORDS),
    st.tuples(st.just("delete"), _WORDS),
    st.tuples(st.just("colour"), _WORDS, st.sampled_from([colour.id for colour in PALETTE])),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_STEPS, max_size=8))
def test_inverses_in_reverse_order_restore_everything(tags: TagsService, steps: list[tuple[Any, ...]]) -> None:
    def state() -> tuple[object, ...]:
        return dict(tags.tagged()), tags.colours(), tags.counts()

    states, inverses = [state()], []
    for kind, *rest in steps:
        if kind == "put":
            change = tags.with_tags(*rest)
        elif rest[0] not in tags.counts():
            continue
        else:
            make: dict[str, Callable[..., TagChange]]
            make = {"rename": tags.renamed, "delete": tags.deleted, "colour": tags.coloured}
            change = make[kind](*rest)
        inverses.append(tags.apply(change))
        states.append(state())
        assert {tag for each in tags.tagged().values() for tag in each} <= tags.counts().keys()
    for before, inverse in zip(reversed(states[:-1]), reversed(inverses), strict=True):
        tags.apply(inverse)
        assert state() == before


@given(st.text())
def test_what_is_typed_becomes_tags(text: str) -> None:
    for tag in read_tags(text):
        assert read_tags(tag) == (tag,)
        assert 0 < len(tag) <= LONGEST
    assert read_tags("讨论、 必读，，讨论;x  y") == ("讨论", "必读", "x y")
