"""Which articles are on a shelf, in which order and groups, as a value that costs little for 100,000 of them.

What the catalogue knows and what the notes store knows meet here. How rows look is the window's business.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from reader_app.domain.arrangement import Arrangement, Order
from reader_app.domain.article import Article, ReadingState, ReadingStatus
from reader_app.domain.shelf import Shelf, ShelfKind
from reader_app.services.tags import TagsService
from reader_app.storage.catalogue import Catalogue
from reader_app.storage.catalogue_order import CatalogueList, Part
from reader_app.storage.notes_store import NotesStore

_MANY = 20_000
"""Ids from which on it is quicker to ask for those of the whole library."""


@dataclass(frozen=True, slots=True)
class Group:
    """Articles that stand together in a listing.

    Attributes:
        title: What they have in common: a column, a source, a month as in 2026-09; "" where it is not known.
        start: The place of the first of them.
    """

    title: str
    start: int
    count: int


@dataclass(frozen=True, slots=True)
class Listing:
    """Articles in their order, by the numbers that the catalogue has given them.

    Attributes:
        groups: One after the other, all articles; () where there are none.
    """

    numbers: Sequence[int] = ()
    groups: tuple[Group, ...] = ()

    def __len__(self) -> int:
        return len(self.numbers)

    def place(self, number: int | None) -> int:
        """Where the article with this number is, or -1."""
        try:
            return self.numbers.index(number) if number is not None else -1
        except ValueError:
            return -1


class ListingService:
    """Lists the articles of one library.

    Args:
        catalogue: What files say of their articles.
        notes: What a person has done with them.
        tags: What a person calls them.
    """

    def __init__(self, catalogue: Catalogue, notes: NotesStore, tags: TagsService) -> None:
        self._list = CatalogueList(catalogue)
        self._catalogue = catalogue
        self._notes = notes
        self._tags = tags

    def listing(self, shelf: Shelf, arrangement: Arrangement, kept: Collection[str] = ()) -> Listing:
        """The articles of a shelf.

        Args:
            kept: Ids of articles that stay although they do not belong there any more.
        """
        found = self._list.ordered(self._part(shelf, kept), arrangement, self._ranks(arrangement.order))
        starts = accumulate((count for _, count in found.groups), initial=0)
        groups = (Group(title or "", start, count) for (title, count), start in zip(found.groups, starts, strict=False))
        return Listing(found.numbers, tuple(groups))

    def articles(self, numbers: Sequence[int]) -> tuple[Article | None, ...]:
        """The articles with these numbers, as they are now; None where one has gone."""
        known = self._list.numbered(numbers)
        return tuple(map(known.get, numbers))

    def ids(self, numbers: Sequence[int]) -> tuple[str, ...]:
        """Their ids, "" where one has gone."""
        known = self._list.ids(numbers if len(numbers) < _MANY else None)
        return tuple(known.get(number, "") for number in numbers)

    def numbers(self, ids: Iterable[str]) -> dict[str, int]:
        """Id -> number, of those of these that are in the library."""
        return self._list.numbers(ids)

    def total(self) -> int:
        """How many articles the library has."""
        return self._catalogue.count()

    def columns(self) -> Mapping[str, int]:
        """Column -> how many articles it has, in the order of a dictionary; so are the other three."""
        return self._list.column_counts()

    def sources(self) -> Mapping[str, int]:
        """Source -> how many articles are from there."""
        return self._list.source_counts()

    def authors(self) -> Mapping[str, int]:
        """Author -> how many articles are theirs."""
        return self._list.author_counts()

    def tags(self) -> Mapping[str, int]:
        """Tag -> in how many articles' files it stands."""
        return self._list.tag_counts()

    def _part(self, shelf: Shelf, kept: Collection[str]) -> Part:
        match shelf.kind:
            case ShelfKind.ALL:
                return Part()
            case ShelfKind.COLUMN:
                return Part(column=shelf.value, also=kept)
            case ShelfKind.STATUS if shelf.value == ReadingStatus.UNREAD:
                begun = self._read(lambda state: state.status is not ReadingStatus.UNREAD)
                return Part(but=begun, also=kept)
            case ShelfKind.STATUS:
                only = self._read(lambda state: state.status == shelf.value)
            case ShelfKind.FAVOURITE:
                only = self._read(lambda state: state.favourite)
            case ShelfKind.MEANING:
                only = {note.article_id for note in self._notes.annotations() if note.meaning == shelf.value}
            case ShelfKind.TAG:
                only = set(self._tags.articles(shelf.value))
        return Part(only=only, also=kept)

    def _read(self, fits: Callable[[ReadingState], bool]) -> set[str]:
        return {key for key, state in self._notes.reading_states().items() if fits(state)}

    def _ranks(self, order: Order) -> Mapping[str, str | int]:
        """What the catalogue cannot know for an order."""
        if order is Order.READ:
            return {key: state.opened for key, state in self._notes.reading_states().items() if state.opened}
        return self._notes.counts() if order is Order.NOTES else {}
