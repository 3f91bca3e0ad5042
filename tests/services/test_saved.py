"""Saved searches: kept in one order, renamed, deleted, brought back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader_app.domain.errors import ReaderError
from reader_app.domain.saved import SavedChange, SavedSearch
from reader_app.services.saved import SavedService, renamed
from reader_app.storage.notes_store import NotesStore


@pytest.fixture
def store(tmp_path: Path) -> Iterator[NotesStore]:
    store = NotesStore(tmp_path / "notes.sqlite3")
    yield store
    store.close()


@pytest.fixture
def saved(store: NotesStore) -> SavedService:
    return SavedService(store)


def save(saved: SavedService, name: str, text: str) -> SavedSearch:
    made = saved.new(name, text)
    saved.apply(SavedChange.put(made))
    return made


def names(saved: SavedService) -> list[str]:
    return [each.name for each in saved.searches()]


def test_they_are_in_the_order_in_which_they_were_saved(saved: SavedService) -> None:
    for name in ("丙", "甲", "乙"):
        save(saved, name, f"{name} 会议")
    assert names(saved) == ["丙", "甲", "乙"]


def test_the_text_is_kept_as_it_was_typed(saved: SavedService) -> None:
    text = '减负 "考核，督查" -会议 栏目:(=甲 | =乙) 日期:2026'
    save(saved, "减负", f" {text} ")
    assert saved.searches()[0].text == text


def test_without_a_name_it_is_called_by_its_text(saved: SavedService) -> None:
    assert saved.new(" ", "减负 考核").name == "减负 考核"
    assert saved.new("  两个\n词 ", "减负 考核").name == "两个 词"


def test_the_same_text_is_there_once(saved: SavedService) -> None:
    save(saved, "甲", "减负")
    save(saved, "乙", "考核")
    save(saved, "新名", "减负")
    assert names(saved) == ["新名", "乙"]


@pytest.mark.parametrize("text", ["", "  ", "\t"])
def test_nothing_cannot_be_saved(saved: SavedService, text: str) -> None:
    with pytest.raises(ReaderError) as caught:
        saved.new("名", text)
    assert caught.value.code == "empty"


def test_every_change_can_be_taken_back(saved: SavedService) -> None:
    first, second = save(saved, "甲", "减负"), save(saved, "乙", "考核")
    before = saved.searches()
    for change in (SavedChange.remove(first), SavedChange.put(renamed(second, "丙")), SavedChange.put(first)):
        inverse = saved.apply(change)
        again = saved.apply(inverse)
        assert saved.searches() == before
        assert again.searches == change.searches
    saved.apply(SavedChange.remove(first))
    assert names(saved) == ["乙"]
    assert not saved.apply(SavedChange.remove(first)).searches[first.id], "what is gone stays gone"
