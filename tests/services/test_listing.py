"""What stands on a shelf, where files and notes meet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from reader_app.domain.arrangement import Arrangement, Grouping, Order
from reader_app.domain.article import Article, ReadingState, ReadingStatus
from reader_app.domain.block import Block, BlockKind, Document
from reader_app.domain.changes import ChangeSet
from reader_app.domain.shelf import Shelf, ShelfKind
from reader_app.services.listing import Group, ListingService
from reader_app.services.notes import NotesService
from reader_app.services.tags import TagsService
from reader_app.storage.catalogue import Catalogue
from reader_app.storage.notes_store import NotesStore
from reader_app.storage.records import CatalogueEntry, FileStamp

ARTICLES = (
    Article("1" * 12, "1.md", "甲", date=date(2026, 1, 5), column="评论", words=30),
    Article("2" * 12, "2.md", "乙", date=date(2026, 1, 9), words=10),
    Article("3" * 12, "3.md", "丙", date=date(2025, 12, 1), column="评论", words=20),
    Article("4" * 12, "4.md", "丁"),
)
ALL, NEWEST = Shelf(), Arrangement()
UNREAD = Shelf(ShelfKind.STATUS, ReadingStatus.UNREAD)


class Desk:
    """A library of four articles with its notes."""

    def __init__(self, folder: Path) -> None:
        self.catalogue = Catalogue(folder / "catalogue.sqlite3")
        self.catalogue.put(CatalogueEntry(each, each.title, FileStamp(each.id, 1, 1, each.id)) for each in ARTICLES)
        self.store = NotesStore(folder / "notes.sqlite3")
        self.service = ListingService(self.catalogue, self.store, TagsService(self.store))

    def listed(self, shelf: Shelf = ALL, arrangement: Arrangement = NEWEST, kept: str = "") -> str:
        """The first digits of the ids."""
        numbers = self.service.listing(shelf, arrangement, [digit * 12 for digit in kept]).numbers
        return "".join(key[0] for key in self.service.ids(numbers))

    def read(self, digit: str, **facts: object) -> None:
        state = ReadingState(digit * 12, ReadingStatus.READING)
        self.store.put_reading_state(replace(state, **facts))  # type: ignore[arg-type]

    def mark(self, digit: str, meaning: str = "golden") -> None:
        notes = NotesService(self.store, lambda: "老王")
        document = Document((Block(BlockKind.HEADING, "题目", level=1),))
        notes.apply(ChangeSet.put(notes.new(digit * 12, document, 0, 2, meaning=meaning)))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    yield made
    made.store.close()
    made.catalogue.close()


def test_shelves(desk: Desk) -> None:
    desk.read("1")
    desk.read("2", status=ReadingStatus.FINISHED, favourite=True)
    desk.read("9", favourite=True)  # its file is gone
    desk.mark("3")
    assert desk.listed() == "2134"
    assert desk.listed(UNREAD) == "34"
    assert desk.listed(Shelf(ShelfKind.STATUS, ReadingStatus.READING)) == "1"
    assert desk.listed(Shelf(ShelfKind.STATUS, ReadingStatus.FINISHED)) == "2"
    assert desk.listed(Shelf(ShelfKind.FAVOURITE)) == "2"
    assert desk.listed(Shelf(ShelfKind.COLUMN, "评论")) == "13"
    assert desk.listed(Shelf(ShelfKind.MEANING, "golden")) == "3"
    assert desk.listed(Shelf(ShelfKind.MEANING, "question")) == ""


def test_what_is_kept_stands_in_its_place(desk: Desk) -> None:
    desk.read("1")
    assert desk.listed(UNREAD, kept="1") == "2134"
    assert desk.listed(Shelf(ShelfKind.COLUMN, "评论"), kept="2") == "213"


def test_last_read_first_and_never_read_at_the_end(desk: Desk) -> None:
    desk.read("1", opened="2026-02-01T08:00:00Z")
    desk.read("4", opened="2026-02-02T08:00:00Z")
    desk.read("3")  # its state was set without opening it
    assert desk.listed(arrangement=Arrangement(Order.READ)) == "4123"
    assert desk.listed(arrangement=Arrangement(Order.READ, descending=False)) == "1423"


def test_by_the_number_of_notes(desk: Desk) -> None:
    for digit in "331":
        desk.mark(digit)
    assert desk.listed(arrangement=Arrangement(Order.NOTES)) == "3124"
    assert desk.listed(arrangement=Arrangement(Order.NOTES, descending=False)) == "1324"


def test_groups_follow_each_other(desk: Desk) -> None:
    listing = desk.service.listing(Shelf(), Arrangement(Order.LENGTH, grouping=Grouping.MONTH))
    assert listing.groups == (Group("2026-01", 0, 2), Group("2025-12", 2, 1), Group("", 3, 1))
    assert desk.listed(arrangement=Arrangement(Order.LENGTH, grouping=Grouping.MONTH)) == "1234"
    listing = desk.service.listing(Shelf(ShelfKind.COLUMN, "评论"), Arrangement(grouping=Grouping.COLUMN))
    assert listing.groups == (Group("评论", 0, 2),)


def test_articles_that_go_meanwhile_leave_a_gap_and_no_error(desk: Desk) -> None:
    listing = desk.service.listing(Shelf(), Arrangement())
    desk.catalogue.remove(["1" * 12])
    shown = desk.service.articles(listing.numbers)
    assert [each.title if each else None for each in shown] == ["乙", None, "丙", "丁"]
    assert desk.service.ids(listing.numbers) == ("2" * 12, "", "3" * 12, "4" * 12)


def test_where_an_article_is(desk: Desk) -> None:
    listing = desk.service.listing(Shelf(), Arrangement())
    numbers = desk.service.numbers(["3" * 12, "9" * 12])
    assert set(numbers) == {"3" * 12}
    assert listing.place(numbers["3" * 12]) == 2
    assert listing.place(None) == listing.place(10**6) == -1
    assert listing == desk.service.listing(Shelf(), Arrangement())
    assert listing != desk.service.listing(UNREAD, Arrangement(Order.TITLE, descending=True))
