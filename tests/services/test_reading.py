"""Where a person is in an article."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader_app.domain.article import ReadingState, ReadingStatus
from reader_app.domain.block import Block, BlockKind, Document
from reader_app.services.reading import ReadingService
from reader_app.storage.notes_store import NotesStore

KEY = "a" * 12


@pytest.fixture
def reading(tmp_path: Path) -> Iterator[ReadingService]:
    store = NotesStore(tmp_path / "notes.sqlite3")
    yield ReadingService(store)
    store.close()


def test_nothing_is_known_of_an_article_never_opened(reading: ReadingService) -> None:
    assert reading.state(KEY) == ReadingState(KEY)
    assert reading.states() == {}


def test_opening_begins_reading(reading: ReadingService) -> None:
    state = reading.opened(KEY)
    assert state.status is ReadingStatus.READING
    assert state.opened
    assert reading.states() == {KEY: state}


def test_the_place_is_the_last_and_the_progress_the_furthest(reading: ReadingService) -> None:
    reading.moved(KEY, 500, 0.6)
    state = reading.moved(KEY, 20, 0.1)
    assert (state.offset, state.progress, state.status) == (20, 0.6, ReadingStatus.READING)
    assert reading.moved(KEY, -5, 7.0) == reading.state(KEY)
    assert (reading.state(KEY).offset, reading.state(KEY).progress) == (0, 1.0)


def test_who_has_seen_the_end_has_finished_for_good(reading: ReadingService) -> None:
    assert reading.moved(KEY, 900, 0.98).status is ReadingStatus.READING
    assert reading.moved(KEY, 950, 1.0).status is ReadingStatus.FINISHED
    assert reading.opened(KEY).status is ReadingStatus.FINISHED
    assert reading.moved(KEY, 3, 0.2).status is ReadingStatus.FINISHED


def test_the_place_is_found_in_an_edited_text(reading: ReadingService) -> None:
    paragraphs = [Block(BlockKind.PARAGRAPH, f"第{n}段，话说得不长，也不算太短，读起来刚刚好。") for n in range(9)]
    before = Document.titled("题", paragraphs)
    after = Document.titled("题", [Block(BlockKind.PARAGRAPH, "新添的一段。"), *paragraphs])
    words = "话说得不长"
    offset = before.text.index(words, before.start(5))
    reading.moved(KEY, offset, 0.5, before)
    assert reading.place(KEY, before) == offset
    assert reading.place(KEY, after) == after.text.index(words, after.start(6))
    reading.moved(KEY, 0, 0.5, before)
    assert reading.place(KEY, after) == 0


def test_favourite_changes_nothing_else(reading: ReadingService) -> None:
    reading.moved(KEY, 500, 0.6)
    undo = reading.apply(reading.with_favourite([KEY], True))
    state = reading.state(KEY)
    assert state.favourite
    assert (state.offset, state.progress) == (500, 0.6)
    reading.apply(undo)
    assert not reading.state(KEY).favourite


def test_a_state_set_by_hand_is_taken_back_without_losing_the_place(reading: ReadingService) -> None:
    reading.moved(KEY, 950, 1.0)
    change = reading.with_status([KEY, "b" * 12], ReadingStatus.UNREAD)
    assert change.marks.keys() == {KEY}, "who is unread already is no part of the change"
    inverse = reading.apply(change)
    assert (reading.state(KEY).status, reading.state(KEY).progress) == (ReadingStatus.UNREAD, 0.0)
    assert reading.state(KEY).offset == 950
    reading.moved(KEY, 40, 0.1)
    reading.apply(inverse)
    state = reading.state(KEY)
    assert (state.status, state.progress, state.offset) == (ReadingStatus.FINISHED, 1.0, 40)


def test_what_was_said_to_be_unfinished_is_finished_only_by_coming_to_the_end_again(reading: ReadingService) -> None:
    reading.moved(KEY, 950, 1.0)
    reading.apply(reading.with_status([KEY], ReadingStatus.READING))
    assert reading.moved(KEY, 40, 0.3).status is ReadingStatus.READING
    assert reading.moved(KEY, 950, 1.0).status is ReadingStatus.FINISHED


def test_what_was_said_to_be_unread_stays_so_until_it_is_opened_again(reading: ReadingService) -> None:
    reading.opened(KEY)
    reading.moved(KEY, 40, 0.3)
    reading.apply(reading.with_status([KEY], ReadingStatus.UNREAD))
    state = reading.moved(KEY, 950, 1.0)
    assert (state.status, state.progress, state.offset) == (ReadingStatus.UNREAD, 0.0, 950)
    assert reading.opened(KEY).status is ReadingStatus.READING


def test_many_articles_change_at_once_and_back(reading: ReadingService) -> None:
    ids = [f"{number:012x}" for number in range(1000)]
    reading.apply(reading.with_favourite(ids[:10], True))
    change = reading.with_favourite(ids, True)
    assert len(change.marks) == 990
    inverse = reading.apply(change)
    assert sum(state.favourite for state in reading.states().values()) == 1000
    reading.apply(inverse)
    assert sum(state.favourite for state in reading.states().values()) == 10


def test_the_end_finishes_nothing_where_that_is_not_wanted(tmp_path: Path) -> None:
    store = NotesStore(tmp_path / "other.sqlite3")
    reading = ReadingService(store, lambda: False)
    assert reading.moved(KEY, 950, 1.0).status is ReadingStatus.READING
    assert reading.state(KEY).progress == 1.0
    store.close()
