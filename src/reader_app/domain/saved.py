"""Searches that a person has kept under a name, and changes to them."""

from __future__ import annotations

import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A query under a name.

    Attributes:
        id: Sorts by when it was saved first.
        text: Of the query.
    """

    id: str
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class SavedChange:
    """What shall be (or has been) changed of the saved searches, in one step.

    Attributes:
        searches: id -> the search as it is afterwards, or None where it is gone.
        name: For the undo menu, in Chinese, such as "保存搜索".
    """

    searches: Mapping[str, SavedSearch | None]
    name: str = ""

    @property
    def entries(self) -> Mapping[str, object]:
        """What is changed, by id."""
        return self.searches

    def inverse(self, before: Mapping[str, SavedSearch]) -> SavedChange:
        """The change that restores `before`: the searches with these ids as they were."""
        return SavedChange({key: before.get(key) for key in self.searches}, self.name)

    @classmethod
    def put(cls, search: SavedSearch, name: str = "") -> SavedChange:
        """Adds or replaces this one."""
        return cls({search.id: search}, name)

    @classmethod
    def remove(cls, search: SavedSearch, name: str = "") -> SavedChange:
        """Deletes this one."""
        return cls({search.id: None}, name)


def new_saved_id() -> str:
    """Another one each time, later ones greater."""
    return f"{time.time_ns() // 1000:014x}{secrets.token_hex(3)}"
