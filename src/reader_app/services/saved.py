"""Saved searches: kept in the notes store, because nothing can bring them back."""

from __future__ import annotations

from dataclasses import replace

from reader_app.domain.errors import ReaderError
from reader_app.domain.saved import SavedChange, SavedSearch, new_saved_id
from reader_app.storage.notes_store import NotesStore


class SavedService:
    """The searches that a person has kept in one library.

    Args:
        store: Where they are.
    """

    def __init__(self, store: NotesStore) -> None:
        self._store = store

    def searches(self) -> tuple[SavedSearch, ...]:
        """All of them, the first saved first."""
        return self._store.saved_searches()

    def new(self, name: str, text: str) -> SavedSearch:
        """A search to be saved; the one that is there already, renamed, if this text is saved. Not stored yet.

        Raises:
            ReaderError: "empty" where the text looks for nothing.
        """
        from reader_app.domain.query_parser import parse

        text = text.strip()
        if not parse(text):
            raise ReaderError("这里没有可以保存的搜索，请先输入要找的字句。", code="empty")
        known = next((each for each in self.searches() if each.text == text), None)
        return renamed(known or SavedSearch(new_saved_id(), text, text), name)

    def apply(self, changes: SavedChange) -> SavedChange:
        """Store `changes` in one step.

        Returns:
            The change that takes it back.

        Raises:
            ReaderError: It could not be stored ("disk_full", "busy" ...); then nothing of it was.
        """
        before = {each.id: each for each in self.searches()}
        self._store.put_saved_searches(changes.searches)
        return changes.inverse(before)


def renamed(search: SavedSearch, name: str) -> SavedSearch:
    """Under another name; its own text where that is nothing but white space."""
    return replace(search, name=" ".join(name.split()) or search.text)
