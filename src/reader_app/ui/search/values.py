"""The values that fields have in the library, counted once for every state of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import chain
from operator import attrgetter

from reader_app.domain.query import Field
from reader_app.ui.session import Session

_SINGLE = {Field.COLUMN: "column", Field.SOURCE: "source", Field.AUTHOR: "author"}


class FieldValues:
    """Columns, sources, authors and tags with how many articles have each.

    Attributes:
        outdated: The library or its notes have changed since; `refresh` counts again, and nobody who types must wait.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._counted: dict[Field, Mapping[str, int]] = {}
        self.outdated = True

    def __call__(self, field: Field) -> Iterable[tuple[str, int]]:
        """The values of a field with their counts, in no particular order."""
        if not self._counted:
            self.refresh()
        return self._counted.get(field, {}).items()

    def refresh(self) -> None:
        """Count again if something has changed."""
        if self.outdated:
            self.outdated = False
            self._counted = {field: self._count(field) for field in (*_SINGLE, Field.TAG)}

    def _count(self, field: Field) -> Mapping[str, int]:
        if field is Field.TAG:
            return self._tags()
        counts: Counter[str | None] = Counter(map(attrgetter(_SINGLE[field]), self._session.articles()))
        return {value: count for value, count in counts.items() if value}

    def _tags(self) -> Mapping[str, int]:
        """Of articles and of their annotations, an article counting once."""
        known = self._session.services.library.articles_by_id()
        noted = {(each.article_id, tag) for each in self._session.services.notes.annotations() for tag in each.tags}
        counts = Counter(chain.from_iterable(map(attrgetter("tags"), known.values())))
        counts.update(tag for key, tag in noted if key in known and tag not in known[key].tags)
        return counts
